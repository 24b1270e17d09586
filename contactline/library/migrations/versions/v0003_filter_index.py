"""One index that answers filters by day, kind and origin without the events' own rows, which are long."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Put the index in the place of the one by days alone, with which it begins."""
    op.create_index("ix_event_filter", "event", ["live", "latest", "earliest", "kind", "origin"])
    op.drop_index("ix_event_days", "event")
