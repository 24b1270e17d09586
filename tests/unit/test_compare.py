"""The maps of two days: what they carry, in which colours, and the words and numbers beside them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit_folium import generate_leaflet_string

from contactline.geography import base_layers, dated_features
from contactline.geography.areas import areas_on
from contactline.geography.comparison import NOT_KNOWN, State, differences, sort_of, transfers
from contactline.geography.known import as_known
from contactline.i18n import measure_in_words, number_in_words, words
from contactline.maps import NO_EVENTS, Labels, build_comparison, change_key, map_data
from contactline.maps.palette import CONTROL, DIFFERENCE
from contactline.maps.palette import NOT_KNOWN as UNKNOWN_COLOUR
from contactline.ui.change_list import acts_list, sums_table, told, transfers_table
from contactline.ui.holders import state_in_words
from contactline.ui.map_words import difference_words, map_words
from contactline.ui.tables import cited, table
from contactline.view import HOME

FEATURES = dated_features()
BEFORE, AFTER = date(2020, 9, 26), date(2020, 12, 2)
SAY = words("en")


def labels():
    """Words for a map, in English."""
    return Labels("en", "ltr", str, str, {**map_words(SAY), **difference_words(SAY)})


def comparison(describe=str):
    """The three maps of the autumn of 2020."""
    return build_comparison(FEATURES, base_layers(), labels(), HOME, BEFORE, AFTER, describe)


def test_each_of_the_maps_carries_its_own_day_only():
    """The earlier map has no period that begins later, and none of them an event."""
    script = generate_leaflet_string(comparison().before)

    assert "2020-12-01" not in script and '"events":{"count":0' in script
    assert "Army enters Aghdam" not in script and "Army enters Aghdam" in generate_leaflet_string(
        comparison().after
    )


def test_a_change_described_in_words_travels_as_inert_data():
    """Nothing in a description is markup for the map's script."""
    script = generate_leaflet_string(comparison(lambda one: "<img src=x> ${alert(1)}").changed)

    assert "<img" not in script and "${alert" not in script


def test_every_change_has_a_colour_and_a_word():
    """Whoever held land before and after, the map and the legend can show it."""
    holders = (*CONTROL, NOT_KNOWN)
    keys = {change_key(a, b) for a in holders for b in holders} | {"same"}

    assert keys <= set(DIFFERENCE) and keys <= set(difference_words(SAY))


def test_the_successor_of_a_republic_is_no_change_of_sides():
    """On 18 October 1991 the Azerbaijan SSR became the Republic of Azerbaijan: that is not land that was taken."""
    assert sort_of("azerbaijan_ssr", "azerbaijan") == "successor"
    assert sort_of("azerbaijan", "armenian_forces") == "now"
    assert sort_of("azerbaijan", "azerbaijan") == "stayed"


def test_the_legend_has_a_colour_for_the_unknown_only_where_there_is_any():
    """A reader who does not use the known-on clock is not asked to understand it."""
    plain = map_data(FEATURES, base_layers(), NO_EVENTS, labels())
    known = map_data(as_known(FEATURES, BEFORE), base_layers(), NO_EVENTS, labels())

    assert f'"not_known":"{UNKNOWN_COLOUR}"' in known.data
    assert f'"not_known":"{UNKNOWN_COLOUR}"' not in plain.data


def test_what_changed_is_told_with_the_colours_of_the_map():
    """Each sentence has the swatch of its change; where nothing changed that is said."""
    moved = transfers(differences(FEATURES, BEFORE, AFTER))

    assert DIFFERENCE["now-azerbaijan"] in told(moved, BEFORE, AFTER, SAY)
    assert "nothing changed" in told((), BEFORE, BEFORE, SAY)


def test_land_of_no_known_holder_is_not_told_as_taken():
    """With the known-on clock no sentence says that land came from or to somebody who is not known."""
    features = as_known(FEATURES, date(2020, 11, 15))
    sentences = told(transfers(differences(features, BEFORE, AFTER)), BEFORE, AFTER, SAY)

    assert "not known on one of the days; on the other: Armenian forces" in sentences
    assert "held by Not known" not in sentences


def test_no_line_has_no_length():
    """Where one of the days has no known line, its cell and the change are empty and not zero."""
    row = sums_table(areas_on(BEFORE, FEATURES), areas_on(date(2024, 1, 1), FEATURES), SAY).split(
        "Contact line, km"
    )[1]

    assert row.count("></td>") == 2


def test_a_state_is_said_with_everybody_who_was_there():
    """The holder first, then who else was present, then that it was contested."""
    state = State("armenian_forces", "russian_peacekeepers", True)

    assert state_in_words(state, SAY) == "Armenian forces, with Russian peacekeepers, contested"


def test_no_act_is_said_so():
    """An empty list of acts is a sentence."""
    assert "No act between the two days." in acts_list((), SAY, str)


def test_outside_text_in_a_table_is_escaped():
    """A source's title is text, and only http addresses are links."""
    hostile = cited("<img src=x onerror=alert(1)> — <b> — javascript:alert(1)")

    assert "<img" not in hostile and "<b>" not in hostile and "<a" not in hostile
    assert "&lt;i&gt;" in table("<i>", ["<i>"], [], frozenset())


def test_a_transfer_table_has_a_row_for_each_district_and_change():
    """Seven districts and the oblast are in the table of the autumn of 2020."""
    moved = transfers(differences(FEATURES, BEFORE, AFTER))

    assert transfers_table(moved, SAY, str).count("<tr>") == len(moved) + 1


@pytest.mark.parametrize(
    ("value", "lang", "written"),
    [
        (11559.4, "en", "11,559"),
        (11559.4, "ru", "11\u00a0559"),
        (2.34, "en", "2.3"),
        (0.04, "en", "0"),
        (-12.3, "en", "\u221212"),
        (11559.4, "ar", "\u206611,559\u2069"),
    ],
)
def test_a_measure_is_written_no_finer_than_it_is_known(value, lang, written):
    """Whole from ten on, a tenth below, in Western digits in every language; Arabic keeps it together."""
    assert number_in_words(value, lang) == written


@settings(deadline=None)
@given(st.floats(-1e6, 1e6), st.floats(0, 1e5))
def test_a_measure_with_its_uncertainty_is_one_number_to_the_eye(value, uncertainty):
    """There is a plus-minus exactly where something is uncertain."""
    assert ("±" in measure_in_words(value, uncertainty, "en")) == (uncertainty > 0)
