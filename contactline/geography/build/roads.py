"""The corridor's roads: straight legs between the settlements that cited reports name, and the strips along them."""

from __future__ import annotations

from collections.abc import Iterator

from shapely import LineString
from shapely.geometry.base import BaseGeometry

from contactline.geography.build.projection import point_in_metres
from contactline.geography.schema import ControlError, RoadRow, read_rows
from contactline.names import PLACES

HALF_WIDTHS = {
    "lachin-road-2020": ("lachin-corridor-old-road", 2_500.0),
    "lachin-road-2022": ("lachin-corridor-new-road", 1_000.0),
}
"""Area and half its width in metres, by road.

The statement of 10 November 2020, point 6, gives the corridor a width of 5 km; no source gives the new
road's strip one, so it is drawn narrow and said to be schematic.
"""


def roads() -> dict[str, LineString]:
    """Return each road in metres."""
    stops: dict[str, list[tuple[int, str]]] = {}
    for line, row in read_rows("roads", RoadRow):
        if row.place not in PLACES:
            raise ControlError(f"roads.csv, line {line}: {row.place!r} is no place of the gazetteer")
        stops.setdefault(row.road, []).append((row.order, row.place))
    return {
        road: LineString(
            [point_in_metres(PLACES[place].lon, PLACES[place].lat) for _, place in sorted(found)]
        )
        for road, found in stops.items()
    }


def corridor_strips() -> Iterator[tuple[str, BaseGeometry]]:
    """Yield the strip of land along each road by its control area, in metres."""
    for road, course in roads().items():
        area, half_width = HALF_WIDTHS[road]
        yield area, course.buffer(half_width)
