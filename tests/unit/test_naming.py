"""One policy says what places are called: the reader chooses an order, and nothing else changes."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactline.geography import dated_features, settlements
from contactline.library import curated_events, shipped_events
from contactline.maps import marks_of
from contactline.maps.labels import name_columns, name_token
from contactline.maps.payload import dated_columns, labels
from contactline.names import NAMINGS, PLACES, Naming, dated_labels, dated_names, place_label
from contactline.ui.describe import event_title, place_names
from contactline.ui.naming_choice import ORDERS
from contactline.view import decode, default_state, encode, select
from contactline.view.state import UI_LANGUAGES

TWO_NAMES = sorted(place for place, names in dated_names().items() if len({n.usage for n in names}) > 1)
DAYS = st.dates(date(1988, 2, 20), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("place", "lang", "naming", "expected"),
    [
        ("stepanakert", "en", "both", "Khankendi / Stepanakert"),
        ("stepanakert", "en", "azerbaijani-first", "Khankendi / Stepanakert"),
        ("stepanakert", "en", "armenian-first", "Stepanakert / Khankendi"),
        ("lachin", "en", "both", "Berdzor / Lachin"),
        ("lachin", "en", "azerbaijani-first", "Lachin / Berdzor"),
        ("shusha", "ru", "armenian-first", "Шуши / Шуша"),
        ("martakert", "ar", "armenian-first", "مارتاكيرت / أغدارا"),
        ("askeran", "ru", "both", "Аскеран"),
        ("hadrut", "en", "armenian-first", "Hadrut"),
        ("aghdam-district", "en", "armenian-first", "Aghdam District"),
    ],
)
def test_both_names_stand_in_the_readers_order(place, lang, naming, expected):
    """Two names in use are both written, in the chosen order; one name is the same under every choice."""
    assert place_label(place, lang, naming) == expected


@pytest.mark.parametrize(
    ("place", "day", "expected"),
    [
        ("stepanakert", date(1988, 3, 1), "Stepanakert"),
        ("stepanakert", date(1992, 1, 1), "Khankendi / Stepanakert"),
        ("khojaly", date(1992, 2, 26), "Khojaly"),
        ("khojaly", date(2010, 1, 1), "Ivanyan / Khojaly"),
        ("lachin", date(1992, 5, 1), "Lachin"),
        ("lachin", date(2026, 1, 1), "Berdzor / Lachin"),
        ("sugovushan", date(2016, 4, 2), "Madagiz / Mataghis"),
        ("sugovushan", date(2020, 10, 3), "Mataghis / Sugovushan"),
        ("ganja", date(1988, 11, 21), "Kirovabad"),
    ],
)
def test_a_name_counts_from_the_act_that_gave_it(place, day, expected):
    """Before a name was given it is not written; after that it is, whoever holds the ground."""
    assert place_label(place, "en", on=day) == expected


@given(st.sampled_from(TWO_NAMES), st.sampled_from(UI_LANGUAGES), DAYS)
def test_every_naming_writes_the_same_names(place, lang, day):
    """A naming hides no name and adds none: it only orders them."""
    written = {frozenset(place_label(place, lang, naming, day).split(" / ")) for naming in NAMINGS}

    assert len(written) == 1


@given(st.sampled_from(TWO_NAMES), DAYS, DAYS)
def test_no_usage_ever_falls_silent(place, one, other):
    """A side that had a name for a place has one on every later day."""
    first, later = sorted((one, other))
    counts = [len(place_label(place, "en", on=day).split(" / ")) for day in (first, later)]

    assert counts[0] <= counts[1]


def test_the_usual_order_is_that_of_the_latin_forms():
    """Without a choice the order is alphabetical in Latin letters, in every language the same."""
    orders = [place_label(place, "en").split(" / ") for place in TWO_NAMES]

    assert [names for names in orders if names != sorted(names, key=str.casefold)] == []


def test_a_dated_name_says_who_says_so():
    """Each name with a first day has a source."""
    assert [place for place, names in dated_names().items() for n in names if n.since and not n.source] == []


def test_each_place_that_the_gazetteer_gives_two_names_is_in_the_policy():
    """No pair of names reaches the screen around the policy."""
    paired = {place.id for place in PLACES.values() if " / " in place.names["en"][0]}

    assert sorted(paired - dated_names().keys()) == []


def test_every_naming_has_its_words():
    """The page offers exactly the namings of the policy."""
    assert tuple(ORDERS) == NAMINGS


@pytest.mark.parametrize("naming", NAMINGS)
def test_the_choice_is_part_of_the_link(naming):
    """``names`` says the order; the link reads back as the same view."""
    state, notices = decode(f"names={naming}")

    assert (state.names, notices) == (naming, ())
    assert f"&names={naming}&" in encode(state)


def test_an_unknown_naming_is_reported():
    """A naming that the policy does not know is named in a notice, and the usual one is used."""
    state, notices = decode("names=soviet")

    assert state.names == Naming.BOTH
    assert [(notice.part, notice.problem) for notice in notices] == [("names", "unknown-choice")]


@pytest.mark.parametrize("naming", NAMINGS)
def test_ids_geometry_and_counts_are_the_same_under_every_naming(naming, shipped):
    """What is drawn, counted and selected under a naming is what is under the usual one, to the byte."""
    events = (*curated_events(), *shipped_events())
    usual = default_state()
    state, _ = decode(encode(usual).replace("names=both", f"names={naming}"))

    library, catalogue = shipped
    assert select(catalogue, state, library.matching) == select(catalogue, usual, library.matching)
    assert drawn(events, naming) == drawn(events, Naming.BOTH)


def drawn(events, naming):
    """Everything of the map but the words: shapes with ids, marks, and where labels stand in what order."""
    titles = [event_title(event, "en", place_names("en", naming)) for event in events]
    placed = [
        {key: value for key, value in row.items() if key != "text"}
        for row in labels(lambda place: place_label(place, "en", naming))
    ]
    return (
        json.dumps(dated_columns(dated_features())),
        list(marks_of(events)),
        sorted((row["place"], row["lat"], row["lon"], row["rank"]) for row in placed),
        [sorted(title.replace("/", " ").split()) for title in titles],
    )


def test_the_browser_gets_every_naming_at_once():
    """The map's names table has, for each turn in a place's name, the label of each naming."""
    table = name_columns(lambda place: dated_labels(place, "en"))

    assert table["order"] == list(NAMINGS)
    assert table["of"]["shusha"] == [[-(2**30), "Shusha / Shushi", "Shusha / Shushi", "Shushi / Shusha"]]
    assert table["of"]["stepanakert"][0][1:] == ["Stepanakert"] * 3
    assert "hadrut" not in table["of"] and "nagorno-karabakh" not in table["of"]


def test_a_name_for_the_browser_is_a_token():
    """The token holds the place's id between two marks that no language writes."""
    assert name_token("shusha") == "\ue000shusha\ue001"


@pytest.mark.parametrize("lang", UI_LANGUAGES)
def test_every_settlement_that_divides_the_land_has_a_name(lang):
    """The description names them: an id is no name."""
    villages = [one.id for one in settlements() if one.kind in ("town", "village")]

    assert [one for one in villages if place_label(one, lang) == one] == []
