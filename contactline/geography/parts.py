"""Parts of the frame's regions: what one holder has of each, counted in settlements.

Settlements are the cited towns and villages that divide the land; km² would claim more than is cited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import shapely

from contactline.geography import DatedFeature, Period, dated_features, settlements

SETTLEMENT_KINDS = frozenset({"town", "village"})


@dataclass(frozen=True, slots=True)
class Part:
    """What one region has of something: ``place`` is the region, ``settlements`` are ids.

    ``whole`` says that it is all of the region's cells; ``total`` counts the region's settlements.
    """

    place: str
    whole: bool
    settlements: tuple[str, ...]
    total: int


Dated = tuple[DatedFeature, Period]
Shown = Mapping[str, tuple[Dated, ...]]
"""Features of a day with what they are on it, by layer."""

Shares = tuple[tuple[str, tuple[Part, ...]], ...]
"""Parts by what they share: a controller, or who else is present."""


def shown(features: Iterable[DatedFeature], on: date) -> Shown:
    """Return what the map shows of ``features`` on a day."""
    found: dict[str, list[Dated]] = {"control": [], "line": [], "corridor": [], "post": []}
    for feature in features:
        period = feature.on(on)
        if period:
            found.setdefault(feature.layer, []).append((feature, period))
    return {layer: tuple(rows) for layer, rows in found.items()}


@cache
def regions() -> Mapping[str, tuple[DatedFeature, ...]]:
    """Return the control cells of each region of the frame, by its gazetteer id."""
    found: dict[str, list[DatedFeature]] = {}
    for feature in dated_features():
        if feature.layer == "control":
            found.setdefault(feature.place, []).append(feature)
    return {place: tuple(cells) for place, cells in found.items()}


@cache
def settlements_by_cell() -> Mapping[str, tuple[str, ...]]:
    """Return the cited towns and villages that lie in each control cell, by the cell's id."""
    known = [one for one in settlements() if one.kind in SETTLEMENT_KINDS]
    points = shapely.STRtree([shapely.Point(one.lon, one.lat) for one in known])
    found: dict[str, tuple[str, ...]] = {}
    taken: set[int] = set()
    for cells in regions().values():
        for cell in cells:
            inside = {int(i) for i in points.query(cell.geometry, predicate="intersects")} - taken
            taken |= inside
            found[cell.id] = tuple(known[i].id for i in sorted(inside))
    return found


def parts_of(cells: Iterable[DatedFeature]) -> tuple[Part, ...]:
    """Return cells as parts of their regions: whole regions first, in the regions' order."""
    by_place: dict[str, list[DatedFeature]] = {}
    for cell in cells:
        by_place.setdefault(cell.place, []).append(cell)
    inside = settlements_by_cell()
    parts = [
        Part(
            place,
            len(by_place[place]) == len(every),
            tuple(one for cell in by_place[place] for one in inside[cell.id]),
            sum(len(inside[cell.id]) for cell in every),
        )
        for place, every in regions().items()
        if place in by_place
    ]
    return tuple(sorted(parts, key=lambda part: not part.whole))


def shares(cells: Iterable[tuple[DatedFeature, str]]) -> Shares:
    """Return cells as parts by the name that each comes with; cells with no name are left out."""
    found: dict[str, list[DatedFeature]] = {}
    for cell, name in cells:
        if name:
            found.setdefault(name, []).append(cell)
    return tuple((name, parts_of(found[name])) for name in sorted(found))
