"""Filing: each report is given its event, one that tells the same happening or one of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from sqlalchemy import Connection, func, select

from contactline.library.article_rows import Row as ArticleRow
from contactline.library.article_rows import read_reports, write_articles, write_reports
from contactline.library.desk import FULL, Desk, Laid
from contactline.library.event_rows import among, chunks, read_bare, read_by_id, read_told
from contactline.library.event_writing import write_events
from contactline.library.fields import Fields
from contactline.library.merge import looked_up, summary
from contactline.library.records import brief_from_json
from contactline.library.schema import CHANGE_EVENT, EVENT, EVENT_BLOCK, EVENT_REPORT
from contactline.library.stored import Gone, StoredEvent
from contactline.model import Origin, Review, SourcedReport

UNREAD = Gone("unread")
"""The tombstone of an event whose only article tells it no more."""


def keep(
    connection: Connection, seq: int, articles: Sequence[ArticleRow], told: Sequence[SourcedReport]
) -> None:
    """Write articles with their reports, and file the reports.

    Of an article that was there already, a report that it tells no more takes its event along where nobody
    has reviewed it: the event's id stays, as a tombstone.
    """
    told = list({one.id: one for one in reversed(told)}.values())[
        ::-1
    ]  # of equals the first, as they are written
    before = {one.id: one for one in read_reports(connection, [row["id"] for row in articles])}
    write_articles(connection, articles)
    write_reports(connection, told)
    ids = {one.id for one in told}
    _withdraw(connection, seq, before.keys() - ids)
    filed = _filed(connection, sorted(before.keys() | ids))
    _renew(connection, seq, read_by_id(connection, filed.values()), ids, before)
    file_reports(connection, seq, [one for one in told if one.id not in filed])


def file_reports(connection: Connection, seq: int, told: Sequence[SourcedReport]) -> None:
    """Give each of these reports, that have no event yet, its event: article by article, as they were published."""
    unique = sorted({one.id: one for one in told}.values(), key=_published_first)
    if not unique:
        return
    desk = _laid(connection, unique)
    desk.lay_out(unique)
    for _, article in groupby(unique, key=lambda one: one.article_id):
        desk.file(list(article))
    write_events(connection, seq, _taken_up(connection, desk.changed))


def _published_first(told: SourcedReport) -> tuple[str, str, str]:
    published = told.citation.published
    return published.isoformat() if published else "9999", told.article_id, told.id


def _laid(connection: Connection, told: Sequence[SourcedReport]) -> Desk:
    last = connection.execute(select(func.max(EVENT.c.num))).scalar() or 0
    blocks, full = _read_blocks(connection, {key for one in told for key in looked_up(one.report)})
    return Desk(
        blocks=blocks,
        full=full,
        fetch=lambda numbers: _fetched(connection, numbers),
        next_number=last + 1,
        begun=_begun(connection, [one.id for one in told]),
    )


def _taken_up(connection: Connection, changed: Mapping[int, Laid]) -> list[StoredEvent]:
    """Return the events that a desk has changed, with what their reports say now."""
    held = read_bare(connection, among(connection, EVENT.c.num, changed))
    found: list[StoredEvent] = []
    for number, laid in changed.items():
        # One that is not held began on the desk.
        was = held[number] if laid.base is None else StoredEvent(laid.id, Origin.ARTICLE, laid.base)
        has_more = bool(laid.reports) and laid.reports is not laid.begun_by
        base = renewed_base(was, laid.reports) if has_more else was.base
        found.append(replace(was, base=base, gone=laid.gone, reports=laid.reports))
    return found


def renewed_base(event: StoredEvent, reports: Sequence[SourcedReport]) -> Fields:
    """Return what the reports of an event say now; of one that an editor approved, what they said then."""
    approved = event.review is not Review.AUTOMATIC or event.origin is not Origin.ARTICLE
    return event.base if approved else summary(reports)


def _read_blocks(
    connection: Connection, keys: Collection[str]
) -> tuple[dict[str, list[int]], frozenset[str]]:
    """Return the events of these blocks, by number, and the blocks that have too many to tell anything."""
    block, number = EVENT_BLOCK.c.block, EVENT_BLOCK.c.event_num
    wanted = among(connection, block, keys)
    sizes = connection.execute(select(block, func.count()).where(wanted).group_by(block)).all()
    found: dict[str, list[int]] = {}
    small = [key for key, size in sizes if size <= FULL]
    rows = select(block, number).where(among(connection, block, small)).order_by(number)
    for key, event in connection.execute(rows):
        found.setdefault(key, []).append(event)
    return found, frozenset(key for key, size in sizes if size > FULL)


def _fetched(connection: Connection, numbers: Collection[int]) -> dict[int, Laid]:
    """Return events as they are compared, without what is said of them, by number."""
    rows = connection.execute(select(*_COMPARED).where(among(connection, EVENT.c.num, numbers))).all()
    told = read_told(connection, numbers, brief_from_json)
    settled = _settled(connection, [name for _, name, *_ in rows])
    return {
        number: Laid(name, bool(live), _by_rule(origin, review, name, settled), tuple(told.get(number, ())))
        for number, name, origin, review, live in rows
    }


_COMPARED = (EVENT.c.num, EVENT.c.id, EVENT.c.origin, EVENT.c.review, EVENT.c.live)


def _settled(connection: Connection, ids: Collection[str]) -> set[str]:
    """Return which of these events an editor has ever changed."""
    touched = CHANGE_EVENT.c.event_id
    return set(connection.execute(select(touched).where(among(connection, touched, ids))).scalars())


def _by_rule(origin: str, review: str, name: str, settled: Collection[str]) -> bool:
    return review == Review.AUTOMATIC and origin == Origin.ARTICLE and name not in settled


def _begun(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, Laid]]:
    """Return the events, with their numbers, that began with these reports once."""
    found = read_bare(connection, among(connection, EVENT.c.id, ids))
    told = read_told(connection, found, brief_from_json)
    settled = _settled(connection, [event.id for event in found.values()])
    return {
        event.id: (
            number,
            Laid(
                event.id,
                shown=event.review is not Review.REJECTED and event.fields.when is not None,
                by_rule=_by_rule(event.origin, event.review, event.id, settled),
                reports=tuple(told.get(number, ())),
                gone=event.gone,
            ),
        )
        for number, event in found.items()
    }


def _filed(connection: Connection, report_ids: Sequence[str]) -> dict[str, str]:
    """Return the event of each of these reports that has one."""
    found: dict[str, str] = {}
    for some in chunks(report_ids):
        query = (
            select(EVENT_REPORT.c.report_id, EVENT.c.id)
            .join(EVENT, EVENT.c.num == EVENT_REPORT.c.event_num)
            .where(EVENT_REPORT.c.report_id.in_(some))
        )
        found.update((report, event) for report, event in connection.execute(query))
    return found


def _withdraw(connection: Connection, seq: int, report_ids: Collection[str]) -> None:
    """Take reports that their article tells no more out of the events that nobody has reviewed."""
    names = set(_filed(connection, sorted(report_ids)).values())
    changed: list[StoredEvent] = []
    for event in read_by_id(connection, names):
        if event.review is not Review.AUTOMATIC or event.gone:
            continue
        left = tuple(told for told in event.reports if told.id not in report_ids)
        if left or event.origin is not Origin.ARTICLE:  # which has words of its own
            changed.append(replace(event, reports=left, base=renewed_base(event, left)))
        else:
            changed.append(replace(event, gone=UNREAD))
    write_events(connection, seq, changed)


def _renew(
    connection: Connection,
    seq: int,
    events: Iterable[StoredEvent],
    ids: Collection[str],
    before: Mapping[str, SourcedReport],
) -> None:
    """Bring events up to what their reports say now; one that was unread is back with those that were told (``ids``).

    One whose reports or their citations are others than ``before`` is written though it says the same: it is
    searched, cited and dated by them.
    """
    changed: list[StoredEvent] = []
    for event in events:
        fresh = event
        if event.gone == UNREAD and (back := tuple(told for told in event.reports if told.id in ids)):
            fresh = replace(event, gone=None, reports=back)
        if fresh.gone is None:
            fresh = replace(fresh, base=renewed_base(fresh, fresh.reports) if fresh.reports else fresh.base)
        if fresh != event or any(before.get(told.id, told) != told for told in event.reports):
            changed.append(fresh)
    write_events(connection, seq, changed)
