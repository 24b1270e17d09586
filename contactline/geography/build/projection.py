"""Between degrees (EPSG:4326) and metres (EPSG:32638, UTM 38N), and the parts of mixed shapes."""

from __future__ import annotations

import numpy as np
import shapely
from pyproj import Transformer
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

_TO_METRES = Transformer.from_crs(4326, 32638, always_xy=True)
_TO_DEGREES = Transformer.from_crs(32638, 4326, always_xy=True)

SLIVER = 2_000.0
"""Square metres under which a piece is rounding, not land."""


def in_metres(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape in EPSG:4326 as metres in EPSG:32638."""
    return _projected(_TO_METRES, shape)


def in_degrees(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape in EPSG:32638 as degrees in EPSG:4326."""
    return _projected(_TO_DEGREES, shape)


def point_in_metres(lon: float, lat: float) -> Point:
    """Return a point given in degrees as metres in EPSG:32638."""
    return Point(_TO_METRES.transform(lon, lat))


def polygons(shape: BaseGeometry) -> list[Polygon]:
    """Return the polygons of a shape, without its points and lines."""
    return [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]


def lines(shape: BaseGeometry) -> list[LineString]:
    """Return the lines of a shape, without its points and polygons."""
    return [part for part in shapely.get_parts(shape) if isinstance(part, LineString)]


def solid(shape: BaseGeometry) -> BaseGeometry:
    """Return the land of a shape in metres: polygons only, without slivers."""
    return shapely.union_all([part for part in polygons(shapely.make_valid(shape)) if part.area > SLIVER])


def _projected(transformer: Transformer, shape: BaseGeometry) -> BaseGeometry:
    return shapely.transform(shape, lambda xy: np.column_stack(transformer.transform(xy[:, 0], xy[:, 1])))
