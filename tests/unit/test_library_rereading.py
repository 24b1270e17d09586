"""Articles that are read again, and readers beside writers; on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from contactline.library import LibraryUnavailableError, ReviewDesk, Store, catalogue_rows, load
from contactline.library.catalogue import day_count
from contactline.model import LOCAL
from tests.unit.review.drafts import CURATED, article, kept, report

FIRST, SECOND = "Shelling at Hadrut on 10 October 2020.", "Shelling at Hadrut on Saturday, both say."
FAR = "Gunfire near Martuni, 12 October 2020."


@pytest.fixture
def desk(store):
    """An editor at work on a library."""
    return ReviewDesk(store.database, LOCAL)


@pytest.mark.parametrize("merged", [1, 2])
def test_a_row_of_the_chronology_is_not_taken_along_by_an_article(store, desk, merged):
    """It stays, and says what it said, when an article that was merged into it tells its report no more."""
    base = store.event(CURATED).base
    names = [kept(store, FIRST), kept(store, FAR, "martuni", "2020-10-12")]
    desk.merge(CURATED, names[:merged], store.revision())

    store.save(article(FIRST, "2020-10-11"), [])

    event = store.event(CURATED)
    assert (event.gone, event.base, len(event.reports)) == (None, base, merged - 1)


def test_a_corrected_day_of_publication_moves_the_day_that_an_event_is_known_from(store):
    """The same text, read again with the right date: every catalogue is told."""
    name = kept(store, FIRST)
    old = load(store)

    later = replace(article(FIRST, "2020-10-11"), published=date(2021, 1, 1), source="Theirs")
    store.save(later, [report(FIRST, "hadrut")])

    new = old.up_to_date(store)
    assert new.get(name).citations == (later.citation,)
    assert new.known[new.position[name]] == day_count(date(2021, 1, 1), 0)


def test_an_event_that_is_back_has_the_reports_that_are(store):
    """Of two articles that told it no more, one tells it again."""
    name = kept(store, FIRST)
    kept(store, SECOND)
    one, two = article(FIRST, "2020-10-11"), article(SECOND, "2020-10-11")
    store.save_all([(one, []), (two, [])])

    store.save(one, [report(FIRST, "hadrut")])

    assert [told.article_id for told in store.event(name).reports] == [one.id]


def test_of_two_reports_that_cannot_be_told_apart_the_first_is_kept(store):
    """The event says what its report says."""
    one = article(FIRST, "2020-10-11")

    store.save(one, [report(FIRST, "hadrut"), report(FIRST, "martuni")])

    [event] = store.drafts(one.id)
    assert event.base.places[0].id == event.reports[0].report.places[0].id == "hadrut"


def test_a_page_reads_one_state_of_the_library(store, address, monkeypatch):
    """An event whose reports an editor moves while they are being read is as before, with its source."""
    into, other = kept(store, FIRST), kept(store, FAR, "martuni", "2020-10-12")
    beside, read = Store.open(address), catalogue_rows.citations
    writers = [ReviewDesk(beside.database, LOCAL)]

    def meanwhile(connection, nums):
        while writers:
            writers.pop().merge(into, [other], beside.revision())
        return read(connection, nums)

    monkeypatch.setattr(catalogue_rows, "citations", meanwhile)

    catalogue = load(store)

    beside.database.engine.dispose()
    assert catalogue.get(other) and catalogue.up_to_date(store).get(other) is None


def test_a_library_that_is_away_when_it_is_opened_is_said_to_be():
    """As at any later moment: the page can wait for it."""
    with pytest.raises(LibraryUnavailableError):
        Store.open("postgresql://test@127.0.0.1:1/nowhere", patience=0.0)
