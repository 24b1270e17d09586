"""The curated chronology as events: checked by hand, each with sources, a grade and a certainty."""

from __future__ import annotations

import csv
from functools import cache

from contactline.model import (
    DATA,
    ActorMention,
    ActorRole,
    Citation,
    Event,
    Grade,
    Origin,
    PlaceMention,
    PlaceRole,
    Status,
    When,
)
from contactline.names import ACTORS, PLACES

LINEAR_PLACES = frozenset({"contact-line", "lachin-corridor"})
"""Places that are lines or corridors: what happens there happens along them."""


@cache
def curated_events() -> tuple[Event, ...]:
    """Return the events of ``data/release/chronology.csv``, in the order of the file.

    Raises ValueError naming the row when an id, a date or a place cannot be read.
    """
    with (DATA / "release" / "chronology.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_event(row) for row in csv.DictReader(file))


def citation_of(source: str) -> Citation:
    """Read "title — publisher — address", as facts cite; the last part may be a remark instead of an address."""
    title, *rest = (part.strip() for part in source.split(" — "))
    url = rest.pop() if rest and rest[-1].startswith(("http://", "https://")) else ""
    return Citation(title, " — ".join(rest), None, url)


def _event(row: dict[str, str]) -> Event:
    try:
        return Event(
            id=row["id"],
            kind=row["kind"],
            when=When.parse(_edtf(row["date_start"], row["date_end"])),
            title=row["title"],
            places=tuple(_place(place) for place in row["place_ids"].split(";") if place),
            actors=tuple(
                ActorMention(actor, ActorRole.PARTICIPANT)
                for actor in _split(row["actors"])
                if actor in ACTORS
            ),
            status=Status.OCCURRED,
            origin=Origin.CURATED,
            grade=Grade(row["verification"]),
            certainty=row["certainty"],
            citations=tuple(citation_of(source) for source in row["sources"].split(" ; ")),
            other_actors=tuple(actor for actor in _split(row["actors"]) if actor not in ACTORS),
        )
    except (KeyError, ValueError) as error:
        raise ValueError(f"chronology.csv, row {row.get('id')!r}: {error}") from error


def _edtf(start: str, end: str) -> str:
    return start if start == end or not end else f"{start}/{end}"


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _place(place_id: str) -> PlaceMention:
    if place_id not in PLACES:
        raise ValueError(f"{place_id!r} is not in the gazetteer (data/names/places.csv)")
    return PlaceMention(place_id, PlaceRole.ALONG if place_id in LINEAR_PLACES else PlaceRole.AT)
