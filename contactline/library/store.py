"""The library: articles with what was read out of them, and the events that they and the release tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from contactline.library.alike import Alike, alike, index_articles
from contactline.library.article_rows import article_from_row, own_row
from contactline.library.catalogue_rows import Changes, changes_since, events_at
from contactline.library.database import PATIENCE, Database, connect
from contactline.library.database_faults import LibraryUnavailableError
from contactline.library.event_rows import read_by_id, read_events
from contactline.library.filing import keep
from contactline.library.importers import Dataset
from contactline.library.importers.keeping import keep_imported, read_datasets, shown_to
from contactline.library.log import Change, read_log
from contactline.library.migrations import upgrade
from contactline.library.outline_rows import Written, live_count, outlines_since
from contactline.library.outlines import Names
from contactline.library.package import ReleaseContent, Tombstone
from contactline.library.query import Filters, matching
from contactline.library.queue import Wanted, queue, waiting_count
from contactline.library.release import RELEASE, Release
from contactline.library.releasing import release_content, tombstones
from contactline.library.schema import ARTICLE, EVENT, EVENT_REPORT, REPORT, STATE
from contactline.library.shelf import ShelfPage, Shelved, find, on_shelf, shelved
from contactline.library.shipped import shipped_digest, sourced_reports
from contactline.library.stored import StoredEvent
from contactline.library.sync import bring_up_to
from contactline.model import Article, Audience, Event, Report


@dataclass(frozen=True, slots=True)
class Store:
    """An open library; readers and one writer at a time, from as many processes as there are."""

    database: Database

    @staticmethod
    def open(address: str | Path, *, patience: float = PATIENCE) -> Store:
        """Open the library at a file's path or a ``postgresql://`` address; make it where there is none.

        Its tables are brought to the newest form and its shipped events to the release of this copy.
        Raises a LibraryError where that cannot be done within ``patience`` seconds.
        """
        database = Database(connect(str(address)), patience)
        database.trying(lambda: upgrade(database.engine))
        store = Store(database)
        if store.database.read(lambda c: c.execute(select(STATE.c.release)).scalar_one()) != shipped_digest():
            store.database.write(lambda c, seq: bring_up_to(c, seq, shipped_digest()))
        return store

    def save(self, article: Article, reports: Iterable[Report]) -> None:
        """Keep an article and its reports; saving the same text again replaces what was read out of it."""
        self.save_all([(article, tuple(reports))])

    def save_all(self, read: Sequence[tuple[Article, Sequence[Report]]]) -> None:
        """Keep articles and their reports, all or none, and file each report under its event."""
        told = [
            sourced
            for article, reports in read
            for sourced in sourced_reports(article.id, article.lang, article.citation, reports)
        ]
        articles = [article for article, _ in read]

        def work(connection: Connection, seq: int) -> None:
            keep(connection, seq, [own_row(article, seq) for article in articles], told)
            index_articles(connection, articles)

        self.database.write(work)

    def import_events(self, dataset: Dataset, events: Iterable[Event]) -> int:
        """Keep events of other people's data, all or none; return how many are new or changed since the last time."""
        kept = tuple(events)
        return self.database.write(lambda c, seq: keep_imported(c, seq, dataset, kept))

    def article(self, article_id: str) -> Article | None:
        """Return the article with this id, or None where the library does not hold its text."""
        query = select(ARTICLE).where(ARTICLE.c.id == article_id, ARTICLE.c.text.is_not(None))
        row = self.database.read(lambda c: c.execute(query).mappings().first())
        return article_from_row(row) if row else None

    def holds(self, article_id: str) -> bool:
        """Whether the library has the text of this article."""
        query = select(ARTICLE.c.id).where(ARTICLE.c.id == article_id, ARTICLE.c.text.is_not(None))
        return self.database.read(lambda c: c.execute(query).first()) is not None

    def shelf(self, *, own: int | None = None) -> list[Shelved]:
        """Return every article that the library knows, the newest first, without its text.

        With ``own`` only the last so many of those whose text it holds.
        """
        return self.database.read(lambda c: on_shelf(c, own=own))

    def find(self, words: Sequence[str], page: int = 1) -> ShelfPage:
        """Return a page of the articles that have all of these folded words in their title, publisher or address."""
        return self.database.read(lambda c: find(c, words, page))

    def shelved(self, article_id: str) -> Shelved | None:
        """Return the article with this id without its text, or None where the library knows none."""
        return self.database.read(lambda c: shelved(c, article_id))

    def event(self, event_id: str) -> StoredEvent | None:
        """Return the event with this id, with its reports; a tombstone where it was merged or withdrawn."""
        return next(iter(self.database.read(lambda c: read_by_id(c, [event_id]))), None)

    def events(self, event_ids: Iterable[str]) -> list[StoredEvent]:
        """Return the events with these ids, with their reports, in no particular order; unknown ids are left out."""
        return self.database.read(lambda c: read_by_id(c, event_ids))

    def alike(self, article: Article) -> list[Alike]:
        """Return the articles that are the same text published twice with changes, the most alike first."""
        return self.database.read(lambda c: alike(c, article))

    def queue(self, wanted: Wanted) -> list[str]:
        """Return the ids of the events that wait for review, in the order in which to go through them."""
        return self.database.read(lambda c: queue(c, wanted))

    def waiting(self, wanted: Wanted) -> int:
        """Return how many events wait for review, those beyond the end of their queue too."""
        return self.database.read(lambda c: waiting_count(c, wanted))

    def drafts(self, article_id: str, audience: Audience = Audience.VISITORS) -> list[StoredEvent]:
        """Return the events that an article tells, rejected and undated ones too, as it tells them.

        An editor may have merged one into other people's data for own use: it is left out for visitors, for whom this
        is unless the audience is given.
        """
        told = (
            select(EVENT_REPORT.c.event_num)
            .join(REPORT, REPORT.c.id == EVENT_REPORT.c.report_id)
            .where(REPORT.c.article_id == article_id)
        )
        found = self.database.read(
            lambda c: shown_to(audience, c, read_events(c, EVENT.c.num.in_(told) & EVENT.c.gone.is_(None)))
        )
        return sorted(found, key=lambda event: _first_said(event, article_id))

    def datasets(self) -> list[Dataset]:
        """Return the terms of other people's data that the library holds, by id."""
        return self.database.read(read_datasets)

    def gone(self, event_id: str, audience: Audience = Audience.VISITORS) -> dict[str, Tombstone]:
        """Return what became of an event that is no more, and of those that it went to, by id.

        To visitors, for whom it is unless the audience is given, an event of data for own use never was.
        """
        return self.database.read(lambda c: tombstones(c, [event_id], audience))

    def release_content(self, release: Release = RELEASE) -> ReleaseContent:
        """Return what a release made from this library may hold: see ``package.content_of``."""
        return self.database.read(lambda c: release_content(c, release))

    def log(self, limit: int = 100, event_id: str | None = None) -> list[Change]:
        """Return the last changes that editors made, newest first; of one event only where its id is given."""
        return self.database.read(lambda c: read_log(c, limit=limit, event_id=event_id))

    def changes_since(self, seq: int) -> Changes:
        """Return the events that were written after a number, as the map shows them, and the number now."""
        return self.database.read(lambda c: changes_since(c, seq))

    def live_count(self) -> int:
        """Return how many events a map may show."""
        return self.database.read(live_count)

    def outlines_since(self, seq: int, names: Names, missing: tuple[int, int]) -> Written:
        """Return the outlines of the events that were written after a number: see ``outline_rows``."""
        return self.database.read(lambda c: outlines_since(c, seq, names, missing))

    def events_at(self, rows: Iterable[int]) -> dict[int, Event]:
        """Return the events of these rows as the map shows them; one that is shown no more is left out."""
        return self.database.read(lambda c: events_at(c, rows))

    def row_of(self, event_id: str) -> int | None:
        """Return the row of an id, or None where there is none."""
        return self.database.read(
            lambda c: c.execute(select(EVENT.c.num).where(EVENT.c.id == event_id)).scalar()
        )

    def matching(self, filters: Filters) -> NDArray[np.int64]:
        """Return the rows of the events that pass every filter, in no particular order."""
        return self.database.read(lambda c: matching(c, filters))

    def is_reachable(self) -> bool:
        """Whether the database answers now, without trying for long."""
        try:
            replace(self.database, patience=0.0).read(lambda c: c.execute(select(STATE.c.seq)).scalar_one())
        except LibraryUnavailableError:
            return False
        return True

    def revision(self) -> int:
        """Return the number of the last write: a key for caches."""
        return self.database.read(lambda c: int(c.execute(select(STATE.c.seq)).scalar_one()))


def _first_said(event: StoredEvent, article_id: str) -> tuple[int, str]:
    starts = [told.report.evidence.what[0].start for told in event.reports if told.article_id == article_id]
    return min(starts, default=0), event.id
