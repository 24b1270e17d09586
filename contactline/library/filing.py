"""Filing: each report is given its event, one that tells the same happening or one of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, select

from contactline.library.article_rows import Row as ArticleRow
from contactline.library.article_rows import read_reports, write_articles, write_reports
from contactline.library.event_rows import chunks, read_by_id, read_events, write_events
from contactline.library.fields import Fields
from contactline.library.merge import attach, filed_under, looked_up, summary
from contactline.library.schema import EVENT, EVENT_BLOCK, EVENT_REPORT
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
    """Give each of these reports, that have no event yet, its event."""
    desk = _Desk.laid([*_candidates(connection, told), *read_by_id(connection, [one.id for one in told])])
    unique = {one.id: one for one in told}
    for one in sorted(unique.values(), key=_published_first):
        desk.file(one)
    write_events(connection, seq, list(desk.changed.values()))


def _published_first(told: SourcedReport) -> tuple[str, str, str]:
    published = told.citation.published
    return published.isoformat() if published else "9999", told.article_id, told.id


@dataclass(slots=True)
class _Desk:
    """Events under the keys of their blocks, while reports are being filed."""

    events: dict[str, StoredEvent]
    blocks: dict[str, list[str]]
    changed: dict[str, StoredEvent] = field(default_factory=dict[str, StoredEvent])

    @staticmethod
    def laid(events: Sequence[StoredEvent]) -> _Desk:
        desk = _Desk({event.id: event for event in events}, {})
        for event in desk.events.values():
            for told in event.reports if event.is_live else ():
                desk._index(event.id, told)
        return desk

    def file(self, told: SourcedReport) -> None:
        names = list(
            dict.fromkeys(name for key in sorted(looked_up(told.report)) for name in self.blocks.get(key, ()))
        )
        position = attach(told, [self.events[name].reports for name in names])
        event = joined(self.events[names[position]], told) if position is not None else self._own(told)
        self.events[event.id] = self.changed[event.id] = event
        self._index(event.id, told)

    def _own(self, told: SourcedReport) -> StoredEvent:
        """Return the event of a report by itself; one that began with it takes it back."""
        begun = self.events.get(told.id)
        return joined(replace(begun, gone=None), told) if begun else new_event(told)

    def _index(self, name: str, told: SourcedReport) -> None:
        for key in filed_under(told.report):
            self.blocks.setdefault(key, []).append(name)


def new_event(told: SourcedReport) -> StoredEvent:
    """Return the event that one report tells by itself."""
    return StoredEvent(told.id, Origin.ARTICLE, summary([told]), reports=(told,))


def joined(event: StoredEvent, told: SourcedReport) -> StoredEvent:
    """Return an event with one more report; what an editor has said of it stays as it was said."""
    reports = (*event.reports, told)
    return replace(event, reports=reports, base=renewed_base(event, reports))


def renewed_base(event: StoredEvent, reports: Sequence[SourcedReport]) -> Fields:
    """Return what the reports of an event say now; of one that an editor approved, what they said then."""
    approved = event.review is not Review.AUTOMATIC or event.origin is not Origin.ARTICLE
    return event.base if approved else summary(reports)


def _candidates(connection: Connection, told: Sequence[SourcedReport]) -> list[StoredEvent]:
    keys = sorted({key for one in told for key in looked_up(one.report)})
    nums: set[int] = set()
    for some in chunks(keys):
        nums.update(
            connection.execute(select(EVENT_BLOCK.c.event_num).where(EVENT_BLOCK.c.block.in_(some))).scalars()
        )
    return [
        event for some in chunks(sorted(nums)) for event in read_events(connection, EVENT.c.num.in_(some))
    ]


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
