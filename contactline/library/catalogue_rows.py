"""Events as a catalogue holds them: many, light, and brought up to date by what changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from contactline.library.event_rows import CITED, chunks, cited
from contactline.library.fields import corrected, from_json
from contactline.library.importers.keeping import for_own_use
from contactline.library.schema import ARTICLE, EVENT, EVENT_REPORT, OPEN_END, REPORT, STATE
from contactline.library.stored import StoredEvent
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
    rows = connection.execute(select(*_LIGHT).where(EVENT.c.seq > seq)).mappings().all()
    cited_by = _citations(connection, [row["num"] for row in rows if row["live"]])
    events = {row["num"]: _event(row, cited_by.get(row["num"], [])) for row in rows}
    return Changes(now, events, for_own_use(connection))


_LIGHT = (
    EVENT.c.num, EVENT.c.id, EVENT.c.origin, EVENT.c.dataset, EVENT.c.base, EVENT.c.overlay, EVENT.c.review, EVENT.c.live,
    EVENT.c.known,
)  # fmt: skip


def _event(row: Any, citations: Sequence[Citation]) -> tuple[Event, date | None] | None:
    if not row["live"]:
        return None
    said = corrected(from_json(json.loads(row["base"])), json.loads(row["overlay"]))
    stored = StoredEvent(
        id=row["id"],
        origin=Origin(row["origin"]),
        base=replace(said, citations=(*said.citations, *citations)),
        dataset=row["dataset"],
        review=Review(row["review"]),
    )
    event = stored.event()
    known = None if row["known"] == OPEN_END else date.fromisoformat(row["known"])
    return (event, known) if event else None


def _citations(connection: Connection, nums: Sequence[int]) -> dict[int, list[Citation]]:
    """Return the citations of the articles that tell each of these events, each article once."""
    by_article: dict[str, Citation] = {}
    found: dict[int, list[Citation]] = {}
    for some in chunks(nums):
        query = (
            select(EVENT_REPORT.c.event_num, *CITED)
            .join_from(EVENT_REPORT, REPORT, EVENT_REPORT.c.report_id == REPORT.c.id)
            .join(ARTICLE, REPORT.c.article_id == ARTICLE.c.id)
            .where(EVENT_REPORT.c.event_num.in_(some))
            .order_by(EVENT_REPORT.c.event_num, EVENT_REPORT.c.position)
        )
        for row in connection.execute(query).mappings():
            citation = by_article.get(row["article_id"]) or by_article.setdefault(
                row["article_id"], cited(row)
            )
            told = found.setdefault(row["event_num"], [])
            if citation not in told:
                told.append(citation)
    return found
