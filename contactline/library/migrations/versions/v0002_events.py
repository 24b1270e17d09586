"""Events, their review and its log; shipped articles beside the reader's own; near duplicates; other people's data."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables, and the columns that articles gain."""
    with op.batch_alter_table("article") as article:
        article.alter_column("text", existing_type=sa.String(), type_=sa.Text(), nullable=True)
        article.add_column(sa.Column("origin", sa.String(10), nullable=False, server_default="own"))
        article.add_column(sa.Column("signature", sa.LargeBinary))
        article.add_column(sa.Column("seq", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "state",
        sa.Column("one", sa.Integer, primary_key=True),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("release", sa.String(40), nullable=False, server_default=""),
    )
    op.execute("insert into state (one, seq, release) values (1, 0, '')")
    op.create_table(
        "article_band",
        sa.Column("band", sa.String(24), primary_key=True),
        sa.Column("article_id", sa.String(64), sa.ForeignKey("article.id"), primary_key=True),
    )
    op.create_table(
        "event",
        sa.Column("num", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(80), nullable=False, unique=True),
        sa.Column("origin", sa.String(10), nullable=False),
        sa.Column("dataset", sa.String(80), nullable=False),
        sa.Column("base", sa.Text, nullable=False),
        sa.Column("overlay", sa.Text, nullable=False),
        sa.Column("review", sa.String(10), nullable=False),
        sa.Column("gone", sa.Text),
        sa.Column("seq", sa.Integer, nullable=False, index=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("earliest", sa.String(10), nullable=False),
        sa.Column("latest", sa.String(10), nullable=False),
        sa.Column("known", sa.String(10), nullable=False),
        sa.Column("live", sa.Integer, nullable=False),
    )
    op.create_index("ix_event_days", "event", ["live", "latest", "earliest"])
    op.create_index("ix_event_kind", "event", ["kind", "latest"])
    op.create_table(
        "event_text",
        sa.Column("event_num", sa.Integer, sa.ForeignKey("event.num"), primary_key=True, autoincrement=False),
        sa.Column("words", sa.Text, nullable=False),
    )
    for named in ("place", "actor"):
        op.create_table(
            f"event_{named}",
            sa.Column(f"{named}_id", sa.String(60), primary_key=True),
            sa.Column("event_num", sa.Integer, sa.ForeignKey("event.num"), primary_key=True, index=True),
        )
    op.create_table(
        "event_block",
        sa.Column("block", sa.String(40), primary_key=True),
        sa.Column("event_num", sa.Integer, sa.ForeignKey("event.num"), primary_key=True, index=True),
    )
    op.create_table(
        "event_report",
        sa.Column("report_id", sa.String(40), sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("event_num", sa.Integer, sa.ForeignKey("event.num"), nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("token", sa.String(32), nullable=False, unique=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("change.id")),
        sa.UniqueConstraint("undoes"),
    )
    op.create_table(
        "change_event",
        sa.Column("event_id", sa.String(80), primary_key=True),
        sa.Column("change_id", sa.Integer, sa.ForeignKey("change.id"), primary_key=True),
    )
    op.create_table(
        "dataset",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("licence", sa.Text, nullable=False),
        sa.Column("citation", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("redistributable", sa.Integer, nullable=False),
    )
    op.create_table(
        "input",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("version", sa.Text, primary_key=True),
        sa.Column("article_id", sa.String(64), sa.ForeignKey("article.id")),
        sa.Column("problem", sa.Text, nullable=False),
    )
