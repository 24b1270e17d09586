"""What a release holds: every event with its sources, and only what may be given on."""

import csv
import io
import json
from dataclasses import dataclass, replace

import pytest

from contactline.library import curated_events, shipped_events
from contactline.library.package import Tombstone, content_of, package_files, shipped_content
from contactline.library.package.event_tables import LONGEST_PHRASE, event_tables
from contactline.library.package.tables import csv_bytes, unguard
from contactline.model import Grade, Location, Origin, Quote, Review

CURATED = curated_events()[0]
READ = shipped_events()[0]


@dataclass(frozen=True)
class Dataset:
    """Somebody else's data."""

    id: str
    redistributable: bool
    title: str = "A dataset"
    licence: str = "CC BY 4.0"
    citation: str = "Its makers, 2026"


def rows(content, path):
    """The rows of a table of events of a release, read from its bytes."""
    table = next(table for table in event_tables(content) if table.path == path)
    return list(csv.DictReader(io.StringIO(csv_bytes(table).decode(), newline="")))


def test_every_event_of_the_data_is_in_the_release_with_its_sources():
    """A row for each event, and for each of its citations."""
    content = shipped_content()
    events = (*curated_events(), *shipped_events())

    assert {row["id"] for row in rows(content, "events.csv")} == {event.id for event in events}
    assert len(rows(content, "citations.csv")) == sum(len(event.citations) for event in events)


def test_the_words_in_a_release_are_phrases_of_the_article():
    """Each quotation of a shipped report is there with its offsets, and none is long."""
    found = rows(shipped_content(), "evidence.csv")

    assert found and max(len(row["exact"]) for row in found) <= LONGEST_PHRASE
    assert all(int(row["end"]) - int(row["start"]) == len(unguard(row["exact"])) for row in found)


def test_a_sentence_is_not_given_on():
    """Where the words that say so are more than a phrase, their place is given and they are not."""
    evidence = replace(READ.reports[0].report.evidence, what=(Quote("x" * 400, "", "", 0, 400),))
    told = replace(READ.reports[0], report=replace(READ.reports[0].report, evidence=evidence))
    found = rows(content_of([replace(READ, reports=(told,))]), "evidence.csv")

    assert [row["exact"] for row in found if row["end"] == "400"] == [""]


def test_a_release_has_no_column_for_the_text_of_an_article(files):
    """Articles are cited by title, publisher, day and address."""
    header = files["articles.csv"].decode().splitlines()[0]

    assert header == "id,lang,title,source,published,url"


@pytest.mark.parametrize(
    ("event", "goes"),
    [
        (CURATED, True),
        (READ, True),
        (replace(CURATED, review=Review.REJECTED), False),
        (replace(READ, id="ar-mine"), False),
        (replace(READ, id="ar-mine", review=Review.ACCEPTED), True),
        (replace(READ, id="ar-mine", review=Review.EDITED), True),
        (replace(READ, id="ar-mine", review=Review.REJECTED), False),
    ],
)
def test_a_release_holds_what_is_shipped_or_was_accepted(event, goes):
    """What was rejected, and what nobody has looked at, stays at home."""
    assert bool(content_of([event]).events) is goes


@pytest.mark.parametrize(
    ("datasets", "review", "goes"),
    [
        ((), Review.ACCEPTED, False),
        ((Dataset("theirs", redistributable=False),), Review.ACCEPTED, False),
        ((Dataset("other", redistributable=True),), Review.ACCEPTED, False),
        ((Dataset("theirs", redistributable=True),), Review.AUTOMATIC, False),
        ((Dataset("theirs", redistributable=True),), Review.ACCEPTED, True),
    ],
)
def test_other_peoples_data_goes_only_where_its_terms_are_known_and_let_it(datasets, review, goes):
    """No terms, no release: a licence that forbids it, or that nobody has stated, keeps an event out."""
    event = replace(
        CURATED, id="x-1", origin=Origin.IMPORTED, grade=Grade.DATASET, dataset="theirs", review=review
    )
    content = content_of([event], datasets=datasets)

    assert bool(content.events) is goes
    assert [one.id for one in content.datasets] == (["theirs"] if goes else [])


def test_the_terms_of_other_peoples_data_go_with_it():
    """The dataset's licence and citation stand in the package and in its descriptor."""
    event = replace(CURATED, id="x-1", origin=Origin.IMPORTED, dataset="theirs", review=Review.ACCEPTED)
    files = package_files(content_of([event], datasets=[Dataset("theirs", redistributable=True)]))

    assert b"theirs,A dataset,CC BY 4.0," in files["datasets.csv"]
    assert b"Its makers, 2026" in files["datapackage.json"]


def test_an_id_that_went_is_listed_and_one_that_is_there_is_not():
    """The tombstone of an event that is in the release would be a contradiction."""
    graves = [Tombstone("gone", (CURATED.id,), "merged", "2"), Tombstone(CURATED.id, (), "withdrawn", "2")]
    content = content_of([CURATED], graves)

    assert [(row["id"], row["to"]) for row in rows(content, "tombstones.csv")] == [("gone", CURATED.id)]


def test_of_two_tombstones_of_one_id_the_one_that_leads_somewhere_is_listed():
    """A library knows that an id went; the release knows where to. One row says both."""
    graves = [Tombstone("gone", (CURATED.id,), "read-anew", "2"), Tombstone("gone", (), "read-anew", "2")]

    assert content_of([CURATED], graves).tombstones == (graves[0],)
    assert content_of([CURATED], graves[::-1]).tombstones == (graves[0],)


def test_the_order_in_which_events_come_changes_nothing():
    """A release is sorted by ids, whatever the store gave."""
    events = [*curated_events()[:6], *shipped_events()[:6]]

    assert content_of(events) == content_of(events[::-1])


def test_a_drawn_place_is_where_the_event_is():
    """An event with a location of its own is drawn there, with how far from there it may have been."""
    event = replace(CURATED, location=Location(39.5, 46.5, 12.0, "north of the village"))
    (row,) = rows(content_of([event]), "events.csv")

    assert (row["lat"], row["lon"], row["radius_km"]) == ("39.5", "46.5", "12.0")


def test_what_was_talked_about_is_no_point_on_the_map(files):
    """Talks about a region have no geometry: they happened elsewhere."""
    talks = next(event for event in shipped_events() if event.kind == "talks")
    features = {one["id"]: one for one in json.loads(files["events.geojson"])["features"]}

    assert features[talks.id]["geometry"] is None
