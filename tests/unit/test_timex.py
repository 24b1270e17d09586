"""Temporal expressions: tables of examples, and laws that hold for any text."""

import tomllib
import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactline.extract import timexes
from contactline.extract.language import language_of
from contactline.extract.timex.pattern import compile_pattern

CORPUS = Path(__file__).parents[1] / "corpus"
LANGUAGES = ("ar", "az", "en", "hy", "ru")
CASES = [
    (lang, case)
    for lang in LANGUAGES
    for case in tomllib.loads((CORPUS / f"timex_{lang}.toml").read_text(encoding="utf-8"))["case"]
]
PHRASES = [(lang, case["text"]) for lang, case in CASES]
DAYS = st.none() | st.dates(date(1988, 1, 1), date(2030, 1, 1))
ANYTHING = st.text(max_size=12) | st.sampled_from(
    ["\n", "\r\n", "\u200f", "ـ", "2020", "12", "-", "/", ".", "٣", "²"]
)
INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@st.composite
def texts(draw):
    """A language, and a text of pieces of its corpus, cut anywhere and mixed with anything at all."""
    lang = draw(st.sampled_from(LANGUAGES))
    phrases = st.sampled_from([text for spoken, text in PHRASES if spoken == lang])
    cut = st.builds(
        lambda text, start, length: text[start : start + length], phrases, *[st.integers(0, 40)] * 2
    )
    return lang, "".join(draw(st.lists(phrases | cut | ANYTHING, max_size=12)))


def values(text, lang):
    """The dates of a text, without their places."""
    return [one.edtf for one in timexes(text, lang=lang, published=date(2022, 12, 14))]


@pytest.mark.parametrize(("lang", "case"), CASES, ids=[f"{lang}: {case['why']}" for lang, case in CASES])
def test_a_date_is_read_as_a_careful_reader_reads_it(lang, case):
    """Each row of the corpus gives its words and its EDTF; "" is seen but unresolved."""
    found = timexes(case["text"], lang=lang, published=case.get("published"))

    assert [[one.exact, one.edtf or ""] for one in found] == case["expect"]


@given(texts(), DAYS)
@settings(deadline=None)
def test_words_stand_where_their_offsets_say(spoken, published):
    """The exact words are the slice of the text, in order, none overlapping another; the anchor is inside."""
    lang, text = spoken
    found = timexes(text, lang=lang, published=published)

    assert all(text[one.start : one.end] == one.exact for one in found)
    assert all(one.start <= one.anchor_span.start < one.anchor_span.end <= one.end for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all((one.how == "unresolved") == (one.when is None) for one in found)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@given(st.sampled_from(PHRASES))
@settings(deadline=None)
def test_composed_and_decomposed_letters_are_the_same(form, spoken):
    """How letters and their marks are encoded changes no date."""
    lang, text = spoken

    assert values(unicodedata.normalize(form, text), lang) == values(text, lang)


@given(
    st.sampled_from(PHRASES), st.sampled_from(["\u200f", "\u200e", "\u200c", "\u2067", "\ufeff"]), st.data()
)
@settings(deadline=None)
def test_invisible_characters_change_nothing(spoken, mark, data):
    """A bidi mark, a joiner or a byte order mark beside a letter or a space is as if it were not there."""
    lang, text = spoken
    places = [place for place, character in enumerate(text) if not character.isdigit()]
    place = data.draw(st.sampled_from(places))

    assert values(text[:place] + mark + text[place:], lang) == values(text, lang)


@given(st.sampled_from([text for lang, text in PHRASES if lang == "ar" and " " in text]), st.data())
@settings(deadline=None)
def test_tatweel_only_stretches_a_word(text, data):
    """A tatweel between two Arabic letters changes no date."""
    inside = [i for i in range(1, len(text)) if text[i - 1].isalpha() and text[i].isalpha()]
    place = data.draw(st.sampled_from(inside))

    assert values(text[:place] + "ـ" + text[place:], "ar") == values(text, "ar")


@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=5))
@settings(deadline=None)
def test_line_ends_of_any_kind_are_the_same(spoken):
    """CRLF for LF moves offsets and changes no date."""
    lines = [text for _, text in spoken]
    lang = spoken[0][0]

    assert values("\r\n\r\n".join(lines), lang) == values("\n\n".join(lines), lang)


@given(st.sampled_from(PHRASES), st.sampled_from(PHRASES))
@settings(deadline=None)
def test_what_follows_keeps_its_place(one, other):
    """The words found in a paragraph are found after another paragraph too, further on by its length."""
    lang, text = one
    before = other[1] + "\n\n"
    alone = [(found.start + len(before), found.exact) for found in timexes(text, lang=lang)]
    together = [(found.start, found.exact) for found in timexes(before + text, lang=lang)]

    assert [place for place in together if place[0] >= len(before)] == alone


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


HOSTILE = {
    "months": ("ar", "9 مارس " * 15_000),
    "days": ("en", "9, 9 and " * 11_000),
    "dates": ("ru", "9 мая - " * 12_500),
    "digits": ("en", "1" * 100_000),
    "dots": ("ru", "1.1.1." * 17_000),
    "marks": ("ar", "a" + "\u0301\u200f" * 50_000),
    "spaces": ("en", "9" + " " * 100_000 + "May"),
    "lines": ("az", "9 may\n" * 17_000),
    "phrases": ("en", "the same the day before the " * 3_600),
    "invisible": ("hy", "\u200f" * 100_000),
    "will": ("en", "will on Monday " * 6_700),
    "words": ("ar", "".join(map(chr, range(0x620, 0x64A))) * 2_400),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(name):
    """No text runs away with the reader: how long a million characters take is measured by `make bench`."""
    lang, text = HOSTILE[name]

    found = timexes(text, lang=lang, published=date(2020, 10, 14))

    assert all(text[one.start : one.end] == one.exact for one in found)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Prezident İlham Əliyev xalqa müraciət edib", "az"),
        ("Xankəndi, Şuşa", "az"),
        ("Bakıda danışıqlar başlayıb, tərəflər razılaşıb", "az"),
        ("Bakida danışıqlar başladı, şəhər", "az"),
        ("Görüşme Bakü ve Ankara için yapıldı, çağrı", "tr"),
        ("President Recep Tayyip Erdoğan spoke in Shusha on Friday about the corridor", "en"),
        ("Заявление подписано", "ru"),
        ("Հայտարարությունը ստորագրվեց", "hy"),
        ("وقع البيان في موسكو", "ar"),
        ("12.03.2021", ""),
    ],
)
def test_the_language_is_told_by_its_letters(text, lang):
    """Script first; among Latin ones the letters of Azerbaijani, which Turkish shares in part."""
    assert language_of(text) == lang


@pytest.mark.parametrize(
    ("pattern", "second"),
    [
        ("day month year?", {"m"}),
        ("day (month|year)? dash", {"m", "y", "-"}),
        ("[in] day month", {"d"}),
        ("day !dash month", {"m"}),
        ("day month?", None),
    ],
)
def test_a_rule_knows_what_its_second_token_can_be(pattern, second):
    """So that a rule is not tried where the next token rules it out; None where one token is enough."""
    letters = {"day": "d", "month": "m", "year": "y", "dash": "-", "in": "i"}

    compiled = compile_pattern(pattern, lambda kind: letters[kind], {})

    assert compiled.second == second
