"""Cells: the land that changes hands together, divided by the nearest cited settlement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely
from shapely import LineString, MultiPoint, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import split

from contactline.geography.build.frame import frame
from contactline.geography.build.projection import lines, point_in_metres, solid
from contactline.geography.build.regions import regions
from contactline.geography.build.roads import corridor_strips
from contactline.geography.build.sources import outline
from contactline.geography.control import by_area
from contactline.geography.settlements import Settlement, settlements

REACH = 400_000.0
"""Metres by which the line of 1994 is drawn out beyond its ends, to divide all the land."""
ON_ITS_SIDE = 700.0
"""Metres of land around a settlement that lie on the same side of the line of 1994 as it is cited to."""
BARDA = (47.1264, 40.3744)
"""A town (lon, lat) that was always on the Azerbaijani side of the line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Land in metres with its region and the areas that decide who held it, the narrowest first."""

    region: str
    areas: tuple[str, ...]
    land: BaseGeometry


def pieces() -> list[Piece]:
    """Return the land of every region, divided; pieces of one region never overlap."""
    east = _east_of_1994_line()
    found: list[Piece] = []
    for region, land in regions().items():
        near = [settlement for settlement in settlements() if settlement.region == region]
        parts = [piece for side in ("west", "east") for piece in _divided(region, land, east, near, side)]
        found += _with_small_areas(region, parts, near)
    return found


def _divided(
    region: str, land: BaseGeometry, east: BaseGeometry, near: Sequence[Settlement], side: str
) -> Iterator[Piece]:
    """Yield the land of a region on one side of the line of 1994 by the nearest settlement on that side."""
    seeds = [seed for seed in near if seed.radius is None and seed.side_1994 == side]
    others = [seed for seed in near if seed.radius is None and seed.side_1994 != side]
    if not seeds:
        return
    part = land if not others else _side(land, east, seeds, others, side)
    cells = _nearest([_spot(seed) for seed in seeds], part)
    for seed, cell in zip(seeds, cells, strict=True):
        yield Piece(region, decisive(seed), cell)


def decisive(seed: Settlement) -> tuple[str, ...]:
    """Return the areas of a settlement that have rows of their own: only they can tell it from others."""
    return tuple(area for area in seed.chain if area in by_area())


def _side(
    land: BaseGeometry,
    east: BaseGeometry,
    seeds: Sequence[Settlement],
    others: Sequence[Settlement],
    side: str,
) -> BaseGeometry:
    """Return the land on one side of the line of 1994, which leaves every settlement on its cited side."""
    part = land.intersection(east) if side == "east" else land.difference(east)
    own = _surely(seeds).intersection(land)
    theirs = _surely(others)
    return part.union(own).difference(theirs.difference(own) if side == "west" else theirs)


def _surely(seeds: Sequence[Settlement]) -> BaseGeometry:
    """Return the land around settlements that lies on their side; a sector's point is no settlement."""
    return shapely.union_all([_spot(seed).buffer(ON_ITS_SIDE) for seed in seeds if seed.kind != "sector"])


def _nearest(spots: Sequence[Point], land: BaseGeometry) -> list[BaseGeometry]:
    """Return for each point the land that is nearer to it than to the other points."""
    if len(spots) == 1:
        return [land]
    diagram = shapely.voronoi_polygons(MultiPoint(list(spots)), extend_to=land.envelope.buffer(50_000))
    areas = list(diagram.geoms)
    return [next(area for area in areas if area.covers(spot)).intersection(land) for spot in spots]


def _with_small_areas(region: str, parts: Sequence[Piece], near: Sequence[Settlement]) -> list[Piece]:
    """Cut the corridor's strips and the small round areas out of the pieces that they lie in."""
    result = list(parts)
    for area, shape in _small_areas(region, near):
        after: list[Piece] = []
        for piece in result:
            after.append(Piece(region, piece.areas, piece.land.difference(shape)))
            after.append(Piece(region, (area, *piece.areas), piece.land.intersection(shape)))
        result = [piece for piece in after if not solid(piece.land).is_empty]
    return result


def _small_areas(region: str, near: Sequence[Settlement]) -> Iterator[tuple[str, BaseGeometry]]:
    strips = dict(corridor_strips()) if region == "lachin-north-south" else {}
    if strips:
        yield "lachin-corridor-old-road", strips["lachin-corridor-old-road"]
    rounds: dict[str, list[BaseGeometry]] = {}
    for seed in near:
        if seed.radius is not None:
            rounds.setdefault(seed.areas[0], []).append(_spot(seed).buffer(seed.radius))
    yield from ((area, shapely.union_all(shapes)) for area, shapes in rounds.items())
    if strips:
        yield "lachin-corridor-new-road", strips["lachin-corridor-new-road"]


def _spot(seed: Settlement) -> Point:
    return point_in_metres(seed.lon, seed.lat)


def _east_of_1994_line() -> BaseGeometry:
    """Return the land on the Azerbaijani side of the line of 1994, in metres."""
    [line] = lines(outline("loc_1994_2020"))
    course = list(line.coords)
    longer = LineString([_beyond(course[4], course[0]), *course, _beyond(course[-5], course[-1])])
    sides = split(frame().buffer(20_000).envelope, longer).geoms
    return shapely.union_all([side for side in sides if side.contains(point_in_metres(*BARDA))])


def _beyond(inner: tuple[float, ...], end: tuple[float, ...]) -> tuple[float, float]:
    dx, dy = end[0] - inner[0], end[1] - inner[1]
    length = (dx * dx + dy * dy) ** 0.5
    return end[0] + dx / length * REACH, end[1] + dy / length * REACH
