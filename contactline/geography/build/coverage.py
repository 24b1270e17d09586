"""One common set of edges for all cells, so that they meet exactly and each edge knows both its sides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from contactline.geography.build.cells import Piece
from contactline.geography.build.frame import inland
from contactline.geography.build.projection import in_degrees, lines, polygons

GRID = 1e-4
"""Degrees that coordinates are rounded to: about 10 m."""
INLAND = 0.004
"""Degrees from Azerbaijan's land outside the frame within which an outer edge is no state border."""
OUTSIDE, ABROAD = "", "abroad"
"""What lies beyond an outer edge: land of Azerbaijan outside the frame, or another state."""

Key = tuple[str, tuple[str, ...]]
Arc = tuple[str, str, BaseGeometry]


def faces(pieces: Sequence[Piece]) -> dict[Key, list[BaseGeometry]]:
    """Return the land of each (region, areas) as faces of one planar graph, in degrees on the grid."""
    shapes = [in_degrees(piece.land) for piece in pieces]
    edges = shapely.union_all([shape.boundary for shape in shapes], grid_size=GRID)
    tree = shapely.STRtree(shapes)
    found: dict[Key, list[BaseGeometry]] = {}
    for face in polygons(shapely.polygonize([edges])):
        inside = tree.query(face.representative_point(), predicate="intersects")
        if len(inside):
            piece = pieces[int(inside[0])]
            found.setdefault((piece.region, piece.areas), []).append(face)
    return dict(sorted(found.items()))


def merged(parts: Sequence[BaseGeometry]) -> BaseGeometry:
    """Return faces as one shape that keeps every point of their outer edges."""
    return shapely.normalize(shapely.coverage_union_all(list(parts)))


def arcs(cells: Sequence[tuple[str, BaseGeometry]]) -> list[Arc]:
    """Return the edges between cells as lines: (id of one side, of the other or what is beyond, line)."""
    inside = in_degrees(inland()).buffer(INLAND)
    shapely.prepare(inside)
    owners: dict[tuple[tuple[float, ...], ...], list[str]] = {}
    for identity, shape in cells:
        for ring in lines(shape.boundary):
            points = [tuple(round(value, 4) for value in point) for point in ring.coords]
            for ends in pairwise(points):
                owners.setdefault(tuple(sorted(ends)), []).append(identity)
    sides: dict[tuple[str, str], list[shapely.LineString]] = {}
    for ends, ids in owners.items():
        edge = shapely.LineString(ends)
        beyond = ids[1] if len(ids) > 1 else OUTSIDE if inside.covers(edge.centroid) else ABROAD
        sides.setdefault((ids[0], beyond) if beyond in ("", ABROAD) else _pair(ids), []).append(edge)
    return [
        (left, right, part)
        for (left, right), edges in sorted(sides.items())
        for part in _ordered(lines(linemerge(edges)))
    ]


def _pair(ids: Sequence[str]) -> tuple[str, str]:
    first, second = sorted(ids)
    return first, second


def _ordered(parts: Sequence[shapely.LineString]) -> list[shapely.LineString]:
    return sorted((shapely.normalize(part) for part in parts), key=lambda part: tuple(part.coords))
