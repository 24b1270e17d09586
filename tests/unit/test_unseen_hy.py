"""Happenings in Armenian: a table of press sentences that was written before the lexicon was read."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from contactline.extract.reading.reports import reports

TABLE = Path(__file__).parents[1] / "corpus" / "unseen_hy.toml"
CASES = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]
PUBLISHED = date(2024, 6, 15)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_sentence_of_the_press_reports_what_a_reader_finds_in_it(
    case: Mapping[str, str], request: pytest.FixtureRequest
) -> None:
    """One happening of the kind and status that the table gives; nothing where it gives no kind."""
    if not case.get("known", True):
        request.applymarker(pytest.mark.xfail(reason="beyond the rules", strict=True))
    text = f"Լուրեր\n\n{case['text']}\n"

    found = {(one.kind, one.status.value) for one in reports(text, lang="hy", published=PUBLISHED)}

    wanted = {(kind, status) for kind in case["kind"].split("|") for status in case["status"].split("|")}
    assert found & wanted if case["kind"] else not found
