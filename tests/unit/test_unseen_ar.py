"""Single sentences of the Arabic press: the kind and the status of what each of them tells."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from contactline.extract import read_article, reports_of

FILE = Path(__file__).parents[1] / "corpus" / "unseen_ar.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
PUBLISHED = date(2026, 9, 1)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(one, marks=() if one.get("known", True) else pytest.mark.xfail(strict=True))
        for one in CASES
    ],
    ids=lambda one: one["text"][:40],
)
def test_a_sentence_tells_what_a_reader_takes_from_it(case):
    """One kind of happening with its status, or nothing of the list; ``why`` says what is hard."""
    article = read_article(case["text"], lang="ar", published=PUBLISHED)

    found = {(report.kind, report.status.value) for report in reports_of(article)}

    assert found == ({(case["kind"], case["status"])} if case["kind"] else set()), case["why"]


def test_at_most_one_sentence_in_twenty_is_beyond_the_rules():
    """The table is no list of excuses."""
    assert sum(not one.get("known", True) for one in CASES) <= len(CASES) / 20
