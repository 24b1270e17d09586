"""The kinds of happening: one closed list, kept in ``data/kinds.csv``."""

from __future__ import annotations

import csv
from dataclasses import dataclass

from contactline.model.dataset import DATA


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of happening and what it is called in the two event codings that we export to."""

    id: str
    label_en: str
    plover: str
    acled: str


def _read() -> dict[str, Kind]:
    with (DATA / "kinds.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: Kind(**row) for row in csv.DictReader(file)}


KINDS: dict[str, Kind] = _read()
"""Every kind by its id, in the order in which lists show them."""
