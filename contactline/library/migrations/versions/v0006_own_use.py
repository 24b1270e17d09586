"""Which of other people's data is for own use, so that visitors of a shared server are not shown its rows."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the column; of what a library holds already, ACLED's rows are for own use by its terms."""
    op.add_column("dataset", sa.Column("own_use", sa.Integer, nullable=False, server_default="0"))
    op.execute("update dataset set own_use = 1 where id = 'acled'")
