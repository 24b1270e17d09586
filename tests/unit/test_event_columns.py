"""What the browser is sent of events, held against a plain reading of the same bytes and against the browser's own."""

import base64
import gzip
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactline.library import curated_events, shipped_events
from contactline.maps import MapEvents, marks_of
from contactline.maps.event_columns import DEGREE, KIND_ORDER, TARGETS, columns_of
from contactline.maps.map_events import FEW, MOST_TOLD
from contactline.maps.marks import OPEN_END, OPEN_START, ORIGINS, day_number
from contactline.maps.varints import column, differences
from contactline.model import KINDS, Location, Origin, PlaceMention, PlaceRole, When
from contactline.names import PLACES
from contactline.ui.shown import ALL

ROOT = Path(__file__).parents[2]
NODE = str(Path(sys.executable).with_name("node"))
READER = """
import { EventTable, bytesOf } from "./static/js/event_table.js";
import { text } from "node:stream/consumers";
const { columns, kinds, targets } = JSON.parse(await text(process.stdin));
const table = new EventTable({ kinds, targets, at: [], id: [], label: [] }, bytesOf(columns));
const events = Array.from(table.first, (first, i) => [first, table.last[i], table.kindOf(i), table.origin[i]]);
const marks = Array.from(table.owner, (event, mark) => [event, table.form[mark], table.lat[table.spot[mark]],
  table.lon[table.spot[mark]], table.target(mark), table.radius(mark)]);
console.log(JSON.stringify({ events, marks }));
"""
SHIPPED = (*curated_events(), *shipped_events())


def plain(data):
    """The columns in the bytes, read number by number."""
    found, numbers, value, weight = [], [], 0, 1
    for byte in data:
        value += byte % 128 * weight
        weight *= 128
        if byte < 128:
            numbers.append(value)
            value, weight = 0, 1
    while numbers:
        count = int(numbers[0])
        found.append(numbers[1 : 1 + count])
        numbers = numbers[1 + count :]
    return found


def summed(differences):
    """The numbers that zigzag differences stand for."""
    total, found = 0, []
    for coded in differences:
        total += -(coded + 1) // 2 if coded % 2 else coded // 2
        found.append(total)
    return found


def expected(events):
    """What the browser must know of events and their marks, taken from themselves."""
    return {
        "events": [
            [
                day_number(event.when.earliest, OPEN_START),
                day_number(event.when.latest, OPEN_END),
                event.kind,
                ORIGINS[event.origin],
            ]
            for event in events
        ],
        "marks": [
            [
                mark.event,
                int(mark.form),
                round(mark.lat * DEGREE) / DEGREE,
                round(mark.lon * DEGREE) / DEGREE,
                mark.target,
                round(mark.radius_km * 1000),
            ]
            for mark in marks_of(events)
        ],
    }


def read_by_the_browser(events):
    """What the map's own script reads from the bytes."""
    sent = {
        "columns": base64.b64encode(columns_of(events).written()).decode(),
        "kinds": [[kind, "#000000"] for kind in KIND_ORDER],
        "targets": TARGETS,
    }
    done = subprocess.run(
        [NODE, "--input-type=module", "--eval", READER],
        cwd=ROOT, input=json.dumps(sent), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
WHENS = st.one_of(
    DAYS.map(lambda day: day.isoformat()),
    DAYS.map(lambda day: f"{day.isoformat()}/.."),
    DAYS.map(lambda day: f"../{day.isoformat()}"),
    st.tuples(DAYS, st.integers(0, 4000)).map(lambda pair: f"{pair[0]}/{pair[0] + timedelta(pair[1])}"),
).map(When.parse)
PLACED = st.lists(
    st.builds(PlaceMention, st.sampled_from(sorted(PLACES)), st.sampled_from(PlaceRole)), max_size=3
).map(tuple)
LOCATIONS = st.none() | st.builds(
    Location, st.floats(-90, 90), st.floats(-180, 180), st.just(0.0) | st.floats(0, 1000)
)
EVENTS = st.lists(
    st.builds(
        lambda kind, when, places, location, origin: replace(
            SHIPPED[0], kind=kind, when=when, places=places, location=location, origin=origin
        ),
        st.sampled_from(sorted(KINDS)), WHENS, PLACED, LOCATIONS, st.sampled_from(Origin),
    ),
    max_size=30,
)  # fmt: skip


@given(st.lists(st.integers(0, 2**35 - 1)))
def test_a_column_reads_as_it_was_written(numbers):
    """Number by number, however long they are."""
    assert plain(column(np.array(numbers, dtype=np.int64))) == [numbers]


@given(st.lists(st.integers(OPEN_START, OPEN_END)))
def test_differences_add_up_to_the_numbers(numbers):
    """Whether these are in order or not, from one open end to the other."""
    written = column(differences(np.array(numbers, dtype=np.int64)))

    assert summed(plain(written)[0]) == numbers


@pytest.mark.parametrize("number", [-1, 2**35])
def test_a_number_that_a_column_cannot_hold_is_refused(number):
    """Instead of another number in its place."""
    with pytest.raises(ValueError, match=f"not {number} to {number}"):
        column(np.array([number]))


@given(EVENTS)
def test_a_plain_reading_finds_the_events_again(events):
    """Days, kinds, origins and the number of marks."""
    first, span, look, marks, *_ = plain(columns_of(events).written())

    days = summed(first)
    found = [
        [day, day + length - 1 if length else OPEN_END, KIND_ORDER[one // 3], one % 3]
        for day, length, one in zip(days, span, look, strict=True)
    ]
    assert found == expected(events)["events"]
    assert sum(marks) == len(list(marks_of(events)))


@settings(max_examples=8, deadline=None)  # each starts node
@given(st.lists(EVENTS, min_size=1, max_size=20).map(lambda lists: [event for one in lists for event in one]))
def test_the_browser_reads_what_python_wrote(events):
    """Every event and every mark, by the script that the map runs."""
    assert read_by_the_browser(events) == expected(events)


def test_events_of_a_large_library_take_at_most_twelve_bytes_each():
    """Half of them at places of the gazetteer, half each at a point of its own."""
    chance = np.random.default_rng(1)
    towns = [place.id for place in PLACES.values() if place.kind in ("town", "village")]
    days = np.sort(chance.integers(0, 13_900, 20_000)).tolist()
    events = [
        replace(
            SHIPPED[0],
            when=When.day(date(1988, 2, 20) + timedelta(days=day)),
            places=(PlaceMention(towns[day % len(towns)], PlaceRole.AT),),
            location=Location(*chance.uniform((38.8, 45.0), (40.9, 48.0))) if i % 2 else None,
        )
        for i, day in enumerate(days)
    ]

    written = columns_of(events).written()

    assert len(written) / len(events) <= 12
    assert len(gzip.compress(written)) < len(written)


def test_a_large_map_is_told_what_the_period_calls_for_and_no_more():
    """All labels of a few events go with the map; of many, the latest of the period follow."""
    many = SHIPPED[:1] * (FEW + 1)
    few = MapEvents.of(SHIPPED).as_sent(lambda event: event.id, str)

    assert few["label"] == [event.id for event in SHIPPED]
    assert ALL.untold(range(len(SHIPPED)), 0, len(SHIPPED)) == {}
    assert MapEvents.of(many).as_sent(lambda event: event.id, str)["label"] == []
    latest = range(FEW + 1 - MOST_TOLD, FEW + 1)
    assert [*ALL.untold(range(len(many)), 7, len(many))] == [*latest, 7]
