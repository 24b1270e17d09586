"""A view as Linked Places (JSON-LD and GeoJSON in one): its places with their names, and what happened there.

The context stands in the file: the terms of the format with the IRIs that its own context document gives them
(https://github.com/LinkedPasts/linked-places-format, v1.1), so that no processor has to ask the network.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from contactline.exports.rows import EventRow, PlaceRow, rows_of
from contactline.exports.taken import Taken
from contactline.names import LANGUAGES, PLACES, Place, place_label, written

CONTEXT: Mapping[str, object] = {
    "id": "@id",
    "type": "@type",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "lpo": "http://linkedpasts.org/ontology/lpo_latest.ttl#",
    "dct": "http://purl.org/dc/terms/",
    "cito": "http://purl.org/spar/cito#",
    "geojson": "https://purl.org/geojson/vocab#",
    "FeatureCollection": "geojson:FeatureCollection",
    "Feature": "geojson:Feature",
    "Point": "geojson:Point",
    "features": {"@id": "lpo:hasFeature", "@container": "@set"},
    "properties": "geojson:properties",
    "geometry": "https://github.com/kgeographer/geojson-t/geometry",
    "coordinates": {"@id": "geojson:coordinates", "@container": "@list"},
    "title": "dct:title",
    "label": "rdfs:label",
    "value": "rdf:value",
    "identifier": "dct:identifier",
    "lang": "dct:language",
    "license": "dct:license",
    "bibliographicCitation": "dct:bibliographicCitation",
    "hasVersion": "dct:hasVersion",
    "source": {"@id": "dct:source", "@type": "@id"},
    "conformsTo": {"@id": "dct:conformsTo", "@type": "@id"},
    "names": {"@id": "lpo:name_attestation", "@container": "@set"},
    "toponym": "lpo:toponym",
    "types": {"@id": "lpo:type_attestation", "@container": "@set"},
    "when": "lpo:when",
    "timespans": {"@id": "lpo:timespan", "@container": "@set"},
    "start": "lpo:has_start",
    "end": "lpo:has_end",
    "in": "lpo:in",
    "earliest": "lpo:earliest",
    "latest": "lpo:latest",
    "relations": {"@id": "lpo:rel_attestation", "@container": "@set"},
    "relationType": "lpo:relation_type",
    "relationTo": {"@id": "lpo:relation_to", "@type": "@id"},
    "certainty": "lpo:has_certainty",
    "citations": {"@id": "cito:cites", "@container": "@set"},
}
"""The terms that are written here; the lists of the format are sets of RDF."""

_CERTAINTY = {"high": "certain", "medium": "less-certain", "low": "uncertain"}


@dataclass(slots=True)
class _Told:
    """A place with the events that name it."""

    place: PlaceRow
    events: list[tuple[EventRow, str]] = field(default_factory=list[tuple[EventRow, str]])


def linked_places_file(taken: Taken) -> bytes:
    """Return a FeatureCollection of the places that the view's events name, each with the events as relations.

    ``relationType`` is the place's role in the event ("at", "about", ...): what was only talked about there
    is told apart from what happened there.
    """
    address = taken.provenance.link.partition("?")[0]
    found: dict[str, _Told] = {}
    for row in rows_of(taken):
        for place in row.places:
            key = place.id or f"{place.lat:.5f},{place.lon:.5f}"
            found.setdefault(key, _Told(place)).events.append((row, place.role))
    named = taken.provenance.named()
    collection = {
        "@context": CONTEXT,
        "type": "FeatureCollection",
        "id": taken.provenance.link,
        "title": named["title"],
        "license": named["licence"],
        "bibliographicCitation": named["citation"],
        "hasVersion": f"{named['release']} (SHA-256 {named['data_sha256']})",
        "conformsTo": "https://github.com/LinkedPasts/linked-places-format",
        "features": [_feature(address, key, told, taken) for key, told in found.items()],
    }
    return json.dumps(collection, ensure_ascii=False).encode()


def _feature(address: str, key: str, told: _Told, taken: Taken) -> dict[str, Any]:
    place = PLACES.get(told.place.id)
    kind = place.kind if place else "place"
    return {
        "@id": f"{address}#place-{key}",
        "type": "Feature",
        "properties": {"title": told.place.label},
        "names": _names(place, taken) if place else [{"toponym": told.place.label}],
        "types": [{"identifier": kind, "label": kind}],
        "geometry": {
            "type": "Point",
            "coordinates": [round(told.place.lon, 5), round(told.place.lat, 5)],
        },
        "relations": [_relation(row, role) for row, role in told.events],
    }


def _names(place: Place, taken: Taken) -> list[dict[str, Any]]:
    """Return a place's names: what the screen calls it first, then the usual forms of each language."""
    shown = place_label(place.id, taken.state.lang, taken.state.names, taken.state.on)
    forms = {(form, lang): None for lang in LANGUAGES for form in written(place.names[lang])[:3]}
    source = [{"label": place.source}] if place.source else []
    return [
        {"toponym": shown, "lang": taken.state.lang, "citations": source},
        *({"toponym": form, "lang": lang} for form, lang in forms if form != shown),
    ]


def _relation(row: EventRow, role: str) -> dict[str, Any]:
    relation: dict[str, Any] = {
        "relationType": role,
        "relationTo": row.link,
        "label": f"{row.date_in_words}: {row.title}",
        "when": {"timespans": [_timespan(row)]},
        "citations": _cited(row.sources),
    }
    if row.certainty in _CERTAINTY:
        relation["certainty"] = _CERTAINTY[row.certainty]
    return relation


def _timespan(row: EventRow) -> dict[str, Any]:
    """Return when it was; a period that is open at its start is known by its last day only."""
    if row.first and row.last and row.first == row.last:
        return {"start": {"in": row.first.isoformat()}}
    span: dict[str, Any] = {"start": {"earliest": row.first.isoformat()}} if row.first else {}
    if row.last:
        span["end"] = {"latest": row.last.isoformat()}
    return span


def _cited(sources: Iterable[str]) -> list[dict[str, str]]:
    return [{"label": source} for source in sources]
