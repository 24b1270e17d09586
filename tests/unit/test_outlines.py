"""Very many events as outlines and counts: held against the events themselves, and against what the browser reads."""

import base64
import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from uuid import uuid4

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from contactline.library import EventGoneError, LibraryError, ReviewDesk, Store, load
from contactline.library.catalogue import IN_MEMORY
from contactline.library.event_writing import write_events
from contactline.library.fields import fields_of
from contactline.library.importers import Dataset
from contactline.library.stored import StoredEvent
from contactline.maps import Form, day_number
from contactline.maps.counts import Counts
from contactline.maps.event_columns import TARGETS, columns_of
from contactline.maps.marks import OPEN_END, OPEN_START, marks_of
from contactline.maps.outlined import columns_of_outlines
from contactline.model import Audience, Editor, Origin, PlaceMention, PlaceRole
from contactline.names import PLACES
from contactline.view.facets import FACETS, FacetIndex
from tests.unit.test_event_columns import EVENTS, NODE, ROOT

MONTHS = """
import { Counts, monthOf } from "./static/js/counts.js";
import { bytesOf } from "./static/js/event_table.js";
import { text } from "node:stream/consumers";
const { written, periods } = JSON.parse(await text(process.stdin));
const counts = new Counts(bytesOf(written));
console.log(JSON.stringify({
  cells: Array.from(counts.form, (form, cell) => [form, counts.target[cell]]),
  counts: periods.map(([from, to]) => Array.from(counts.form, (_, cell) => counts.within(cell, monthOf(from), monthOf(to)))),
  days: [...counts.days],
}));
"""
PERIODS = [
    (date(1900, 1, 1), date(1900, 1, 31)),
    (date(1950, 2, 1), date(1999, 12, 31)),
    (date(2020, 9, 1), date(2020, 11, 30)),
    (date(2100, 1, 1), date(2100, 1, 31)),
]
"""Whole months, so that counts by month and counts by day are the same."""
LIBRARY = st.lists(EVENTS, min_size=1, max_size=20).map(
    lambda lists: [event for one in lists for event in one]
)
# Each example fills a library, and one that fails is not made smaller: that took five minutes.
FEW_LIBRARIES = settings(
    max_examples=6,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def outlined(monkeypatch):
    """From how many events on a library is held in outlines: any, in this test."""
    monkeypatch.setenv(IN_MEMORY, "0")


def imported(events, dataset="made-up"):
    """Events as they are written into a library."""
    return [
        StoredEvent(f"{dataset}-{i}", Origin.IMPORTED, fields_of(event), dataset=dataset)
        for i, event in enumerate(events)
    ]


def filled(store, events, dataset="made-up"):
    """The library with these events in it."""
    store.database.write(lambda c, seq: write_events(c, seq, imported(events, dataset)))
    return store


def in_memory(store, monkeypatch):
    """The catalogue of a library with all its events in memory."""
    with monkeypatch.context() as patch:
        patch.setenv(IN_MEMORY, str(10**9))
        return load(store)


def positions(of):
    """All positions of a catalogue."""
    return np.arange(len(of.events))


def assert_same(one, other):
    """Two catalogues hold the same events at the same days; those that share their days may stand in another order."""
    assert one.first.tolist() == other.first.tolist()
    assert one.last.tolist() == other.last.tolist()
    facts = (
        {
            row: (known, speakers, event.id)
            for row, known, speakers, event in zip(
                of.rows.tolist(), of.known.tolist(), of.speakers.tolist(), of.events, strict=True
            )
        }
        for of in (one, other)
    )
    assert next(facts) == next(facts)


def test_a_setting_that_is_no_number_is_refused_by_name(store, monkeypatch):
    """Before anything is started; and nothing is taken for another number."""
    monkeypatch.setenv(IN_MEMORY, "200k")

    with pytest.raises(LibraryError, match="CONTACTLINE_IN_MEMORY is '200k': give a number of events"):
        load(store)


@FEW_LIBRARIES
@given(LIBRARY)
def test_outlines_are_drawn_as_the_events_are(library_file, tmp_path, outlined, events):
    """Each mark of each event: place, form, line or area, and how far around."""
    store = filled(Store.open(shutil.copy(library_file, tmp_path / f"{uuid4()}.sqlite")), events)

    found = load(store)

    assert found.outlines is not None
    drawn = columns_of_outlines(found.outlines, positions(found))
    assert drawn.written() == columns_of(list(found.events)).written()
    store.database.engine.dispose()


def test_a_library_in_outlines_holds_what_one_in_memory_holds(store, outlined, monkeypatch):
    """On both databases: rows, days, when it was known and who speaks, and the events where they are asked for."""
    assert_same(load(store), in_memory(store, monkeypatch))


def test_facets_of_outlines_count_what_the_events_say(store, outlined, monkeypatch):
    """Kinds, places, actors, sources and states of review."""
    found = load(store)
    index, other = FacetIndex.of(found), FacetIndex.of(in_memory(store, monkeypatch))

    for facet in FACETS:
        assert index.counts(facet, positions(found)) == other.counts(facet, positions(found))


def test_outlines_follow_what_is_written(store, outlined, monkeypatch, sample):
    """An event that is new, one that an editor rejects, and one that stays as it was."""
    filled(store, sample)
    before = load(store)

    ReviewDesk(store.database, Editor("editor", "local")).reject(["made-up-0"], store.revision())
    filled(store, sample[:3], "other")
    after = before.up_to_date(store)

    assert "made-up-0" in before.position and "made-up-0" not in after.position
    assert "other-2" in after.position
    assert after.get("made-up-1") == before.get("made-up-1")
    assert_same(after, in_memory(store, monkeypatch))


def test_an_event_that_was_withdrawn_since_is_said_to_be_gone(store, outlined, sample):
    """A page that was about to show it is drawn again from what there is now."""
    filled(store, sample)
    before = load(store)
    position = before.position["made-up-0"]

    ReviewDesk(store.database, Editor("editor", "local")).reject(["made-up-0"], store.revision())

    with pytest.raises(EventGoneError):
        before.at([position])
    assert all(event.id != "made-up-0" for event in before.up_to_date(store).events)


def test_visitors_are_shown_no_outline_of_data_for_own_use(store, outlined, sample):
    """Neither on the map, nor by its id, nor by the name of a place in a filter."""
    mentioned = {place.id for one in load(store).events for place in one.places}
    places = (PlaceMention(next(place for place in PLACES if place not in mentioned), PlaceRole.AT),)
    store.import_events(
        Dataset("mine", "Mine", "own use", "", redistributable=False, own_use=True),
        [
            replace(event, id=f"mine-{i}", dataset="mine", origin=Origin.IMPORTED, places=places)
            for i, event in enumerate(sample)
        ],
    )
    whole = load(store)

    seen = whole.seen_by(Audience.VISITORS)

    assert "mine-0" in whole.position and "mine-0" not in seen.position
    assert len(seen.events) == len(whole.events) - len(sample)
    assert all(event.dataset != "mine" for event in seen.events)
    assert places[0].id in FacetIndex.of(whole).columns["places"].names
    assert set(FacetIndex.of(seen).columns["places"].names) == mentioned


@FEW_LIBRARIES
@given(LIBRARY)
def test_the_browser_counts_by_month_what_the_server_counts_by_day(library_file, tmp_path, outlined, events):
    """In periods of whole months both are the same, cell by cell; and no event is counted twice in a cell."""
    store = filled(Store.open(shutil.copy(library_file, tmp_path / f"{uuid4()}.sqlite")), events)
    found = load(store)
    counts = Counts.of(found.outlines, positions(found))

    read = read_by_the_browser(counts)

    by_day = [counts.within(day_number(first, 0), day_number(last, 0)).tolist() for first, last in PERIODS]
    assert read["counts"] == by_day
    assert read["cells"] == counts.cells[:2].T.tolist()
    assert [sum(by_cell) for by_cell in by_day] == [expected(found, first, last) for first, last in PERIODS]
    assert read["days"] == days_of(found)
    store.database.engine.dispose()


def read_by_the_browser(counts):
    """What the map's own script reads from the bytes, and counts in the periods."""
    given = {
        "written": base64.b64encode(counts.written()).decode(),
        "periods": [[day_number(first, 0), day_number(last, 0)] for first, last in PERIODS],
    }
    done = subprocess.run(
        [NODE, "--input-type=module", "--eval", MONTHS],
        cwd=ROOT, input=json.dumps(given), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def expected(found, first, last):
    """How many counts a period has, taken from the events: each once for each cell, line, area or badge that it has."""
    total = 0
    low, high = day_number(first, 0), day_number(last, 0)
    for event in found.events:
        begins, ends = day_number(event.when.earliest, OPEN_START), day_number(event.when.latest, OPEN_END)
        if begins > high or ends < low:
            continue
        goes_on = ends == OPEN_END and begins < low
        total += len(
            {
                cell_of(mark)
                for mark in marks_of([event])
                if not (goes_on and mark.form in (Form.AREA, Form.LINE))
            }
        )
    return total


def cell_of(mark):
    """Where a mark is counted: points by cells of 0.05 degrees, as long as few cells are asked for."""
    if mark.form in (Form.DOT, Form.FAINT, Form.DISC):
        return "point", round(mark.lat * 10_000) // 500, round(mark.lon * 10_000) // 500
    return mark.form, TARGETS.index(mark.target), mark.lat, mark.lon


def days_of(found):
    """The days that an event stands on: its last one, or its first where it has no end."""
    ends = {
        begins if last == OPEN_END else last
        for begins, last in zip(found.first.tolist(), found.last.tolist(), strict=True)
    }
    return sorted(ends - {OPEN_START})


@pytest.fixture
def sample(catalogue):
    """Some events of the release."""
    return catalogue.events[:8]
