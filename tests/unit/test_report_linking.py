"""What belongs to which happening, and what is one happening, in short texts."""

from datetime import date

from contactline.extract import reports


def read(text):
    """The reports of an English text of 2 November 2020 (a Monday)."""
    return reports(text, lang="en", published=date(2020, 11, 2))


def test_a_date_near_the_second_words_for_a_happening_is_its_date():
    """Two phrases for one happening stand far apart: a date beside either belongs to it."""
    [found] = read(
        "At least 21 people died when rockets slammed into a street in Barda on Wednesday, officials in Baku said."
    )

    assert (found.kind, found.when.edtf) == ("incident", "2020-10-28")


def test_the_toll_of_a_battle_is_no_second_happening():
    """A battle and whom it cost, on one day in one sentence, are one report."""
    found = read("A shoot-out near Tegh on April 11 left seven dead.")

    assert [one.kind for one in found] == ["clash"]


def test_a_vote_is_where_it_is_held():
    """The region in which a referendum is held is its place, not its topic."""
    [found] = read("A referendum was held in Nagorno-Karabakh on 10 December 1991.")

    assert [(place.id, place.role.value) for place in found.places] == [("nagorno-karabakh", "at")]
