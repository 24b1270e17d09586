"""How far the geography can be trusted: ``python -m contactline.geography.quality [FOLDER]`` prints a table.

``FOLDER`` holds reference outlines under licences of their own (``../shared/geo/reference``). They are
measured against and never enter the project; without a folder only what the project's own data can say
is printed. Distances are in EPSG:32638, areas are geodesic (WGS 84).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from contactline.geography import as_of, base_layers, contact_line, settlements
from contactline.geography.build.projection import in_metres
from contactline.geography.build.regions import DISTRICTS, PUBLISHED_KM2
from contactline.geography.control import holding_of
from contactline.geography.features import cells, turns

SPACING = 100.0
"""Metres between the points of a line whose distances are taken."""

LINES: tuple[tuple[str, str, date], ...] = (
    ("line of 1994-2020", "loc_1994_2020", date(2015, 1, 1)),
    ("line of 2020", "loc_2020", date(2021, 3, 12)),
)
"""Name, reference layer, and a day on which the line ran as the reference has it."""

Row = tuple[str, str, str]


def km2(shape: BaseGeometry) -> float:
    """Return the geodesic area of a shape in EPSG:4326, in km²."""
    return abs(Geod(ellps="WGS84").geometry_area_perimeter(shape)[0]) / 1e6


def own_rows() -> Iterator[Row]:
    """Yield what the project's own data says: areas beside the published ones, settlements, tiling."""
    shapes = regions()
    for region, published in PUBLISHED_KM2.items():
        area = km2(shapes[region])
        yield (
            f"area of {region}, km²",
            f"{area:.0f}",
            f"{published:.0f} published, {area / published - 1:+.1%}",
        )
    total, right = settlements_in_place()
    yield "cited settlements in their own region", f"{right['region']} of {total}", "all"
    yield "cited settlements with the cited holder, every day", f"{right['holder']} of {total}", "all"
    union = shapely.union_all(list(shapes.values()))
    sum_of_cells = sum(cell.geometry.area for cell in cells())
    gap = shapely.union_all([cell.geometry for cell in cells()]).symmetric_difference(union).area
    yield "overlap of cells", f"{abs(sum_of_cells / union.area - 1):.4%}", "under 0.1 %"
    yield "gap between cells", f"{gap / union.area:.4%}", "under 0.1 %"


def reference_rows(folder: Path) -> Iterator[Row]:
    """Yield how far the lines and outlines lie from the reference ones."""
    for name, layer, day in LINES:
        mine, theirs = in_metres(contact_line(day)), in_metres(_layer(folder, layer))
        for label, of, to in (("from the reference", theirs, mine), ("to the reference", mine, theirs)):
            away = distances(of, to) / 1000
            yield (
                f"{name}, {label}, km",
                f"mean {away.mean():.2f}",
                f"median {np.median(away):.2f}, 90 % {np.quantile(away, 0.9):.2f}, most {away.max():.1f}",
            )
    outlines = _features(folder, "districts7_outside_nkao") | {"nkao": _layer(folder, "nkao")}
    for region, shape in regions().items():
        other = in_metres(outlines[DISTRICTS.get(region, region)])
        mine = in_metres(shape)
        shared = mine.intersection(other).area / mine.union(other).area
        yield f"shared with the reference, {region}", f"{shared:.1%}", "intersection over union"


def regions() -> dict[str, BaseGeometry]:
    """Return the oblast and the districts by region, in EPSG:4326."""
    outlines = {
        feature["properties"]["id"]: shapely.geometry.shape(feature["geometry"])
        for name in ("nkao", "districts")
        for feature in base_layers()[name]["features"]
    }
    return {region: outlines[DISTRICTS.get(region, region)] for region in PUBLISHED_KM2}


def settlements_in_place() -> tuple[int, Mapping[str, int]]:
    """Return how many settlements there are, and how many lie in their region and have their holder always."""
    shapes = regions()
    places = [place for place in settlements() if place.kind != "sector"]
    right = {"region": 0, "holder": 0}
    for place in places:
        point = shapely.Point(place.lon, place.lat)
        right["region"] += shapes[place.region].covers(point)
        right["holder"] += all(holder_at(point, day) == cited_holder(place.chain, day) for day in turns())
    return len(places), right


def holder_at(point: shapely.Point, day: date) -> str | None:
    """Return who held the ground at a point on a day, by the cells."""
    found = [period.value for cell, period in as_of(day).cells if cell.geometry.covers(point)]
    return found[0] if found else None


def cited_holder(chain: tuple[str, ...], day: date) -> str | None:
    """Return who held a settlement on a day, by the facts alone."""
    row = holding_of(chain, day)
    return row.controller if row else None


def distances(of: BaseGeometry, to: BaseGeometry) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return how far points every ``SPACING`` metres along one line are from another, in metres."""
    points = [
        part.interpolate(along)
        for part in shapely.get_parts(of)
        for along in np.arange(0, part.length, SPACING)
    ]
    shapely.prepare(to)
    return np.asarray(shapely.distance(points, to))


def _features(folder: Path, layer: str) -> dict[str, BaseGeometry]:
    collection = json.loads((folder / f"{layer}.geojson").read_text(encoding="utf-8"))
    return {
        feature["properties"]["id"]: shapely.make_valid(shapely.geometry.shape(feature["geometry"]))
        for feature in collection["features"]
    }


def _layer(folder: Path, layer: str) -> BaseGeometry:
    return shapely.union_all(list(_features(folder, layer).values()))


def main() -> None:
    """Print the table in Markdown."""
    rows = [*own_rows(), *(reference_rows(Path(sys.argv[1])) if len(sys.argv) > 1 else ())]
    sys.stdout.write("| measure | value | goal or detail |\n|---|---|---|\n")
    sys.stdout.writelines(f"| {' | '.join(row)} |\n" for row in rows)


if __name__ == "__main__":
    main()
