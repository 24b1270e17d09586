"""What waits for review: events told by articles, in the order in which an editor goes through them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from contactline.library.event_rows import read_events
from contactline.library.merge import disagreements
from contactline.library.schema import ARTICLE, EVENT, EVENT_REPORT, OPEN_END, OPEN_START, REPORT
from contactline.model import Origin, Review

LONGEST = 500
"""Events that a queue lists at once; the next ones come when these are done."""

_TOLD = (EVENT.c.gone.is_(None), EVENT.c.origin == Origin.ARTICLE.value)
"""Events that articles tell, and that are still there."""


class Waiting(StrEnum):
    """Which events a queue lists."""

    AUTOMATIC = "automatic"
    UNDATED = "undated"
    CONFLICTS = "conflicts"
    REJECTED = "rejected"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: a state, and an article or a kind where only theirs are wanted ("" for all)."""

    waiting: Waiting = Waiting.AUTOMATIC
    article: str = ""
    kind: str = ""


def queue(connection: Connection, wanted: Wanted) -> list[str]:
    """Return the ids of the events that wait, those of the reader's own articles first, the oldest first."""
    own = _told().join(ARTICLE, ARTICLE.c.id == REPORT.c.article_id).where(ARTICLE.c.text.is_not(None))
    if wanted.waiting is Waiting.CONFLICTS:
        return _conflicts(connection, wanted)[:LONGEST]
    query = select(EVENT.c.num, EVENT.c.id).where(*_conditions(wanted))
    rows = connection.execute(query.order_by(EVENT.c.num.not_in(own), EVENT.c.num).limit(LONGEST))
    return _as_told(connection, {int(row.num): str(row.id) for row in rows})


def waiting_count(connection: Connection, wanted: Wanted) -> int:
    """Return how many events wait, those beyond the end of the queue too."""
    if wanted.waiting is Waiting.CONFLICTS:
        return len(_conflicts(connection, wanted))
    query = select(func.count()).select_from(EVENT).where(*_conditions(wanted))
    return connection.execute(query).scalar_one()


def _told() -> Select[int]:
    return select(EVENT_REPORT.c.event_num).join(REPORT, REPORT.c.id == EVENT_REPORT.c.report_id)


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions = [*_TOLD, *_in_state(wanted.waiting)]
    if wanted.article:
        conditions.append(EVENT.c.num.in_(_told().where(REPORT.c.article_id == wanted.article)))
    if wanted.kind:
        conditions.append(EVENT.c.kind == wanted.kind)
    return conditions


def _conflicts(connection: Connection, wanted: Wanted) -> list[str]:
    several = select(EVENT_REPORT.c.event_num).where(EVENT_REPORT.c.position > 0)
    found = read_events(connection, and_(EVENT.c.num.in_(several), *_conditions(wanted)))
    return [event.id for event in found if disagreements(event.reports)]


def _as_told(connection: Connection, names: dict[int, str]) -> list[str]:
    """Return ids in the order in which their articles came and tell them, those of the reader's own articles first."""
    query = (
        select(
            EVENT_REPORT.c.event_num, ARTICLE.c.text.is_(None), ARTICLE.c.seq, ARTICLE.c.id, REPORT.c.position
        )
        .join(REPORT, REPORT.c.id == EVENT_REPORT.c.report_id)
        .join(ARTICLE, ARTICLE.c.id == REPORT.c.article_id)
        .where(EVENT_REPORT.c.event_num.in_(list(names)))
    )
    told: dict[int, tuple[bool, int, str, int]] = {}
    for num, shipped, seq, article, position in connection.execute(query):
        key = (bool(shipped), int(seq), str(article), int(position))
        told[num] = min(told.get(num, key), key)
    return [names[num] for num in sorted(names, key=lambda num: (told.get(num, (True, 0, "", 0)), num))]


def _in_state(waiting: Waiting) -> list[ColumnElement[bool]]:
    automatic = EVENT.c.review == Review.AUTOMATIC.value
    if waiting is Waiting.ALL:
        return []
    if waiting is Waiting.REJECTED:
        return [EVENT.c.review == Review.REJECTED.value]
    if waiting is Waiting.UNDATED:
        return [
            EVENT.c.review != Review.REJECTED.value,
            EVENT.c.earliest == OPEN_START,
            EVENT.c.latest == OPEN_END,
        ]
    return [automatic]
