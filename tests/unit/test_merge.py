"""Which reports tell one happening: kinds, dates, places and actors weighed, and blocks that find them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactline.library.merge import filed_under, looked_up, may_be_one, said_by_article
from contactline.library.merge.days import agreement, days_of
from contactline.library.merge.gist import gist
from contactline.library.merge.grounds import closeness, meeting
from contactline.library.merge.kinds import kindred, kinship
from contactline.library.merge.parties import nearness
from contactline.library.merge.scoring import ATTACH, MERGE, given_out, score, units
from contactline.model import KINDS, ActorRole, PlaceMention, PlaceRole, Status, When
from tests.telling import report, told

SHELLING = report("incident", "2020-10-04", "stepanakert", "az-mod")


def likeness(one, two):
    """How likely two reports tell one happening."""
    return score(gist(one), gist(two))


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (report("incident", "2020-10-04", "stepanakert", "az"), "the country for its army"),
        (report("incident", "2020-10-04", "stepanakert"), "nobody named"),
        (report("clash", "2020-10-04", "stepanakert", "az-mod"), "another word for it"),
        (report("incident", "2020-10-03/2020-10-04", "stepanakert", "az-mod"), "the night before"),
        (
            report("incident", "2020-10-04", "stepanakert", "az-mod", status=Status.DENIED),
            "who denies it tells it",
        ),
    ],
)
def test_one_happening_in_other_words_is_one(other, why):
    """What a careful archivist files together is attached."""
    assert likeness(SHELLING, other) >= ATTACH, why


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (report("incident", "2020-10-05", "stepanakert", "az-mod"), "the next day"),
        (report("incident", "2020-10-04", "ganja", "az-mod"), "another town"),
        (report("incident", "2020-10-09", "stepanakert", "az-mod"), "days later"),
        (report("talks", "2020-10-04", "stepanakert", "az-mod"), "talks are no shelling"),
        (report("statement", "2020-10-04", "", "az-mod"), "words about it are happenings of their own"),
        (report("incident", None, "stepanakert", "az-mod"), "no date"),
    ],
)
def test_two_happenings_however_alike_are_two(other, why):
    """A false merge takes a dot off the map."""
    assert likeness(SHELLING, other) < ATTACH, why


@pytest.mark.parametrize(
    ("one", "two", "is_one"),
    [("putin", "putin", True), ("putin", "macron", False)],
)
def test_calls_are_told_apart_by_who_speaks(one, two, is_one):
    """Each telephone call is a happening of its own."""
    first = report("talks", "2020-11-07", "", one, "erdogan")
    second = report("talks", "2020-11-07", "", two, "ilham-aliyev" if not is_one else "erdogan")

    assert (likeness(first, second) >= ATTACH) is is_one


def test_a_second_look_asks_for_more_than_the_first():
    """Two dots become one only where that is surer than a new report's place."""
    assert MERGE > ATTACH


@given(st.sampled_from(list(KINDS)), st.sampled_from(list(KINDS)))
def test_kinship_is_mutual(one, two):
    """Which report came first says nothing."""
    assert kinship(one, two) == kinship(two, one)
    assert (two in kindred(one)) is (kinship(one, two) is not None)


@pytest.mark.parametrize(
    ("one", "two", "how"),
    [
        ("2020-10-04", "2020-10-04", "same"),
        ("2020-10-03/2020-10-04", "2020-10-04", "overlap"),
        ("2020-10-04", "2020-10-05", "next"),
        ("2020-10-04", "2020-10-07", "near"),
        ("2020-10-04", "2020-10-08", None),
        ("2020-10-04", "2020-10-01/2020-10-07", "week"),
        ("2020-10-04", "2020-10", "month"),
        ("2020-10", "2020", "coarse"),
        ("2023-05-01/..", "2023-05-04", "month"),
        ("2020-10-01~/2020-10-10~", "2020-10-12", "week"),
    ],
)
def test_dates_agree_as_finely_as_they_are_known(one, two, how):
    """A month is no day, and a date that says "about" reaches a little further."""
    a, b = days_of(When.parse(one)), days_of(When.parse(two))

    assert agreement(a, b) == agreement(b, a) == how


@pytest.mark.parametrize(
    ("one", "two", "how"),
    [
        ("shusha", "shusha", "same"),
        ("shusha", "shusha-district", "within"),
        ("farukh", "karaglukh-height", "near"),
        ("shusha", "ganja", "apart"),
        ("stepanakert", "nagorno-karabakh", "within"),
        ("shusha", "no-such-place", "apart"),
    ],
)
def test_a_place_is_the_same_within_another_near_or_apart(one, two, how):
    """The village lies in its district; a place that nobody knows lies nowhere near."""
    assert closeness(one, two) == closeness(two, one) == how


def test_an_attack_on_several_places_is_met_by_one_of_them():
    """An article that names one of the places attacked tells of the same attack."""
    assert meeting(("goris", "jermuk", "sotk"), ("jermuk",)) == "same"


@pytest.mark.parametrize(
    ("one", "two", "least", "most"),
    [
        ("az-mod", "az", 0.7, 0.9),
        ("bayramov", "az-mfa", 0.7, 0.9),
        ("az-mod", "am-mod", 0, 0),
        ("pashinyan", "mirzoyan", 0, 0.2),
        ("nkda", "am", 0.3, 0.4),
        ("nobody-we-know", "az", 0, 0),
    ],
)
def test_actors_stand_for_one_another_by_state_and_office(one, two, least, most):
    """The ministry for its minister and the country for its army, never one side for the other."""
    assert least <= nearness(one, two) == nearness(two, one) <= most


REPORTS = st.builds(
    report,
    st.sampled_from(["incident", "clash", "talks", "statement", "capture"]),
    st.sampled_from(
        ["2020-10-04", "2020-10-05", "2020-10-03/2020-10-04", "2020-10", "2020-10-01/2020-10-07", "2020"]
    ),
    st.sampled_from(["", "shusha", "shusha-district", "nagorno-karabakh", "ganja"]),
    st.sampled_from(["az-mod", "az", "am", "nkda", "putin"]),
)


@given(REPORTS, REPORTS)
def test_the_score_does_not_depend_on_which_report_came_first(one, two):
    """Scores are symmetric and between 0 and 1."""
    assert likeness(one, two) == pytest.approx(likeness(two, one)) and 0 <= likeness(one, two) <= 1


@given(REPORTS, REPORTS)
def test_what_scores_high_is_found_by_blocks(one, two):
    """A pair that would be attached shares a block whichever of the two came first, unless dated to a year."""
    if likeness(one, two) >= ATTACH and "2020" not in (one.when.edtf, two.when.edtf):
        assert looked_up(one) & filed_under(two) and looked_up(two) & filed_under(one)


def test_a_block_fits_its_column():
    """Keys are at most 40 characters long, whoever is named."""
    keys = [
        key for kind in KINDS for key in looked_up(report(kind, "2020-10-04", "shusha", "karabakh-committee"))
    ]

    assert max(map(len, keys)) <= 40


def test_what_has_no_date_is_filed_under_nothing():
    """No comparison can tell an undated report apart."""
    assert not filed_under(report("talks", None, "moscow", "az"))


def test_an_article_that_tells_the_very_same_twice_tells_it_once():
    """Equal date, place, actors and kind: one happening; with no place it may be another."""
    twice = [told("a", SHELLING, 0), told("a", SHELLING, 1)]
    vague = [told("a", replace(SHELLING, places=()), 2), told("a", replace(SHELLING, places=()), 3)]

    assert [len(unit) for unit in units([*twice, *vague])] == [2, 1, 1]


def test_two_reports_of_one_article_that_differ_are_two_events():
    """An article tells a happening once."""
    other = replace(SHELLING, status=Status.ALLEGED)

    shelling = said_by_article([told("a", SHELLING)])

    assert not may_be_one(shelling, said_by_article([told("a", other)]))
    assert may_be_one(shelling, said_by_article([told("b", other)]))


def test_the_likeliest_report_of_an_article_gets_the_event():
    """Of two reports that want one event the better gets it, and the other its second choice or none."""
    assert given_out([[(0.7, 1), (0.5, 2)], [(0.9, 1)]]) == {1: 1, 0: 2}


def test_the_dateline_and_what_is_spoken_of_are_no_places_of_a_happening():
    """Only where it was tells happenings apart."""
    places = (PlaceMention("baku", PlaceRole.ORIGIN), PlaceMention("shusha", PlaceRole.ABOUT))

    said = gist(replace(SHELLING, places=places))

    assert (said.places, said.about) == ((), ("shusha",))


def test_roles_of_actors_do_not_part_a_happening():
    """Who did it in one article is who took part in another."""
    actors = tuple(replace(actor, role=ActorRole.AFFECTED) for actor in SHELLING.actors)

    assert gist(replace(SHELLING, actors=actors)) == gist(SHELLING)


def test_a_report_is_dated_by_its_calendar():
    """Ordinals of the first and last day."""
    assert days_of(When.parse("2020-10")).first == date(2020, 10, 1).toordinal()
