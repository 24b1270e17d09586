"""Temporal expressions: a table of examples, and laws that hold for any text."""

import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactline.extract import timexes

CASES = tomllib.loads((Path(__file__).parents[1] / "corpus" / "timex_ar.toml").read_text(encoding="utf-8"))[
    "case"
]
WORDS = st.sampled_from(
    [
        "12",
        "مارس",
        "آذار",
        "2020",
        "منذ",
        "عام",
        "و",
        "في",
        "يومي",
        "١١",
        "أمس",
        "/",
        "-",
        "الماضي",
        "قال",
        "إلى",
        "،",
        ".",
    ]
)
TEXTS = st.lists(WORDS | st.text(max_size=6), max_size=25).map(" ".join)
DAYS = st.none() | st.dates(date(1988, 1, 1), date(2030, 1, 1))
INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_date_is_read_as_a_careful_reader_reads_it(case):
    """Each row of the corpus gives its words and its EDTF; "" is seen but unresolved."""
    found = timexes(case["text"], lang="ar", published=case.get("published"))

    assert [[one.exact, one.edtf or ""] for one in found] == case["expect"]


@given(TEXTS, DAYS)
@settings(deadline=None)
def test_words_stand_where_their_offsets_say(text, published):
    """The exact words are the slice of the text, in order, none overlapping another."""
    found = timexes(text, lang="ar", published=published)

    assert all(text[one.start : one.end] == one.exact for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.dates(date(1988, 1, 1), date(2030, 1, 1)))
@settings(deadline=None)
def test_digits_of_another_script_are_the_same_date(day):
    """Arabic-Indic digits give the date that ASCII digits give."""
    text = f"في {day.day} مارس {day.year}"
    plain, indic = (timexes(one, lang="ar") for one in (text, text.translate(INDIC)))

    assert [one.edtf for one in plain] == [one.edtf for one in indic] == [f"{day.year}-03-{day.day:02d}"]


def test_a_since_keeps_the_date_it_counts_from():
    """A report may need the date itself: the anchor has its own words."""
    [one] = timexes("منذ شهر فبراير/شباط 1988", lang="ar")

    assert (one.edtf, one.anchor.edtf, one.anchor_span.start) == ("1988-02/..", "1988-02", 4)


def test_a_language_without_a_grammar_gives_nothing():
    """No grammar is no guess."""
    assert timexes("12 mars 2021", lang="fr") == []
