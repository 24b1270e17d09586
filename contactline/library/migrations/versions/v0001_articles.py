"""Articles and what was read out of them: the tables of the first library, made before there were migrations."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables where they are not there already."""
    if sa.inspect(op.get_bind()).has_table("article"):
        return
    op.create_table(
        "article",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("lang", sa.String(2), nullable=False),
        sa.Column("published", sa.String(10)),
        sa.Column("published_start", sa.Integer),
        sa.Column("published_end", sa.Integer),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("body", sa.String, nullable=False),
        sa.Column("url", sa.String, nullable=False),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("article_id", sa.String(64), sa.ForeignKey("article.id"), nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("record", sa.String, nullable=False),
    )
