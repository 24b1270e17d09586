"""Tables of single sentences, written before any lexicon was read: what each tells, or nothing."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from contactline.extract import reports

FOLDER = Path(__file__).parents[1] / "corpus"
CASES = [
    pytest.param(
        path.stem[-2:],
        case,
        id=f"{path.stem[-2:]}-{number}",
        marks=[] if case.get("known", True) else pytest.mark.xfail(reason=case["why"], strict=True),
    )
    for path in sorted(FOLDER.glob("unseen_en.toml"))
    for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], start=1)
]


@pytest.mark.parametrize(("lang", "case"), CASES)
def test_a_sentence_tells_what_a_reader_finds_in_it(lang, case):
    """The happening is there with one of its statuses; a sentence that tells of none gives no report."""
    found = [
        (one.kind, one.status.value) for one in reports(case["text"], lang=lang, published=date(2026, 3, 1))
    ]
    told = [status for kind, status in found if kind == case["kind"]]

    assert set(told) & set(case["status"]) if case["kind"] else found == []
