"""What is searched of articles, in a table of its own, and the state of review in the index that filters use."""

import sqlalchemy as sa
from alembic import op

from contactline.library.shelf import shelf_row

revision = "0005"
down_revision = "0004"

BATCH = 2000


def upgrade() -> None:
    """Make the table, fill it from the articles that are there, and put the wider index in the place of the old one."""
    shelf = op.create_table(
        "article_shelf",
        sa.Column("published", sa.String(10), primary_key=True),
        sa.Column("article_id", sa.String(64), sa.ForeignKey("article.id"), primary_key=True, index=True),
        sa.Column("held", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    articles = sa.text("select id, title, source, url, published, text is not null as held from article")
    for rows in op.get_bind().execute(articles).mappings().partitions(BATCH):
        op.bulk_insert(shelf, [shelf_row(row, held=bool(row["held"])) for row in rows])
    op.drop_index("ix_event_filter", "event")
    op.create_index("ix_event_filter", "event", ["live", "latest", "earliest", "kind", "origin", "review"])
