"""The geography agrees with itself and with the facts on any day, and refuses facts that do not."""

import csv
import json
from datetime import date, timedelta
from itertools import pairwise

import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from contactline.cli import app
from contactline.geography import (
    ControlError,
    arcs,
    as_of,
    changes,
    contact_line,
    corridors,
    holdings,
    line_edges,
    lines,
    schema,
    settlements,
    zones,
)
from contactline.geography.build.regions import PUBLISHED_KM2
from contactline.geography.control import by_area, control, holding_of
from contactline.geography.features import AZERBAIJAN, START, cells, turns
from contactline.geography.lines import POST_KM2
from contactline.geography.quality import cited_holder, holder_at, km2, regions

LAST = date(2026, 6, 30)
NAMED_DAYS = [
    "2020-09-26", "2020-11-21", "2020-11-26", "2020-12-02", "2022-03-25", "2022-08-27", "2023-09-25", "2024-01-02",
]  # fmt: skip
OUTSIDE_THE_FRAME = {"shahumyan", "gazakh-four-villages"}
ARMENIAN, AZERBAIJANI, PEACEKEEPERS = "armenian_forces", "azerbaijan", "russian_peacekeepers"


@given(st.dates(START, LAST))
@settings(max_examples=30, deadline=None)
def test_areas_of_all_holders_add_up_to_the_frame(day):
    """What each held, together, is the frame: no land is held twice or by nobody."""
    held = {}
    for cell, period in as_of(day).cells:
        held[period.value] = held.get(period.value, 0.0) + cell.geometry.area

    assert sum(held.values()) == pytest.approx(shapely.union_all(list(regions().values())).area, rel=1e-3)


@given(st.dates(date(1991, 11, 1), date(2023, 9, 19)))
@settings(max_examples=30, deadline=None)
@example(date(2020, 9, 26))
@example(date(2022, 8, 27))
def test_the_line_is_the_boundary_of_the_holders(day):
    """Where Azerbaijan's land meets the land of others there is the line, and the line is nowhere else."""
    sides = {True: [], False: []}
    for cell, period in as_of(day).cells:
        sides[period.value in AZERBAIJAN].append(cell.geometry)
    ours, others = (shapely.coverage_union_all(sides[side]) for side in (True, False))
    met = ours.boundary.intersection(others.boundary)
    line = contact_line(day)
    left_out = shapely.polygonize([met.difference(line.buffer(1e-7))])

    assert line.difference(others.boundary.buffer(1e-6)).length < 1e-6
    assert all(km2(ring) < POST_KM2 for ring in shapely.get_parts(left_out)), "only posts have no line around"


@given(st.dates(START, LAST))
@settings(max_examples=30, deadline=None)
def test_an_edge_of_the_line_has_another_holder_on_each_side(day):
    """No edge of the line runs through one side's land."""
    held = {cell.id: period.value not in AZERBAIJAN for cell, period in as_of(day).cells}

    assert all(held.get(arcs()[i].left, False) != held.get(arcs()[i].right, False) for i in line_edges(day))


def visible(row):
    """What the map shows of a row."""
    return row.controller, row.co_presence, row.contested


@pytest.mark.parametrize("area", [area for area in by_area() if area not in OUTSIDE_THE_FRAME])
def test_the_map_differs_before_and_after_every_change_and_the_act_is_cited(area):
    """On the day of each change of an area some cell changes, resting on the area's own act and sources."""
    turned = [after for before, after in pairwise(by_area()[area]) if visible(before) != visible(after)]
    shown = [
        {
            (change.after.basis, change.after.sources)
            for change in changes(row.first - timedelta(1), row.first)
        }
        for row in turned
    ]

    assert all((row.basis, row.sources) in acts for row, acts in zip(turned, shown, strict=True))
    assert all(row.basis and all(row.sources) for row in by_area()[area])


def test_every_settlement_is_held_on_every_day():
    """No settlement's facts leave a gap from the first day of the data on."""
    days = [START, *turns(), LAST]

    assert [(s.id, day) for s in settlements() for day in days if not holding_of(s.chain, day)] == []


@pytest.mark.parametrize("day", NAMED_DAYS)
def test_every_cited_settlement_lies_in_the_land_of_its_holder(day):
    """The map shows at each settlement the holder that its facts give for the day."""
    on = date.fromisoformat(day)
    places = [place for place in settlements() if place.kind != "sector"]
    drawn = {place.id: holder_at(shapely.Point(place.lon, place.lat), on) for place in places}

    assert drawn == {place.id: cited_holder(place.chain, on) for place in places}


def test_every_cited_settlement_lies_in_its_own_region():
    """The oblast and the districts are drawn around the settlements that belong to them."""
    shapes = regions()
    places = [place for place in settlements() if place.kind != "sector"]

    assert [p.id for p in places if not shapes[p.region].covers(shapely.Point(p.lon, p.lat))] == []


@pytest.mark.parametrize("region", PUBLISHED_KM2)
def test_a_regions_area_is_near_the_published_one(region):
    """Within 6 % of the published figure."""
    assert km2(regions()[region]) == pytest.approx(PUBLISHED_KM2[region], rel=0.06)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-09-26", {"aghdam-west": ARMENIAN, "kalbajar": ARMENIAN, "nkao-shusha-town": ARMENIAN}),
        ("2020-11-21", {"aghdam-west": AZERBAIJANI, "kalbajar": ARMENIAN, "lachin-north-south": ARMENIAN}),
        ("2020-11-26", {"kalbajar": AZERBAIJANI, "lachin-north-south": ARMENIAN, "nkao-hadrut": AZERBAIJANI}),
        ("2020-12-02", {"lachin-north-south": AZERBAIJANI, "lachin-town-zabukh-sus": PEACEKEEPERS}),
        ("2022-03-25", {"nkao-farukh-heights": AZERBAIJANI, "nkao-farukh-village": PEACEKEEPERS}),
        ("2022-08-27", {"lachin-town-zabukh-sus": AZERBAIJANI, "lachin-corridor-new-road": PEACEKEEPERS}),
        ("2023-09-25", {"nkao-martuni": AZERBAIJANI, "nkao-stepanakert": ARMENIAN}),
        ("2024-01-02", {"nkao-stepanakert": AZERBAIJANI, "kalbajar-dadivank": PEACEKEEPERS}),
    ],
)
def test_the_command_line_says_who_held_what(day, expected):
    """`contactline control --on D` gives every area's row for the day, with its act and sources."""
    printed = CliRunner().invoke(app, ["control", "--on", day, "--format", "json"])
    rows = {row["area"]: row for row in json.loads(printed.stdout)}

    assert {area: rows[area]["controller"] for area in expected} == expected
    assert set(rows) == {holding.area for holding in control(date.fromisoformat(day))}
    assert all(row["basis"] and row["sources"] for row in rows.values())


def test_cells_meet_without_any_gap():
    """Cells share their edges exactly: they form one coverage."""
    assert shapely.coverage_is_valid([cell.geometry for cell in cells()])


@pytest.fixture
def facts(tmp_path, monkeypatch):
    """Write control facts of one's own and read them."""

    def read(*rows):
        fields = list(schema.HoldingRow.model_fields)
        with (tmp_path / "control.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fields)
            writer.writeheader()
            writer.writerows(GOOD | row for row in rows)
        monkeypatch.setattr(schema, "CONTROL", tmp_path)
        return holdings.__wrapped__()

    return read


GOOD = {
    "area": "aghdam-west", "valid_from": "1993-07-23", "valid_to": "2020-11-20", "controller": ARMENIAN,
    "co_presence": "", "contested": "no", "basis": "Taken", "sources": "A source — https://example.org",
    "verification": "verified_1", "certainty": "high", "dispute_note": "", "from_earliest": "1993-07-23",
    "from_latest": "1993-07-23",
}  # fmt: skip
NEXT = {"valid_from": "2020-11-20", "valid_to": "", "controller": AZERBAIJANI, "from_earliest": "2020-11-20",
        "from_latest": "2020-11-20"}  # fmt: skip


def test_good_facts_are_read(facts):
    """Two periods that meet are read as they stand."""
    assert [row.controller for row in facts({}, NEXT)] == [ARMENIAN, AZERBAIJANI]


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ([{}, NEXT | {"valid_from": "2020-11-21"}], "does not follow"),
        ([{}, NEXT | {"valid_from": "2020-11-19"}], "does not follow"),
        ([{"controller": "nobody"}], "line 2, controller"),
        ([{"basis": ""}], "line 2, basis"),
        ([{"sources": ""}], "line 2, sources"),
        ([{"certainty": "sure"}], "line 2, certainty"),
        ([{"valid_from": "soon"}], "line 2, valid_from"),
        ([{"valid_to": "1990"}], "ends 1990-01-01 before it starts"),
        ([{"from_earliest": "1994"}], "earliest start is after the latest"),
    ],
)
def test_facts_that_contradict_themselves_are_refused_by_file_and_line(facts, rows, complaint):
    """A gap, an overlap, an unknown holder, a missing act or source: nothing is drawn from them."""
    with pytest.raises(ControlError, match=complaint):
        facts(*rows)


@pytest.mark.parametrize("features", [lines(), zones(), *[(road,) for road in corridors()]])
def test_what_follows_one_another_in_time_never_overlaps(features):
    """Lines, zones and the states of a road: each day has one of them at most."""
    periods = sorted((p.valid_from, p.valid_to) for feature in features for p in feature.periods)

    assert all(end <= start for (_, end), (start, _) in pairwise(periods))


def test_the_corridor_is_one_road_at_a_time():
    """The road by Lachin town until 30 August 2022, the new road from that day on."""
    first, second = sorted(corridors(), key=lambda road: road.periods[0].valid_from)

    assert first.periods[-1].valid_to == second.periods[0].valid_from
