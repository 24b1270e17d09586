"""Events as rows: written with the columns they are filtered by, read back with their reports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, bindparam, func, insert, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects.postgresql import JSONB

from contactline.extract.text import fold
from contactline.library.fields import from_json, to_json
from contactline.library.known import known_since
from contactline.library.merge import filed_under
from contactline.library.records import report_from_record
from contactline.library.schema import (
    ARTICLE,
    EVENT,
    EVENT_ACTOR,
    EVENT_BLOCK,
    EVENT_PLACE,
    EVENT_REPORT,
    EVENT_TEXT,
    OPEN_END,
    OPEN_START,
    REPORT,
)
from contactline.library.stored import Gone, StoredEvent
from contactline.model import Citation, Event, Origin, Review, SourcedReport

Row = dict[str, Any]
T = TypeVar("T")

CHUNK = 5000
"""Values that one statement is given: both databases take as many."""

_BESIDE = (EVENT_TEXT, EVENT_PLACE, EVENT_ACTOR, EVENT_BLOCK, EVENT_REPORT)


def chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield ``values`` in pieces that a statement can take."""
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def among(connection: Connection, column: Column[T], values: Iterable[T]) -> ColumnElement[bool]:
    """Return the condition that a column has one of very many values, given as one: a list of JSON."""
    given = sorted(values)
    if connection.dialect.name == "sqlite":
        listed = func.json_each(json.dumps(given)).table_valued("value")
        return column.in_(select(listed.c.value))
    listed = func.jsonb_array_elements_text(sql_cast(given, JSONB)).table_valued("value")
    return column.in_(select(sql_cast(listed.c.value, column.type)))


def read_events(connection: Connection, wanted: ColumnElement[bool]) -> list[StoredEvent]:
    """Return the events for which a condition on their table holds, with their reports, oldest row first."""
    rows = connection.execute(select(EVENT).where(wanted).order_by(EVENT.c.num)).mappings().all()
    told = _reports_of(connection, [row["num"] for row in rows])
    return [_stored(row, told.get(row["num"], ())) for row in rows]


def read_by_id(connection: Connection, ids: Iterable[str]) -> list[StoredEvent]:
    """Return the events with these ids, tombstones too; an id that there is not is left out."""
    return [
        event for some in chunks(sorted(set(ids))) for event in read_events(connection, EVENT.c.id.in_(some))
    ]


def write_events(connection: Connection, seq: int, events: Sequence[StoredEvent]) -> None:
    """Write events under the number of a write; one whose id is there already takes its row.

    A report that moves from one event to another needs both in ``events``.
    """
    if not events:
        return
    nums = _nums(connection, [event.id for event in events])
    rows = {event.id: _row(event, seq) for event in events}
    old = [{**row, "its_num": nums[name]} for name, row in rows.items() if name in nums]
    new = [row for name, row in rows.items() if name not in nums]
    if old:
        _clear(connection, [row["its_num"] for row in old])
        values = {name: bindparam(name) for name in old[0] if name != "its_num"}
        connection.execute(EVENT.update().where(EVENT.c.num == bindparam("its_num")).values(values), old)
    if new:
        made = connection.execute(insert(EVENT).returning(EVENT.c.id, EVENT.c.num), new)
        nums.update((name, num) for name, num in made)
    _write_beside(connection, [(nums[event.id], event) for event in events])


def _nums(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for some in chunks(ids):
        for name, num in connection.execute(select(EVENT.c.id, EVENT.c.num).where(EVENT.c.id.in_(some))):
            found[name] = num
    return found


def _clear(connection: Connection, nums: Sequence[int]) -> None:
    for table in _BESIDE:
        for some in chunks(nums):
            connection.execute(table.delete().where(table.c.event_num.in_(some)))


def _write_beside(connection: Connection, events: Sequence[tuple[int, StoredEvent]]) -> None:
    rows: dict[str, list[Row]] = {table.name: [] for table in _BESIDE}
    for num, event in events:
        said = event.fields
        if event.is_live and (shown := event.event()):
            rows["event_text"].append({"event_num": num, "words": _searchable(shown)})
        rows["event_place"] += [
            {"place_id": i, "event_num": num} for i in sorted({p.id for p in said.places})
        ]
        rows["event_actor"] += [
            {"actor_id": i, "event_num": num} for i in sorted({a.id for a in said.actors})
        ]
        rows["event_block"] += [{"block": key, "event_num": num} for key in sorted(_blocks(event))]
        rows["event_report"] += [
            {"report_id": told.id, "event_num": num, "position": position}
            for position, told in enumerate(event.reports)
        ]
    for table in _BESIDE:
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])


def _blocks(event: StoredEvent) -> frozenset[str]:
    if not event.is_live or event.origin is not Origin.ARTICLE:
        return frozenset()
    return frozenset[str]().union(*(filed_under(told.report) for told in event.reports))


def _row(stored: StoredEvent, seq: int) -> Row:
    event = stored.event()
    known = known_since(event) if event else None
    said = stored.fields
    gone = {"reason": stored.gone.reason, "to": list(stored.gone.to)} if stored.gone else None
    return {
        "id": stored.id,
        "origin": stored.origin.value,
        "dataset": stored.dataset,
        "base": _json(to_json(stored.base)),
        "overlay": _json(stored.overlay),
        "review": stored.review.value,
        "gone": _json(gone) if gone else None,
        "seq": seq,
        "kind": said.kind,
        "earliest": _day(said.when and said.when.earliest, OPEN_START),
        "latest": _day(said.when and said.when.latest, OPEN_END),
        "known": _day(known, OPEN_END),
        "live": int(stored.is_live),
    }


def _searchable(event: Event) -> str:
    """Return what is written of an event, folded, but for the names of places and actors, which have their ids."""
    parts = [event.title, *event.other_actors, event.location.label if event.location else ""]
    parts += [said for citation in event.citations for said in (citation.title, citation.publisher)]
    parts += [quote.exact for told in event.reports for quote in told.report.evidence.what]
    # What is searched for is a word without spaces: each word is found as well where it stands but once.
    return " ".join(dict.fromkeys(fold(" ".join(part for part in parts if part)).text.split()))


def _stored(row: Any, told: Sequence[SourcedReport]) -> StoredEvent:
    gone = json.loads(row["gone"]) if row["gone"] else None
    return StoredEvent(
        id=row["id"],
        origin=Origin(row["origin"]),
        base=from_json(json.loads(row["base"])),
        overlay=json.loads(row["overlay"]),
        dataset=row["dataset"],
        review=Review(row["review"]),
        gone=Gone(gone["reason"], tuple(gone["to"])) if gone else None,
        reports=tuple(told),
        seq=row["seq"],
    )


def _reports_of(connection: Connection, nums: Sequence[int]) -> dict[int, list[SourcedReport]]:
    found: dict[int, list[SourcedReport]] = {}
    for some in chunks(nums):
        query = (
            select(EVENT_REPORT.c.event_num, REPORT.c.id, REPORT.c.record, *CITED)
            .join_from(EVENT_REPORT, REPORT, EVENT_REPORT.c.report_id == REPORT.c.id)
            .join(ARTICLE, REPORT.c.article_id == ARTICLE.c.id)
            .where(EVENT_REPORT.c.event_num.in_(some))
            .order_by(EVENT_REPORT.c.event_num, EVENT_REPORT.c.position)
        )
        for row in connection.execute(query).mappings():
            found.setdefault(row["event_num"], []).append(sourced(row))
    return found


CITED = (
    ARTICLE.c.id.label("article_id"),
    ARTICLE.c.lang,
    ARTICLE.c.title,
    ARTICLE.c.source,
    ARTICLE.c.published,
    ARTICLE.c.url,
)
"""The columns from which an article is cited."""


def sourced(row: Any) -> SourcedReport:
    """Return the report of a row with ``id``, ``record`` and the columns of ``CITED``."""
    report = report_from_record(json.loads(row["record"]))
    return SourcedReport(row["id"], row["article_id"], row["lang"], cited(row), report)


def cited(row: Any) -> Citation:
    """Return how to cite the article of a row with the columns of ``CITED``."""
    published = date.fromisoformat(row["published"]) if row["published"] else None
    return Citation(row["title"], row["source"], published, row["url"])


def _day(day: date | None, missing: str) -> str:
    return day.isoformat() if day else missing


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
