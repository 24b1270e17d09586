"""The review in words: how fields differ, what a written date means, and what was chosen with its roles."""

from dataclasses import replace
from datetime import date

import pytest
import streamlit as st

from contactline.extract import read_article
from contactline.i18n import words
from contactline.library import Fields
from contactline.model import (
    ActorMention,
    ActorRole,
    Location,
    PlaceMention,
    PlaceRole,
    Status,
    When,
    WhenError,
)
from contactline.ui.basket import reread
from contactline.ui.choices import actor_options, chosen_with_roles, distinct, place_options
from contactline.ui.date_help import EXAMPLES, read_date
from contactline.ui.describe import place_names
from contactline.ui.field_words import differences
from contactline.ui.place_picker import picked_place
from contactline.ui.review_actions import after

SAID = Fields("clash", When.parse("2020-10-10"), Status.OCCURRED)
NAMES = place_names("en")
BEGUN = [("shusha", "at"), ("shusha", "about"), ("hadrut", "at")]


@pytest.fixture(autouse=True)
def nothing_typed():
    """Each test begins with no widget on the screen."""
    st.session_state.clear()
    yield
    st.session_state.clear()


def told(wanted):
    """The differences between what was said and what is wanted, as plain text."""
    return [(one.field, one.before, one.after) for one in differences(SAID, wanted, words("en"), NAMES)]


def test_events_that_say_the_same_differ_in_nothing():
    """The log has no line for what nobody changed."""
    assert told(SAID) == []


CHANGES = [
    ({"when": When.parse("2020-10")}, ("When", "10 October 2020", "October 2020")),
    ({"when": None}, ("When", "10 October 2020", "not said")),
    ({"kind": "talks"}, ("Kind", "Clash", "Talks")),
    ({"places": (PlaceMention("hadrut", PlaceRole.AT),)}, ("Where", "not said", "at Hadrut")),
    ({"status": Status.DENIED}, ("Status", "occurred", "denied")),
    (
        {"location": Location(39.5, 47.0, 5, "A bridge")},
        ("Place on the map", "not said", "A bridge 39.5000, 47.0000 (5 km)"),
    ),
]


@pytest.mark.parametrize(("change", "line"), CHANGES)
def test_each_field_is_told_before_and_after_in_words(change, line):
    """Whoever reads the log needs no code and no id."""
    assert told(replace(SAID, **change)) == [line]


def test_an_actor_is_told_by_name_and_role():
    """The part that an actor had is as much of a correction as the actor."""
    (line,) = told(replace(SAID, actors=(ActorMention("az-mod", ActorRole.SPEAKER),)))

    assert line[2].endswith("(speaker)")


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_a_date_can_be_read(example):
    """The help shows nothing that the form refuses."""
    assert read_date(f" {example} ").edtf == example


def test_an_empty_date_is_none_and_words_are_no_date():
    """Unknown is a value; a slip is told."""
    assert read_date("  ") is None
    with pytest.raises(WhenError):
        read_date("10 October")


def test_a_choice_that_was_not_touched_is_what_it_began_with():
    """Opening a form corrects nothing, in whatever order the widgets keep what is chosen."""
    st.session_state["k"] = ["hadrut", "shusha"]

    assert chosen_with_roles("k", BEGUN, "at") == tuple(BEGUN)


def test_a_place_that_was_taken_out_goes_with_all_its_roles():
    """What is not chosen has no role."""
    st.session_state["k"] = ["hadrut"]

    assert chosen_with_roles("k", BEGUN, "at") == (("hadrut", "at"),)


def test_a_place_that_was_just_chosen_has_the_usual_role():
    """It counts even where its roles have not been shown yet."""
    st.session_state["k"] = ["hadrut", "martuni"]

    assert chosen_with_roles("k", BEGUN[2:], "at") == (("hadrut", "at"), ("martuni", "at"))


def test_a_place_is_found_by_its_name_in_every_language_of_the_page():
    """An editor types the name that the article has."""
    label = place_options("en", "both")["hadrut"]

    assert "Hadrut" in label and "هادروت" in label and "Гадрут" in label


def test_no_two_choices_are_called_the_same():
    """What is chosen is known by its label: two events of one day at one place must not be taken for each other."""
    assert distinct({"a": "Clash", "b": "Talks", "c": "Clash"}) == {
        "a": "Clash",
        "b": "Talks",
        "c": "Clash (2)",
    }


def test_every_actor_can_be_chosen():
    """The choice is the whole list of actors, each with a label."""
    assert all(actor_options("ar").values())


def test_a_place_that_nobody_drew_stays_as_it_was():
    """A form that was not opened corrects nothing."""
    here = Location(39.5, 47.0, 5, "A bridge")

    assert picked_place("p", here) == here and picked_place("p", None) is None


def test_a_drawn_place_can_be_taken_back():
    """Without its tick there is none."""
    st.session_state["p.drawn"] = False

    assert picked_place("p", Location(39.5, 47.0)) is None


@pytest.mark.parametrize(
    ("ids", "done", "next_one"),
    [
        (["a", "b", "c"], "a", "b"),
        (["a", "b", "c"], "b", "c"),
        (["a", "b", "c"], "c", "a"),
        (["a"], "a", ""),
        (["a"], "z", "a"),
        ([], "a", ""),
    ],
)
def test_the_next_event_is_the_one_behind_and_at_the_end_the_first(ids, done, next_one):
    """A review ends when nothing is left, not where the list ends."""
    assert after(ids, done) == next_one


def test_another_day_of_publication_counts_words_anew_and_keeps_the_article():
    """The same text is the same article, whenever it was published."""
    article = read_article(
        "Shelling at Hadrut\n\nThe town was shelled yesterday, the ministry said.", lang="en"
    )

    later = reread(article, "en", date(2020, 10, 11))

    assert (later.id, later.published) == (article.id, date(2020, 10, 11))
