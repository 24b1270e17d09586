"""What belongs to which happening, and what is one happening, in short texts."""

from datetime import date

import pytest

from contactline.extract import reports
from contactline.extract.reading.reports.status import doubted
from contactline.model import Status


def read(text):
    """The reports of an English text of 2 November 2020 (a Monday)."""
    return reports(text, lang="en", published=date(2020, 11, 2))


def test_a_date_near_the_second_words_for_a_happening_is_its_date():
    """Two phrases for one happening stand far apart: a date beside either belongs to it."""
    text = (
        "At least 21 people died when rockets slammed into a busy street in Barda on Wednesday, "
        "prosecutors in Baku said, in the deadliest attack since the war began on September 27."
    )

    found = read(text)

    assert ("incident", "2020-10-28") in [(one.kind, one.when.edtf) for one in found]


def test_the_toll_of_a_battle_is_no_second_happening():
    """A battle and whom it cost, on one day in one sentence, are one report."""
    found = read("A shoot-out near Tegh on April 11 left seven dead.")

    assert [one.kind for one in found] == ["clash"]


def test_a_drone_downed_in_an_attack_is_a_happening_of_its_own():
    """What follows an attack beaten off is told beside it, not as a part of it."""
    found = read("The army beat off an assault near Lachin on October 27 and downed a drone near Talish.")

    assert [one.kind for one in found] == ["offensive", "incident"]


def test_a_vote_is_where_it_is_held():
    """The region in which a referendum is held is its place, not its topic."""
    [found] = read("A referendum was held in Nagorno-Karabakh on 10 December 1991.")

    assert [(place.id, place.role.value) for place in found.places] == [("nagorno-karabakh", "at")]


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("capture", Status.OCCURRED, Status.ALLEGED),
        ("legal", Status.OCCURRED, Status.OCCURRED),
        ("incident", Status.CALLED_FOR, Status.CALLED_FOR),
    ],
)
def test_a_denial_leaves_one_sides_word_of_a_happening_but_not_of_a_public_act(kind, before, after):
    """A verdict stands whoever denies it; what is asked for has not happened anyway."""
    assert doubted(kind, before) is after


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The fighting resumed on 3 March 2021 near Sumgait.", []),
        ("Fighting in Nagorno-Karabakh resumed on 3 March 2021.", ["am", "az"]),
    ],
)
def test_fighting_is_of_both_sides_where_it_is_in_the_whole_region(text, sides):
    """At a town somebody else may have fought: a crowd, the police."""
    found = [one for one in reports(text, lang="en", published=date(2021, 3, 9)) if one.kind == "clash"]
    assert [sorted(actor.id for actor in one.actors) for one in found] == [sides]


def test_a_place_much_farther_than_another_belongs_to_something_else():
    """What a sentence says of a second place, far behind the first, places nothing there."""
    found = read(
        "Troops seized Lachin on Sunday, while residents of the regional centre told reporters that prices "
        "in the shops near the bridge of Goris had doubled."
    )

    assert [[place.id for place in one.places] for one in found if one.kind == "capture"] == [["lachin"]]


def test_a_region_that_is_only_somebodys_attribute_is_no_place_of_a_meeting():
    """The Armenians of Karabakh met in Yevlakh, not in Karabakh."""
    [found] = read("Karabakh Armenians and Azerbaijani officials met in Yevlakh on Sunday.")

    assert [place.id for place in found.places] == ["yevlakh"]


def test_what_is_hit_stands_still():
    """A shell that lands 'to' a town is an incident at the town."""
    [found] = reports(
        "В воскресенье война пришла в Тертер: погибли трое.", lang="ru", published=date(2020, 11, 2)
    )

    assert [(place.id, place.role.value) for place in found.places] == [("terter", "at")]
