"""The shipped data's version and the last day that it was checked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from contactline.model import DATA


@dataclass(frozen=True, slots=True)
class Release:
    """``version`` names the shipped data in links; ``through`` is the last day its facts were checked for."""

    version: str
    through: date


def _read() -> Release:
    raw = json.loads((DATA / "release" / "release.json").read_text(encoding="utf-8"))
    return Release(raw["version"], date.fromisoformat(raw["through"]))


RELEASE = _read()
"""The release that this copy of the project ships."""
