"""What happens is read from sentences, with what they say of it, and nothing breaks on any text."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactline.extract import read_article, reports, reports_of
from contactline.extract.reading.reports.patterns import compile_pattern
from contactline.model import ActorRole, Status

CORPUS = Path(__file__).parents[1] / "corpus"
LANGUAGES = ("ar", "az", "en", "hy", "ru")
PUBLISHED = date(2024, 5, 1)
CASES = [
    pytest.param(lang, case, id=f"{lang}-{number}-{case['kind']}-{case['status']}")
    for lang in LANGUAGES
    for number, case in enumerate(
        tomllib.loads((CORPUS / f"reports_{lang}.toml").read_text("utf-8"))["case"], 1
    )
]
WORDS = st.sampled_from(
    [
        "Баку",
        "заявил",
        "что",
        "взял",
        "Шушу",
        "8",
        "ноября",
        ",",
        "но",
        "Ереван",
        "отрицает",
        ".",
        "не",
        "«",
        "»",
        "в",
        "Лачине",
        "и",
        "был",
        "передан",
        "котор",
        ";",
        ":",
        "—",
        "Baku",
        "said",
        "that",
        "it",
        "took",
        "control",
        "of",
        "Shusha",
        "on",
        "8",
        "November",
        "but",
        "denied",
        "by",
        "the",
        "sides",
        ".",
        "when",
        "قالت",
        "باكو",
        "إن",
        "قواتها",
        "سيطرت",
        "على",
        "شوشا",
        "،",
        "نفت",
        "الجانبان",
        "في",
        "8",
        "نوفمبر",
        ".",
        "Bakı",
        "bildirib",
        "ki",
        "Şuşa",
        "ələ",
        "keçirilib",
        "noyabrın",
        "8-də",
        ".",
        "Երևանը",
        "հերքել",
        "է",
        "թե",
        "գրավել",
        "են",
        "Շուշին",
        "։",
    ]
)


def found(text, lang):
    """The reports of a text published on the day of these tests."""
    return reports(text, lang=lang, published=PUBLISHED)


@pytest.mark.parametrize(("lang", "case"), CASES)
def test_a_sentence_tells_what_happens_and_what_is_said_of_it(lang, case):
    """Kind and status are the row's; a kind with a minus is not read."""
    told = {(one.kind, one.status.value) for one in found(case["text"], lang)}
    wanted, unwanted = (case["kind"], case["status"]), case["kind"].removeprefix("-")

    assert wanted in told or (case["kind"] != unwanted and unwanted not in {kind for kind, _ in told}), case[
        "why"
    ]


@pytest.mark.parametrize(("lang", "case"), [one for one in CASES if "when" in one.values[1]])
def test_each_happening_of_a_sentence_has_its_date(lang, case):
    """Kinds and dates are those of the row."""
    told = [f"{one.kind} {one.when.edtf}" for one in found(case["text"], lang) if one.when]

    assert sorted(told) == case["when"], case["why"]


def test_who_says_it_is_its_speaker_and_who_did_it_its_agent():
    """ "X said that Y took Z" is a capture by Y with X as speaker, and no statement."""
    (told,) = found("Ilham Aliyev said that Azerbaijani troops captured Zangilan on 20 October 2020.", "en")

    assert told.kind == "capture" and told.status is Status.OCCURRED
    assert {(one.id, one.role) for one in told.actors} == {
        ("ilham-aliyev", ActorRole.SPEAKER),
        ("az-mod", ActorRole.AGENT),
    }


def test_who_stands_after_by_did_it():
    """In the passive the agent stands after "by"."""
    (told,) = found("Shusha was captured by Azerbaijani forces on 8 November 2020.", "en")

    assert [(one.id, one.role) for one in told.actors] == [("az-mod", ActorRole.AGENT)]


def test_what_would_have_to_happen_is_no_happening():
    """A condition is not told as something that happens."""
    assert (
        found("Emmanuel Macron warned that peace may not last unless observers arrive.", "en")[0].kind
        == "statement"
    )


def test_who_is_asked_is_addressed():
    """A call for a ceasefire names who calls and who is called upon."""
    (told,) = found("Emmanuel Macron urged Azerbaijan to cease fire on 1 October 2020.", "en")

    assert {(one.id, one.role) for one in told.actors} == {
        ("macron", ActorRole.SPEAKER),
        ("az", ActorRole.ADDRESSED),
    }


def test_who_is_accused_did_it_and_who_accuses_speaks():
    """The accuser is the speaker of an alleged happening."""
    (told,) = found("Минобороны Армении обвинило Азербайджан в обстреле Сотка 13 сентября 2022 года.", "ru")
    roles = {one.id: one.role for one in told.actors}

    assert told.status is Status.ALLEGED
    assert roles["am-mod"] is ActorRole.SPEAKER and roles["az"] is ActorRole.AGENT


def test_a_list_of_places_each_with_its_date_is_as_many_happenings():
    """ "Aghdam on the 20th, Kalbajar on the 25th" is two handovers."""
    text = "Azerbaijan was handed over Aghdam district on 20 November 2020 and Kalbajar district on 25 November 2020."
    told = found(text, "en")

    assert [(one.when.edtf, [place.id for place in one.places]) for one in told] == [
        ("2020-11-20", ["aghdam-district"]),
        ("2020-11-25", ["kalbajar-district"]),
    ]


def test_a_title_and_its_lead_are_one_happening():
    """What the title tells is told again by the lead: one report with both quotations."""
    text = (
        "Azerbaijani forces capture Zangilan\n\n20 October 2020\n\n"
        "Azerbaijani forces captured the town of Zangilan on Tuesday, 20 October 2020, Ilham Aliyev said.\n"
    )
    (told,) = reports(text, lang="en")

    assert len(told.evidence.what) == 2 and told.when.edtf == "2020-10-20"


def test_what_is_denied_in_the_next_sentence_is_one_happening_told_by_two_sides():
    """A denial belongs to what was told just before, which is then alleged."""
    text = (
        "Azerbaijan said its troops captured Hadrut on 9 October 2020. "
        "Armenia's Defence Ministry denied the report on 9 October 2020."
    )
    (told,) = found(text, "en")

    assert told.kind == "capture" and told.status is Status.ALLEGED
    assert {"az", "am-mod"} <= {one.id for one in told.actors}


def test_an_entry_of_a_chronicle_is_dated_by_its_line_or_its_heading():
    """A short line that begins with a date is no heading, and a date alone above a paragraph is the paragraph's."""
    text = (
        "Timeline of a conflict\n\n20 February 2024\n\n12 May 1994 - Ceasefire takes effect\n"
        "2 April 2016: Heavy clashes along the line of contact.\n8 May 1992\nArmenian forces captured Shusha.\n"
    )
    told = {one.kind: one.when.edtf for one in reports(text, lang="en")}

    assert told == {"ceasefire": "1994-05-12", "clash": "2016-04-02", "capture": "1992-05-08"}


def test_a_dateline_is_no_part_of_the_body_and_dates_the_article():
    """ "BAKU, November 20, 2020 —" gives the day of publication."""
    article = read_article(
        "Troops enter Aghdam\n\nBAKU, November 20, 2020 — Troops entered Aghdam on Friday.", lang="en"
    )
    first = article.body[0]

    assert article.published == date(2020, 11, 20)
    assert article.text[first.start : first.end] == "Troops entered Aghdam on Friday."


def test_a_correction_is_page_furniture():
    """What a correction takes back is not told."""
    article = read_article(
        "Title of it\n\nTroops entered Lachin.\n\nCorrection: they did not enter on Thursday.", lang="en"
    )

    assert len(article.body) == 1


def test_a_language_without_a_lexicon_gives_nothing():
    """An article in another language is no error, and has no reports."""
    assert reports_of(read_article("As conversas ocorreram em Baku.", lang="pt")) == []


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("took … control", "took the town of Shusha under control", True),
        ("took … control", "took the town. Then control", False),
        ("взял* под контроль", "взяли под контроль", True),
        ("(a|b)? c", "c", None),
        ("hand* (it )?over", "handed it over", True),
        ("hand* (it )?over", "handed overly", False),
    ],
)
def test_a_pattern_reads_as_it_is_written(pattern, text, matches):
    """Stems, alternatives and gaps do what the lexicon's head says; a pattern without a beginning is refused."""
    if matches is None:
        with pytest.raises(ValueError, match="must begin with letters"):
            compile_pattern("* c")
        return

    assert bool(compile_pattern(pattern).expression.match(text)) is matches


@given(st.lists(WORDS, max_size=60), st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_quoted_as_it_stands(words, lang):
    """No words in any order break the reader, and every quotation equals its slice."""
    text = "Title\n\n" + " ".join(words) + " x."
    article = read_article(text, lang=lang, published=PUBLISHED)

    for report in reports_of(article):
        for part in ("what", "when", "where", "who"):
            for quote in getattr(report.evidence, part):
                assert article.text[quote.start : quote.end] == quote.exact


@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_any_characters_are_read(text, lang):
    """Not even hostile characters break the reader."""
    assert isinstance(reports_of(read_article(f"x {text}", lang=lang, published=PUBLISHED)), list)


@pytest.mark.parametrize(("lang", "letters"), [("ar", "نوفمبر"), ("ru", "ноябрь"), ("en", "november")])
def test_a_line_that_is_one_long_word_is_read_to_its_end(lang, letters):
    """No expression goes backwards for ever over 20,000 letters without a space."""
    text = letters * (20_000 // len(letters))

    assert reports(f"{text}\n\n{text}", lang=lang, published=date(2020, 11, 20)) == []
