"""Azerbaijani press sentences: each is read as what it tells, or as nothing of the list."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from contactline.extract import reports
from contactline.extract.mentions import find_mentions
from contactline.extract.reading.reports.patterns import compile_pattern
from contactline.extract.text import fold

TABLE = Path(__file__).parents[1] / "corpus" / "unseen_az.toml"
CASES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]
TELLING = [
    pytest.param(
        case,
        id=f"{case['kind']}: {case['why']}",
        marks=[]
        if case.get("known", True)
        else pytest.mark.xfail(reason="beyond the rules for now", strict=True),
    )
    for case in CASES
    if case["kind"]
]
SILENT = [pytest.param(case, id=case["why"]) for case in CASES if not case["kind"]]
PUBLISHED = date(2023, 10, 15)


@pytest.mark.parametrize("case", TELLING)
def test_a_sentence_is_read_as_what_it_tells(case):
    """One report of the sentence has its kind and its status."""
    found = reports(case["text"], lang="az", published=PUBLISHED)

    assert (case["kind"], case["status"]) in [(one.kind, one.status.value) for one in found]


@pytest.mark.parametrize("case", SILENT)
def test_a_sentence_without_a_happening_is_silent(case):
    """Words that look like a happening's make no report."""
    assert reports(case["text"], lang="az", published=PUBLISHED) == []


def test_a_letter_with_a_mark_is_no_plain_letter():
    """A meeting at the head of a sentence is no Goris, a text without marks still names Shusha."""
    found = find_mentions(fold("Görüşdən sonra heyət Gorusa, oradan Susa şəhərinə gedib."), "az", PUBLISHED)

    assert [one.id for one in found.places] == ["goris", "shusha"]


def test_a_pattern_goes_on_after_a_quotation_with_its_ending():
    """The ending of a case may be joined to the mark that closes a quotation."""
    pattern = compile_pattern("tədbirlər* … başla*")

    assert pattern.expression.match(fold('tədbirləri"nə start verilib, sonra başlanıb').text.replace(",", ""))


def test_what_is_planned_takes_no_place_from_what_was_done():
    """A visit to come is not placed where the last meeting was."""
    text = "Həmsədrlər dünən Vyanada iclas keçiriblər və gələn həftə bölgəyə gələcəklər."

    assert [
        len(one.places) for one in reports(text, lang="az", published=PUBLISHED) if one.kind == "talks"
    ] == [1, 0]


def test_what_an_event_is_called_is_no_event():
    """A name in quotation marks before the verb speaks of what was told just before."""
    text = 'Oktyabrın 10-da Bakıda məhkəmə hökm çıxarıb. İrəvan bunu "qanunsuz addım" adlandırıb.'

    assert [one.kind for one in reports(text, lang="az", published=PUBLISHED)] == ["legal"]
