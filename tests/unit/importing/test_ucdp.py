"""UCDP GED: a date is no finer and a place no nearer than its codes say."""

from datetime import date

import pytest

from contactline.library.importers import UCDP, read_ucdp
from contactline.library.importers.ucdp import RADIUS_KM
from contactline.model import ActorRole, Deaths, Grade, Origin, Precision
from tests.unit.importing.fixtures import by_id, raw


@pytest.fixture(scope="module")
def imported():
    """The fixture file as it was read."""
    return read_ucdp(raw("ucdp.csv"))


def test_rows_elsewhere_are_left_out_and_counted(imported):
    """A file of the whole world gives the events of the map's region only."""
    assert (imported.rows, imported.outside, len(imported.events)) == (8, 1, 5)


def test_an_event_says_whose_data_it_is(imported):
    """Nothing of other people's data can be taken for our own word."""
    event = by_id(imported)["ucdp-900001"]

    assert (event.origin, event.dataset, event.grade) == (Origin.IMPORTED, UCDP.id, Grade.DATASET)
    assert "Sundberg" in event.citations[0].title and "CC BY 4.0" in event.citations[0].title


def test_the_articles_behind_an_event_are_cited_with_their_day(imported):
    """The known-by clock counts from the day of the earliest article that the event was coded from."""
    assert by_id(imported)["ucdp-900001"].citations[1].published == date(2020, 10, 18)


def test_an_exact_place_of_the_gazetteer_is_that_place(imported):
    """Code 1 with a name and point that we know: the event stands on our dot of it."""
    event = by_id(imported)["ucdp-900001"]

    assert ([place.id for place in event.places], event.location) == (["jabrayil"], None)


def test_a_place_known_to_25_km_is_drawn_as_wide(imported):
    """Code 2 is the codebook's circle of about 25 km, even around a town that we know."""
    event = by_id(imported)["ucdp-900002"]

    assert ([place.id for place in event.places], event.location.radius_km) == (["fuzuli"], 25)


def test_a_district_that_the_map_has_is_that_district(imported):
    """Code 3 glows along the district's outline instead of standing on a point that nobody meant."""
    event = by_id(imported)["ucdp-900003"]

    assert ([place.id for place in event.places], event.location) == (["kalbajar-district"], None)


def test_a_country_is_no_point(imported):
    """Code 6 leaves the event without a place on the map."""
    event = by_id(imported)["ucdp-900005"]

    assert (event.places, event.location) == ((), None)


def test_a_whole_month_is_written_as_a_month(imported):
    """From the first to the last of April is April, no thirty separate days."""
    assert by_id(imported)["ucdp-900003"].when.edtf == "1993-04"


def test_a_whole_year_is_written_as_a_year(imported):
    """From January to December is the year."""
    assert by_id(imported)["ucdp-900004"].when.precision is Precision.YEAR


def test_the_count_of_deaths_is_kept_with_its_range(imported):
    """Best, low and high stay together: one number alone would claim too much."""
    assert by_id(imported)["ucdp-900001"].deaths == Deaths(best=3, low=2, high=5)


def test_sides_of_a_battle_have_no_order(imported):
    """The dataset's side A is not who began."""
    roles = {actor.role for actor in by_id(imported)["ucdp-900001"].actors}

    assert roles == {ActorRole.PARTICIPANT}


def test_sides_that_we_have_no_actor_for_keep_their_names(imported):
    """A name of the dataset is shown as it stands there."""
    assert by_id(imported)["ucdp-900004"].other_actors == ("Fixture group", "Civilians")


def test_a_bad_row_is_named_and_the_others_come_in(imported):
    """The reader learns the row, the column and what stands there."""
    assert [(one.row, one.column, one.value) for one in imported.problems] == [
        (8, "where_prec", "9"),
        (9, "date_end", "2020-10-16 00:00:00.000"),
    ]


def test_a_file_without_the_columns_says_which():
    """A file of something else is refused at its header."""
    found = read_ucdp(b"id,year\n1,2020\n")

    assert {problem.row for problem in found.problems} == {1}
    assert "where_prec" in {problem.column for problem in found.problems}


def test_a_less_precise_code_never_has_a_smaller_radius():
    """From the place to the region the circle only grows."""
    radii = [radius for _, radius in sorted(RADIUS_KM.items()) if radius is not None]

    assert radii == sorted(radii)
