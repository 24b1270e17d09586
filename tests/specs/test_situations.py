"""What held on the days that matter: control, the line and the corridor."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.ops import unary_union

from contactline.geography import as_of, base_layers, contact_line, control, dated_features, holdings
from contactline.names import PLACES

DAYS = st.dates(date(1988, 2, 20), date(2026, 6, 30))
AZERBAIJAN, ARMENIAN, PEACEKEEPERS = "azerbaijan", "armenian_forces", "russian_peacekeepers"


def holder(place_id, day):
    """Who held the ground at a place."""
    point = shapely.Point(PLACES[place_id].lon, PLACES[place_id].lat)
    return [
        period.value for cell, period in as_of(date.fromisoformat(day)).cells if cell.geometry.contains(point)
    ]


@pytest.mark.parametrize(
    ("day", "place", "expected"),
    [
        ("2020-09-26", "stepanakert", ARMENIAN),
        ("2020-09-26", "shusha", ARMENIAN),
        ("2020-09-26", "aghdam", ARMENIAN),
        ("2020-09-26", "kalbajar", ARMENIAN),
        ("2020-09-26", "jabrayil", ARMENIAN),
        ("2020-09-26", "horadiz", AZERBAIJAN),
        ("2020-11-19", "aghdam", ARMENIAN),
        ("2020-11-21", "aghdam", AZERBAIJAN),
        ("2020-11-21", "kalbajar", ARMENIAN),
        ("2020-11-21", "shusha", AZERBAIJAN),
        ("2020-11-21", "hadrut", AZERBAIJAN),
        ("2020-11-26", "kalbajar", AZERBAIJAN),
        ("2020-11-26", "lachin-district", ARMENIAN),
        ("2020-12-02", "lachin-district", AZERBAIJAN),
        ("2020-12-02", "lachin", PEACEKEEPERS),
        ("2020-12-02", "khtsaberd", ARMENIAN),
        ("2021-03-12", "khtsaberd", AZERBAIJAN),
        ("2021-03-12", "stepanakert", ARMENIAN),
        ("2021-03-12", "lachin", PEACEKEEPERS),
        ("2022-09-01", "lachin", AZERBAIJAN),
        ("2022-09-01", "sus", AZERBAIJAN),
        ("2022-09-01", "stepanakert", ARMENIAN),
        ("2023-09-25", "martuni", AZERBAIJAN),
        ("2023-09-25", "askeran", AZERBAIJAN),
        ("2023-10-01", "stepanakert", AZERBAIJAN),
        ("1992-03-01", "shusha", "azerbaijan"),
        ("1992-06-01", "shusha", ARMENIAN),
    ],
)
def test_who_held_a_place_on_a_day(day, place, expected):
    """The cell around a place has the holder that the sources give for that day."""
    assert holder(place, day) == [expected]


@pytest.mark.parametrize(
    ("day", "area", "controller"),
    [
        ("2020-11-20", "aghdam-west", AZERBAIJAN),
        ("2020-11-25", "kalbajar", AZERBAIJAN),
        ("2020-12-01", "lachin-north-south", AZERBAIJAN),
    ],
)
def test_the_day_of_a_handover_belongs_to_the_new_holder(day, area, controller):
    """Periods are half-open: the day itself shows the new holder, the day before the old one."""
    on = date.fromisoformat(day)
    held = {when: [h.controller for h in control(when) if h.area == area] for when in (on, on - timedelta(1))}

    assert held == {on: [controller], on - timedelta(1): [ARMENIAN]}


@pytest.mark.parametrize(
    ("day", "corridor"),
    [
        ("2020-09-26", []),
        ("2020-11-21", ["lachin-road-2020"]),
        ("2021-03-12", ["lachin-road-2020"]),
        ("2022-09-01", ["lachin-road-2022"]),
        ("2023-09-25", []),
    ],
)
def test_which_road_the_corridor_was(day, corridor):
    """The 2020 road by Lachin town, from 30 August 2022 the new road, none after 20 September 2023."""
    assert [feature.id for feature, _ in as_of(date.fromisoformat(day)).corridors] == corridor


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        ("1991-10-31", []),
        ("1992-05-10", ["front"]),
        ("2020-09-26", ["line"]),
        ("2020-10-15", ["front"]),
        ("2020-11-21", ["line"]),
        ("2021-03-12", ["line"]),
        ("2023-09-19", ["line"]),
        ("2023-09-25", []),
    ],
)
def test_the_line_is_called_a_front_while_it_moved_daily(day, kinds):
    """A line of contact from May 1994 and from 10 November 2020, a front in both wars, none before and after."""
    assert [period.value for _, period in as_of(date.fromisoformat(day)).lines] == kinds


@pytest.mark.parametrize(
    "day", ["2016-04-02", "2020-12-12", "2022-03-24", "2022-08-03", "2022-08-26", "2023-04-23"]
)
def test_the_line_moves_on_the_days_the_sources_name(day):
    """April 2016, Khtsaberd and Hin Tagher, Farukh, Saribaba, Lachin, the checkpoint: each moves the line."""
    on = date.fromisoformat(day)

    assert not contact_line(on).equals(contact_line(on - timedelta(1)))


@pytest.mark.parametrize(
    ("day", "posts"),
    [
        ("2020-11-09", []),
        ("2020-11-21", ["command", "airport", "khachmach", "berdashen", "zabukh", "lisagor", "zarisli"]),
        ("2022-09-01", ["command", "airport", "khachmach", "berdashen", "lisagor", "zarisli", "dadivank"]),
        (
            "2023-04-23",
            [
                "command",
                "airport",
                "khachmach",
                "berdashen",
                "lisagor",
                "zarisli",
                "dadivank",
                "hakari-checkpoint",
            ],
        ),
        ("2024-01-02", ["command", "airport", "dadivank"]),
        ("2024-06-12", []),
    ],
)
def test_which_posts_and_checkpoint_there_were(day, posts):
    """Posts come with the deployment and go with the handovers, the offensive and the withdrawal."""
    situation = as_of(date.fromisoformat(day))

    assert [feature.id for feature, _ in situation.posts] == [f"post-{name}" for name in posts]
    assert len(situation.zones) == bool(posts)


@given(DAYS)
@settings(max_examples=40, deadline=None)
def test_cells_cover_the_frame_without_overlap(day):
    """On any day the cells tile the frame: overlap and gap are under a thousandth of its area."""
    shapes = [cell.geometry for cell, _ in as_of(day).cells]
    frame = unary_union(
        [
            shapely.geometry.shape(feature["geometry"])
            for name in ("nkao", "districts")
            for feature in base_layers()[name]["features"]
        ]
    )
    total = sum(shape.area for shape in shapes)

    assert abs(total - frame.area) < 0.001 * frame.area
    assert unary_union(shapes).symmetric_difference(frame).area < 0.001 * frame.area


@given(DAYS)
@settings(max_examples=40, deadline=None)
def test_the_line_runs_where_holders_meet(day):
    """Every point of the line has Azerbaijan on one side: no line runs through one holder's land."""
    situation = as_of(day)
    held = unary_union(
        [c.geometry for c, p in situation.cells if p.value not in ("azerbaijan", "azerbaijan_ssr")]
    )

    assert all(
        feature.geometry.difference(held.boundary.buffer(0.002)).length < 0.02
        for feature, _ in situation.lines
    )


def test_no_feature_changes_without_a_source():
    """Every period of every feature says on whose word."""
    assert all(
        period.sources and all(period.sources) for feature in dated_features() for period in feature.periods
    )


def test_the_periods_of_a_feature_follow_each_other():
    """Where one period ends the next begins: no day belongs to both."""
    pairs = [(a, b) for feature in dated_features() for a, b in pairwise(feature.periods)]

    assert all(a.valid_to == b.valid_from for a, b in pairs)


def test_every_town_lies_in_its_own_region():
    """The seven towns lie in their districts' outlines, corrected where the source had them outside."""
    outlines = {
        feature["properties"]["name_en"]: shapely.geometry.shape(feature["geometry"])
        for feature in base_layers()["districts"]["features"]
    }
    towns = {name: PLACES[name.lower()] for name in outlines}

    assert [
        name for name, town in towns.items() if not outlines[name].contains(shapely.Point(town.lon, town.lat))
    ] == []


def test_holdings_use_only_the_neutral_terms():
    """Controllers and co-presence are named as the naming policy says."""
    assert {row.controller for row in holdings()} <= {"azerbaijan_ssr", AZERBAIJAN, ARMENIAN, PEACEKEEPERS}
