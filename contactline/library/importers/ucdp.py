"""UCDP's Georeferenced Event Dataset: each row with the precision of its date and place kept.

Codes of the UCDP GED Codebook (Stina Högbladh, Uppsala University; https://ucdp.uu.se/downloads/ged/ged251.pdf), in
its table of variables: ``date_prec`` as quoted from version 20.1, ``where_prec`` as quoted from version 25.1. The R
package mapme.biodiversity, made for 22.1 to 24.1, gives both the same meaning:

- ``date_prec`` 1 the exact date; 2 within 2 to 6 days; 3 only the week; 4 within 8 to 30 days, or only the month;
  5 within more than a month but not more than a calendar year.
- ``where_prec`` 1 the exact location; 2 within about 25 km of a known point, which is coded; 3 only the
  second-order division (a district), by a point for it; 4 only the first-order division, the same; 5 a line or a
  fuzzy area without borders, by a point chosen for it; 6 only the country; 7 international waters or airspace.

``date_start`` and ``date_end`` bound the days that the event may have fallen on.
"""

from __future__ import annotations

from datetime import date, timedelta

from contactline.library.importers.cells import (
    BACKWARDS,
    BAD_DEATHS,
    NO_COLUMN,
    CellError,
    code,
    number,
    plain,
)
from contactline.library.importers.days import approximate, is_in_time, read_day, spanning
from contactline.library.importers.gazetteer import actor_called, in_region, place_near
from contactline.library.importers.outcome import UCDP, Imported, Problem
from contactline.library.importers.sheet import MAX_DATASET_BYTES, Row, Sheet, collect, read_sheet
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
    "id", "type_of_violence", "side_a", "side_b", "where_prec", "where_coordinates", "latitude", "longitude",
    "date_prec", "date_start", "date_end", "best", "high", "low",
)  # fmt: skip
"""Columns without which a file is not UCDP GED."""

RADIUS_KM: dict[int, float | None] = {1: 0.0, 2: 25.0, 3: 30.0, 4: 60.0, 5: 100.0, 6: None, 7: None}
"""How far around its point an event is drawn, in km, by ``where_prec``; None is no point on the map.

25 km is the codebook's; the others are ours: about as far as a district, a first-order division and the region
of the conflict reach from their middle.
"""

KINDS = {1: "clash", 2: "clash", 3: "incident"}
"""Our kinds by ``type_of_violence``: state-based, non-state, one-sided (against civilians)."""

REACH = {2: timedelta(days=5), 3: timedelta(days=6)}
"""How far from a day a range of up to six days, or a week, that holds it can reach, by ``date_prec``."""

MONTH = 4
PLACE, POINT, DISTRICT = 1, 2, 3
ONE_SIDED = 3


def read_ucdp(raw: bytes) -> Imported:
    """Return the events of a UCDP GED CSV file in the map's region and time; never raises for what the file holds."""
    sheet = read_sheet(raw, MAX_DATASET_BYTES)
    if isinstance(sheet, Problem):
        return Imported(problems=(sheet,))
    missing = missing_columns(sheet, NEEDED)
    return Imported(problems=missing) if missing else collect(sheet, _event, max_rows=None)


def missing_columns(sheet: Sheet, needed: tuple[str, ...]) -> tuple[Problem, ...]:
    """Return a problem for each column that a table lacks."""
    return tuple(Problem(1, name, NO_COLUMN) for name in needed if name not in sheet.columns)


def _event(row: Row) -> Event | None:
    lat = number(row.get("latitude"), "latitude", -90, 90)
    lon = number(row.get("longitude"), "longitude", -180, 180)
    if not in_region(lat, lon):
        return None
    when = _when(row)
    if not is_in_time(when):
        return None
    violence = code(row.get("type_of_violence"), "type_of_violence", 3)
    places, location = _where(row, lat, lon)
    actors, others = _sides(row, one_sided=violence == ONE_SIDED)
    return Event(
        id=f"ucdp-{int(number(row.get('id'), 'id', 0, 1e12))}",
        kind=KINDS[violence],
        when=when,
        title="",
        places=places,
        actors=actors,
        status=Status.OCCURRED,
        origin=Origin.IMPORTED,
        grade=Grade.DATASET,
        certainty={"1": "high", "2": "medium"}.get(row.get("event_clarity"), "not said"),
        citations=_citations(row),
        other_actors=others,
        location=location,
        dataset=UCDP.id,
        deaths=_deaths(row),
    )


def _when(row: Row) -> When:
    precision = code(row.get("date_prec"), "date_prec", 5)
    first, last = read_day(row.get("date_start"), "date_start"), read_day(row.get("date_end"), "date_end")
    if last < first:
        raise CellError("date_end", BACKWARDS, row.get("date_end"))
    return _around(first, precision) if precision > 1 and first == last else spanning(first, last)


def _around(day: date, precision: int) -> When:
    """Return the days that are meant where a row gives one day of a range: it is not that day for sure."""
    if precision in REACH:
        return approximate(When.days(day - REACH[precision], day + REACH[precision]))
    month = f"-{day.month:02}" if precision == MONTH else ""
    return approximate(When.parse(f"{day.year:04}{month}"))


def _where(row: Row, lat: float, lon: float) -> tuple[tuple[PlaceMention, ...], Location | None]:
    """Return the place of the gazetteer and the place drawn: none for what is known to the country only."""
    precision = code(row.get("where_prec"), "where_prec", 7)
    radius = RADIUS_KM[precision]
    label = plain(row.get("where_coordinates"))
    if radius is None:
        return (), None
    if precision == DISTRICT:
        district = place_near((label, row.get("adm_2"), row.get("adm_1")), lat, lon, districts=True)
        if district:
            return (PlaceMention(district.id, PlaceRole.AT),), None
    place = place_near((label,), lat, lon) if precision <= POINT else None
    mentions = (PlaceMention(place.id, PlaceRole.AT),) if place else ()
    return mentions, None if place and precision == PLACE else Location(lat, lon, radius, label)


def _sides(row: Row, *, one_sided: bool) -> tuple[tuple[ActorMention, ...], tuple[str, ...]]:
    """Return the two sides: the codebook's side A of one-sided violence is who used it, else neither is first."""
    actors: list[ActorMention] = []
    others: list[str] = []
    for column, role in (("side_a", ActorRole.AGENT), ("side_b", ActorRole.AFFECTED)):
        name = plain(row.get(column))
        known = actor_called(name)
        if known:
            actors.append(ActorMention(known, role if one_sided else ActorRole.PARTICIPANT))
        elif name:
            others.append(name)
    return tuple(actors), tuple(others)


def _deaths(row: Row) -> Deaths:
    best, low, high = (int(number(row.get(name), name, 0, 1e7)) for name in ("best", "low", "high"))
    if not low <= best <= high:
        raise CellError("best", BAD_DEATHS, f"{low}, {best}, {high}")
    return Deaths(best, low, high)


def _citations(row: Row) -> tuple[Citation, ...]:
    """Return the dataset with the event's id, and the articles that it was coded from, as the row names them."""
    dataset = UCDP.cited(f"UCDP GED {plain(row.get('id'), 20)}")
    source = plain(row.get("source_article")) or plain(row.get("source_headline"))
    return (
        (dataset, Citation(source, plain(row.get("source_office")), _published(row)))
        if source
        else (dataset,)
    )


def _published(row: Row) -> date | None:
    """Return the first day in ``source_date``; what cannot be read there limits nothing and is left out."""
    days: list[date] = []
    for text in row.get("source_date").split(";"):
        try:
            days.append(read_day(text, "source_date"))
        except CellError:
            continue
    return min(days, default=None)
