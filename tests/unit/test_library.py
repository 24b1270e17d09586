"""The library: the chronology as events, records that survive a round trip, and the user's own articles."""

import json
import sqlite3
from dataclasses import replace
from datetime import date

from alembic.config import Config
from alembic.script import ScriptDirectory

from contactline.library import (
    Catalogue,
    ReviewDesk,
    Store,
    curated_events,
    event_id,
    load,
    report_from_record,
    report_to_record,
    shipped_events,
    write_release,
)
from contactline.library.importers import ACLED, UCDP
from contactline.library.migrations import NEWEST
from contactline.library.package import heirs_of
from contactline.model import (
    LOCAL,
    ActorMention,
    ActorRole,
    Article,
    Citation,
    Event,
    Evidence,
    Grade,
    Location,
    Origin,
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

    told = [sourced.report for event in store.drafts(ARTICLE.id) for sourced in event.reports]
    assert told == [REPORT] and store.article(ARTICLE.id) == ARTICLE


def test_saving_the_same_text_twice_adds_nothing(store):
    """The same text is the same article, and the same report of it the same event."""
    before = len(load(store).events)

    store.save(ARTICLE, [REPORT])
    store.save(ARTICLE, [REPORT])

    assert len(load(store).events) == before + 1


def test_a_second_opening_sees_what_the_first_saved(store, address):
    """The dashboard and the command line may hold the library open at the same time."""
    other = Store.open(address)
    store.save(ARTICLE, [REPORT])

    assert other.article(ARTICLE.id) == ARTICLE


def test_an_event_keeps_its_id_when_the_article_gains_a_report(store):
    """An id depends on what the report says and on nothing around it."""
    more = replace(REPORT, kind="statement", evidence=Evidence(what=(quote(TEXT, Span(4, 11)),)))
    store.save(ARTICLE, [REPORT])

    store.save(ARTICLE, [more, REPORT])

    assert store.event(event_id(ARTICLE.id, REPORT)).fields.kind == "talks"


def test_an_event_that_its_article_tells_no_more_leaves_a_tombstone(store):
    """A better reading of the same text takes a wrong event off the map, and its id stays."""
    store.save(ARTICLE, [REPORT])

    store.save(ARTICLE, [])

    name = event_id(ARTICLE.id, REPORT)
    assert load(store).get(name) is None and store.event(name).gone.reason == "unread"


def test_a_reviewed_event_stays_when_the_article_is_read_again(store):
    """What somebody approved is not taken away by a new version of the reader."""
    store.save(ARTICLE, [REPORT])
    name = event_id(ARTICLE.id, REPORT)
    ReviewDesk(store.database, LOCAL).accept([name], store.revision())

    store.save(ARTICLE, [])

    assert load(store).get(name) is not None


def test_two_articles_of_one_happening_make_one_event(store):
    """The second article adds its report and its citation to the first one's event."""
    other_text = TEXT + " "
    other = Article(other_text, "ar", date(2020, 10, 11), None, "خبر", "صحيفة", (Span(0, len(TEXT)),))
    store.save(ARTICLE, [REPORT])
    before = len(load(store).events)

    store.save(other, [REPORT])

    assert len(load(store).events) == before
    assert [c.publisher for c in load(store).get(event_id(ARTICLE.id, REPORT)).citations] == ["مصدر", "صحيفة"]


def test_a_catalogue_brought_up_to_date_is_the_one_read_anew(store):
    """Only what changed is read, and nothing is missed."""
    old = load(store)
    store.save(ARTICLE, [REPORT])
    ReviewDesk(store.database, LOCAL).reject(["ev-20201120-1"], store.revision())

    brought = old.up_to_date(store)

    assert brought.events == load(store).events and brought.known.tolist() == load(store).known.tolist()


def test_a_library_made_before_there_were_events_is_brought_to_the_newest_form(tmp_path):
    """An old library keeps its articles, and what they tell is on the map."""
    path = tmp_path / "old.sqlite"
    old_library(path)

    store = Store.open(path)

    assert store.article(ARTICLE.id) == ARTICLE and load(store).get(event_id(ARTICLE.id, REPORT))


def old_library(path):
    """A library as the first version of this program wrote it."""
    with sqlite3.connect(path) as connection:
        connection.executescript(
            "create table article (id varchar(64) primary key, text varchar not null, lang varchar(2) not null,"
            " published varchar(10), published_start integer, published_end integer, title varchar not null,"
            " source varchar not null, body varchar not null, url varchar not null);"
            "create table report (id varchar(40) primary key, article_id varchar(64) not null references article (id),"
            " position integer not null, record varchar not null);"
        )
        body = json.dumps([{"start": 0, "end": len(TEXT)}])
        row = (ARTICLE.id, TEXT, "ar", "2020-10-11", None, None, "عنوان", "مصدر", body, "")
        connection.execute("insert into article values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        record = json.dumps(report_to_record(REPORT))
        report = (event_id(ARTICLE.id, REPORT), ARTICLE.id, 0, record)
        connection.execute("insert into report values (?, ?, ?, ?)", report)
    connection.close()


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


def test_a_release_holds_other_peoples_data_only_where_its_terms_allow_it(store):
    """An accepted row of a CC BY dataset goes in, one of a user's own export never does."""
    store.import_events(UCDP, [imported_event("ucdp-ged-1")])
    store.import_events(ACLED, [replace(imported_event("acled-1"), dataset=ACLED.id)])
    ReviewDesk(store.database, LOCAL).accept(["ucdp-ged-1", "acled-1"], store.revision())

    ids = {event.id for event in store.release_content().events}

    assert "ucdp-ged-1" in ids and "acled-1" not in ids


def test_a_release_leaves_out_what_was_rejected_and_says_so(store):
    """A row of the chronology that an editor found to be none is a tombstone of the next release."""
    ReviewDesk(store.database, LOCAL).reject(["ev-20201120-1"], store.revision())

    content = store.release_content()

    assert "ev-20201120-1" not in {event.id for event in content.events}
    assert ("ev-20201120-1", "rejected") in {(grave.id, grave.reason) for grave in content.tombstones}


def test_an_old_link_is_led_to_where_its_event_went_at_last(store):
    """An event merged into one that was merged in turn is found where both are now."""
    other = replace(ARTICLE, text=TEXT.replace("موسكو", "باريس"))
    third = replace(ARTICLE, text=TEXT.replace("موسكو", "جنيف"))
    for number, article in enumerate((ARTICLE, other, third), start=1):
        store.save(article, [replace(REPORT, when=When.parse(f"202{number}-10-10"), places=(), actors=())])
    one, two, three = (store.drafts(article.id)[0].id for article in (ARTICLE, other, third))
    desk = ReviewDesk(store.database, LOCAL)
    desk.merge(two, [one], store.revision())
    desk.merge(three, [two], store.revision())

    assert heirs_of(one, store.gone(one)) == (three,)


def imported_event(name):
    """A row of another's data."""
    return Event(
        id=name,
        kind="clash",
        when=When.parse("2020-10-03"),
        title="A row",
        places=(),
        actors=(),
        status=Status.OCCURRED,
        origin=Origin.IMPORTED,
        grade=Grade.DATASET,
        certainty="medium",
        citations=(Citation("A row", "UCDP"),),
        location=Location(39.5, 47.0, 5.0, "a field"),
        dataset=UCDP.id,
    )


def test_the_newest_step_is_the_last_of_the_migrations():
    """A library of that form is opened without Alembic, so that the name of the step stands beside its scripts."""
    config = Config()
    config.set_main_option("script_location", "contactline.library:migrations")

    assert ScriptDirectory.from_config(config).get_heads() == [NEWEST]
