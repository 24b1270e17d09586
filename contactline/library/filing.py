"""Filing: each report is given its event, one that tells the same happening or one of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from sqlalchemy import Connection, func, select

from contactline.library.article_rows import Row as ArticleRow
from contactline.library.article_rows import read_reports, write_articles, write_reports
from contactline.library.desk import FULL, Desk, Numbered
from contactline.library.event_rows import among, chunks, read_by_id, read_events, write_events
from contactline.library.fields import Fields
from contactline.library.merge import looked_up, summary
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
    write_events(connection, seq, [_up_to_date(event) for event in desk.changed.values()])


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


def _up_to_date(event: StoredEvent) -> StoredEvent:
    return replace(event, base=renewed_base(event, event.reports)) if event.reports else event


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


def _fetched(connection: Connection, numbers: Collection[int]) -> tuple[list[Numbered], set[str]]:
    """Return events by number, and which of them an editor has ever changed."""
    wanted = sorted(numbers)
    events = [event for some in chunks(wanted) for event in read_events(connection, EVENT.c.num.in_(some))]
    touched = CHANGE_EVENT.c.event_id
    settled = {
        name
        for some in chunks([event.id for event in events])
        for name in connection.execute(select(touched).where(touched.in_(some))).scalars()
    }
    return list(zip(wanted, events, strict=True)), settled


def _begun(connection: Connection, ids: Sequence[str]) -> dict[str, Numbered]:
    """Return the events that began with these reports once."""
    found: dict[str, int] = {}
    for some in chunks(ids):
        rows = connection.execute(select(EVENT.c.id, EVENT.c.num).where(EVENT.c.id.in_(some)))
        found.update((name, number) for name, number in rows)
    return {event.id: (found[event.id], event) for event in read_by_id(connection, found)}


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
