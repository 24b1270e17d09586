"""The gold of merging is read as it is written, and a slip in it is named."""

from datetime import date
from fractions import Fraction

import pytest

from contactline.model import Citation, PlaceMention, PlaceRole, Status, When
from tests.eval.gold import GoldError
from tests.eval.happenings import judge, read_told, read_topic

HEAD = "published: 2020-10-19\nlang: en\npublisher: Channel Wire\n===\n"
TEXT = "Troops took Hadrut\n\nA day later they took Fuzuli, officials said."
ROW = "took#2 | capture,offensive | 2020-10-17,2020-10 | alleged,occurred | fuzuli:to,at; hadrut? | az-mod; az? | h2"


@pytest.fixture
def write(tmp_path):
    """Writes an article of the topic ``hadrut`` and gives its path."""

    def write(text, name="1"):
        path = tmp_path / "tune" / "hadrut" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_row_gives_the_report_that_its_first_values_say(write):
    """First kind, date, status and role; no optional place, no optional actor; the words as evidence."""
    (told,) = read_told(write(f"{HEAD}{TEXT}\n===\n{ROW}\n"))

    report = told.report.report
    assert (report.kind, report.when, report.status) == ("capture", When.parse("2020-10-17"), Status.ALLEGED)
    assert report.places == (PlaceMention("fuzuli", PlaceRole.TO),)
    assert [one.id for one in report.actors] == ["az-mod"]
    assert (report.evidence.what[0].exact, report.evidence.what[0].start) == ("took", TEXT.rindex("took"))


def test_a_report_says_where_it_stands(write):
    """Article, language and citation; the ids of reports and happenings are unique over all topics."""
    (told,) = read_told(write(f"{HEAD}{TEXT}\n===\n{ROW}\n"))

    assert told.happening == "hadrut/h2"
    assert (told.report.id, told.report.article_id, told.report.lang) == ("hadrut/1#1", "hadrut/1", "en")
    assert told.report.citation == Citation("Troops took Hadrut", "Channel Wire", date(2020, 10, 19))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"{TEXT}\n===\n{ROW}", "a head of published, lang and publisher"),
        (f"published: 2020-10-19\n===\n{TEXT}\n===\n{ROW}", "a head of published, lang and publisher"),
        (f"{HEAD}{TEXT}\n===\n{ROW[:-5]}", "is no id of a happening"),
        (f"{HEAD}{TEXT}\n===\n{ROW} | h3", "7 cells, not 6"),
        (f"{HEAD}{TEXT}\n===\n{ROW.replace('took#2', 'seized')}", "there is no 'seized'"),
    ],
)
def test_a_slip_names_what_is_wrong(write, text, named):
    """Whoever writes gold is told what to mend."""
    with pytest.raises(GoldError, match=named):
        read_told(write(text))


def test_a_merging_is_judged_over_the_reports_of_all_topics(write):
    """Two reports of one happening and one of another: all in one group is right for a part of each report."""
    write(f"{HEAD}{TEXT}\n===\n{ROW}\ntook | capture | 2020-10-16 | alleged | hadrut | az-mod | h1\n")
    topic = read_topic(write(f"{HEAD}{TEXT}\n===\n{ROW}\n", "2").parent)

    score = judge(lambda reports: [[one.id for one in reports]], [topic])

    assert (score.precision, score.recall) == (Fraction(5, 9), 1)


def test_a_report_in_two_groups_is_refused(write):
    """A merging that files a report twice is no grouping."""
    topic = read_topic(write(f"{HEAD}{TEXT}\n===\n{ROW}\n").parent)

    with pytest.raises(ValueError, match="in two groups"):
        judge(lambda reports: [["hadrut/1#1"], ["hadrut/1#1"]], [topic])
