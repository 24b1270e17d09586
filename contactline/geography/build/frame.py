"""The frame: the former oblast and the seven districts, cut out of the land of Azerbaijan.

Its outer edge is OpenStreetMap's: the state border, and in the east and north the districts beside it.
The oblast's own edge towards Goranboy and Tartar is Natural Earth's, the only outline of 1991 that
registry packages hold.
"""

from __future__ import annotations

from functools import cache

import shapely
from shapely.geometry.base import BaseGeometry

from contactline.geography.build.projection import point_in_metres, polygons
from contactline.geography.build.sources import outline, outlines
from contactline.geography.settlements import settlements

REACH = 8_000.0
"""Metres around Natural Earth's generalised outlines in which the true edge of the frame is looked for."""

HELD_BY_AZERBAIJAN = ("Ağdam rayonu", "Füzuli rayonu", "Xocavənd rayonu")
"""Parts of districts of the frame that OpenStreetMap's districts of the years before 2020 show."""

GORANBOY = "AZ.GR#5"
SEAM = 300.0
"""Metres: strips between outlines of different sources that are narrower than twice this are closed."""


@cache
def frame() -> BaseGeometry:
    """Return the frame in metres, one polygon."""
    districts = outlines("rayons_osm")
    beside = [shape for name, shape in districts.items() if name not in HELD_BY_AZERBAIJAN]
    generalised = shapely.union_all([outline("nkao"), outline("districts7")])
    others = shapely.union_all([*beside, _goranboy()]).difference(outline("nkao"))
    land = outlines("borders_osm")["AZE"].intersection(generalised.buffer(REACH)).difference(others)
    whole = shapely.union_all([land, *(districts[name] for name in HELD_BY_AZERBAIJAN)])
    closed = whole.buffer(-SEAM).buffer(SEAM)
    largest = max(polygons(closed), key=lambda part: part.area)
    within = shapely.union_all([largest, outline("nkao"), *_around_settlements()]).difference(neighbours())
    return shapely.Polygon(max(polygons(within), key=lambda part: part.area).exterior).simplify(40.0)


@cache
def inland() -> BaseGeometry:
    """Return the land of Azerbaijan that lies outside the frame, in metres; the state border is no edge of it."""
    beyond = outlines("borders_osm")["AZE"].difference(frame()).buffer(-SEAM).buffer(SEAM)
    return shapely.union_all([part for part in polygons(beyond) if part.area > 50e6])


def _around_settlements() -> list[BaseGeometry]:
    """Return some land around each cited settlement: the frame's edge is less sure than that it lies within."""
    return [
        point_in_metres(place.lon, place.lat).buffer(600.0)
        for place in settlements()
        if place.kind != "sector"
    ]


@cache
def neighbours() -> BaseGeometry:
    """Return the land of Armenia and Iran near the frame, in metres."""
    borders = outlines("borders_osm")
    return shapely.union_all([borders["ARM"], borders["IRN"]])


def _goranboy() -> BaseGeometry:
    [found] = [shape for name, shape in outlines("rayons_azerbaijan").items() if name == GORANBOY]
    return found
