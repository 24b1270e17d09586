"""The layers behind the dated ones: countries, provinces, lakes and rivers, thinned out.

Near the frame the countries' borders are the frame's own (OpenStreetMap's), so that they do not run beside
it; the districts of today are left out inside the frame, where those of 1991 are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from contactline.geography.build.frame import frame
from contactline.geography.build.projection import in_degrees, in_metres, polygons, solid
from contactline.geography.build.sources import outline, outlines, read_layer
from contactline.geography.build.writing import Feature

TOLERANCES: dict[str, float] = {
    "countries": 300.0,
    "provinces_armenia": 300.0,
    "rayons_azerbaijan": 300.0,
    "rivers": 150.0,
    "lakes": 150.0,
}
"""Metres by which a layer's lines may move."""


WINDOW = in_metres(shapely.box(45.25, 38.45, 48.15, 40.85))
"""Where the countries' borders are OpenStreetMap's: somewhat less than ``borders_osm`` holds."""

LAKE_DEPTH = 6_000.0
"""Metres from a border beyond which the generalised outline, which counts lakes as land, is taken."""
SHORE = 1_500.0
"""Metres by which the shores of a lake may differ between sources."""
LARGEST_LAKE = 25e6
"""Square metres up to which a hole in a country's land is a lake and no exclave."""


def background(name: str) -> Iterator[Feature]:
    """Yield the features of a layer of ``TOLERANCES``, in degrees."""
    shapes = outlines(name)
    for feature in read_layer(name):
        identity = feature["properties"]["id"]
        shape = _beside_the_frame(name, identity, shapes[identity])
        if not shape.is_empty:
            yield feature["properties"], in_degrees(shape.simplify(TOLERANCES[name]))


def _beside_the_frame(name: str, identity: str, shape: BaseGeometry) -> BaseGeometry:
    if name == "rayons_azerbaijan":
        return solid(shape.difference(frame().buffer(300.0)))
    if name == "countries":
        near = outlines("borders_osm").get(identity, shapely.Polygon()).intersection(WINDOW)
        shores = shape.intersection(WINDOW).intersection(outline("lakes").buffer(SHORE))
        inner = shape.intersection(WINDOW).buffer(-LAKE_DEPTH)  # OpenStreetMap's land is without its lakes
        return (
            shapely.union_all([shape.difference(WINDOW), near, _filled(near), shores, inner])
            .buffer(60.0)
            .buffer(-60.0)
        )
    return shape


def _filled(shape: BaseGeometry) -> BaseGeometry:
    """Return land with its small lakes; a hole as large as an exclave stays."""
    holes = [shapely.Polygon(ring) for part in polygons(shape) for ring in part.interiors]
    return shapely.union_all([shape, *(hole for hole in holes if hole.area < LARGEST_LAKE)])
