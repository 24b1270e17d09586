"""Every code of precision that UCDP's and ACLED's codebooks have: no date finer, no place nearer than it says."""

import pytest

from contactline.library.importers import MESSAGES, read_acled, read_ucdp
from contactline.library.importers.cells import NO_CODE
from tests.unit.importing.fixtures import changed, raw

UCDP_COLUMNS = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,"
    "dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,"
    "source_article,source_office,source_date,source_headline,source_original,where_prec,where_coordinates,"
    "where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,"
    "date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob"
)
"""The 49 columns of UCDP GED 24.1 and 25.1."""
ACLED_COLUMNS = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,"
    "longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
"""Table 1 of the ACLED Codebook, in its order."""


def of_ucdp(**cells):
    """The event of a row of UCDP GED, with some cells put otherwise."""
    (event,) = read_ucdp(changed("ucdp.csv", 0, **cells)).events
    return event


def of_acled(**cells):
    """The event of a row of ACLED, with some cells put otherwise."""
    (event,) = read_acled(changed("acled_old.csv", 0, **cells)).events
    return event


@pytest.mark.parametrize(("name", "columns"), [("ucdp.csv", UCDP_COLUMNS), ("acled_new.csv", ACLED_COLUMNS)])
def test_the_invented_rows_stand_in_the_columns_of_the_real_files(name, columns):
    """What is tested here is what a user's own file looks like."""
    assert raw(name).decode().splitlines()[0] == columns


@pytest.mark.parametrize(
    ("code", "start", "end", "edtf"),
    [
        ("1", "2020-10-17", "2020-10-17", "2020-10-17"),
        ("2", "2020-10-10", "2020-10-14", "2020-10-10/2020-10-14"),
        ("3", "2020-10-12", "2020-10-18", "2020-10-12/2020-10-18"),
        ("4", "2020-10-01", "2020-10-31", "2020-10"),
        ("4", "2020-09-27", "2020-10-20", "2020-09-27/2020-10-20"),
        ("5", "2020-01-01", "2020-12-31", "2020"),
        ("5", "2020-03-01", "2020-06-15", "2020-03-01/2020-06-15"),
    ],
)
def test_a_date_of_ucdp_is_the_days_that_its_row_bounds(code, start, end, edtf):
    """The event fell on one of them: a whole month is written as a month, a whole year as a year."""
    assert of_ucdp(date_prec=code, date_start=start, date_end=end).when.edtf == edtf


@pytest.mark.parametrize(
    ("code", "edtf"),
    [
        ("1", "2020-10-17"),
        ("2", "2020-10-12~/2020-10-22~"),
        ("3", "2020-10-11~/2020-10-23~"),
        ("4", "2020-10~"),
        ("5", "2020~"),
    ],
)
def test_one_day_of_a_range_is_widened_to_what_its_code_leaves_open(code, edtf):
    """A row that says "some days", "the week", "the month" or "the year" and names one day does not become that day."""
    assert of_ucdp(date_prec=code, date_start="2020-10-17", date_end="2020-10-17").when.edtf == edtf


@pytest.mark.parametrize(
    ("code", "radius"), [("1", 0), ("2", 25), ("3", 30), ("4", 60), ("5", 100), ("6", None), ("7", None)]
)
def test_a_point_of_ucdp_is_drawn_as_wide_as_its_code(code, radius):
    """Of a place that the gazetteer has not: a dot, wider and wider discs, and nothing for a country or the sea."""
    event = of_ucdp(where_prec=code, where_coordinates="Fixture", adm_1="", adm_2="")

    assert event.places == ()
    assert (event.location and event.location.radius_km) == radius


@pytest.mark.parametrize(("code", "kind"), [("1", "clash"), ("2", "clash"), ("3", "incident")])
def test_violence_of_ucdp_has_a_kind(code, kind):
    """State-based and non-state violence are clashes; violence against civilians is an incident."""
    assert of_ucdp(type_of_violence=code).kind == kind


@pytest.mark.parametrize(("code", "certainty"), [("1", "high"), ("2", "medium"), ("", "not said")])
def test_the_clarity_of_ucdp_is_its_certainty(code, certainty):
    """An event that its source already put together with others is less certain."""
    assert of_ucdp(event_clarity=code).certainty == certainty


@pytest.mark.parametrize(
    ("code", "day", "edtf"),
    [
        ("1", "2020-10-17", "2020-10-17"),
        ("2", "2020-10-14", "2020-10-11~/2020-10-17~"),
        ("3", "2020-10-15", "2020-10~"),
        ("3", "2020-10-01", "2020-10~"),
        ("3", "2020-10-31", "2020-10~"),
    ],
)
def test_a_date_of_acled_is_no_finer_than_its_code(code, day, edtf):
    """The day, the week around its middle, the month: by its middle, or its first or last day."""
    assert of_acled(time_precision=code, event_date=day).when.edtf == edtf


@pytest.mark.parametrize(("code", "radius"), [("1", 0), ("2", 25), ("3", 100)])
def test_a_point_of_acled_is_drawn_as_wide_as_its_code(code, radius):
    """Of a place that the gazetteer has not: a town, near a town, a region that a place stands for."""
    event = of_acled(geo_precision=code, location="Fixture")

    assert (event.places, event.location.radius_km) == ((), radius)


def test_a_region_of_acled_is_never_the_town_that_stands_for_it():
    """The provincial capital is named only because nothing nearer is known."""
    event = of_acled(geo_precision="3")

    assert (event.places, event.location.radius_km) == ((), 100)


@pytest.mark.parametrize(
    ("read", "name", "column", "highest"),
    [
        (read_ucdp, "ucdp.csv", "date_prec", 5),
        (read_ucdp, "ucdp.csv", "where_prec", 7),
        (read_ucdp, "ucdp.csv", "type_of_violence", 3),
        (read_acled, "acled_old.csv", "time_precision", 3),
        (read_acled, "acled_old.csv", "geo_precision", 3),
    ],
)
@pytest.mark.parametrize("written", ["0", "one above", "1.5", "", "first"])
def test_a_code_that_the_codebook_has_not_is_refused_with_its_column(read, name, column, highest, written):
    """Nothing is guessed: the row is named instead."""
    code = str(highest + 1) if written == "one above" else written

    found = read(changed(name, 0, **{column: code}))

    assert [(one.column, one.message) for one in found.problems] == [(column, NO_CODE)]
    assert not found.events and NO_CODE in MESSAGES
