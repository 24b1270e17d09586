"""What is easily lost when editors, articles and releases meet in one library; on both databases."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactline.extract import read_article
from contactline.library import Catalogue, Filters, ReviewDesk, known_since, load, sync
from contactline.library.catalogue_rows import Changes
from contactline.library.event_rows import read_by_id
from contactline.library.shipped import sourced_reports
from contactline.model import LOCAL, Citation, Origin, Status, When
from tests.unit.review.drafts import CURATED, OTHER, article, kept, plain, report

FIRST, SECOND = "Shelling at Hadrut on 10 October 2020.", "Shelling at Hadrut on Saturday, both say."
FAR = "Gunfire near Martuni, 12 October 2020."


@pytest.fixture
def desk(store):
    """An editor at work on a library."""
    return ReviewDesk(store.database, LOCAL)


@pytest.fixture
def shelling(store):
    """An event that an article tells."""
    return kept(store, FIRST)


@pytest.fixture
def gunfire(store):
    """Another event, that another article tells."""
    return kept(store, FAR, "martuni", "2020-10-12")


def release(store, digest):
    """Let the library be brought to another release of what the program ships."""
    store.database.write(lambda c, seq: sync.bring_up_to(c, seq, digest))


def homes(store, *reports):
    """The live events that tell these reports, by report."""
    events = store.database.read(lambda c: read_by_id(c, [*reports, CURATED, OTHER]))
    return {told.id: event.id for event in events if not event.gone for told in event.reports}


def test_what_an_article_tells_no_more_does_not_come_back_with_a_release(store, shelling):
    """A report that was withdrawn from an event with others stays withdrawn."""
    kept(store, SECOND)
    store.save(article(SECOND, "2020-10-11"), [])

    release(store, "the next")

    assert not store.drafts(article(SECOND, "2020-10-11").id)


def test_an_article_that_a_release_has_no_more_takes_its_events_along(store, monkeypatch):
    """What was withdrawn from the release is on no map."""
    words = "Clashes in the hills of Fuzuli."
    [told] = sourced_reports("f" * 64, "en", Citation("A title"), [report(words, "fuzuli", "1993-03-03")])
    shipped = sync.shipped_reports()
    monkeypatch.setattr(sync, "shipped_reports", lambda: (*shipped, told))
    release(store, "with it")
    assert load(store).get(told.id)
    monkeypatch.setattr(sync, "shipped_reports", lambda: shipped)

    release(store, "without it")

    assert load(store).get(told.id) is None and store.event(told.id).gone


def test_an_article_that_a_release_has_again_brings_its_events_back(store, monkeypatch):
    """A withdrawal that was a mistake leaves no trace."""
    shipped = sync.shipped_reports()
    monkeypatch.setattr(sync, "shipped_reports", lambda: ())
    before = load(store).events
    release(store, "without any")
    monkeypatch.setattr(sync, "shipped_reports", lambda: shipped)

    release(store, "with all")

    assert load(store).events == before


def test_a_row_that_a_release_withdraws_gives_its_articles_back(store, desk, shelling, monkeypatch):
    """An article's report that an editor merged into it is still on the map, under its old id."""
    desk.merge(CURATED, [shelling], store.revision())
    rows = tuple(row for row in sync.curated_events() if row.id != CURATED)
    monkeypatch.setattr(sync, "curated_events", lambda: rows)

    release(store, "without the row")

    assert store.event(CURATED).gone and homes(store, shelling) == {shelling: shelling}


def test_what_is_split_from_the_chronology_is_an_articles_word(store, desk, shelling, gunfire):
    """It is not of the chronology, and no release takes it away."""
    desk.merge(CURATED, [shelling, gunfire], store.revision())

    desk.split(CURATED, [gunfire], store.revision())
    release(store, "the next")

    split = store.event(gunfire)
    assert (split.origin, split.gone, split.event().places[0].id) == (Origin.ARTICLE, None, "martuni")


def test_the_only_article_of_a_row_can_be_split_from_it(store, desk, shelling):
    """A row of the chronology has words of its own: it needs no report."""
    desk.merge(CURATED, [shelling], store.revision())

    desk.split(CURATED, [shelling], store.revision())

    assert not store.event(CURATED).reports and homes(store, shelling) == {shelling: shelling}


def test_undoing_a_split_keeps_the_reports_that_came_since(store, desk, shelling, gunfire):
    """They go where the split event's own reports go."""
    third = kept(store, "Clashes by Fuzuli on 14 October 2020.", "fuzuli", "2020-10-14")
    desk.merge(shelling, [gunfire], store.revision())
    split = desk.split(shelling, [gunfire], store.revision())
    desk.merge(gunfire, [third], store.revision())

    desk.undo(split.id)

    assert homes(store, shelling, gunfire, third) == dict.fromkeys((shelling, gunfire, third), shelling)


def test_undoing_a_split_leads_old_links_to_the_event_that_was_split(store, desk, shelling):
    """The id that was begun by the split had been on the map, and somebody may have sent it."""
    other = kept(store, SECOND)
    name = next(told.id for told in store.event(other).reports if told.id != shelling)
    split = desk.split(shelling, [name], store.revision())

    desk.undo(split.id)

    assert store.event(name).gone.to == (shelling,)


def test_undoing_a_split_that_was_undone_and_done_again(store, desk, shelling):
    """There and back, and there again."""
    kept(store, SECOND)
    name = next(told.id for told in store.event(shelling).reports if told.id != shelling)
    split = desk.split(shelling, [name], store.revision())
    after = [plain(store.event(one)) for one in (shelling, name)]

    desk.undo(desk.undo(split.id).id)

    assert [plain(store.event(one)) for one in (shelling, name)] == after


def test_undoing_a_reset_gives_back_what_was_approved(store, desk, shelling):
    """Not what the reports say since: nobody has approved that."""
    desk.accept([shelling], store.revision())
    surer = replace(report(SECOND, "hadrut"), confidence=0.99, status=Status.ALLEGED)
    store.save(article(SECOND, "2020-10-11"), [surer])
    approved = plain(store.event(shelling))
    reset = desk.reset([shelling], store.revision())

    desk.undo(reset.id)

    assert plain(store.event(shelling)) == approved


def test_articles_without_a_date_come_last_on_the_shelf(store):
    """On both databases: the newest first."""
    store.save(replace(article(FIRST, "2020-10-11"), published=None), [])

    assert store.shelf()[-1].citation.published is None and store.shelf()[0].citation.published


def test_a_search_for_what_no_text_can_hold_finds_nothing(store):
    """A link made by hand cannot break the page."""
    days = {"first": When.parse("1900").earliest, "last": When.parse("2030").latest}

    assert store.matching(Filters(**days, words=("\0",))).tolist() == []


def test_a_search_for_many_short_words_is_answered(store):
    """The longest search that a link can hold asks no more of a database than it can bear."""
    days = {"first": When.parse("1900").earliest, "last": When.parse("2030").latest}

    many, one = (store.matching(Filters(**days, words=words)) for words in (("a",) * 100, ("a",)))

    assert many.tolist() == one.tolist()


def test_a_search_for_every_letter_is_answered(store):
    """Each is in the names of hundreds of places and people."""
    days = {"first": When.parse("1900").earliest, "last": When.parse("2030").latest}
    letters = [
        chr(c) for first, last in ("az", "ая", "ء\u064a", "աև") for c in range(ord(first), ord(last) + 1)
    ]

    assert store.matching(Filters(**days, words=tuple(letters[:100]))).dtype == "int64"


def test_a_text_with_a_character_that_no_database_keeps_is_kept(store):
    """Pasted text can hold a null character; its offsets stay."""
    one = read_article("Shelling at\0Hadrut on 10 October 2020.", lang="en")

    store.save(one, [])

    assert store.article(one.id) == one


def test_a_library_that_was_put_back_is_read_anew(store, shelling):
    """A backup is older than what the page has read."""
    newest = load(store)
    ahead = replace(
        newest,
        seq=newest.seq + 100,
        events=newest.events[:-1],
        rows=newest.rows[:-1],
        known=newest.known[:-1],
    )

    assert ahead.up_to_date(store).events == newest.events


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["1992", "1992/..", "2020-10-10", "../1993", ""])))
)
def test_a_catalogue_is_the_same_whatever_it_was_brought_up_to_date_by(catalogue, written):
    """Events that change, come and go stand where a catalogue read anew has them."""
    some = Catalogue.of(catalogue.events[:20])
    now = {row: (event, known_since(event)) for row, event in enumerate(catalogue.events[:20])}
    changes = {
        row * 3: (replace(catalogue.events[row * 3], when=When.parse(day)), None) if day else None
        for row, day in written
    }
    now = {row: event for row, event in {**now, **changes}.items() if event}

    brought = some.up_to_date(SimpleNamespace(changes_since=lambda _: Changes(7, changes, frozenset())))

    ordered = Catalogue.of(event for event, _ in now.values())
    assert brought.events == ordered.events and brought.position == ordered.position
    assert brought.first.tolist() == ordered.first.tolist() and brought.last.tolist() == ordered.last.tolist()
    assert [now[row][0] for row in brought.rows.tolist()] == list(brought.events)
