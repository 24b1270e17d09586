"""How far the boundary between two holders may lie from where it is drawn: the spacing of settlements.

Who held a settlement is a fact; where the line ran between two settlements of different holders is not.
It is drawn half-way and may lie anywhere between them: for each stretch of it an offset evenly spread
over plus and minus half the distance of the two settlements (GUM, 4.3.7: standard deviation is the whole
range over the square root of 12). All lengths are metres in EPSG:32638 (UTM 38N).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from contactline.geography.settlements import settlements

STEP = 500.0
"""Metres: a boundary is measured in stretches of this length."""
TOUCH = 15.0
"""Metres within which two outlines that were rounded to 4 decimals count as touching."""

_TO_METRES = Transformer.from_crs(4326, 32638, always_xy=True)


@dataclass(frozen=True, slots=True)
class Spread:
    """What is not known of a boundary: ``variance`` of the area on either side, in square metres squared.

    ``spacing`` is the mean distance in metres of the two settlements that a stretch runs between.
    """

    length: float
    variance: float
    spacing: float


def in_metres(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape of EPSG:4326 in EPSG:32638."""
    return shapely.transform(shape, lambda xy: np.column_stack(_TO_METRES.transform(xy[:, 0], xy[:, 1])))


@cache
def sites() -> tuple[tuple[float, float], ...]:
    """Return the cited settlements and heights that divide the land, as (lon, lat) in EPSG:4326."""
    return tuple((settlement.lon, settlement.lat) for settlement in settlements())


def spread(one: BaseGeometry, other: BaseGeometry, sites: Mapping[str, np.ndarray]) -> Spread:
    """Return what is not known of the boundary between two lands, both in metres.

    ``sites`` gives the settlements of each side, "one" and "other", as arrays of shape (n, 2) in metres.
    A boundary for which one side has no settlement anywhere has no measure: ValueError. What is not known is at
    most the smaller of the two lands: a strip along a road is given by its width, not by the settlements beside it.
    """
    edge = shapely.intersection(one.boundary, other.buffer(TOUCH))
    if edge.is_empty or edge.length <= TOUCH * 2:
        return Spread(0.0, 0.0, 0.0)
    if not len(sites["one"]) or not len(sites["other"]):
        raise ValueError("a side of the boundary has no settlement: its spacing cannot be measured")
    lengths, middles = _stretches(edge)
    near, far = (_nearest(middles, sites[side]) for side in ("one", "other"))
    distance = np.hypot(*(sites["one"][near] - sites["other"][far]).T)
    # Stretches between the same two settlements are wrong together, others independently.
    by_pair: dict[tuple[int, int], float] = {}
    for a, b, length, d in zip(near, far, lengths, distance, strict=True):
        by_pair[int(a), int(b)] = by_pair.get((int(a), int(b)), 0.0) + float(length * d)
    variance = min(sum(product**2 for product in by_pair.values()) / 12, (min(one.area, other.area) / 2) ** 2)
    total = float(lengths.sum())
    return Spread(total, variance, float((lengths * distance).sum() / total))


def _stretches(edge: BaseGeometry) -> tuple[np.ndarray, np.ndarray]:
    """Return the lengths of a boundary's stretches and their middles, shape (n,) and (n, 2)."""
    lines = [part for part in shapely.get_parts(edge) if part.geom_type == "LineString"]
    cut = [np.linspace(0, line.length, max(2, round(line.length / STEP) + 1)) for line in lines]
    lengths = np.concatenate([np.diff(marks) for marks in cut])
    middles: list[np.ndarray] = []
    for line, marks in zip(lines, cut, strict=True):
        points = shapely.line_interpolate_point(line, (marks[1:] + marks[:-1]) / 2)
        middles.append(shapely.get_coordinates(points))
    return lengths, np.vstack(middles)


def _nearest(points: np.ndarray, sites: np.ndarray) -> np.ndarray:
    gaps = points[:, None, :] - sites[None, :, :]
    return np.argmin((gaps**2).sum(axis=2), axis=1)


def sites_of(lands: Mapping[str, Sequence[BaseGeometry]]) -> dict[str, np.ndarray]:
    """Return the settlements that lie in each holder's land (in metres), as arrays of shape (n, 2)."""
    points = np.column_stack(_TO_METRES.transform(*np.array(sites()).T))
    made = shapely.points(points)
    found: dict[str, np.ndarray] = {}
    for holder, shapes in lands.items():
        tree = shapely.STRtree(list(shapes))
        found[holder] = points[np.unique(tree.query(made, predicate="intersects")[0])]
    return found
