"""Areas and changes: they follow from the cells, add up, and every change has an act with a source."""

import json
from datetime import date

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from contactline.cli import app
from contactline.geography import dated_features
from contactline.geography.areas import FRAME, area_km2, areas_on, length_km
from contactline.geography.comparison import acts, differences, last_change, transfers
from contactline.geography.published import REASONS, beside, published
from contactline.geography.spacing import STEP, spread
from contactline.names import PLACES

FEATURES = dated_features()
CELLS = [feature for feature in FEATURES if feature.layer == "control"]
FIRST, LAST = date(1988, 2, 20), date(2026, 6, 30)
DAYS = st.dates(FIRST, LAST)


@settings(deadline=None)
@given(DAYS)
def test_areas_add_up_to_the_frame(day):
    """What all held together is the same land on every day, by district and in total."""
    found = areas_on(day, FEATURES)
    land = sum(area_km2(cell.geometry) for cell in CELLS)

    assert sum(figure.km2 for figure in found.figures) == pytest.approx(land, rel=1e-9)
    assert sum(figure.km2 for figure in found.totals) == pytest.approx(land, rel=1e-9)


@settings(deadline=None)
@given(DAYS, DAYS)
def test_transfers_explain_the_difference_of_two_days(one, other):
    """What a holder has more on the later day is what came to it less what went from it."""
    before, after = areas_on(one, FEATURES), areas_on(other, FEATURES)
    moved = transfers(differences(FEATURES, one, other))
    holders = {figure.controller for figure in (*before.totals, *after.totals)}

    gained = {h: after.sum_of(FRAME, frozenset({h})) - before.sum_of(FRAME, frozenset({h})) for h in holders}

    assert gained == pytest.approx(
        {
            h: sum(row.km2 * ((row.after.value == h) - (row.before.value == h)) for row in moved)
            for h in holders
        },
        abs=1e-6,
    )


@settings(deadline=None)
@given(DAYS, DAYS)
def test_every_difference_between_two_days_has_an_act_with_a_source(one, other):
    """Land that is held in another way was moved by an act between the days, and the act is cited."""
    first, last = min(one, other), max(one, other)
    found = acts(FEATURES, first, last)
    explained = {row.place for act in found for row in act.transfers}

    assert {row.place for row in transfers(differences(FEATURES, first, last))} <= explained
    assert all(act.sources and act.basis and first < act.day <= last for act in found)


def test_the_day_before_and_the_day_of_an_act_differ():
    """Every act on land is a change that the map shows on its day and not on the day before."""
    land = [act for act in acts(FEATURES, FIRST, LAST) if act.layer == "control"]
    unseen = [
        act.basis
        for act in land
        if not transfers(differences(FEATURES, date.fromordinal(act.day.toordinal() - 1), act.day))
    ]

    assert len(land) > 40 and unseen == []


def test_a_day_is_the_same_as_itself():
    """Between a day and itself nothing changed and nothing was done."""
    day = date(2020, 11, 20)

    assert transfers(differences(FEATURES, day, day)) == () and acts(FEATURES, day, day) == ()


@pytest.mark.parametrize(
    ("first", "last", "place"),
    [
        (date(2020, 11, 19), date(2020, 11, 20), "aghdam-district"),
        (date(2020, 11, 24), date(2020, 11, 25), "kalbajar-district"),
        (date(2020, 11, 30), date(2020, 12, 1), "lachin-district"),
    ],
)
def test_a_handover_is_one_districts_change_from_one_day_to_the_next(first, last, place):
    """The handovers of November and December 2020 moved land of one district each, to Azerbaijan."""
    moved = transfers(differences(FEATURES, first, last))

    assert {row.place for row in moved} == {place}
    assert moved[0].before.value == "armenian_forces" and moved[0].after.value == "azerbaijan"


def test_the_last_change_before_a_day_is_a_day_of_an_act():
    """The day before the first change has none: there the data starts."""
    assert last_change(FEATURES, date(2020, 11, 24)) == date(2020, 11, 20)
    assert last_change(FEATURES, FIRST) is None


def test_an_area_is_geodesic():
    """One degree by one from 40° N on is about 9,400 km² on the WGS 84 ellipsoid, whichever way round it is drawn."""
    square = shapely.box(46, 40, 47, 41)

    assert (
        area_km2(square) == pytest.approx(area_km2(shapely.reverse(square))) == pytest.approx(9400, rel=5e-3)
    )
    assert length_km(shapely.LineString([(46, 40), (46, 41)])) == pytest.approx(111.04, rel=1e-3)


def test_the_uncertainty_of_one_straight_boundary_is_the_spread_of_its_offset():
    """Two settlements 6 km apart, 10 km of boundary: variance (10 km · 6 km)² / 12, the spacing 6 km."""
    sites = {"one": [[-3000.0, 5000.0]], "other": [[3000.0, 5000.0]]}
    sites = {side: shapely.get_coordinates(shapely.points(points)) for side, points in sites.items()}

    found = spread(shapely.box(-9000, 0, 0, 10_000), shapely.box(0, 0, 9000, 10_000), sites)

    assert found.length == pytest.approx(10_000, abs=STEP / 10)
    assert found.variance == pytest.approx((10_000 * 6000) ** 2 / 12, rel=0.02)
    assert found.spacing == pytest.approx(6000)


def test_what_lies_apart_has_no_boundary():
    """Lands that do not touch have nothing between them that could be uncertain."""
    assert spread(shapely.box(0, 0, 1, 1), shapely.box(900, 0, 901, 1), {}).variance == 0


def test_a_district_held_by_one_side_has_no_uncertain_line():
    """Where the whole district changed hands at once, the line between settlements is no question."""
    aghdam = [f for f in areas_on(date(2021, 1, 1), FEATURES).figures if f.place == "aghdam-district"]

    assert [figure.uncertainty for figure in aghdam] == [0]


def test_divided_land_has_an_uncertainty_and_both_sides_the_same():
    """What one side may have less the other may have more."""
    aghdam = [f for f in areas_on(date(2020, 9, 26), FEATURES).figures if f.place == "aghdam-district"]

    assert len(aghdam) == 2 and aghdam[0].uncertainty == aghdam[1].uncertainty > 0


def test_the_line_is_longer_than_without_its_finer_bends():
    """Leaving out bends never lengthens a line."""
    line = areas_on(date(2021, 1, 1), FEATURES).line

    assert line and 0 < line.coarse_km < line.km
    assert areas_on(date(2024, 1, 1), FEATURES).line is None


def test_every_published_figure_names_its_source_and_says_why_it_may_differ():
    """Nothing stands beside ours without a source; what is from memory is marked so."""
    rows = published()

    assert all(row.source and row.why and set(row.why) <= set(REASONS) for row in rows)
    assert all(("not verified" in row.source) == (row.verification == "memory") for row in rows)
    assert {row.place for row in rows} - set(PLACES) == {"", "seven"}


def test_published_figures_stand_beside_the_days_that_they_speak_of():
    """The figure for the land held after 2020 is not compared with the land held before."""
    before = {found.published.id for found in beside(areas_on(date(2020, 9, 26), FEATURES))}
    after = {found.published.id for found in beside(areas_on(date(2021, 1, 1), FEATURES))}

    assert "held-1994-tabakian" in before - after and "held-2020-tabakian" in after - before


def test_ours_and_the_published_total_of_1994_agree_within_the_uncertainty():
    """11,500 km² were counted before 27 September 2020; ours is no farther off than it says."""
    areas = areas_on(date(2020, 9, 26), FEATURES)
    [found] = [one for one in beside(areas) if one.published.id == "held-1994-tabakian"]
    [total] = [row for row in areas.totals if row.controller == "armenian_forces"]

    assert abs(found.ours - 11_500) < total.uncertainty


def run(*arguments):
    """Run the command line."""
    return CliRunner().invoke(app, ["areas", *arguments])


def test_the_command_prints_the_figures_of_a_day_as_json():
    """Districts, totals, line and published figures, each number with its unit in its name."""
    record = json.loads(run("--on", "2020-09-26", "--format", "json").stdout)

    assert {"on", "figures", "totals", "line", "published"} == set(record)
    assert set(record["figures"][0]) == {
        "place", "controller", "km2", "uncertainty_km2", "shared_km2", "contested_km2",
    }  # fmt: skip
    assert record["line"]["km"] > 0


def test_the_command_prints_what_changed_between_two_days():
    """With --from and --to the transfers and the acts stand in the same record, each act with its sources."""
    record = json.loads(run("--from", "2020-11-19", "--to", "2020-11-20", "--format", "json").stdout)

    assert [row["place"] for row in record["transfers"]] == ["aghdam-district"]
    assert record["acts"] and all(act["sources"] for act in record["acts"])


def test_the_table_says_the_same_in_lines():
    """The table names the district, the holder and the published figure beside ours."""
    lines = run("--on", "2020-09-26", "--from", "2020-09-26", "--to", "2020-12-02").stdout

    assert "Aghdam District" in lines and "ours" in lines and "Handed over" in lines


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give --on"),
        (["--from", "2020-01-01"], "give --on"),
        (["--from", "2020-01-02", "--to", "2020-01-01"], "does not come before"),
        (["--on", "31.12.2020"], "is not a day"),
    ],
)
def test_bad_days_end_with_a_reason_and_code_2(arguments, message):
    """The message says what to give instead."""
    result = run(*arguments)

    assert result.exit_code == 2 and message in result.stderr.replace("\n", " ")
