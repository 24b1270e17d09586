"""Events of other people's data on the map and in words: as near and as fine as their source says, and named as its."""

from dataclasses import replace

import pytest

from contactline.i18n import words
from contactline.library import curated_events
from contactline.library.importers import read_ucdp
from contactline.maps import Form, marks_of
from contactline.maps.event_columns import columns_of
from contactline.model import Deaths, Location, PlaceMention, PlaceRole
from contactline.ui.describe import deaths_in_words, event_line, event_title, origin_label, places_in_words
from contactline.view.link import decode, default_state, encode
from tests.unit.importing.fixtures import by_id, raw

EVENTS = by_id(read_ucdp(raw("ucdp.csv")))
NEAR_FUZULI = EVENTS["ucdp-900002"]


def test_a_place_known_to_some_distance_is_a_disc_as_wide():
    """It is no dot: the event was somewhere within, and the town in its middle gets no dot either."""
    marks = list(marks_of([NEAR_FUZULI]))

    assert [(mark.form, mark.radius_km) for mark in marks] == [(Form.DISC, 25)]


def test_a_point_of_its_own_is_a_dot_there():
    """A drawn place with no radius stands where it was drawn."""
    event = replace(NEAR_FUZULI, location=Location(39.7, 46.9), when=EVENTS["ucdp-900001"].when)

    assert [(mark.form, mark.lat, mark.lon) for mark in marks_of([event])] == [(Form.DOT, 39.7, 46.9)]


def test_what_is_known_to_the_country_has_no_mark():
    """A country is no point."""
    assert list(marks_of([EVENTS["ucdp-900005"]])) == []


def test_places_that_an_event_is_about_keep_their_badge_beside_a_drawn_place():
    """A drawn place stands for where it happened, not for what was talked about."""
    talked = PlaceMention("nagorno-karabakh", PlaceRole.ABOUT)

    marks = marks_of([replace(NEAR_FUZULI, places=(talked, *NEAR_FUZULI.places))])

    assert [mark.form for mark in marks] == [Form.BADGE, Form.DISC]


def test_the_browser_gets_radii_in_metres_and_where_an_event_comes_from():
    """One number a mark, one an event: 0 article, 1 curated, 2 other people's data."""
    columns = columns_of([curated_events()[0], NEAR_FUZULI])

    assert columns.origin.tolist() == [1, 2] and columns.radius[columns.style[-1]] == 25_000


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "within 25 km of Fuzuli"),
        ("ar", "ضمن 25 كم من فضولي"),
        ("ru", "не дальше 25 км от места: Физули"),
    ],
)
def test_a_place_known_to_some_distance_is_told_with_it(lang, said):
    """The list never says "at Fuzuli" of what was within 25 km of it, and names our places in the reader's language."""
    assert places_in_words(NEAR_FUZULI, lang) == said


def test_a_title_is_made_of_codes_and_names():
    """The dataset gives no title: kind, sides and place make one in the reader's language."""
    title = event_title(EVENTS["ucdp-900004"], "en")

    assert title == (
        "Incident · \u2068Fixture group\u2069, \u2068Civilians\u2069 · within 60 km of \u2068Fixture province\u2069"
    )


def test_the_origin_names_the_dataset():
    """Whose data it is stands where others say "read from an article"."""
    assert "UCDP Georeferenced Event Dataset" in origin_label(NEAR_FUZULI, words("en"))


@pytest.mark.parametrize(
    ("deaths", "said"),
    [(Deaths(3, 2, 5), "3 (2 to 5), as the dataset counts"), (Deaths(4, 4, 4), "4, as the dataset counts")],
)
def test_deaths_are_told_as_the_dataset_counts_them(deaths, said):
    """A range stays a range, and the number has an owner."""
    assert deaths_in_words(deaths, words("en")) == said


def test_a_likely_number_outside_its_range_cannot_be_built():
    """Low, best and high that contradict each other are nobody's count."""
    with pytest.raises(ValueError, match="between the lowest and the highest"):
        Deaths(best=9, low=1, high=5)


def test_the_link_knows_other_peoples_data():
    """A view of imported events alone travels in a link."""
    state = replace(default_state(), sources=frozenset({"imported"}))

    assert decode(encode(state)) == (state, ())


def test_ids_of_other_peoples_events_fit_in_a_link():
    """An event of a dataset can be linked to like any other."""
    state = replace(default_state(), event=NEAR_FUZULI.id)

    assert decode(encode(state)) == (state, ())


def test_the_line_of_an_event_has_its_date_first():
    """A range of the dataset is told as a range."""
    assert event_line(NEAR_FUZULI, "en").startswith("10")
