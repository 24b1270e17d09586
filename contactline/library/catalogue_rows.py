"""Events as a catalogue holds them: many, light, and brought up to date by what changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from contactline.library.event_rows import CITED, among, cited
from contactline.library.fields import Json, corrected, from_json
from contactline.library.importers.keeping import for_own_use
from contactline.library.schema import ARTICLE, EVENT, EVENT_REPORT, OPEN_END, REPORT, STATE
from contactline.library.stored import event_of
from contactline.model import Citation, Event, Origin, Review


@dataclass(frozen=True, slots=True)
class Changes:
    """What was written after a number: events by their row, each with the day from which on it is surely known.

    An event that is shown no more is None. ``own_use`` are the datasets, all that there are now, whose events
    visitors must not see.
    """

    seq: int
    events: dict[int, tuple[Event, date | None] | None]
    own_use: frozenset[str]


def changes_since(connection: Connection, seq: int) -> Changes:
    """Return what was written after ``seq``; events come without their reports, whose citations they keep."""
    now = int(connection.execute(select(STATE.c.seq)).scalar_one())
    return Changes(now, _events(connection, EVENT.c.seq > seq, EVENT.c.seq > seq), for_own_use(connection))


def events_at(connection: Connection, rows: Iterable[int]) -> dict[int, Event]:
    """Return the events of these rows as a map shows them; one that is shown no more is left out."""
    some = tuple(rows)
    told = among(connection, EVENT_REPORT.c.event_num, some)
    found = _events(connection, among(connection, EVENT.c.num, some), told)
    return {row: event[0] for row, event in found.items() if event}


def _events(
    connection: Connection, wanted: ColumnElement[bool], told: ColumnElement[bool]
) -> dict[int, tuple[Event, date | None] | None]:
    # Told by the column of the table that is gone through: both databases would go through all events otherwise.
    rows = connection.execute(select(*_LIGHT).where(wanted)).all()
    cited_by = citations(connection, told)
    # As one text: to begin reading a hundred thousand times takes longer than to read.
    said: list[Json] = json.loads(f"[{','.join(base for *_, base in rows)}]")
    return {row[0]: _event(row, base, cited_by.get(row[0], ())) for row, base in zip(rows, said, strict=True)}


_LIGHT = (
    EVENT.c.num, EVENT.c.id, EVENT.c.origin, EVENT.c.dataset, EVENT.c.overlay, EVENT.c.review, EVENT.c.live, EVENT.c.known,
    EVENT.c.base,
)  # fmt: skip


def _event(row: Any, base: Json, told: Sequence[Citation]) -> tuple[Event, date | None] | None:
    _, name, origin, dataset, overlay, review, live, known, _ = row
    if not live:
        return None
    said = corrected(from_json(base), json.loads(overlay) if overlay != "{}" else {})
    if told:
        said = replace(said, citations=(*said.citations, *told))
    event = event_of(name, said, Origin(origin), Review(review), dataset)
    return (event, None if known == OPEN_END else date.fromisoformat(known)) if event else None


def citations(connection: Connection, wanted: ColumnElement[bool]) -> dict[int, list[Citation]]:
    """Return the citations of the articles that tell each live event for which a condition holds, each article once."""
    by_article: dict[str, Citation] = {}
    found: dict[int, list[Citation]] = {}
    query = (
        select(EVENT_REPORT.c.event_num, *CITED)
        .join_from(EVENT_REPORT, EVENT, EVENT_REPORT.c.event_num == EVENT.c.num)
        .join(REPORT, EVENT_REPORT.c.report_id == REPORT.c.id)
        .join(ARTICLE, REPORT.c.article_id == ARTICLE.c.id)
        .where(wanted, EVENT.c.live + 0 == 1)  # not by the index of live events: nearly all are
        .order_by(EVENT_REPORT.c.event_num, EVENT_REPORT.c.position)
    )
    for row in connection.execute(query).mappings():
        name = row["article_id"]
        citation = by_article.get(name) or by_article.setdefault(name, cited(row))
        told = found.setdefault(row["event_num"], [])
        if citation not in told:
            told.append(citation)
    return found
