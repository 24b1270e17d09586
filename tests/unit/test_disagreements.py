"""The table of what articles do not agree on: escaped, in the reader's language and direction."""

import pytest
from lxml import html

from contactline.library.desk import new_event
from contactline.model import Status
from contactline.ui.disagreements import disagreements_table
from tests.telling import report, told

HOSTILE = '<img src=x onerror="alert(1)">'
DENIED = [
    told("a", report("incident", "2020-10-04", "stepanakert", "az-mod"), publisher="Channel Wire"),
    told("b", report("incident", "2020-10-05", "stepanakert", "az-mod"), publisher=HOSTILE),
    told(
        "c",
        report("incident", "2020-10-04", "stepanakert", "az-mod", status=Status.DENIED),
        publisher="وكالة الضفاف",
    ),
]


def event(*reports):
    """The event that reports tell together."""
    return new_event(reports).event()


def rows(table):
    """The cells of each row of the table's body, as text."""
    return [
        [" ".join(cell.text_content().split()) for cell in row] for row in html.fromstring(table).iter("tr")
    ][1:]


def test_each_value_stands_beside_who_published_it():
    """A date that differs and a denial, each with publisher and day."""
    said = rows(disagreements_table(event(*DENIED), "en"))

    assert said == [
        ["When", "4 October 2020", "Channel Wire, 10 October 2020وكالة الضفاف, 10 October 2020"],
        ["5 October 2020", f"{HOSTILE}, 10 October 2020"],
        ["Status", "occurred", f"Channel Wire, 10 October 2020{HOSTILE}, 10 October 2020"],
        ["denied", "وكالة الضفاف, 10 October 2020"],
    ]


def test_what_outsiders_wrote_is_text():
    """A publisher's name never becomes an element."""
    table = disagreements_table(event(*DENIED), "en")

    assert "<img" not in table and "&lt;img" in table


@pytest.mark.parametrize(
    ("lang", "direction", "caption"),
    [
        ("en", "ltr", "The articles differ"),
        ("ar", "rtl", "تختلف المقالات"),
        ("ru", "ltr", "Статьи расходятся"),
    ],
)
def test_the_table_is_in_the_readers_language_and_direction(lang, direction, caption):
    """Names of another script keep their own direction."""
    table = html.fromstring(disagreements_table(event(*DENIED), lang))

    assert (table.get("lang"), table.get("dir"), table.findtext("caption")) == (lang, direction, caption)
    assert len(list(table.iter("bdi"))) >= 6


def test_both_names_of_a_place_stand_on_its_side():
    """Neutral naming holds here too."""
    ganja = told("d", report("incident", "2020-10-04", "ganja", "az-mod"))

    said = rows(disagreements_table(event(DENIED[0], ganja), "en"))

    assert [row[-2] for row in said] == ["Khankendi / Stepanakert", "Ganja"]


def test_where_articles_agree_there_is_no_table():
    """Nothing is shown for an event of one article, or of several that say the same."""
    assert disagreements_table(event(DENIED[0]), "en") == ""
    assert disagreements_table(event(DENIED[0], told("e", DENIED[0].report)), "en") == ""


def test_of_very_many_values_those_are_shown_that_most_say():
    """A row says how many more there are, and a cell how many more publishers: nothing is left out unsaid."""
    day = report("incident", "2020-10-04", "stepanakert", "az-mod")
    most = [told(f"m{n}", day) for n in range(9)]
    places = ("ganja", "barda", "goris", "martuni", "shusha", "hadrut", "lachin", "kalbajar", "jabrayil")
    others = [
        told(f"o{n}", report("incident", "2020-10-04", place, "az-mod")) for n, place in enumerate(places)
    ]

    where = rows(disagreements_table(event(*most, *others), "en"))

    assert len(where) == 9 and where[-1] == ["2 more values"]
    assert where[0][0] == "Where" and where[0][1] == "Khankendi / Stepanakert"
    assert where[0][2].endswith("3 more publishers")
