"""Who a report names, and what each of them has to do with it: ``tests/corpus/roles.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from contactline.extract import reports

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "corpus" / "roles.toml").read_text("utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['lang']}-{case['text'][:30]}")
def test_who_is_named_in_which_role(case: dict[str, Any]) -> None:
    """Of the kind a report names just these actors, each in its role."""
    found = reports(case["text"], lang=case["lang"], published=case["published"])
    told = [
        {one.id: one.role.value for one in report.actors} for report in found if report.kind == case["kind"]
    ]
    assert case["actors"] in told
