"""UCDP's Georeferenced Event Dataset: each row with the precision of its date and place kept.

Codes as in the UCDP GED codebook (versions 23.1 to 25.1): ``date_prec`` 1 the day, 2 two to six days, 3 a week,
4 a month, 5 more; ``where_prec`` 1 the place, 2 within about 25 km of a known point, 3 the second-order division
(a district), 4 the first-order division, 5 a line or an area without borders, 6 the country, 7 waters or airspace.
"""

from __future__ import annotations

from datetime import date

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
    when = spanning(first, last)
    # A range that the file gives as one day is not that day for sure.
    return approximate(when) if precision > 1 and first == last else when


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
