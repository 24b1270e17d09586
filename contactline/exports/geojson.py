"""A view as GeoJSON (RFC 7946): its events, and the day's geography as the map shows it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import shapely

from contactline.exports.rows import EventRow, rows_of
from contactline.exports.taken import Dated, Taken
from contactline.names import place_label

Properties = dict[str, Any]

_JSON = json.JSONEncoder(ensure_ascii=False)


def geojson_file(taken: Taken) -> bytes:
    """Return a FeatureCollection in EPSG:4326; ``layer`` says what each feature is, ``metadata`` where all is from.

    An event's geometry is where it happened: a point, several, or none where it was only talked about.
    """
    head = {"type": "FeatureCollection", "name": "contactline", "metadata": taken.provenance.named()}
    # Feature by feature: a hundred thousand of them as one tree would fill the memory.
    features = ",\n".join(map(_JSON.encode, _features(taken)))
    opened = _JSON.encode(head).removesuffix("}")
    return f'{opened}, "features": [\n{features}\n]}}\n'.encode()


def _features(taken: Taken) -> Iterator[Properties]:
    for row in rows_of(taken):
        yield _feature(event_geometry(row), event_properties(row))
    for (feature, _), properties in dated_rows(taken):
        yield _feature(shapely.geometry.mapping(feature.geometry), properties)


def event_geometry(row: EventRow) -> Properties | None:
    """Return where an event happened, as GeoJSON; None where no place says so."""
    points = [[round(place.lon, 5), round(place.lat, 5)] for place in row.points]
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}


def event_properties(row: EventRow) -> Properties:
    """Return what is said of an event; every place with its role, also those that are no geometry."""
    return {
        "layer": "events",
        "id": row.id,
        "title": row.title,
        "kind": row.kind,
        "kind_label": row.kind_label,
        "date": row.date,
        "first": row.first.isoformat() if row.first else None,
        "last": row.last.isoformat() if row.last else None,
        "precision": row.precision,
        "date_in_words": row.date_in_words,
        "status": row.status,
        "places": [
            {
                "id": place.id,
                "label": place.label,
                "role": place.role,
                "lat": round(place.lat, 5),
                "lon": round(place.lon, 5),
                "radius_km": place.radius_km,
            }
            for place in row.places
        ],
        "actors": list(row.actors),
        "origin": row.origin,
        "grade": row.grade,
        "certainty": row.certainty,
        "review": row.review,
        "deaths": row.deaths,
        "dataset": row.dataset,
        "dataset_terms": row.terms,
        "sources": list(row.sources),
        "link": row.link,
    }


def dated_rows(taken: Taken) -> Iterator[tuple[Dated, Properties]]:
    """Yield the day's geography with what is said of each feature: who held it, from when, on whose word."""
    for feature, period in taken.geography:
        yield (
            (feature, period),
            {
                "layer": feature.layer,
                "id": feature.id,
                "place": feature.place,
                "label": place_label(feature.place, taken.state.lang, taken.state.names, taken.state.on),
                "value": period.value,
                "co_presence": period.co_presence,
                "contested": period.contested,
                "certainty": period.certainty,
                "schematic": period.schematic,
                "valid_from": period.valid_from.isoformat(),
                # Written as the last day that is covered, as an event's days are; None is open.
                "valid_through": _day_before(period.valid_to),
                "basis": period.basis,
                "sources": list(period.sources),
                "licence": feature.licence,
            },
        )


def _feature(geometry: Properties | None, properties: Properties) -> Properties:
    return {"type": "Feature", "id": properties["id"], "geometry": geometry, "properties": properties}


def _day_before(day: date | None) -> str | None:
    return (day - timedelta(days=1)).isoformat() if day else None
