"""Single sentences of the press in five languages: what each tells, by kind and status, or that it tells nothing.

The tables (``tests/corpus/unseen_*.toml``) were begun before anybody looked at a lexicon. ``kind`` is empty where nothing
of the list happens, "a|b" where a careful reader may take either; ``also`` names what else may be found;
``known = false`` marks what is beyond the rules; ``why`` says what is hard.
"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from contactline.extract.reading.reports import reports
from contactline.extract.reading.reports.page import page_of
from contactline.extract.reading.reports.telling import Telling
from contactline.model import Article, Span

CORPUS = Path(__file__).parents[1] / "corpus"
PUBLISHED = {
    "ar": date(2026, 9, 1),
    "ru": date(2024, 1, 10),
    "en": date(2026, 3, 1),
    "az": date(2023, 10, 15),
    "hy": date(2024, 6, 15),
}
TABLES = {
    lang: tomllib.loads((CORPUS / f"unseen_{lang}.toml").read_text(encoding="utf-8"))["case"]
    for lang in PUBLISHED
}
BEYOND_RULES = pytest.mark.xfail(reason="beyond the rules", strict=True)


def cases(*, telling):
    """The sentences that tell something, or those that tell nothing, with what is beyond the rules marked."""
    return [
        pytest.param(lang, case, id=f"{lang}: {case['text'][:50]}", marks=marks)
        for lang, table in TABLES.items()
        for case in table
        if bool(case["kind"]) is telling
        for marks in [() if case.get("known", True) else BEYOND_RULES]
    ]


def choices(value):
    """What a cell accepts."""
    return set(value.split("|") if isinstance(value, str) else value)


def told(lang, sentence):
    """The kinds and statuses that a sentence tells, before those without a place or an actor are left out."""
    article = Article(sentence, lang, PUBLISHED[lang], None, "", "", (Span(0, len(sentence)),))
    page = page_of(article)
    found = [draft for one in page.sentences for draft in Telling(page, page.scene(one), [], None).drafts()]
    return {(draft.kind, draft.status.value) for draft in found}


@pytest.mark.parametrize(("lang", "case"), cases(telling=True))
def test_a_sentence_tells_what_a_reader_takes_from_it(lang, case):
    """The happening is found with its status."""
    kinds, statuses = choices(case["kind"]), choices(case["status"])

    assert any(kind in kinds and status in statuses for kind, status in told(lang, case["text"])), case["why"]


@pytest.mark.parametrize(("lang", "case"), cases(telling=False))
def test_a_sentence_about_something_else_tells_nothing(lang, case):
    """Words that a happening is told with elsewhere tell none here."""
    assert reports(case["text"], lang=lang, published=PUBLISHED[lang]) == [], case["why"]


@pytest.mark.parametrize("lang", PUBLISHED)
def test_few_sentences_tell_more_than_they_should(lang):
    """At most one sentence in twelve has a happening of another kind that its row does not allow."""
    telling = [case for case in TABLES[lang] if case["kind"]]
    more = [
        case["text"]
        for case in telling
        if {kind for kind, _ in told(lang, case["text"])} - choices(case["kind"]) - set(case.get("also", ()))
    ]

    assert len(more) <= len(telling) / 12, more


@pytest.mark.parametrize("lang", PUBLISHED)
def test_at_most_one_sentence_in_twenty_is_beyond_the_rules(lang):
    """The tables are no list of excuses."""
    assert sum(not case.get("known", True) for case in TABLES[lang]) <= len(TABLES[lang]) / 20
