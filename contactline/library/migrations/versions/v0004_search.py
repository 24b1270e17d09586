"""The text that is searched in parts, and an index of every three characters: FTS5 on SQLite, pg_trgm on PostgreSQL.

Where the database has no such index, or its user may not make one, words are searched for as before: in every row.
"""

import sqlite3

import sqlalchemy as sa
from alembic import op
from sqlalchemy.exc import DBAPIError

revision = "0004"
down_revision = "0003"

TRIGRAMS_SINCE = (3, 34)
"""The version of SQLite that has the tokenizer."""

_LONG = sa.BigInteger().with_variant(sa.Integer, "sqlite")

_SQLITE = (
    # Its text stays in event_text alone, and case has been folded by then.
    "create virtual table event_search using fts5(words, content='event_text', content_rowid='num',"
    " tokenize='trigram case_sensitive 1')",
    "create trigger event_search_insert after insert on event_text begin"
    " insert into event_search (rowid, words) values (new.num, new.words); end",
    "create trigger event_search_delete after delete on event_text begin"
    " insert into event_search (event_search, rowid, words) values ('delete', old.num, old.words); end",
    "create trigger event_search_update after update on event_text begin"
    " insert into event_search (event_search, rowid, words) values ('delete', old.num, old.words);"
    " insert into event_search (rowid, words) values (new.num, new.words); end",
    "insert into event_search (event_search) values ('rebuild')",
)

_POSTGRESQL = (
    "create extension if not exists pg_trgm",
    "create index ix_event_text_words on event_text using gin (words gin_trgm_ops)",
)


def upgrade() -> None:
    """Make the text of each event its first part, and index it."""
    connection = op.get_bind()
    op.rename_table("event_text", "event_text_before")
    op.create_table(
        "event_text",
        sa.Column("num", _LONG, autoincrement=False),
        sa.Column("event_num", sa.Integer, sa.ForeignKey("event.num"), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint(
            "num", name="pk_event_text_part"
        ),  # the other name is still the table's of before
    )
    op.execute(
        "insert into event_text (num, event_num, words)"
        " select cast(event_num as bigint) * 65536, event_num, words from event_text_before"
    )
    op.drop_table("event_text_before")
    op.create_index("ix_event_text_event_num", "event_text", ["event_num"])
    if connection.dialect.name == "postgresql":
        _make_where_allowed(connection)
    elif _has_trigrams(connection):
        for statement in _SQLITE:
            op.execute(statement)


def _has_trigrams(connection: sa.Connection) -> bool:
    modules = sa.text("select count(*) from pragma_module_list where name = 'fts5'")
    return sqlite3.sqlite_version_info >= TRIGRAMS_SINCE and bool(connection.execute(modules).scalar())


def _make_where_allowed(connection: sa.Connection) -> None:
    try:
        with connection.begin_nested():
            for statement in _POSTGRESQL:
                connection.execute(sa.text(statement))
    except DBAPIError as error:
        if error.connection_invalidated:
            raise
