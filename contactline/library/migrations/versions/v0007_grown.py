"""What lets an event gain its thousandth report without the others being read: see ``library.growth``."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns, and count the reports that events have; what these say is worked out when it is asked for."""
    op.add_column("event", sa.Column("gists", sa.Text, nullable=False, server_default=""))
    op.add_column("event", sa.Column("told", sa.Integer, nullable=False, server_default="0"))
    op.execute(
        "update event set told = (select coalesce(max(position) + 1, 0) from event_report"
        " where event_report.event_num = event.num)"
    )
    op.create_index("ix_event_report_sample", "event_report", ["event_num", "report_id"])
    op.drop_index("ix_event_report_event_num", "event_report")
