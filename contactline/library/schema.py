"""The library's tables, as the newest migration leaves them; ``migrations/`` says how they came about.

Days are text in ISO form, the far past and the far future stand for open ends, so that dates compare as text.
JSON is text: it is read whole or not at all, what is asked for has a column of its own.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    column,
    table,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

OPEN_START, OPEN_END = "0000-00-00", "9999-99-99"
"""Days before and after every other: an open start, an open end."""

STATE = Table(
    "state",
    METADATA,
    Column("one", Integer, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("release", String(40), nullable=False, server_default=""),
)
"""One row: the number of the last write, and the release whose data the library holds."""

ARTICLE = Table(
    "article",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("text", Text),  # NULL for a shipped article, whose text is not ours to give
    Column("lang", String(2), nullable=False),
    Column("published", String(10)),
    Column("published_start", Integer),
    Column("published_end", Integer),
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("origin", String(10), nullable=False),  # own | shipped
    Column("signature", LargeBinary),  # MinHash of the text
    Column("seq", Integer, nullable=False),
)

ARTICLE_BAND = Table(
    "article_band",
    METADATA,
    Column("band", String(24), primary_key=True),
    Column("article_id", String(64), ForeignKey("article.id"), primary_key=True),
)
"""Bands of the signatures: two texts that share one may be near duplicates."""

ARTICLE_SHELF = Table(
    "article_shelf",
    METADATA,
    Column("published", String(10), primary_key=True),  # "" where no day is known: after every other
    Column("article_id", String(64), ForeignKey("article.id"), primary_key=True, index=True),
    Column("held", Integer, nullable=False),  # 1 where the library has the text
    Column("words", Text, nullable=False),
    sqlite_with_rowid=False,  # lies in the order in which it is read
)
"""By what articles are ordered and searched: see ``shelf``."""

REPORT = Table(
    "report",
    METADATA,
    Column("id", String(40), primary_key=True),
    Column("article_id", String(64), ForeignKey("article.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("record", Text, nullable=False),
)

EVENT = Table(
    "event",
    METADATA,
    Column("num", Integer, primary_key=True, autoincrement=True),
    Column("id", String(80), nullable=False, unique=True),
    Column("origin", String(10), nullable=False),
    Column("dataset", String(80), nullable=False),
    Column("base", Text, nullable=False),  # what the release, the reports or an importer say
    Column("overlay", Text, nullable=False),  # what an editor set, field by field
    Column("review", String(10), nullable=False),
    Column("gone", Text),  # a tombstone: why, and which ids it went to
    Column("seq", Integer, nullable=False, index=True),
    # What is filtered by, worked out of the columns above at each write:
    Column("kind", String(20), nullable=False),
    Column("earliest", String(10), nullable=False),
    Column("latest", String(10), nullable=False),
    Column("known", String(10), nullable=False),  # the day from which on it is surely known
    Column("live", Integer, nullable=False),  # 1 where a map may show it
    # So that a report more does not cost the reading of all before it:
    Column(
        "gists", Text, nullable=False, server_default=""
    ),  # what its reports say, as they are compared; "": look
    Column(
        "told", Integer, nullable=False, server_default="0"
    ),  # reports it has had: the next one's position
    Index("ix_event_filter", "live", "latest", "earliest", "kind", "origin", "review"),
    Index("ix_event_kind", "kind", "latest"),
)

PARTS = 1 << 16
"""Parts that the text of an event may have: the number of a part is that of its event times this, and its own."""

EVENT_TEXT = Table(
    "event_text",
    METADATA,
    Column("num", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("event_num", Integer, ForeignKey("event.num"), nullable=False, index=True),
    Column("words", Text, nullable=False),
)
"""The words that are searched, each once: apart from the events, whose long rows would all have to be read for them.

An event that gains words gains a part: so its hundredth report costs no more than its first. On SQLite triggers
of this table keep ``EVENT_SEARCH``; who makes the table anew has to make them anew.
"""

EVENT_SEARCH = table("event_search", column("rowid", Integer))
"""Every three characters of the text's parts, by number: there on SQLite alone, and only where it has FTS5."""

EVENT_PLACE = Table(
    "event_place",
    METADATA,
    Column("place_id", String(60), primary_key=True),
    Column("event_num", Integer, ForeignKey("event.num"), primary_key=True, index=True),
)

EVENT_ACTOR = Table(
    "event_actor",
    METADATA,
    Column("actor_id", String(60), primary_key=True),
    Column("event_num", Integer, ForeignKey("event.num"), primary_key=True, index=True),
)

EVENT_REPORT = Table(
    "event_report",
    METADATA,
    Column("report_id", String(40), ForeignKey("report.id"), primary_key=True),
    Column("event_num", Integer, ForeignKey("event.num"), nullable=False),
    Column("position", Integer, nullable=False),
    Index("ix_event_report_sample", "event_num", "report_id"),  # see ``merge.sample``
)
"""Which event a report tells; the report that an event began with has position 0."""

EVENT_BLOCK = Table(
    "event_block",
    METADATA,
    Column("block", String(40), primary_key=True),
    Column("event_num", Integer, ForeignKey("event.num"), primary_key=True, index=True),
)
"""Under which keys events are compared with new reports: see ``merge.blocking``."""

CHANGE = Table(
    "change",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("token", String(32), nullable=False, unique=True),  # the same action sent twice is done once
    Column("at", String(32), nullable=False),
    Column("who", Text, nullable=False),
    Column("action", String(20), nullable=False),
    Column("note", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("change.id")),
    UniqueConstraint("undoes"),
)
"""The log: every change that an editor made, with the events before and after it."""

CHANGE_EVENT = Table(
    "change_event",
    METADATA,
    Column("event_id", String(80), primary_key=True),
    Column("change_id", Integer, ForeignKey("change.id"), primary_key=True),
)

DATASET = Table(
    "dataset",
    METADATA,
    Column("id", String(80), primary_key=True),
    Column("title", Text, nullable=False),
    Column("licence", Text, nullable=False),
    Column("citation", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("redistributable", Integer, nullable=False),
    Column("own_use", Integer, nullable=False, server_default="0"),  # 1 where visitors must not see its rows
)
"""Other people's data that was brought in, with the terms on which it may be given on."""

INPUT = Table(
    "input",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("version", Text, primary_key=True),  # size and time of a file: a changed file is read again
    Column("article_id", String(64), ForeignKey("article.id")),
    Column("problem", Text, nullable=False),
)
"""What a corpus' ingest has done with each input: its article, or why there is none."""
