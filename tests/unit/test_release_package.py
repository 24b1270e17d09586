"""A release as a data package: the same bytes every time, readable by others, and only what may be given on."""

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas
import pytest
from frictionless import Package, system, validate
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from contactline.cli import app
from contactline.library import RELEASE, ReviewDesk, Store, curated_events, shipped_events
from contactline.library.package import (
    FolderInUse,
    Tombstone,
    content_of,
    package_files,
    shipped_content,
    write_folder,
    zipped,
)
from contactline.library.package.event_tables import LONGEST_PHRASE, event_tables
from contactline.library.package.tables import Field, Table, csv_bytes, guard, unguard
from contactline.model import LOCAL, Citation, Grade, Location, Origin, Quote, Review

ROOT = Path(__file__).parents[2]
PLACES = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4711", "TZ": "Asia/Baku", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "86400"},
)
"""Two surroundings that a release may be written in."""
CURATED = curated_events()[0]
READ = shipped_events()[0]
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)


@dataclass(frozen=True)
class Dataset:
    """Somebody else's data."""

    id: str
    redistributable: bool
    title: str = "A dataset"
    licence: str = "CC BY 4.0"
    citation: str = "Its makers, 2026"


@pytest.fixture(scope="module")
def files():
    """The files of the shipped release."""
    return package_files(shipped_content())


@pytest.fixture(scope="module")
def folder(files, tmp_path_factory):
    """The shipped release in a folder."""
    place = tmp_path_factory.mktemp("release") / "whole"
    write_folder(files, place)
    return place


def rows(content, path):
    """The rows of a table of events of a release, read from its bytes."""
    table = next(table for table in event_tables(content) if table.path == path)
    return list(csv.DictReader(io.StringIO(csv_bytes(table).decode(), newline="")))


def written(place, environment, *options):
    """Write a release in a process of its own."""
    command = [
        sys.executable,
        "-c",
        "from contactline.cli import app; app()",
        "release",
        "--to",
        str(place),
        *options,
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, env={**os.environ, **environment})
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_a_release_is_the_same_bytes_wherever_it_is_written(tmp_path, files):
    """Another process, hash seed, time zone and locale make the same folder, and the zip of it too."""
    folder = written(tmp_path / "folder", PLACES[0])
    packed = written(tmp_path / "zip", PLACES[1], "--zip")

    assert folder == files
    assert packed == {f"contactline-{RELEASE.version}.zip": zipped(files)}


def test_a_zip_holds_the_files_of_the_folder_without_their_times(files):
    """Every file is in it, in order, none with a time of its own."""
    with zipfile.ZipFile(io.BytesIO(zipped(files))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_frictionless_finds_nothing_wrong(folder):
    """The package, its schemas, keys, sizes and hashes hold for a reader that is not ours."""
    report = validate(str(folder / "datapackage.json"))

    assert report.flatten(["title", "message"]) == []
    assert report.stats["tasks"] == len(json.loads((folder / "datapackage.json").read_bytes())["resources"])


def test_frictionless_finds_a_byte_that_was_changed(files, tmp_path):
    """A file that is not as it was released does not pass: the hashes are read, not just written."""
    other = files["kinds.csv"].replace(b"Talks", b"Walks")
    write_folder({**files, "kinds.csv": other}, tmp_path / "changed")

    assert not validate(str(tmp_path / "changed" / "datapackage.json")).valid


def test_sha256sum_finds_every_file_as_released(folder, files):
    """``sha256sum -c CHECKSUMS`` passes, and names every file but itself."""
    checked = subprocess.run(
        ["sha256sum", "-c", "CHECKSUMS"], cwd=folder, check=True, capture_output=True, text=True
    )

    assert checked.stdout.count(": OK") == len(files) - 1


@pytest.mark.parametrize(
    "path", ["events", "geo/cells", "geo/lines", "geo/zones", "geo/corridors", "geo/posts"]
)
def test_geopandas_reads_every_layer(folder, path):
    """Each layer opens in EPSG:4326 with valid shapes inside the map."""
    frame = geopandas.read_file(folder / f"{path}.geojson")
    shapes = frame.geometry[frame.geometry.notna()]

    assert frame.crs.to_epsg() == 4326 and len(frame)
    assert shapes.is_valid.all()
    assert shapes.total_bounds[0] >= -180 and shapes.total_bounds[3] <= 90


def test_the_cells_of_a_day_tile_the_frame(folder):
    """On a day each piece of land stands in one period: the periods of a layer are half-open."""
    frame = geopandas.read_file(folder / "geo" / "cells.geojson")
    day = "2020-12-02"
    of_day = frame[
        (frame["from"].astype(str) <= day) & (frame["to"].isna() | (frame["to"].astype(str) > day))
    ]

    assert sorted(of_day["id"]) == sorted(set(frame["id"]))


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


def test_the_package_is_of_its_day_and_not_of_the_clock(files):
    """The day of creation is the last day that the facts were checked for."""
    package = json.loads(files["datapackage.json"])

    assert package["created"] == f"{RELEASE.through}T00:00:00Z"
    assert package["version"] == RELEASE.version


def test_hostile_titles_stay_what_they_are(tmp_path):
    """Commas, quotes, breaks, formulas and markup in a cited title come back as they were, for another reader too."""
    title = '=HYPERLINK("http://x"),"\r\n<script>alert(1)</script>\ttail'
    event = replace(CURATED, review=Review.ACCEPTED, citations=(Citation(title, "@SUM(1)", None, "+1"),))
    write_folder(package_files(content_of([event])), tmp_path / "hostile")
    with system.use_context(trusted=True):
        (row,) = Package(str(tmp_path / "hostile" / "datapackage.json")).get_resource("citations").read_rows()

    assert [unguard(row[name]) for name in ("title", "publisher", "url")] == [title, "@SUM(1)", "+1"]
    assert all(row[name].startswith("'") for name in ("title", "publisher", "url"))


@given(TEXT)
def test_the_guard_is_taken_off_without_loss(text):
    """Every text comes back from the guard as it was."""
    assert unguard(guard(text)) == text


@given(st.lists(st.tuples(TEXT, TEXT), max_size=6))
def test_no_cell_of_a_table_begins_like_a_formula(cells):
    """Whatever is written, a reader of the file meets no first character that a spreadsheet runs."""
    table = Table("x.csv", "X", "MIT", (Field("a", "A"), Field("b", "B")), tuple(cells))
    found = list(csv.reader(io.StringIO(csv_bytes(table).decode(), newline="")))[1:]

    assert [tuple(unguard(cell) for cell in row) for row in found] == cells
    assert not [cell for row in found for cell in row if cell[:1] in tuple("=+-@\t\r\n＝＋－＠")]


def test_a_number_that_is_none_is_refused_by_file():
    """A word in a column of numbers would pass the guard: it is refused instead."""
    table = Table("x.csv", "X", "MIT", (Field("a", "A", "number"),), (("=1+1",),))

    with pytest.raises(ValueError, match=r"x\.csv: '=1\+1' is no number"):
        csv_bytes(table)


def test_a_release_is_never_mixed_into_another_folder(files, tmp_path):
    """A folder that holds something is left as it is."""
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(FolderInUse):
        write_folder(files, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_command_says_what_it_wrote_and_refuses_a_bad_version(tmp_path):
    """A version becomes part of a file's name: a path is none."""
    run = CliRunner()
    written = run.invoke(app, ["release", "--to", str(tmp_path / "out"), "--version", "2026.11-draft"])
    refused = run.invoke(app, ["release", "--to", str(tmp_path / "other"), "--version", "../x"])

    assert written.exit_code == 0 and "2026.11-draft" in written.stdout
    assert json.loads((tmp_path / "out" / "datapackage.json").read_bytes())["version"] == "2026.11-draft"
    assert refused.exit_code == 2 and not (tmp_path / "other").exists()


def test_the_note_of_the_present_release_is_up_to_date():
    """``contactline release note`` has nothing to say of data that is as it was noted."""
    noted = CliRunner().invoke(app, ["release", "note"])

    assert noted.exit_code == 0 and "changed" not in noted.stdout


def test_a_release_of_a_library_needs_a_name_of_its_own(tmp_path):
    """What editors added says something else than the project's release: it never bears its name."""
    told = CliRunner().invoke(app, ["release", "--to", str(tmp_path / "out"), "--library"])

    assert told.exit_code == 2 and not (tmp_path / "out").exists()


def test_a_release_of_a_library_holds_what_editors_accepted(tmp_path, monkeypatch, sqlite_address):
    """The package of a library has the editors' word where they corrected a row."""
    monkeypatch.setenv("CONTACTLINE_LIBRARY", sqlite_address)
    store = Store.open(sqlite_address)
    wanted = replace(store.event("ev-20201120-1").fields, title="The words of an editor")
    ReviewDesk(store.database, LOCAL).edit("ev-20201120-1", wanted, store.revision())

    told = CliRunner().invoke(
        app, ["release", "--to", str(tmp_path / "out"), "--library", "--version", "ours-1"]
    )

    assert told.exit_code == 0
    assert "The words of an editor" in (tmp_path / "out" / "events.csv").read_text(encoding="utf-8")
