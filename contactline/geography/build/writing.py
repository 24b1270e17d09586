"""Write layers as GeoJSON in EPSG:4326, one feature a line, so that a change is seen in a diff."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from contactline.model import DATA

GEO = DATA / "geo"
DECIMALS = 4
"""Decimals of a degree that are written: about 10 m."""

Feature = tuple[Mapping[str, object], BaseGeometry]


def write_layer(name: str, features: Iterable[Feature], folder: Path = GEO) -> None:
    """Write a layer from shapes in degrees."""
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "properties": properties,
                "geometry": _rounded(shapely.geometry.mapping(shape)),
            },
            ensure_ascii=False,
        )
        for properties, shape in features
    ]
    body = ",\n".join(lines)
    text = f'{{"type": "FeatureCollection", "name": "{name}", "features": [\n{body}\n]}}\n'
    (folder / f"{name}.geojson").write_text(text, encoding="utf-8")


def _rounded(geometry: Any) -> Any:
    if isinstance(geometry, dict):
        return {key: _rounded(value) for key, value in geometry.items()}
    if isinstance(geometry, (list, tuple)):
        return [_rounded(value) for value in geometry]
    return round(geometry, DECIMALS) if isinstance(geometry, float) else geometry
