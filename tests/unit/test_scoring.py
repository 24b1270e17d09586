"""The evaluation itself: small readings whose score is worked out by hand."""

from datetime import date

import pytest

from contactline.model import (
    ActorMention,
    ActorRole,
    Evidence,
    PlaceMention,
    PlaceRole,
    Report,
    Span,
    Status,
    When,
    quote,
)
from tests.eval.gold import GoldArticle, GoldMention, GoldReport, GoldTimex, locate
from tests.eval.matching import pairs
from tests.eval.rivals import Contest, Standing, days, together
from tests.eval.scoring import (
    RULES,
    FoundMention,
    FoundTimex,
    Reading,
    Tally,
    actors_fit,
    compare,
    faults,
    places_fit,
    same_kind,
    same_report,
    tally,
)
from tests.eval.tables import written_between

TEXT = "On 8 November 2020 Azerbaijan took Shusha; talks were held in Moscow in 2021."
AT, ABOUT = frozenset({"at"}), frozenset({"about"})


def span(words):
    """Where the words stand in TEXT."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def wanted(**changes):
    """The gold of the capture, with changes."""
    values = {
        "id": "r1",
        "kinds": ("capture", "handover"),
        "trigger": span("took"),
        "exact": "took",
        "edtf": frozenset({"2020-11-08"}),
        "status": frozenset({"occurred", "alleged"}),
        "places": {"shusha": AT},
        "optional_places": frozenset({"nagorno-karabakh"}),
        "actors": frozenset({"az"}),
        "optional_actors": frozenset({"az-mod"}),
    }
    return GoldReport(**{**values, **changes})


def report(kind="capture", what="took", edtf="2020-11-08", places=(("shusha", "at"),), actors=("az",)):
    """A report as the reader would give it."""
    return Report(
        kind,
        edtf and When.parse(edtf),
        None,
        tuple(PlaceMention(name, PlaceRole(role)) for name, role in places),
        tuple(ActorMention(name, ActorRole.AGENT) for name in actors),
        Status.OCCURRED,
        Evidence(what=(quote(TEXT, span(what)),)),
        0.5,
    )


def article():
    """The gold of TEXT."""
    return GoldArticle(
        "2020-11-shusha",
        "dev",
        "en",
        TEXT,
        date(2021, 5, 1),
        (
            GoldTimex(span("8 November 2020"), "8 November 2020", "2020-11-08"),
            GoldTimex(span("2021"), "2021", "2021"),
        ),
        (
            GoldMention(span("Shusha"), "Shusha", "shusha", AT),
            GoldMention(span("Moscow"), "Moscow", "moscow", AT),
        ),
        (GoldMention(span("Azerbaijan"), "Azerbaijan", "az"),),
        (wanted(),),
    )


def found_date(words, edtf):
    """A date as a reader would give it."""
    return FoundTimex(span(words), words, edtf)


def found_name(words, name, role=None):
    """A mention as a reader would give it."""
    return FoundMention(span(words), words, name, role)


def perfect():
    """A reading with nothing missed and nothing made up."""
    return Reading(
        (found_date("8 November 2020", "2020-11-08"), found_date("2021", "2021")),
        (found_name("Shusha", "shusha", "at"), found_name("Moscow", "moscow", "at")),
        (found_name("Azerbaijan", "az"),),
        (report(),),
    )


def counts(measure, reading):
    """Hits, missed and spurious of one measure."""
    one = tally([compare(article(), reading)[measure]])
    return one.hits, one.missed, one.spurious


@pytest.mark.parametrize("measure", RULES)
def test_a_perfect_reading_has_all_shares_at_one(measure):
    """What the gold says, neither more nor less, is precision, recall and F1 of 1."""
    one = tally([compare(article(), perfect())[measure]])

    assert (one.precision, one.recall, one.f1) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("measure", RULES)
def test_an_empty_reading_stands_at_zero(measure):
    """A language with no reader is no error: everything is missed, every share is 0."""
    one = tally([compare(article(), Reading())[measure]])

    assert one.missed > 0 and (one.precision, one.recall, one.f1) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("measure", "reading", "expected"),
    [
        ("timex-span", Reading(timexes=(found_date("November 2020", "2020-11"),)), (0, 2, 1)),
        ("timex-span", Reading(timexes=(found_date("2021", "2020"),)), (1, 1, 0)),
        ("timex", Reading(timexes=(found_date("2021", "2020"),)), (0, 2, 1)),
        ("timex", Reading(timexes=(FoundTimex(None, "2021", "2021"),)), (0, 2, 1)),
        ("places", Reading(places=(found_name("in Moscow", "moscow"),)), (1, 1, 0)),
        ("places", Reading(places=(found_name("Moscow", "shusha"),)), (0, 2, 1)),
        ("places-role", Reading(places=(found_name("Moscow", "moscow", "about"),)), (0, 2, 1)),
        ("places-role", Reading(places=(found_name("Moscow", "moscow"),)), (0, 2, 1)),
        ("actors", Reading(actors=(found_name("Azerbaijan", "az-mod"),)), (0, 1, 1)),
        ("actors", Reading(actors=(found_name("Azerbaijan", "az"),) * 2), (1, 0, 1)),
        ("kinds", Reading(reports=(report(), report(what="talks"))), (1, 0, 1)),
        ("reports", Reading(reports=(report(what="talks"),)), (0, 1, 1)),
    ],
)
def test_hits_misses_and_spurious_finds_are_counted(measure, reading, expected):
    """A wrong span, value, id or role is missed and spurious; what is found twice is spurious once."""
    assert counts(measure, reading) == expected


@pytest.mark.parametrize(
    ("found", "fits"),
    [
        (report(kind="handover"), True),
        (report(kind="clash"), False),
        (report(what="talks"), True),
        (report(edtf="2021"), True),
        (report(what="talks", edtf="2021"), False),
        (report(what="talks", edtf=None), False),
    ],
)
def test_a_kind_needs_the_words_or_the_date(found, fits):
    """An accepted kind counts where the words overlap the trigger or the date is the gold's."""
    assert same_kind(wanted(), found) is fits


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        (report(kind="clash"), "kind"),
        (report(what="talks"), "words"),
        (report(edtf="2020-11"), "date"),
        (report(places=()), "places"),
        (report(places=(("shusha", "about"),)), "places"),
        (report(places=(("shusha", "at"), ("moscow", "at"))), "places"),
        (report(actors=("am",)), "actors"),
        (report(actors=()), "actors"),
    ],
)
def test_a_whole_report_needs_every_part(found, fault):
    """One wrong part makes a report wrong, and the list of errors names that part."""
    assert not same_report(wanted(), found)
    assert [one.split()[0] for one in faults(wanted(), found)] == [fault]


def test_a_wrong_status_makes_a_report_wrong():
    """What happened is not what is planned."""
    assert [one.split()[0] for one in faults(wanted(status=frozenset({"planned"})), report())] == ["status"]


def test_optional_places_and_actors_neither_help_nor_hurt():
    """A report may name what is optional, in any role."""
    found = report(places=(("shusha", "at"), ("nagorno-karabakh", "about")), actors=("az", "az-mod"))

    assert places_fit(wanted(), found) and actors_fit(wanted(), found)
    assert not actors_fit(wanted(), report(actors=("az-mod",)))


@pytest.mark.parametrize(
    ("required", "found", "fits"),
    [
        ({"az", "am"}, ("az",), True),
        ({"az", "am", "ru"}, ("az",), False),
        ({"az"}, ("az", "am"), True),
        ({"az"}, ("az", "am", "ru"), False),
        (set(), (), True),
        (set(), ("az-mod",), True),
        (set(), ("am",), False),
    ],
)
def test_actors_overlap_by_at_least_a_half(required, found, fits):
    """Of the actors that are required or found, half must be both; where there are none, none is right."""
    assert actors_fit(wanted(actors=frozenset(required)), report(actors=found)) is fits


def test_pairs_are_one_to_one_and_as_many_as_can_be():
    """What fits two things leaves the one that another needs."""
    fits = {(0, "a"), (0, "b"), (1, "a"), (2, "a")}

    found = pairs([0, 1, 2], ["a", "b"], lambda i, name: (i, name) in fits)

    assert found == {0: 1, 1: 0}


def test_tallies_add_up_over_articles():
    """Figures are micro averages: counts are added, then shared out."""
    both = Tally(3, 1, 0) + Tally(1, 3, 4)

    assert (both.precision, both.recall, both.f1) == (0.5, 0.5, 0.5)


@pytest.mark.parametrize(("nth", "start"), [(1, 0), (2, 2), (3, None)])
def test_occurrences_are_counted_without_overlap(nth, start):
    """The second "aa" of "aaaa" starts at 2, and there is no third."""
    assert locate("aaaa", "aa", nth) == start


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ((found_date("On 8 November 2020", "2020-11-08"),), (1, 0, 0)),
        ((found_date("8 November 2020", "2020-11-09"),), (0, 1, 1)),
        ((found_date("2021", "2021-05-01"),), (0, 1, 0)),
        ((found_date("talks", "2021-05-01"),), (0, 1, 1)),
    ],
)
def test_days_are_compared_where_the_gold_has_a_day(found, expected):
    """A day found on the gold's year counts neither way; words that are no date are spurious."""
    one = days(article().timexes, found)

    assert (one.hits, one.missed, one.spurious) == expected


def test_a_reader_that_finds_nothing_wins_no_race():
    """A language that we do not read has no ratio, and its seconds are in no sum."""
    idle = Contest(Standing(Tally(0, 5, 0), Tally(), 4, 0.001), Standing(Tally(2, 3, 0), Tally(), 4, 1.0))
    race = Contest(Standing(Tally(5, 0, 0), Tally(), 4, 0.1), Standing(Tally(2, 3, 0), Tally(), 4, 1.0))

    total = together([idle, race])

    assert idle.ratio is None
    assert total.ratio == pytest.approx(10) and total.ours.span == Tally(5, 5, 0)


def test_a_part_of_a_file_is_written_again_in_its_place():
    """Between its markers the text is new, outside of them it is as it was; the first time it goes to the end."""
    first = written_between("# Title\n\nkept\n", "eval", "old")

    again = written_between(first + "\nkept too\n", "eval", "new")

    assert again == "# Title\n\nkept\n\n<!-- eval:start -->\nnew\n<!-- eval:end -->\n\nkept too\n"
