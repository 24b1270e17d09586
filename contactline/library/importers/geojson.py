"""GeoJSON as a table: properties are cells, geometry is a shape in degrees (EPSG:4326) whatever it was drawn in."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from contactline.library.importers.cells import BAD_CRS, NO_GEOMETRY, NOT_GEOJSON, TOO_LARGE, CellError, plain
from contactline.library.importers.gazetteer import distance_km
from contactline.library.importers.outcome import Problem
from contactline.library.importers.sheet import MAX_BYTES, Row, Sheet
from contactline.model import Location

Move = Callable[[BaseGeometry], BaseGeometry]


def is_geojson(raw: bytes) -> bool:
    """Whether a file is meant as JSON: a table never begins with a brace."""
    return raw[:200].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def read_features(raw: bytes) -> Sheet | Problem:
    """Return the features of GeoJSON as a table, or why there is none."""
    if len(raw) > MAX_BYTES:
        return Problem(0, "file", TOO_LARGE, f"{MAX_BYTES // 1_000_000} MB")
    try:
        document = json.loads(raw.decode("utf-8-sig"))
        features = [item for item in document["features"] if item["type"] == "Feature"]
        listed = [(_cells(item.get("properties")), item.get("geometry")) for item in features]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Problem(0, "file", NOT_GEOJSON)
    name = _crs_name(document)
    try:
        move = _to_degrees(name)
    except (CRSError, ProjError):
        return Problem(0, "crs", BAD_CRS, plain(name, 80))
    columns = tuple(dict.fromkeys(column for cells, _ in listed for column in cells))
    return Sheet(columns, lambda: _rows(listed, move))


def shape_location(drawn: BaseGeometry, label: str) -> Location:
    """Return a point inside a shape with the radius (km) that reaches all of it: 0 for a point."""
    middle = drawn.representative_point()
    reach = [distance_km(middle.y, middle.x, lat, lon) for lon, lat in shapely.get_coordinates(drawn)]
    return Location(middle.y, middle.x, round(min(max(reach), 1000.0), 1), label)


def _cells(properties: Any) -> dict[str, str]:
    """Return properties as text; what is nested stays JSON."""
    found: dict[str, str] = {}
    for name, value in (properties or {}).items():
        if value is not None:
            found[plain(name)] = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return found


def _crs_name(document: Mapping[str, Any]) -> str:
    """Return the coordinate system that a file of the older GeoJSON of 2008 names; empty for today's."""
    crs = document.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else ""


def _to_degrees(name: str) -> Move | None:
    if not name or name.upper().endswith("CRS84"):
        return None
    known = CRS.from_user_input(name)
    if known.to_epsg() == 4326:
        return None
    step = Transformer.from_crs(known, "EPSG:4326", always_xy=True)

    def moved(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(step.transform(points[:, 0], points[:, 1]))

    return lambda drawn: shapely.transform(drawn, moved)


def _rows(listed: list[tuple[dict[str, str], Any]], move: Move | None) -> Iterator[Row | Problem]:
    for number, (cells, geometry) in enumerate(listed, 1):
        try:
            yield Row(number, cells, _shape(geometry, move) if geometry else None)
        except CellError as error:
            yield Problem(number, error.column, error.message, error.value)


def _shape(geometry: Any, move: Move | None) -> BaseGeometry:
    """Return a shape in degrees; raise CellError for one that is empty, broken or off the globe."""
    try:
        drawn = shape(geometry)
        drawn = move(drawn) if move else drawn
        bounds = drawn.bounds
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, ProjError,
            shapely.errors.ShapelyError) as error:  # fmt: skip
        raise CellError("geometry", NO_GEOMETRY) from error
    if drawn.is_empty or not all(map(math.isfinite, bounds)):
        raise CellError("geometry", NO_GEOMETRY)
    west, south, east, north = bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        raise CellError("geometry", NO_GEOMETRY, f"{west:g}, {south:g}")
    return drawn
