"""What others have published of areas and of the line's length: ``data/control/published_areas.csv``.

To be laid beside our own figures: nothing is computed from them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from contactline.geography.areas import FRAME, Areas
from contactline.geography.control import CONTROLLERS
from contactline.geography.features import AREA_PLACES
from contactline.model import DATA

SEVEN = "seven"
"""The place of a figure for the seven districts together, the oblast left out."""
REASONS: tuple[str, ...] = ("outline", "fitted", "limits", "line", "corridor", "bends", "rounded")
"""Why a published figure and ours may differ, by key; the screen says each in words."""

Measure = Literal["km2", "km"]


@dataclass(frozen=True, slots=True)
class Published:
    """A figure that somebody has published, and over which days ours can be laid beside it.

    ``place`` is a gazetteer id, SEVEN or FRAME; ``controllers`` whose land it counts; ``low`` and
    ``high`` are km² or km; ``last`` is the last day (None is open).
    """

    id: str
    measure: Measure
    place: str
    controllers: frozenset[str]
    first: date
    last: date | None
    low: float
    high: float
    why: tuple[str, ...]
    note: str
    source: str
    verification: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A published figure beside ours; ``off`` is ours less theirs in hundredths of theirs, 0 within its range."""

    published: Published
    ours: float
    off: float


@cache
def published() -> tuple[Published, ...]:
    """Return every published figure, in the order of the file; raise ValueError naming a bad row."""
    with (DATA / "control" / "published_areas.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_published(row) for row in csv.DictReader(file))


def beside(areas: Areas) -> tuple[Comparison, ...]:
    """Return the published figures that hold for the day of ``areas``, each beside ours."""
    found: list[Comparison] = []
    for row in published():
        ours = _ours(row, areas)
        if row.first <= areas.on and (row.last is None or areas.on < row.last) and ours is not None:
            nearest = min(max(ours, row.low), row.high)
            found.append(Comparison(row, ours, 100 * (ours - nearest) / nearest))
    return tuple(found)


def _ours(row: Published, areas: Areas) -> float | None:
    if row.measure == "km":
        return areas.line.km if areas.line else None
    if row.place == SEVEN:
        oblast = areas.sum_of(AREA_PLACES["nkao"], row.controllers)
        found = areas.sum_of(FRAME, row.controllers) - oblast
    else:
        found = areas.sum_of(row.place, row.controllers)
    return found or None


def _published(row: dict[str, str]) -> Published:
    try:
        controllers = frozenset(CONTROLLERS if row["controllers"] == "all" else row["controllers"].split("|"))
        if row["measure"] not in ("km2", "km"):
            raise ValueError(f"{row['measure']!r} is neither km2 nor km")
        why = tuple(row["why"].split("|"))
        if not controllers <= set(CONTROLLERS) or not set(why) <= set(REASONS):
            raise ValueError(f"an unknown controller or reason: {row['controllers']}, {row['why']}")
        return Published(
            id=row["id"],
            measure="km2" if row["measure"] == "km2" else "km",
            place=row["place"],
            controllers=controllers,
            first=date.fromisoformat(row["from"]),
            last=date.fromisoformat(row["to"]) if row["to"] else None,
            low=float(row["low"]),
            high=float(row["high"]),
            why=why,
            note=row["note"],
            source=row["source"],
            verification=row["verification"],
        )
    except ValueError as error:
        raise ValueError(f"published_areas.csv, row {row.get('id')!r}: {error}") from error
