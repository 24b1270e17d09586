"""The map of a release as GeoJSON (RFC 7946, EPSG:4326): events, and every dated outline with its periods.

A feature that was several things one after the other stands there once for each period, so that any program can
show a day: ``from`` <= day < ``to``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import shapely
from shapely.geometry.base import BaseGeometry

from contactline.geography import DatedFeature, corridors, lines, posts, zones
from contactline.geography.features import cells
from contactline.library.package.content import ReleaseContent
from contactline.library.package.event_tables import OURS, points_of
from contactline.model import Event

DECIMALS: Final = 6
"""Decimals of a coordinate, about 0.1 m: more than any of them is known to."""

Feature = dict[str, Any]
Parts = list[Any]


@dataclass(frozen=True, slots=True)
class Layer:
    """A GeoJSON file of a release; ``licence`` is an SPDX name."""

    path: str
    title: str
    licence: str
    features: tuple[Feature, ...]


def layers(content: ReleaseContent) -> tuple[Layer, ...]:
    """Return the layers of a release."""
    return (
        Layer("events.geojson", "Events, where they happened", OURS, tuple(map(_event, content.events))),
        _dated("geo/cells.geojson", "Land by who held it, period by period", "ODbL-1.0", cells()),
        _dated("geo/lines.geojson", "The contact line or front, stretch by stretch", "ODbL-1.0", lines()),
        _dated("geo/zones.geojson", "The edge of the Russian peacekeepers' zone", "ODbL-1.0", zones()),
        _dated("geo/corridors.geojson", "The Lachin corridor's roads and states", "CC-BY-4.0", corridors()),
        _dated("geo/posts.geojson", "Posts and the checkpoint", "CC-BY-4.0", posts()),
    )


def geojson_bytes(layer: Layer) -> bytes:
    """Return a layer as a FeatureCollection, one feature a line."""
    features = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in layer.features)
    return f'{{"type": "FeatureCollection", "features": [\n{features}\n]}}\n'.encode()


def geometry_of(shape: BaseGeometry) -> Feature:
    """Return a shape as a GeoJSON geometry: fixed decimals, outer rings anticlockwise, lines in canonical order."""
    ordered = (
        shapely.orient_polygons(shape)
        if shape.geom_type in ("Polygon", "MultiPolygon")
        else shape.normalize()
    )
    written = shapely.geometry.mapping(ordered)
    return {"type": written["type"], "coordinates": _rounded(written["coordinates"])}


def _event(event: Event) -> Feature:
    points = sorted({(lon, lat) for lat, lon in points_of(event)})
    shape = shapely.MultiPoint(points) if len(points) > 1 else shapely.Point(points[0]) if points else None
    return {
        "type": "Feature",
        "id": event.id,
        "properties": {
            "id": event.id,
            "kind": event.kind,
            "edtf": event.when.edtf,
            "first_day": event.when.earliest.isoformat() if event.when.earliest else None,
            "last_day": event.when.latest.isoformat() if event.when.latest else None,
            "title": event.title,
            "status": event.status.value,
            "origin": event.origin.value,
            "places": ";".join(f"{one.role.value}:{one.id}" for one in event.places),
            "radius_km": event.location.radius_km if event.location else None,
            "sources": len(event.citations),
        },
        "geometry": geometry_of(shape) if shape else None,
    }


def _dated(path: str, title: str, licence: str, features: Iterable[DatedFeature]) -> Layer:
    return Layer(path, title, licence, tuple(one for feature in features for one in _periods(feature)))


def _periods(feature: DatedFeature) -> Iterator[Feature]:
    geometry = geometry_of(feature.geometry)
    for period in feature.periods:
        yield {
            "type": "Feature",
            "properties": {
                "id": feature.id,
                "place": feature.place,
                "from": period.valid_from.isoformat(),
                "to": period.valid_to.isoformat() if period.valid_to else None,
                "value": period.value,
                "co_presence": period.co_presence,
                "contested": period.contested,
                "certainty": period.certainty,
                "schematic": period.schematic,
                "basis": period.basis,
                "sources": " ; ".join(period.sources),
                "licence": feature.licence,
            },
            "geometry": geometry,
        }


def _rounded(coordinates: Any) -> Parts:
    if isinstance(coordinates[0], (int, float)):
        return [round(float(number), DECIMALS) for number in coordinates]
    return [_rounded(part) for part in coordinates]
