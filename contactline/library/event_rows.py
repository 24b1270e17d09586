"""Events read from their rows, with or without their reports."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, bindparam, func, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects.postgresql import JSONB

from contactline.library.fields import from_json
from contactline.library.merge import sample
from contactline.library.records import brief_from_json, report_from_json, report_from_record
from contactline.library.schema import ARTICLE, EVENT, EVENT_REPORT, REPORT
from contactline.library.stored import Gone, StoredEvent
from contactline.model import Citation, Origin, Report, Review, SourcedReport

Row = dict[str, Any]
T = TypeVar("T")
Key = TypeVar("Key", int, str)

CHUNK = 5000
"""Values that one statement is given: both databases take as many."""


def chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield ``values`` in pieces that a statement can take."""
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def among(connection: Connection, column: Column[Key], values: Iterable[Key]) -> ColumnElement[bool]:
    """Return the condition that a column has one of very many values, given as one: a list of JSON."""
    given = sorted(values)
    if connection.dialect.name == "sqlite":
        listed = func.json_each(json.dumps(given)).table_valued("value")
        return column.in_(select(listed.c.value))
    listed = func.jsonb_array_elements_text(sql_cast(given, JSONB)).table_valued("value")
    return column.in_(select(sql_cast(listed.c.value, column.type)))


def read_events(connection: Connection, wanted: ColumnElement[bool]) -> list[StoredEvent]:
    """Return the events for which a condition on their table holds, with their reports, oldest row first."""
    found = read_bare(connection, wanted)
    told = read_told(connection, found)
    return [replace(event, reports=tuple(told.get(number, ()))) for number, event in found.items()]


def read_bare(connection: Connection, wanted: ColumnElement[bool]) -> dict[int, StoredEvent]:
    """Return the events for which a condition on their table holds by number, oldest first, without their reports."""
    rows = connection.execute(select(EVENT).where(wanted).order_by(EVENT.c.num)).mappings()
    return {row["num"]: _stored(row) for row in rows}


def read_by_id(connection: Connection, ids: Iterable[str]) -> list[StoredEvent]:
    """Return the events with these ids, tombstones too; an id that there is not is left out."""
    return [
        event for some in chunks(sorted(set(ids))) for event in read_events(connection, EVENT.c.id.in_(some))
    ]


def _stored(row: Any) -> StoredEvent:
    gone = json.loads(row["gone"]) if row["gone"] else None
    return StoredEvent(
        id=row["id"],
        origin=Origin(row["origin"]),
        base=from_json(json.loads(row["base"])),
        overlay=json.loads(row["overlay"]),
        dataset=row["dataset"],
        review=Review(row["review"]),
        gone=Gone(gone["reason"], tuple(gone["to"])) if gone else None,
        seq=row["seq"],
    )


def read_told(
    connection: Connection,
    numbers: Collection[int],
    read: Callable[[str], Report] = report_from_json,
) -> dict[int, list[SourcedReport]]:
    """Return the reports of events by the events' numbers; ``read`` makes a report of its record, as it is stored."""
    query = (
        select(EVENT_REPORT.c.event_num, REPORT.c.id, REPORT.c.article_id, REPORT.c.record)
        .join_from(EVENT_REPORT, REPORT, EVENT_REPORT.c.report_id == REPORT.c.id)
        .where(among(connection, EVENT_REPORT.c.event_num, numbers))
        .order_by(EVENT_REPORT.c.event_num, EVENT_REPORT.c.position)
    )
    rows = connection.execute(query).all()
    articles = _cited(connection, {article for _, _, article, _ in rows})
    found: dict[int, list[SourcedReport]] = {}
    for number, name, article, record in rows:
        lang, citation = articles[article]
        told = SourcedReport(name, article, lang, citation, read(record))
        found.setdefault(number, []).append(told)
    return found


def read_sample(connection: Connection, number: int) -> Sequence[SourcedReport]:
    """Return the reports that speak for all of an event's (see ``merge.sample``), as ``brief_from_json`` does."""
    rows = connection.execute(_SAMPLE, {"number": number, "many": sample.SAMPLE})
    return [
        SourcedReport(name, article, lang, _citation(*said), brief_from_json(record))
        for name, record, article, lang, *said in rows
    ]


@lru_cache(maxsize=1 << 14)
def _citation(title: str, source: str, published: str | None, url: str) -> Citation:
    return Citation(title, source, date.fromisoformat(published) if published else None, url)


def _cited(connection: Connection, ids: Collection[str]) -> dict[str, tuple[str, Citation]]:
    """Return the language of each of these articles and how to cite it: each is read once, whatever it tells."""
    rows = connection.execute(select(*CITED).where(among(connection, ARTICLE.c.id, ids))).mappings()
    return {row["article_id"]: (row["lang"], cited(row)) for row in rows}


CITED = (
    ARTICLE.c.id.label("article_id"),
    ARTICLE.c.lang,
    ARTICLE.c.title,
    ARTICLE.c.source,
    ARTICLE.c.published,
    ARTICLE.c.url,
)
"""The columns from which an article is cited."""

_SAMPLE = (
    select(REPORT.c.id, REPORT.c.record, *CITED)
    .join_from(EVENT_REPORT, REPORT, EVENT_REPORT.c.report_id == REPORT.c.id)
    .join(ARTICLE, REPORT.c.article_id == ARTICLE.c.id)
    .where(EVENT_REPORT.c.event_num == bindparam("number"))
    .order_by(EVENT_REPORT.c.report_id)
    .limit(bindparam("many"))
)
"""Made once: it is asked for thousands of times, and making it takes as long as running it."""


def sourced(row: Any) -> SourcedReport:
    """Return the report of a row with ``id``, ``record`` and the columns of ``CITED``."""
    report = report_from_record(json.loads(row["record"]))
    return SourcedReport(row["id"], row["article_id"], row["lang"], cited(row), report)


def cited(row: Any) -> Citation:
    """Return how to cite the article of a row with the columns of ``CITED``."""
    return _citation(row["title"], row["source"], row["published"], row["url"])
