"""What is said of an event, field by field: what an editor can correct, and its JSON form in the library."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from contactline.model import (
    ActorMention,
    ActorRole,
    Citation,
    Deaths,
    Event,
    Grade,
    Location,
    PlaceMention,
    PlaceRole,
    Status,
    When,
)

Json = dict[str, Any]
"""A JSON object; only this module and ``records`` know what stands in it."""

CORRECTABLE = ("kind", "when", "status", "title", "places", "actors", "location")
"""The fields that an editor can set, by the names of their JSON form."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What is said of an event; ``when`` is None for a draft whose day nobody has found yet.

    ``citations`` are those of the event itself; those of its reports come with the reports.
    """

    kind: str
    when: When | None
    status: Status
    title: str = ""
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    other_actors: tuple[str, ...] = ()
    location: Location | None = None
    grade: Grade = Grade.ARTICLE
    certainty: str = "medium"
    citations: tuple[Citation, ...] = ()
    deaths: Deaths | None = None


def fields_of(event: Event) -> Fields:
    """Return the fields of an event; spans stay with the reports, whose articles they count in."""
    return Fields(
        kind=event.kind,
        when=event.when,
        status=event.status,
        title=event.title,
        places=tuple(replace(place, span=None) for place in event.places),
        actors=tuple(replace(actor, span=None) for actor in event.actors),
        other_actors=event.other_actors,
        location=event.location,
        grade=event.grade,
        certainty=event.certainty,
        citations=() if event.reports else event.citations,
        deaths=event.deaths,
    )


def to_json(fields: Fields) -> Json:
    """Return fields as a JSON object, in a fixed order."""
    where, deaths = fields.location, fields.deaths
    return {
        "kind": fields.kind,
        "when": fields.when.edtf if fields.when else None,
        "status": fields.status.value,
        "title": fields.title,
        "places": [[place.id, place.role.value] for place in fields.places],
        "actors": [[actor.id, actor.role.value] for actor in fields.actors],
        "other_actors": list(fields.other_actors),
        "location": [where.lat, where.lon, where.radius_km, where.label] if where else None,
        "grade": fields.grade.value,
        "certainty": fields.certainty,
        "citations": [_citation_to_json(citation) for citation in fields.citations],
        "deaths": [deaths.best, deaths.low, deaths.high] if deaths else None,
    }


def from_json(said: Json) -> Fields:
    """Return the fields that ``to_json`` wrote; raise KeyError or ValueError for anything else."""
    return Fields(
        kind=said["kind"],
        when=When.parse(said["when"]) if said["when"] else None,
        status=_STATUS[said["status"]],
        title=said["title"],
        places=tuple([_place(place, role) for place, role in said["places"]]),
        actors=tuple([_actor(actor, role) for actor, role in said["actors"]]),
        other_actors=tuple(said["other_actors"]),
        location=Location(*said["location"]) if said["location"] else None,
        grade=_GRADE[said["grade"]],
        certainty=said["certainty"],
        citations=tuple([_citation(*cited) for cited in said["citations"]]),
        deaths=Deaths(*said["deaths"]) if said.get("deaths") else None,
    )


# To look a word up takes a fifth of what the enumeration itself takes for it.
_STATUS = {one.value: one for one in Status}
_GRADE = {one.value: one for one in Grade}

# Of a hundred thousand events few places and sources are others: each is made once and kept once.


@lru_cache(maxsize=1 << 13)
def _place(place: str, role: str) -> PlaceMention:
    return PlaceMention(place, PlaceRole(role))


@lru_cache(maxsize=1 << 13)
def _actor(actor: str, role: str) -> ActorMention:
    return ActorMention(actor, ActorRole(role))


@lru_cache(maxsize=1 << 14)
def _citation(title: str, publisher: str, published: str | None, url: str) -> Citation:
    return Citation(title, publisher, date.fromisoformat(published) if published else None, url)


def corrections(base: Fields, wanted: Fields) -> Json:
    """Return what an editor changed: the correctable fields of ``wanted`` that differ from ``base``."""
    before, after = to_json(base), to_json(wanted)
    return {name: after[name] for name in CORRECTABLE if after[name] != before[name]}


def corrected(base: Fields, overlay: Json) -> Fields:
    """Return ``base`` with an editor's corrections laid over it."""
    return from_json({**to_json(base), **overlay}) if overlay else base


def _citation_to_json(citation: Citation) -> list[str | None]:
    published = citation.published.isoformat() if citation.published else None
    return [citation.title, citation.publisher, published, citation.url]
