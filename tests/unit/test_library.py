"""The library: the chronology as events, records that survive a round trip, and the user's own articles."""

from datetime import date

import pytest

from contactline.library import (
    Catalogue,
    Store,
    curated_events,
    event_id,
    events_of,
    load,
    report_from_record,
    report_to_record,
    shipped_events,
    write_release,
)
from contactline.model import (
    ActorMention,
    ActorRole,
    Article,
    Evidence,
    Grade,
    PlaceMention,
    PlaceRole,
    Report,
    Span,
    Status,
    When,
    quote,
)
from contactline.names import ACTORS, PLACES

TEXT = "عقد الطرفان محادثات في موسكو في 10 أكتوبر 2020."
ARTICLE = Article(TEXT, "ar", date(2020, 10, 11), None, "عنوان", "مصدر", (Span(0, len(TEXT)),))
REPORT = Report(
    kind="talks",
    when=When.parse("2020-10-10"),
    when_span=Span(32, 46),
    places=(PlaceMention("moscow", PlaceRole.AT, Span(23, 28)),),
    actors=(ActorMention("az", ActorRole.PARTICIPANT, None),),
    status=Status.OCCURRED,
    evidence=Evidence(what=(quote(TEXT, Span(0, 19)),), when=(quote(TEXT, Span(32, 46)),)),
    confidence=0.75,
)


@pytest.fixture
def store(tmp_path):
    """An empty library in a folder of its own."""
    return Store.open(tmp_path / "library.sqlite")


def test_the_chronology_has_all_its_events():
    """Every row is an event with a source."""
    events = curated_events()

    assert len(events) == 184 and all(event.citations for event in events)


def test_rows_from_memory_are_graded_so():
    """What was not verified with a source at hand says so."""
    assert sum(event.grade is Grade.MEMORY for event in curated_events()) == 17


def test_every_place_of_an_event_is_in_the_gazetteer():
    """An event never points to a place that nobody can look up."""
    events = (*curated_events(), *shipped_events())

    assert {place.id for event in events for place in event.places} <= set(PLACES)


def test_every_actor_of_an_event_is_registered():
    """An actor is either in the registry or kept as the chronology's own words."""
    events = (*curated_events(), *shipped_events())

    assert {actor.id for event in events for actor in event.actors} <= set(ACTORS)


def test_a_report_survives_its_record():
    """Writing a report as JSON and reading it back changes nothing."""
    assert report_from_record(report_to_record(REPORT)) == REPORT


def test_a_saved_article_comes_back_with_its_reports(store):
    """The library gives back what it was given, text and offsets included."""
    store.save(ARTICLE, [REPORT])

    assert store.articles() == [(ARTICLE, [REPORT])] and store.article(ARTICLE.id) == ARTICLE


def test_saving_the_same_text_twice_adds_nothing(store):
    """The same text is the same article, and the same report of it the same event."""
    store.save(ARTICLE, [REPORT])
    store.save(ARTICLE, [REPORT])

    assert len(load(store).events) == len(load(None).events) + 1


def test_a_second_opening_sees_what_the_first_saved(store, tmp_path):
    """The dashboard and the command line may hold the library open at the same time."""
    other = Store.open(tmp_path / "library.sqlite")
    store.save(ARTICLE, [REPORT])

    assert other.article(ARTICLE.id) == ARTICLE


def test_an_event_keeps_its_id_when_the_article_gains_a_report():
    """An id depends on what the report says and on nothing around it."""
    [event] = events_of(ARTICLE.id, ARTICLE.lang, ARTICLE.citation, [REPORT])

    assert event.id == event_id(ARTICLE.id, REPORT)


def test_the_catalogue_is_in_the_order_of_time():
    """Events stand by their first possible day."""
    days = [event.when.earliest or date.min for event in Catalogue.of(curated_events()).events]

    assert days == sorted(days)


def test_the_release_never_holds_the_article(tmp_path):
    """What is shipped has phrases and a citation, and no run of words longer than a phrase."""
    path = tmp_path / "articles.json"
    write_release([(ARTICLE, [REPORT])], path)

    assert ARTICLE.text not in path.read_text(encoding="utf-8")


def test_shipped_evidence_is_phrases():
    """No shipped quotation is as long as a sentence: at most 15 words and 120 characters."""
    quotes = [
        quote
        for event in shipped_events()
        for told in event.reports
        for part in ("what", "when", "where", "who")
        for quote in getattr(told.report.evidence, part)
    ]

    assert quotes and all(len(q.exact) <= 120 and len(q.exact.split()) <= 15 for q in quotes)
