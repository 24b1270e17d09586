"""The outlines that the build starts from: ``data/geo/sources/*.geojson``, each with source and licence."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from contactline.geography.build.projection import in_metres
from contactline.model import DATA

SOURCES = DATA / "geo" / "sources"


@cache
def read_layer(name: str) -> list[dict[str, Any]]:
    """Return the features of ``data/geo/sources/<name>.geojson``."""
    return json.loads((SOURCES / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


@cache
def outlines(name: str) -> dict[str, BaseGeometry]:
    """Return the shapes of a layer by their ids, valid, in metres."""
    return {
        feature["properties"]["id"]: shapely.make_valid(
            in_metres(shapely.geometry.shape(feature["geometry"]))
        )
        for feature in read_layer(name)
    }


@cache
def outline(name: str) -> BaseGeometry:
    """Return a whole layer as one shape in metres."""
    return shapely.union_all(list(outlines(name).values()))
