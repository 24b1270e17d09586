"""A user's own ACLED export, old and new columns; its notes are neither read nor kept.

Codes of the ACLED Codebook (https://acleddata.com/knowledge-base/codebook/), sections "Time precision codes",
"Spatial precision codes" and "Reported fatalities":

- ``time_precision`` 1 an actual date; 2 some time in the week or a similar period, of which the middle is given;
  3 some time in a month, of which the middle is given, or its first or last day for its beginning or end. "In the
  past two or three weeks" is a 3 too, so that the month is approximate.
- ``geo_precision`` 1 a particular town; 2 a part of a region, or near a town, by a town that stands for it; 3 a
  larger region, by the nearest natural location or the provincial capital.
- ``fatalities`` the lowest number reported; 0 also where nothing is known of any.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from contactline.library.importers.cells import CellError, code, number, plain
from contactline.library.importers.days import approximate, is_in_time, read_day
from contactline.library.importers.gazetteer import actor_called, in_region, place_near
from contactline.library.importers.outcome import ACLED, Imported, Problem, digest
from contactline.library.importers.sheet import MAX_DATASET_BYTES, Row, collect, read_sheet
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
    When,
)

NEEDED = (
    "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "location", "latitude",
    "longitude", "geo_precision",
)  # fmt: skip
"""Columns that every export has, before and after the change of columns in March 2023."""

RADIUS_KM = {1: 0.0, 2: 25.0, 3: 100.0}
"""How far around its point an event is drawn, in km, by ``geo_precision``: ours, for ACLED gives no distance."""

HALF_WEEK = timedelta(days=3)
"""The day given for a week is its middle."""

KINDS = {
    "armed clash": "clash",
    "government regains territory": "capture",
    "non-state actor overtakes territory": "capture",
    "non-violent transfer of territory": "handover",
    "headquarters or base established": "deployment",
    "agreement": "agreement",
}
"""Our kinds by ``sub_event_type``; strikes, attacks and all else that happened are incidents."""


def read_acled(raw: bytes) -> Imported:
    """Return the events of an ACLED export in the map's region and time; never raises for what the file holds."""
    sheet = read_sheet(raw, MAX_DATASET_BYTES)
    if isinstance(sheet, Problem):
        return Imported(problems=(sheet,))
    missing = missing_columns(sheet, NEEDED)
    return Imported(problems=missing) if missing else collect(sheet, _event, max_rows=None)


def _event(row: Row) -> Event | None:
    lat = number(row.get("latitude"), "latitude", -90, 90)
    lon = number(row.get("longitude"), "longitude", -180, 180)
    if not in_region(lat, lon):
        return None
    when = _when(row)
    if not is_in_time(when):
        return None
    places, location = _where(row, lat, lon)
    actors, others = _actors(row)
    return Event(
        id=_id(row),
        kind=KINDS.get(row.get("sub_event_type").lower(), "incident"),
        when=when,
        title="",
        places=places,
        actors=actors,
        status=Status.OCCURRED,
        origin=Origin.IMPORTED,
        grade=Grade.DATASET,
        certainty="not said",
        citations=(_citation(row),),
        other_actors=others,
        location=location,
        dataset=ACLED.id,
        deaths=_deaths(row),
    )


def _id(row: Row) -> str:
    written = row.get("event_id_cnty")
    return f"acled-{written.lower() if written.isascii() and written.isalnum() else digest(written)}"


def _when(row: Row) -> When:
    precision = code(row.get("time_precision"), "time_precision", 3)
    day = read_day(row.get("event_date"), "event_date")
    if precision == 1:
        return When.day(day)
    if precision == 2:
        return approximate(When.days(day - HALF_WEEK, day + HALF_WEEK))
    return approximate(When.parse(f"{day.year:04}-{day.month:02}"))


def _where(row: Row, lat: float, lon: float) -> tuple[tuple[PlaceMention, ...], Location | None]:
    precision = code(row.get("geo_precision"), "geo_precision", 3)
    label = plain(row.get("location"))
    place = place_near((label,), lat, lon) if precision < 3 else None
    mentions = (PlaceMention(place.id, PlaceRole.AT),) if place else ()
    return mentions, None if place and precision == 1 else Location(lat, lon, RADIUS_KM[precision], label)


def _actors(row: Row) -> tuple[tuple[ActorMention, ...], tuple[str, ...]]:
    """Return the actors; ACLED's first and second say nothing of who began."""
    names = [name for name in (plain(row.get("actor1")), plain(row.get("actor2"))) if name]
    known = [(name, actor_called(name)) for name in names]
    mentions = tuple(ActorMention(actor, ActorRole.PARTICIPANT) for _, actor in known if actor)
    return mentions, tuple(name for name, actor in known if not actor)


def _deaths(row: Row) -> Deaths | None:
    """Return the deaths that ACLED counts; None for 0, which does not tell "nobody died" from "nobody said"."""
    if not row.get("fatalities"):
        return None
    count = int(number(row.get("fatalities"), "fatalities", 0, 1e7))
    return Deaths(count, count, count) if count else None


def _citation(row: Row) -> Citation:
    said = plain(row.get("source"), 200)
    event = f"Event {plain(row.get('event_id_cnty'), 20)}"
    return ACLED.cited(f"{event}, reported by {said}" if said else event, _updated(row))


def _updated(row: Row) -> date | None:
    """Return the day on which ACLED last wrote the row, by which it was published; None where it is not said."""
    try:
        seconds = number(row.get("timestamp"), "timestamp", 1, 2**32)
    except CellError:
        return None
    return datetime.fromtimestamp(seconds, UTC).date()
