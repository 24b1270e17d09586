"""Azerbaijani press sentences: each is read as what it tells, or as nothing of the list."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from contactline.extract import reports

TABLE = Path(__file__).parents[1] / "corpus" / "unseen_az.toml"
CASES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]
TELLING = [
    pytest.param(
        case,
        id=f"{case['kind']}: {case['why']}",
        marks=[] if case.get("known", True) else pytest.mark.xfail(reason="beyond the rules for now"),
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
