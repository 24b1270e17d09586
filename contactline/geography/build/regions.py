"""The oblast and the seven districts: they tile the frame, and every cited settlement lies in its own.

The outlines that registry packages hold are generalised by some kilometres, overlap in places and leave
holes in others. So a point of the frame goes to the region whose outline it lies deepest in (or nearest
to), after two corrections that need no other outline: the land around a cited settlement, up to
``SETTLED`` metres, goes to the settlement's region, and each region's border is moved outward or inward
as a whole until its area is the published one. A region's area is therefore fitted, not measured; what is
measured is where the borders then run (``contactline.geography.quality``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from contactline.geography.build.frame import frame
from contactline.geography.build.projection import point_in_metres, polygons, solid
from contactline.geography.build.sources import outline, outlines
from contactline.geography.settlements import settlements

Numbers = NDArray[np.float64]

PUBLISHED_KM2: dict[str, float] = {
    "nkao": 4388,
    "kalbajar": 1936,
    "lachin-north-south": 1835,
    "qubadli": 802,
    "zangilan": 707,
    "jabrayil": 1050,
    "fuzuli": 1386,
    "aghdam": 1094,
}
"""Areas within the borders of 1991: the oblast by the Soviet statistics, the districts by Azerbaijan's."""

DISTRICTS = {
    "kalbajar": "AZ-KAL",
    "lachin-north-south": "AZ-LAC",
    "qubadli": "AZ-QBI",
    "zangilan": "AZ-ZAN",
    "jabrayil": "AZ-CAB",
    "fuzuli": "AZ-FUZ",
    "aghdam": "AZ-AGM",
}
"""The districts' outlines in ``data/geo/sources/districts7.geojson`` by region."""

STEP = 250.0
"""Metres between the points that are assigned; borders are smoothed to about this."""
SETTLED = 4_000.0
"""Metres around a cited settlement that go to its region, unless another region's settlement is nearer:
somewhat less than half the usual distance from one cited settlement to the next."""
SURE = 400.0
"""Metres around a cited settlement that smoothing may not take from its region."""
ROUNDS, PACE = 80, 3.0
"""Rounds of fitting areas, and metres that a border moves a round for each km² that is missing."""


@cache
def regions() -> dict[str, BaseGeometry]:
    """Return the oblast and the seven districts in metres: they touch, never overlap and fill the frame."""
    whole = frame()
    west, south, east, north = whole.bounds
    columns = np.arange(west - STEP, east + 2 * STEP, STEP)
    rows = np.arange(south - STEP, north + 2 * STEP, STEP)
    x, y = (axis.ravel() for axis in np.meshgrid(columns, rows))
    nearness = np.stack([_nearness(region, x, y) for region in PUBLISHED_KM2])
    owner = np.argmin(nearness - _shifts(nearness, shapely.contains_xy(whole, x, y))[:, None], axis=0)
    return _shapes(owner, x, y, whole)


def _nearness(region: str, x: Numbers, y: Numbers) -> Numbers:
    """Return for each point how near it is to a region, in metres: negative inside, smaller is nearer."""
    prior = _prior(region)
    points = shapely.points(x, y)
    shapely.prepare(prior)
    distance = shapely.distance(points, prior.boundary)
    nearness = np.where(shapely.contains(prior, points), -distance, distance)
    for settlement in settlements():
        if settlement.region == region and settlement.kind != "sector":
            spot = point_in_metres(settlement.lon, settlement.lat)
            nearness = np.minimum(nearness, np.hypot(x - spot.x, y - spot.y) - SETTLED)
    return nearness


def _prior(region: str) -> BaseGeometry:
    oblast = outline("nkao")
    shape = oblast if region == "nkao" else outlines("districts7")[DISTRICTS[region]].difference(oblast)
    return shape.simplify(30.0)


def _shifts(nearness: Numbers, inside: NDArray[np.bool_]) -> Numbers:
    """Return for each region how far its border moves outward, in metres, to enclose the published area."""
    published = np.array(list(PUBLISHED_KM2.values()))
    wanted = published * inside.sum() / published.sum()
    shifts = np.zeros(len(published))
    for _ in range(ROUNDS):
        owner = np.argmin(nearness[:, inside] - shifts[:, None], axis=0)
        missing = wanted - np.bincount(owner, minlength=len(published))
        shifts += missing * STEP**2 / 1e6 * PACE
    return shifts


def _shapes(owner: NDArray[np.intp], x: Numbers, y: Numbers, whole: BaseGeometry) -> dict[str, BaseGeometry]:
    """Return the regions as smoothed polygons that fill the frame."""
    half = STEP / 2
    squares = shapely.box(x - half, y - half, x + half, y + half)
    steps = [shapely.coverage_union_all(squares[owner == number]) for number in range(len(PUBLISHED_KM2))]
    smooth = shapely.coverage_simplify(steps, 2 * STEP)
    return dict(zip(PUBLISHED_KM2, _tidied(list(smooth), whole), strict=True))


def _tidied(shapes: Sequence[BaseGeometry], whole: BaseGeometry) -> list[BaseGeometry]:
    """Return regions cut to the frame, each whole: islands without a settlement go to the region around them."""
    discs = [_settled(region) for region in PUBLISHED_KM2]
    kept: list[BaseGeometry] = []
    for number, shape in enumerate(shapes):
        others = shapely.union_all([disc for other, disc in enumerate(discs) if other != number])
        parts = polygons(shape.union(discs[number]).difference(others).intersection(whole))
        largest = max(parts, key=lambda part: part.area)
        kept.append(
            shapely.union_all([part for part in parts if part is largest or part.intersects(discs[number])])
        )
    for part in polygons(whole.difference(shapely.union_all(kept))):
        nearest = max(range(len(kept)), key=lambda number: kept[number].intersection(part.buffer(1.0)).area)
        kept[nearest] = kept[nearest].union(part)
    return [solid(shape) for shape in kept]


def _settled(region: str) -> BaseGeometry:
    """Return the land around the cited settlements of a region that is surely its own."""
    spots = [
        point_in_metres(place.lon, place.lat).buffer(SURE)
        for place in settlements()
        if place.region == region and place.kind != "sector"
    ]
    return shapely.union_all(spots)
