"""What follows from the cells of a day: the contact line and the edge of the peacekeepers' zone.

The edges between cells (``data/geo/arcs.geojson``) know the cells on both their sides, so a line is the
edges whose two sides were held otherwise: it agrees with the control polygons by construction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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

POST_KM2 = 3.0
"""Square kilometres under which an enclave is a post, not a front."""
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


def edges_between(on: date, inside: Callable[[Period], bool], border: bool) -> list[int]:
    """Return the positions in ``arcs()`` of the edge of the land for which ``inside`` holds on a day.

    ``border`` says whether the state border counts as an edge.
    """
    held = {cell.id: inside(period) for cell in cells() if (period := cell.on(on)) is not None}
    return [
        position
        for position, arc in enumerate(arcs())
        if held.get(arc.left, False) != held.get(arc.right, False)
        and (border or ABROAD not in (arc.left, arc.right))
    ]


def line_edges(on: date) -> list[int]:
    """Return the positions in ``arcs()`` of the contact line of a day: without the rings around posts."""
    found = edges_between(on, not_azerbaijan, border=False)
    rings = [part for part in shapely.get_parts(joined(found)) if _is_post(part)]
    ringed = {point for ring in rings for point in ring.coords}
    return [position for position in found if not ringed.issuperset(arcs()[position].geometry.coords)]


def zone_edges(on: date) -> list[int]:
    """Return the positions in ``arcs()`` of the edge of the Russian peacekeepers' zone on a day."""
    return edges_between(on, with_peacekeepers, border=True)


def joined(positions: Sequence[int]) -> BaseGeometry:
    """Return edges as lines in EPSG:4326, joined where one ends and another begins."""
    merged = linemerge([arcs()[position].geometry for position in positions])
    return shapely.MultiLineString(
        [part for part in shapely.get_parts(merged) if isinstance(part, LineString)]
    )


def contact_line(on: date) -> BaseGeometry:
    """Return the boundary between Azerbaijan and the other holders on a day, without enclaves of posts."""
    return joined(line_edges(on))


@cache
def lines() -> tuple[DatedFeature, ...]:
    """Return the contact line of each stretch of time in which it did not move."""
    return tuple(_lines())


def _lines() -> Iterator[DatedFeature]:
    for _, row in read_rows("lines", LineRow):
        for first, end, edges in _stretches(row.valid_from, row.valid_to, line_edges):
            period = Period(
                first, end, row.value, "", False, row.certainty, row.basis, row.sources, schematic=True
            )
            yield DatedFeature(
                f"{row.id}-{first.isoformat()}",
                "line",
                row.id,
                "contact-line",
                joined(edges),
                (period,),
                LICENCE,
                tuple(edges),
            )


@cache
def zones() -> tuple[DatedFeature, ...]:
    """Return the edge of the Russian peacekeepers' zone for each stretch of time in which it did not change."""
    return tuple(_zones())


def _zones() -> Iterator[DatedFeature]:
    for _, row in read_rows("zone", ZoneRow):
        for first, end, edges in _stretches(row.valid_from, row.valid_to, zone_edges):
            period = Period(
                first, end, PEACEKEEPERS, "", False, row.certainty, row.basis, row.sources, schematic=True
            )
            yield DatedFeature(
                f"zone-{first.isoformat()}", "zone", "peacekeepers-zone", "peacekeepers-zone", joined(edges),
                (period,), LICENCE, tuple(edges),
            )  # fmt: skip


def _stretches(
    first: date, end: date, edges_on: Callable[[date], list[int]]
) -> list[tuple[date, date, list[int]]]:
    """Return the stretches of a period in which a line does not move, each with its edges; none empty."""
    days = [first, *(day for day in turns() if first < day < end)]
    found: list[tuple[date, date, list[int]]] = []
    for day, until in pairwise([*days, end]):
        edges = edges_on(day)
        if found and found[-1][1] == day and found[-1][2] == edges:
            found[-1] = (found[-1][0], until, edges)
        elif edges:
            found.append((day, until, edges))
    return found


def _is_post(line: LineString) -> bool:
    return line.is_closed and shapely.Polygon(line).area * KM2_A_SQUARE_DEGREE < POST_KM2
