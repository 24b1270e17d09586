"""What follows from the cells of a day: the contact line and the edge of the peacekeepers' zone.

The edges between cells (``data/geo/arcs.geojson``) know the cells on both their sides, so a line is the
edges whose two sides were held otherwise: it agrees with the control polygons by construction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from contactline.geography.features import (
    AZERBAIJAN,
    PEACEKEEPERS,
    DatedFeature,
    Period,
    cells,
    read_layer,
    turns,
)
from contactline.geography.schema import LineRow, ZoneRow, read_rows

ABROAD = "abroad"
"""What lies beyond the state border; "" is land of Azerbaijan outside the frame."""

POST_KM2 = 10.0
"""Square kilometres under which an enclave is a post or a height, not a front."""
KM2_A_SQUARE_DEGREE = 9_470.0
"""At the frame's latitude; good enough to tell a post from a district."""

LICENCE = "ODbL 1.0 (c) OpenStreetMap contributors"


@dataclass(frozen=True, slots=True)
class Arc:
    """An edge in EPSG:4326 between two cells, or between a cell and what is beyond the frame."""

    left: str
    right: str
    geometry: LineString


@cache
def arcs() -> tuple[Arc, ...]:
    """Return every edge of the cells, each once."""
    return tuple(
        Arc(
            feature["properties"]["left"],
            feature["properties"]["right"],
            LineString(feature["geometry"]["coordinates"]),
        )
        for feature in read_layer("arcs")["features"]
    )


def not_azerbaijan(period: Period) -> bool:
    """Whether the land was held by somebody else than Azerbaijan."""
    return period.value not in AZERBAIJAN


def with_peacekeepers(period: Period) -> bool:
    """Whether Russian peacekeepers held the land or were there beside its holder."""
    return PEACEKEEPERS in (period.value, period.co_presence)


def edge_between(on: date, inside: Callable[[Period], bool], border: bool) -> BaseGeometry:
    """Return the edge of the land for which ``inside`` holds on a day, as lines in EPSG:4326.

    ``border`` says whether the state border counts as an edge.
    """
    held: Mapping[str, bool] = {
        cell.id: inside(period) for cell in cells() if (period := cell.on(on)) is not None
    } | {"": False}
    between = [
        arc.geometry
        for arc in arcs()
        if held.get(arc.left, False) != held.get(arc.right, False)
        and (border or ABROAD not in (arc.left, arc.right))
    ]
    return linemerge(between) if between else shapely.MultiLineString()


def contact_line(on: date) -> BaseGeometry:
    """Return the boundary between Azerbaijan and the other holders on a day, without enclaves of posts."""
    return _fronts(edge_between(on, not_azerbaijan, border=False))


@cache
def lines() -> tuple[DatedFeature, ...]:
    """Return the contact line of each stretch of time in which it did not move."""
    return tuple(_lines())


def _lines() -> Iterator[DatedFeature]:
    for _, row in read_rows("lines", LineRow):
        for first, end, shape in _stretches(row.valid_from, row.valid_to, contact_line):
            period = Period(
                first, end, row.value, "", False, row.certainty, row.basis, row.sources, schematic=True
            )
            yield DatedFeature(
                f"{row.id}-{first.isoformat()}", "line", row.id, "contact-line", shape, (period,), LICENCE
            )


@cache
def zones() -> tuple[DatedFeature, ...]:
    """Return the edge of the Russian peacekeepers' zone for each stretch of time in which it did not change."""
    return tuple(_zones())


def _zones() -> Iterator[DatedFeature]:
    def edge(on: date) -> BaseGeometry:
        return edge_between(on, with_peacekeepers, border=True)

    for _, row in read_rows("zone", ZoneRow):
        for first, end, shape in _stretches(row.valid_from, row.valid_to, edge):
            period = Period(
                first, end, PEACEKEEPERS, "", False, row.certainty, row.basis, row.sources, schematic=True
            )
            yield DatedFeature(
                f"zone-{first.isoformat()}", "zone", "peacekeepers-zone", "peacekeepers-zone", shape,
                (period,), LICENCE,
            )  # fmt: skip


def _stretches(
    first: date, end: date, shape_on: Callable[[date], BaseGeometry]
) -> list[tuple[date, date, BaseGeometry]]:
    """Return the stretches of a period in which a shape does not change, each with the shape; none empty."""
    days = [first, *(day for day in turns() if first < day < end)]
    found: list[tuple[date, date, BaseGeometry]] = []
    for day, until in pairwise([*days, end]):
        shape = shape_on(day)
        if found and found[-1][2].equals_exact(shape):
            found[-1] = (found[-1][0], until, shape)
        elif not shape.is_empty:
            found.append((day, until, shape))
    return found


def _fronts(edge: BaseGeometry) -> BaseGeometry:
    """Return the lines of an edge, without the rings around posts and heights."""
    parts = [
        part
        for part in shapely.get_parts(edge)
        if not part.is_closed or shapely.Polygon(part).area * KM2_A_SQUARE_DEGREE > POST_KM2
    ]
    return shapely.MultiLineString(parts)
