"""Single sentences of the Russian press: what they tell, by kind and status, and that they tell nothing else."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from contactline.extract.reading.reports import reports
from contactline.extract.reading.reports.page import page_of
from contactline.extract.reading.reports.telling import Telling
from contactline.model import Article, Span

CASES = tomllib.loads((Path(__file__).parents[1] / "corpus" / "unseen_ru.toml").read_text(encoding="utf-8"))[
    "case"
]
TOLD = [case for case in CASES if case["kind"]]
IDLE = [case for case in CASES if not case["kind"]]
BEYOND_RULES = pytest.mark.xfail(reason="beyond rules", strict=True)


def parameters(cases):
    """The cases, those that are known to be beyond rules marked."""
    return [pytest.param(case, marks=() if case.get("known", True) else BEYOND_RULES) for case in cases]


def told(sentence):
    """The kinds and statuses that a sentence tells, before those without a place or an actor are left out."""
    article = Article(sentence, "ru", date(2024, 1, 10), None, "", "", (Span(0, len(sentence)),))
    page = page_of(article)
    found = [draft for one in page.sentences for draft in Telling(page, page.scene(one), [], None).drafts()]
    return {(draft.kind, draft.status.value) for draft in found}


@pytest.mark.parametrize("case", parameters(TOLD))
def test_a_sentence_of_the_press_tells_what_happened(case):
    """The happening is found with its status, and no other kind beside it but those that the case allows."""
    found = told(case["text"])

    assert (case["kind"], case["status"]) in found
    assert {kind for kind, _ in found} <= {case["kind"], *case.get("also", ())}


@pytest.mark.parametrize("case", parameters(IDLE))
def test_a_sentence_about_something_else_tells_nothing(case):
    """Words that a happening is told with elsewhere tell none here."""
    assert reports(case["text"], lang="ru", published=date(2024, 1, 10)) == []
