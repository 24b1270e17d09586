"""What the reports of one happening say of it together, and what they do not agree on."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactline.library.merge import Topic, disagreements, summary
from contactline.model import Evidence, PlaceMention, PlaceRole, Span, Status, When, quote
from tests.telling import report, told

DAY = "2020-10-04"


def says(kind="incident", edtf=DAY, place="stepanakert", *actors, **more):
    """What one article says of a shelling."""
    return report(kind, edtf, place, *(actors or ("az-mod",)), **more)


def of(*reports, publishers=()):
    """Reports of articles a, b, c …, each with a publisher of its own unless they are given."""
    names = publishers or [f"Publisher {n}" for n in range(len(reports))]
    return [
        told("abcdefgh"[n], one, publisher=name)
        for n, (one, name) in enumerate(zip(reports, names, strict=True))
    ]


def test_one_report_is_told_as_it_stands():
    """An event of one report says what the report says."""
    one = says(place="stepanakert,nagorno-karabakh", confidence=0.6, status=Status.ALLEGED)

    said = summary(of(one))

    assert (said.kind, said.when, said.status) == (one.kind, one.when, one.status)
    assert [place.id for place in said.places] == ["stepanakert", "nagorno-karabakh"]
    assert said.certainty == "medium"


@pytest.mark.parametrize(
    ("dates", "edtf"),
    [
        ([DAY, "2020-10", "2020-10-01/2020-10-07"], DAY),
        ([DAY, DAY, "2020-10-05"], DAY),
        (["2020-10-03/2020-10-04", DAY], DAY),
        (["2020-10", "2020-10", "2020-11"], "2020-10"),
        ([None, "2020-10"], "2020-10"),
        ([None], None),
    ],
)
def test_the_date_is_the_most_precise_that_most_agree_with(dates, edtf):
    """A month agrees with its day; one article's day does not outvote two others'."""
    said = summary(of(*(says(edtf=date) for date in dates)))

    assert said.when == (When.parse(edtf) if edtf else None)


def test_a_publisher_has_one_voice():
    """Three articles of one publisher do not outvote two others."""
    shelling, clash = says("incident"), says("clash")

    said = summary(of(clash, clash, clash, shelling, shelling, publishers=["A", "A", "A", "B", "C"]))

    assert said.kind == "incident"


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        ("planned occurred", Status.OCCURRED),
        ("planned planned occurred", Status.OCCURRED),
        ("planned planned", Status.PLANNED),
        ("alleged denied", Status.ALLEGED),
        ("occurred denied", Status.ALLEGED),
        ("occurred occurred denied", Status.OCCURRED),
        ("denied", Status.DENIED),
        ("alleged occurred occurred", Status.OCCURRED),
    ],
)
def test_what_one_side_denies_is_alleged_unless_most_say_it_happened(statuses, status):
    """What was announced and came to pass has happened."""
    assert summary(of(*(says(status=Status(one)) for one in statuses.split()))).status is status


def test_the_district_and_the_country_give_way_to_the_village_and_the_army():
    """The finer word is what the event is drawn by."""
    said = summary(
        of(
            says(edtf=DAY),
            report("incident", DAY, "shusha", "az-mod"),
            report("incident", DAY, "shusha,shusha-district", "az", "az-mod"),
        )
    )

    assert "shusha-district" not in [place.id for place in said.places]
    assert [actor.id for actor in said.actors] == ["az-mod"]


def test_what_one_article_of_many_adds_is_left_to_it():
    """A place that one of four articles names is not the event's."""
    said = summary(of(says(), says(), says(), says(place="stepanakert,ganja")))

    assert [place.id for place in said.places] == ["stepanakert"]


def test_a_place_has_the_role_that_most_give_it():
    """Two say that it was there and one that it was spoken of."""
    spoken = replace(says(), places=(PlaceMention("stepanakert", PlaceRole.ABOUT),))

    said = summary(of(spoken, says(), says()))

    assert said.places == (PlaceMention("stepanakert", PlaceRole.AT),)


def test_publishers_bear_one_another_out():
    """Two readings that are half sure are surer together; two of one publisher are not."""
    half = says(confidence=0.6)

    assert summary(of(half, half)).certainty == "high"
    assert summary(of(half, half, publishers=["A", "A"])).certainty == "medium"


ANY = st.builds(
    says,
    st.sampled_from(["incident", "clash", "offensive"]),
    st.sampled_from([DAY, "2020-10-05", "2020-10", "2020-10-03/2020-10-04"]),
    st.sampled_from(["", "stepanakert", "shusha", "shusha-district", "stepanakert,ganja"]),
    st.sampled_from(["az-mod", "az", "nkr"]),
    status=st.sampled_from(list(Status)),
    confidence=st.sampled_from([0.3, 0.6, 0.8, 0.9]),
)


@given(st.lists(ANY, min_size=1, max_size=7), st.randoms(use_true_random=False))
def test_the_order_of_reports_says_nothing(reports, rng):
    """Summary and disagreements are the same whatever the order."""
    first = of(*reports)
    second = list(first)
    rng.shuffle(second)

    assert summary(first) == summary(second)
    assert disagreements(first) == disagreements(second)


def sides(reports, topic):
    """What is said of a topic: each value with the articles that say so."""
    found = {one.topic: one.sides for one in disagreements(reports)}
    return {values: [one.article_id for one in told] for values, told in found.get(topic, ())}


def test_reports_that_agree_have_no_disagreement():
    """Coarser words, silence and what was announced before are no contradiction."""
    reports = of(
        says(),
        report("clash", "2020-10", "nagorno-karabakh", "az"),
        report("incident", DAY, "", status=Status.PLANNED),
        says(edtf="2020-10-03/2020-10-04"),
    )

    assert disagreements(reports) == ()


@pytest.mark.parametrize(
    ("other", "topic", "values"),
    [
        (says(edtf="2020-10-05"), Topic.WHEN, [(DAY,), ("2020-10-05",)]),
        (says(place="ganja"), Topic.WHERE, [("stepanakert",), ("ganja",)]),
        (says(status=Status.DENIED), Topic.STATUS, [("occurred",), ("denied",)]),
        (says("capture"), Topic.KIND, [("incident",), ("capture",)]),
        (report("incident", DAY, "stepanakert", "nkda"), Topic.WHO, [("az-mod",), ("nkda",)]),
    ],
)
def test_each_side_is_kept_with_who_says_so(other, topic, values):
    """A date, a place, a denial, a kind or an actor that differs stands beside the others."""
    found = sides(of(says(), other), topic)

    assert found == dict(zip(values, (["a"], ["b"]), strict=True))


def counting(words, dated=""):
    """A report whose words are these; ``dated`` are those of its date."""
    at = words.find(dated) if dated else -1
    when = (quote(words, Span(at, at + len(dated))),) if dated else ()
    return replace(says(), evidence=Evidence(what=(quote(words, Span(0, len(words))),), when=when))


@pytest.mark.parametrize(
    ("one", "two", "values"),
    [
        (counting("killed 4 people"), counting("killed 5 people"), [("4",), ("5",)]),
        (counting("قتل ٤ أشخاص"), counting("убиты 5 человек"), [("4",), ("5",)]),
        (counting("killed 4 on 9 November", "9 November"), counting("killed 4"), []),
        (counting("at 12:00 a 122-mm shell in 2020"), counting("killed 3"), []),
    ],
)
def test_figures_differ_where_the_words_hold_them(one, two, values):
    """Dates, times, calibres and years are no counts."""
    assert list(sides(of(one, two), Topic.NUMBERS)) == values
