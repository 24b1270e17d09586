"""Who is meant by words that name nobody."""

from datetime import date

import pytest

from contactline.extract.mentions import BOTH, find_mentions
from contactline.extract.mentions.compose import compose
from contactline.extract.mentions.lexemes import lexemes
from contactline.extract.mentions.offices import holds, sister
from contactline.extract.text import fold

DAY = date(2022, 9, 20)


def meant(text: str, lang: str = "en", on: date = DAY) -> list[str]:
    """Return who is meant by the words of a text that name nobody, in order."""
    return [one.id for one in find_mentions(fold(text), lang, on).actors if one.before == BOTH]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Both capitals welcomed it."),
        ("ar", "وخاطبت العاصمتان المنظمة."),
        ("ru", "Обе столицы это приветствовали."),
        ("az", "Hər iki paytaxt bunu alqışladı."),
        ("hy", "Երկու մայրաքաղաքները դա ողջունեցին։"),
    ],
)
def test_both_capitals_are_the_two_sides(lang, text):
    """Words for the two at once mean both states in every language."""
    assert sorted(meant(text, lang)) == ["am", "az"]


def test_the_two_presidents_are_those_named_before():
    """Two office-holders named before come before the two sides' own."""
    text = "Recep Tayyip Erdogan met Ilham Aliyev in Fuzuli. The two presidents opened the airport."
    assert sorted(meant(text)) == ["erdogan", "ilham-aliyev"]


def test_the_two_leaders_of_nobody_named_are_the_sides_own():
    """Nobody named before: the leaders of the day."""
    assert sorted(meant("The two leaders shook hands.")) == ["ilham-aliyev", "pashinyan"]


def test_a_court_is_the_one_named_last_and_nobody_where_none_was_named():
    """An institution is meant only after its name."""
    assert meant("Armenia turned to the International Court of Justice. The judges agreed.") == ["icj"]
    assert meant("The judges agreed.") == []


def test_words_within_a_name_mean_nobody_else():
    """ "The leaders of Armenia and Azerbaijan" are named."""
    assert meant("The leaders of Armenia and Azerbaijan met.") == []


def test_a_nation_shares_the_forces_that_another_nation_is_named_with():
    """ "Azerbaijani and Armenian forces" are two armies."""
    text = fold("Azerbaijani and Armenian forces observed a ceasefire.")
    assert [one.id for one in compose(text.text, lexemes(text, "en"), "en", lambda at: DAY)] == [
        "az-mod",
        "am-mod",
    ]


def test_a_sister_body_is_of_the_same_kind():
    """The army of a country that has no body of its own in the list is the country itself."""
    assert [sister("am-mod", one) for one in ("az", "ir")] == ["az-mod", "ir"]
    assert sister("icrc", "az") is None


def test_an_office_is_held_from_its_first_day_to_the_day_before_its_end():
    """Aliyev has been president since 31 October 2003."""
    assert holds("ilham-aliyev", ["president"], date(2003, 10, 31))
    assert not holds("ilham-aliyev", ["president"], date(2003, 10, 30))


def test_the_two_leaders_are_the_sides_own_where_both_were_named_lately():
    """A host named last is not one of the two."""
    text = "Ilham Aliyev and Nikol Pashinyan sat down in Sochi with Vladimir Putin. The two leaders stayed for dinner."
    assert sorted(meant(text)) == ["ilham-aliyev", "pashinyan"]


def test_mediators_are_those_of_the_minsk_group_once_it_is_named():
    """Mediators of whom nothing is said may be anybody."""
    assert meant("The OSCE Minsk Group met in Vienna. The mediators travel to Baku next.") == ["minsk-group"]
    assert meant("The mediators travel to Baku next.") == []


def test_an_organisation_is_the_one_named_last():
    """The class of a noun says whom it points back to."""
    assert meant("Armenia appealed to the CSTO. The organisation sent a mission.") == ["csto"]


@pytest.mark.parametrize(
    ("on", "who"), [(date(1993, 4, 2), []), (date(2021, 5, 3), ["ru-pk"]), (date(2025, 5, 3), [])]
)
def test_a_russian_convoy_is_the_peacekeepers_while_those_were_there(on, who):
    """From the truce of November 2020 until they had left in June 2024; troops may be anywhere, and are not."""
    found = find_mentions(fold("A Russian convoy arrived in the town."), "en", on).actors
    assert [one.id for one in found] == who


@pytest.mark.parametrize(
    ("text", "who"), [("The French Senate debated it.", "fr"), ("An Iranian helicopter flew over.", "ir")]
)
def test_the_parliament_or_a_helicopter_of_another_country_is_the_country(text, who):
    """What has no actor of its own stands for its state."""
    assert [one.id for one in find_mentions(fold(text), "en", DAY).actors] == [who]
