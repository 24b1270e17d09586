"""Filing: each report is given its event, one that tells the same happening or one of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, groupby

from sqlalchemy import Connection, func, select

from contactline.library.article_rows import Row as ArticleRow
from contactline.library.article_rows import read_reports, write_articles, write_reports
from contactline.library.desk import Desk, Laid
from contactline.library.event_rows import among, chunks, read_bare, read_by_id, read_told
from contactline.library.event_writing import write_events
from contactline.library.fields import Fields
from contactline.library.growth import Grown, grow_events
from contactline.library.held_events import HeldEvents, read_begun, read_blocks
from contactline.library.merge import looked_up, summary
from contactline.library.records import brief_from_json
from contactline.library.schema import EVENT, EVENT_REPORT
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
    _write(connection, seq, desk.changed)


def _published_first(told: SourcedReport) -> tuple[str, str, str]:
    published = told.citation.published
    return published.isoformat() if published else "9999", told.article_id, told.id


def _laid(connection: Connection, told: Sequence[SourcedReport]) -> Desk:
    last = connection.execute(select(func.max(EVENT.c.num))).scalar() or 0
    blocks, full = read_blocks(connection, {key for one in told for key in looked_up(one.report)})
    return Desk(
        held=HeldEvents(connection, {one.article_id for one in told}),
        blocks=blocks,
        full=full,
        next_number=last + 1,
        begun=read_begun(connection, [one.id for one in told]),
    )


def _write(connection: Connection, seq: int, changed: Mapping[int, Laid]) -> None:
    """Write the events that a desk has changed: of those that have but gained reports only what is new."""
    held = read_bare(connection, among(connection, EVENT.c.num, changed))
    grown: list[Grown] = []
    whole: dict[int, Laid] = {}
    for number, laid in changed.items():
        if laid.held == [number] == [laid.told[0]]:
            one = Grown(number, held[number], _base(held[number], laid), laid.added, laid.sample or ())
            if one.event.is_live == one.was.is_live:
                grown.append(one)
                continue
        whole[number] = laid
    told = read_told(connection, {one for laid in whole.values() for one in laid.held}, brief_from_json)
    write_events(connection, seq, [_whole(held.get(number), laid, told) for number, laid in whole.items()])
    grow_events(connection, seq, grown)


def _whole(was: StoredEvent | None, laid: Laid, told: Mapping[int, Sequence[SourcedReport]]) -> StoredEvent:
    """Return an event with all its reports; one that is not held began on the desk."""
    reports = tuple(
        chain.from_iterable(told.get(one, ()) if isinstance(one, int) else (one,) for one in laid.told)
    )
    event = was or StoredEvent(laid.id, Origin.ARTICLE, laid.base or summary(reports))
    return replace(event, base=_base(event, laid), gone=laid.gone, reports=reports)


def _base(event: StoredEvent, laid: Laid) -> Fields:
    """Return what the reports of an event on the desk say now; of one that began there what they said then."""
    if not laid.told or laid.told == laid.begun_by:
        return event.base
    return renewed_base(event, laid.sample or ())


def renewed_base(event: StoredEvent, reports: Sequence[SourcedReport]) -> Fields:
    """Return what the reports of an event say now; of one that an editor approved, what they said then."""
    approved = event.review is not Review.AUTOMATIC or event.origin is not Origin.ARTICLE
    return event.base if approved else summary(reports)


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
