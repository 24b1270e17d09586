"""Events written as rows: with the columns and beside them the rows by which they are found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, insert, select

from contactline.extract.text import fold
from contactline.library.event_rows import Row, among
from contactline.library.fields import to_json
from contactline.library.known import known_since
from contactline.library.merge import filed_under, group, group_to_json
from contactline.library.schema import (
    EVENT,
    EVENT_ACTOR,
    EVENT_BLOCK,
    EVENT_PLACE,
    EVENT_REPORT,
    EVENT_TEXT,
    OPEN_END,
    OPEN_START,
    PARTS,
)
from contactline.library.stored import StoredEvent
from contactline.model import Origin, SourcedReport, titles_of

Cells = tuple[Any, ...]
"""A row by the order of its table's columns."""


def write_events(connection: Connection, seq: int, events: Sequence[StoredEvent]) -> None:
    """Write events under the number of a write; one whose id is there already takes its row.

    A report that moves from one event to another needs both in ``events``. Beside the events only the rows that
    change are written: one that gains its hundredth report gains a row.
    """
    if not events:
        return
    nums = _nums(connection, [event.id for event in events])
    there = set(nums.values())
    rows = {event.id: _row(event, seq) for event in events}
    renew(connection, {nums[name]: row for name, row in rows.items() if name in nums})
    new = [row for name, row in rows.items() if name not in nums]
    if new:
        made = connection.execute(insert(EVENT).returning(EVENT.c.id, EVENT.c.num), new)
        nums.update((name, num) for name, num in made)
    numbered = {nums[event.id]: event for event in events}
    _bring_texts(connection, there, {num: _searched(event) for num, event in numbered.items()})
    bring_named(connection, there, numbered)
    for table, cells_of in _TOLD.items():
        wanted = {cells for num, event in numbered.items() for cells in cells_of(num, event)}
        _bring(connection, table, there, wanted)


def bring_named(connection: Connection, there: set[int], events: Mapping[int, StoredEvent]) -> None:
    """Bring the rows by which events are found by place and actor to what is said of them; ``there`` are those held."""
    for table, cells_of in _NAMED.items():
        wanted = {cells for num, event in events.items() for cells in cells_of(num, event)}
        _bring(connection, table, there, wanted)


def renew(connection: Connection, rows: Mapping[int, Row]) -> None:
    """Write the rows of events, all with the same columns, over those of these numbers."""
    if rows:
        values = {name: bindparam(name) for name in next(iter(rows.values()))}
        its = EVENT.update().where(EVENT.c.num == bindparam("its_num")).values(values)
        connection.execute(its, [{**row, "its_num": num} for num, row in rows.items()])


def _nums(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    rows = connection.execute(select(EVENT.c.id, EVENT.c.num).where(among(connection, EVENT.c.id, ids)))
    return {name: num for name, num in rows}  # noqa: C416 (rows of a database are no pairs to the type checker)


def _bring(connection: Connection, table: Table, nums: set[int], wanted: set[Cells]) -> None:
    """Bring what a table holds of the events of these numbers to what is wanted of them and of new events."""
    held = _held(connection, table, nums)
    keys = [column.name for column in table.primary_key]
    if gone := held - wanted:
        is_its = and_(*(table.c[key] == bindparam(f"its_{key}") for key in keys))
        by_name = named(table, gone)
        connection.execute(
            table.delete().where(is_its), [{f"its_{key}": row[key] for key in keys} for row in by_name]
        )
    if new := wanted - held:
        connection.execute(insert(table), named(table, sorted(new)))


def _held(connection: Connection, table: Table, nums: set[int]) -> set[Cells]:
    if not nums:
        return set()
    rows = connection.execute(select(table).where(among(connection, table.c.event_num, nums)))
    return {tuple(row) for row in rows}


def named(table: Table, rows: Iterable[Cells]) -> list[Row]:
    """Return rows by the names of a table's columns."""
    names = [column.name for column in table.columns]
    return [dict(zip(names, cells, strict=True)) for cells in rows]


def _bring_texts(connection: Connection, nums: set[int], wanted: Mapping[int, frozenset[str]]) -> None:
    """Bring the words of events to what is wanted: more words are a part more, and where some are gone all is new."""
    last: dict[int, int] = {}
    held: dict[int, set[str]] = {}
    for part, num, words in _held(connection, EVENT_TEXT, nums):
        last[num] = max(part, last.get(num, 0))
        held.setdefault(num, set()).update(words.split())
    stale = {num for num, words in held.items() if words - wanted[num] or last[num] % PARTS == PARTS - 1}
    if stale:
        connection.execute(EVENT_TEXT.delete().where(among(connection, EVENT_TEXT.c.event_num, stale)))
    rows: list[Cells] = []
    for num, words in wanted.items():
        kept = num in held and num not in stale
        if more := words - held[num] if kept else words:
            rows.append((last[num] + 1 if kept else num * PARTS, num, " ".join(sorted(more))))
    if rows:
        connection.execute(insert(EVENT_TEXT), named(EVENT_TEXT, rows))


def _place_cells(num: int, event: StoredEvent) -> Iterator[Cells]:
    return ((place.id, num) for place in event.fields.places)


def _actor_cells(num: int, event: StoredEvent) -> Iterator[Cells]:
    return ((actor.id, num) for actor in event.fields.actors)


def _block_cells(num: int, event: StoredEvent) -> Iterator[Cells]:
    return ((key, num) for key in _blocks(event))


def _report_cells(num: int, event: StoredEvent) -> Iterator[Cells]:
    return ((told.id, num, position) for position, told in enumerate(event.reports))


_NAMED = {EVENT_PLACE: _place_cells, EVENT_ACTOR: _actor_cells}
_TOLD = {EVENT_BLOCK: _block_cells, EVENT_REPORT: _report_cells}
"""The tables beside the events', and which rows an event has in each: by what is said of it, and by its reports."""


def _blocks(event: StoredEvent) -> frozenset[str]:
    if not event.is_live or event.origin is not Origin.ARTICLE:
        return frozenset()
    return frozenset[str]().union(*(filed_under(told.report) for told in event.reports))


def _row(stored: StoredEvent, seq: int) -> Row:
    event = stored.event()
    known = known_since(event) if event else None
    gone = {"reason": stored.gone.reason, "to": list(stored.gone.to)} if stored.gone else None
    return {
        "id": stored.id,
        "origin": stored.origin.value,
        "dataset": stored.dataset,
        "overlay": _json(stored.overlay),
        "review": stored.review.value,
        "gone": _json(gone) if gone else None,
        "known": _day(known, OPEN_END),
        "told": len(stored.reports),
        **said_row(stored, seq, stored.reports),
    }


def said_row(stored: StoredEvent, seq: int, sample: Sequence[SourcedReport]) -> Row:
    """Return the columns that change when an event says something else; ``sample`` are the reports that speak for all."""
    said = stored.fields
    return {
        "base": _json(to_json(stored.base)),
        "seq": seq,
        "kind": said.kind,
        "earliest": _day(said.when and said.when.earliest, OPEN_START),
        "latest": _day(said.when and said.when.latest, OPEN_END),
        "live": int(stored.is_live),
        "gists": group_to_json(group(sample)),
    }


def _searched(stored: StoredEvent) -> frozenset[str]:
    """Return the words written of an event that a map may show, folded, but for names, which have their ids.

    What is searched for is a word without spaces: it is found as well where it stands but once, in any order.
    """
    event = stored.event() if stored.is_live else None
    if event is None:
        return frozenset()
    parts = [
        *(title.text for title in titles_of(event.id, event.title)),
        *event.other_actors,
        event.location.label if event.location else "",
    ]
    parts += [said for citation in event.citations for said in (citation.title, citation.publisher)]
    return _all_words(parts) | searched_in(event.reports)


def searched_in(told: Sequence[SourcedReport]) -> frozenset[str]:
    """Return the words, folded, by which an event is found that these reports tell."""
    parts = [said for one in told for said in (one.citation.title, one.citation.publisher)]
    return _all_words([*parts, *(quote.exact for one in told for quote in one.report.evidence.what)])


def _all_words(parts: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(_words, set(parts)))


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).text.split())


def _day(day: date | None, missing: str) -> str:
    return day.isoformat() if day else missing


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
