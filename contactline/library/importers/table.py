"""A user's own CSV or GeoJSON as events, with a mapping of its columns."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from contactline.library.importers.cells import (
    HALF_A_POINT,
    NO_COLUMN,
    NO_PLACE,
    SEVERAL_PLACES,
    CellError,
    address,
    number,
    plain,
)
from contactline.library.importers.days import is_in_time, read_when
from contactline.library.importers.fields import FieldMap
from contactline.library.importers.gazetteer import (
    actor_called,
    in_region,
    place_near,
    places_called,
    the_place,
)
from contactline.library.importers.geojson import is_geojson, read_features, shape_location
from contactline.library.importers.outcome import Dataset, Imported, Problem, digest
from contactline.library.importers.sheet import Row, Sheet, collect, read_sheet
from contactline.library.importers.ucdp import missing_columns
from contactline.model import (
    ActorMention,
    ActorRole,
    Citation,
    Deaths,
    Event,
    Grade,
    Location,
    Origin,
    PlaceMention,
    PlaceRole,
    Status,
)

LINES = frozenset({"contact-line", "lachin-corridor"})
"""Places that are lines: what happens there happens along them."""


def open_table(raw: bytes, encoding: str = "") -> Sheet | Problem:
    """Return the table in the bytes of a CSV or GeoJSON file, or why there is none."""
    return read_features(raw) if is_geojson(raw) else read_sheet(raw, encoding=encoding)


def read_table(raw: bytes, dataset: Dataset, mapping: FieldMap, encoding: str = "") -> Imported:
    """Return the events of a user's table in the map's region and time; never raises for what the file holds."""
    sheet = open_table(raw, encoding)
    return Imported(problems=(sheet,)) if isinstance(sheet, Problem) else mapped(sheet, dataset, mapping)


def mapped(sheet: Sheet, dataset: Dataset, mapping: FieldMap) -> Imported:
    """Return the events of an open table; a field whose column it lacks is a problem of the header."""
    if not mapping.date:
        return Imported(problems=(Problem(1, "date", NO_COLUMN),))
    missing = missing_columns(sheet, tuple(mapping.columns.values()))
    return Imported(problems=missing) if missing else collect(sheet, _reader(dataset, mapping))


def _reader(dataset: Dataset, mapping: FieldMap) -> Callable[[Row], Event | None]:
    def read(row: Row) -> Event | None:
        when = read_when(
            row.get(mapping.date),
            row.get(mapping.date_end),
            mapping.form,
            (mapping.date, mapping.date_end),
        )
        places, location = _where(row, mapping)
        if not is_in_time(when) or (location and not in_region(location.lat, location.lon)):
            return None
        actors, others = _actors(row.get(mapping.actors))
        return Event(
            id=_id(row, dataset, mapping),
            kind=mapping.kind_of(row.get(mapping.kind)),
            when=when,
            title=plain(row.get(mapping.title)),
            places=places,
            actors=actors,
            status=Status.OCCURRED,
            origin=Origin.IMPORTED,
            grade=Grade.DATASET,
            certainty="not said",
            citations=(_citation(row, dataset, mapping),),
            other_actors=others,
            location=location,
            dataset=dataset.id,
            deaths=_deaths(row, mapping),
        )

    return read


def _id(row: Row, dataset: Dataset, mapping: FieldMap) -> str:
    """Return an id that stays when the file is brought in again: its own id, else its number in the file."""
    own = row.get(mapping.id) or f"row-{row.number}"
    readable = re.fullmatch(r"[A-Za-z0-9._-]{1,40}", own)
    return f"{dataset.prefix}-{own if readable else digest(own)}"


def _where(row: Row, mapping: FieldMap) -> tuple[tuple[PlaceMention, ...], Location | None]:
    label = plain(row.get(mapping.place))
    location = _location(row, mapping, label)
    if location:
        near = place_near((label,), location.lat, location.lon)
        return ((PlaceMention(near.id, PlaceRole.AT),) if near else ()), location
    if not label:
        return (), None
    place = the_place(label)
    if place is None:
        raise CellError(mapping.place, SEVERAL_PLACES if places_called(label) else NO_PLACE, label)
    return (PlaceMention(place.id, PlaceRole.ALONG if place.id in LINES else PlaceRole.AT),), None


def _location(row: Row, mapping: FieldMap, label: str) -> Location | None:
    """Return the point of a row, from its shape or its two columns, with the radius that it gives."""
    lat, lon = row.get(mapping.lat), row.get(mapping.lon)
    radius = row.get(mapping.radius)
    if row.shape is not None and not (lat and lon):
        drawn = shape_location(row.shape, label)
    elif lat and lon:
        point = number(lat, mapping.lat, -90, 90), number(lon, mapping.lon, -180, 180)
        drawn = Location(*point, 0.0, label)
    elif lat or lon:
        raise CellError(mapping.lon if lat else mapping.lat, HALF_A_POINT)
    else:
        return None
    return replace(drawn, radius_km=number(radius, mapping.radius, 0, 1000)) if radius else drawn


def _actors(cell: str) -> tuple[tuple[ActorMention, ...], tuple[str, ...]]:
    names = [name for name in (plain(part) for part in re.split(r"[;|؛]", cell)) if name]
    known = [(name, actor_called(name)) for name in names]
    ids = dict.fromkeys(actor for _, actor in known if actor)
    mentions = tuple(ActorMention(actor, ActorRole.PARTICIPANT) for actor in ids)
    return mentions, tuple(name for name, actor in known if not actor)


def _deaths(row: Row, mapping: FieldMap) -> Deaths | None:
    cell = row.get(mapping.deaths)
    if not cell:
        return None
    count = int(number(cell, mapping.deaths, 0, 1e7))
    return Deaths(count, count, count)


def _citation(row: Row, dataset: Dataset, mapping: FieldMap) -> Citation:
    """Return the row's own source with the terms that it names; else the row itself."""
    source, licence = plain(row.get(mapping.source)), plain(row.get(mapping.licence), 100)
    titles = (source or f"{dataset.citation}, {row.number}", licence or dataset.licence)
    return Citation(
        ". ".join(filter(None, titles)), dataset.title, None, address(row.get(mapping.url), mapping.url)
    )
