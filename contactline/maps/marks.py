"""How an event is drawn: a form by its precision and by the role of each of its places.

What was only talked about is a badge on the area; what happened at a place is a dot there, fainter
where its date is known to a month or less, or where it is planned, alleged, denied or called for; a
district glows along its outline, a line along itself. A place that the gazetteer has not is drawn at its
own point, or as a faint disc as wide as it is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from contactline.model import Event, Location, Origin, PlaceMention, PlaceRole, Precision, Status
from contactline.names import PLACES, Place

EPOCH = date(1970, 1, 1)
OPEN_START, OPEN_END = -(2**30), 2**30
"""Days that stand for "no first day" and "no last day"."""

LINES = {"contact-line": "line", "lachin-corridor": "corridor"}
"""Places that are drawn as lines, with the layer that they glow along."""

REGIONS = {
    "nagorno-karabakh": ("nagorno-karabakh",),
    "nkao": ("nagorno-karabakh",),
    "artsakh": ("nagorno-karabakh",),
    "seven-districts": (
        "aghdam-district", "fuzuli-district", "jabrayil-district", "kalbajar-district",
        "lachin-district", "qubadli-district", "zangilan-district",
    ),
}  # fmt: skip
"""Places that are areas of the frame, with the outlines that they glow along."""

NAME_POINTS = {
    "nagorno-karabakh": (40.02, 46.56),
    "aghdam-district": (40.10, 47.06),
    "lachin-district": (39.78, 46.05),
}
"""Where an area's name and badge stand (lat, lon, EPSG:4326), if not at its centre: there a town's name stands."""

ORIGINS = {Origin.ARTICLE: 0, Origin.CURATED: 1, Origin.IMPORTED: 2}
"""Where an event comes from, as its dot shows it: a square on its corner, a ring, a triangle."""

LONG_RANGE = 31
"""Days from which on a range counts as known no finer than a month."""


class Form(IntEnum):
    """What a mark looks like."""

    DOT = 0
    FAINT = 1
    BADGE = 2
    LINE = 3
    AREA = 4
    DISC = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """One place of one event: ``event`` is its position, ``target`` the line or area to glow along.

    ``radius_km`` is how far around its point (degrees, EPSG:4326) a disc reaches.
    """

    event: int
    form: Form
    lat: float
    lon: float
    target: str
    radius_km: float = 0.0


def day_number(day: date | None, missing: int) -> int:
    """Return days since 1970-01-01, or ``missing`` for an open end."""
    return missing if day is None else (day - EPOCH).days


def marks_of(events: Sequence[Event]) -> Iterator[Mark]:
    """Yield the marks of events; an event with no place on any map has none."""
    for position, event in enumerate(events):
        for mention in gazetteer_places(event):
            place = PLACES.get(mention.id)
            if place is not None:
                yield from _marks(position, event, mention, place)
        if event.location:
            yield _located(position, event, event.location)


def gazetteer_places(event: Event) -> tuple[PlaceMention, ...]:
    """Return the places to draw where the gazetteer has them: a location of its own stands for where it happened."""
    if event.location is None:
        return event.places
    return tuple(mention for mention in event.places if mention.role is not PlaceRole.AT)


def _located(position: int, event: Event, location: Location) -> Mark:
    form = Form.DISC if location.radius_km > 0 else _dot(event)
    return Mark(position, form, location.lat, location.lon, "", location.radius_km)


def _marks(position: int, event: Event, mention: PlaceMention, place: Place) -> Iterable[Mark]:
    lat, lon = name_point(place)
    if mention.role is PlaceRole.ORIGIN:
        return []  # the dateline: nothing happened there
    if mention.role is PlaceRole.ABOUT:
        return [Mark(position, Form.BADGE, lat, lon, "")]
    if mention.id in LINES:
        return [Mark(position, Form.LINE, place.lat, place.lon, LINES[mention.id])]
    if mention.id in REGIONS or place.kind == "district":
        targets = REGIONS.get(mention.id, (mention.id,))
        return [Mark(position, Form.AREA, place.lat, place.lon, target) for target in targets]
    if place.kind == "region":
        return [Mark(position, Form.BADGE, lat, lon, "")]
    return [Mark(position, _dot(event), place.lat, place.lon, "")]


def _dot(event: Event) -> Form:
    sure = _day_precise(event) and event.status is Status.OCCURRED
    return Form.DOT if sure else Form.FAINT


def name_point(place: Place) -> tuple[float, float]:
    """Return where a place's name is written, as (lat, lon)."""
    return NAME_POINTS.get(place.id, (place.lat, place.lon))


def _day_precise(event: Event) -> bool:
    when = event.when
    if when.earliest is None or when.latest is None or when.precision in (Precision.MONTH, Precision.YEAR):
        return False
    return (when.latest - when.earliest).days < LONG_RANGE
