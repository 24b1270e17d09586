"""The dated features of the map: control cells, the contact line computed from them, the corridor."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, unary_union

from contactline.geography.control import Holding, by_area, holding_of
from contactline.model import DATA

START = date(1988, 2, 20)
"""The first day of the control data."""

Layer = Literal["control", "line", "corridor"]

AZERBAIJAN = frozenset({"azerbaijan", "azerbaijan_ssr"})
AREA_PLACES = {
    "nkao": "nagorno-karabakh",
    "kalbajar": "kalbajar-district",
    "lachin-north-south": "lachin-district",
    "qubadli": "qubadli-district",
    "zangilan": "zangilan-district",
    "jabrayil": "jabrayil-district",
    "fuzuli": "fuzuli-district",
    "aghdam": "aghdam-district",
}
"""Regions of the frame by the gazetteer's ids."""


@dataclass(frozen=True, slots=True)
class Period:
    """What a feature was from ``valid_from`` (included) to ``valid_to`` (excluded, None is open)."""

    valid_from: date
    valid_to: date | None
    value: str
    co_presence: str
    contested: bool
    certainty: str
    basis: str
    sources: tuple[str, ...]
    schematic: bool = False


@dataclass(frozen=True, slots=True)
class DatedFeature:
    """A shape (EPSG:4326) with what it was and when; ``place`` is a gazetteer id."""

    id: str
    layer: Layer
    area: str
    place: str
    geometry: BaseGeometry
    periods: tuple[Period, ...]
    licence: str

    def on(self, day: date) -> Period | None:
        """Return what the feature was on ``day``; None where it did not exist."""
        for period in self.periods:
            if period.valid_from <= day and (period.valid_to is None or day < period.valid_to):
                return period
        return None


def read_layer(name: str) -> dict[str, Any]:
    """Return a layer of ``data/geo/`` as a GeoJSON FeatureCollection in EPSG:4326."""
    return json.loads((DATA / "geo" / f"{name}.geojson").read_text(encoding="utf-8"))


@cache
def dated_features() -> tuple[DatedFeature, ...]:
    """Return every control cell, contact line and corridor with its periods."""
    cells = _cells()
    return (*cells, *_lines(cells), *_corridors())


@cache
def _cells() -> tuple[DatedFeature, ...]:
    found: list[DatedFeature] = []
    for feature in read_layer("cells")["features"]:
        properties = feature["properties"]
        areas = tuple(properties["areas"].split("|"))
        found.append(
            DatedFeature(
                properties["id"],
                "control",
                areas[0],
                AREA_PLACES[properties["region"]],
                shapely.geometry.shape(feature["geometry"]),
                _periods(areas),
                properties["licence"],
            )
        )
    return tuple(found)


def _periods(areas: tuple[str, ...]) -> tuple[Period, ...]:
    """Return the periods of a cell that is decided by ``areas``, the narrowest first."""
    rows = [row for area in areas for row in by_area().get(area, ())]
    turns = sorted({row.first for row in rows} | {row.end for row in rows if row.end})
    found: list[tuple[date, Holding]] = []
    for day in turns:
        holding = holding_of(areas, day)
        if holding and (not found or found[-1][1] is not holding):
            found.append((day, holding))
    ends: list[date | None] = [day for day, _ in found[1:]]
    return tuple(_period(day, end, row) for (day, row), end in zip(found, [*ends, None], strict=True))


def _period(first: date, end: date | None, row: Holding) -> Period:
    return Period(
        first, end, row.controller, row.co_presence, row.contested, row.certainty, row.basis, row.sources
    )


@cache
def _dated_rows(name: str) -> tuple[dict[str, str], ...]:
    with (DATA / "control" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _lines(cells: tuple[DatedFeature, ...]) -> list[DatedFeature]:
    """Return the contact line of each stretch of time in which no cell changed hands."""
    border = _state_border()
    found: list[DatedFeature] = []
    for row in _dated_rows("lines"):
        first, end = date.fromisoformat(row["valid_from"]), date.fromisoformat(row["valid_to"])
        turns = {period.valid_from for cell in cells for period in cell.periods}
        days = [first, *sorted(day for day in turns if first < day < end)]
        stretches: list[tuple[date, date, BaseGeometry]] = []
        for day, until in zip(days, [*days[1:], end], strict=True):
            shape = contact_line(cells, day, border)
            if stretches and stretches[-1][2].equals(shape):
                stretches[-1] = (stretches[-1][0], until, shape)
            else:
                stretches.append((day, until, shape))
        found += [_line(row, *stretch) for stretch in stretches if not stretch[2].is_empty]
    return found


def contact_line(cells: tuple[DatedFeature, ...], day: date, border: BaseGeometry) -> BaseGeometry:
    """Return the boundary between what Azerbaijan held and what it did not hold, without the state border."""
    others = [
        cell.geometry.buffer(1e-4)
        for cell in cells
        if (period := cell.on(day)) and period.value not in AZERBAIJAN
    ]
    edge = unary_union(others).buffer(-1e-4).boundary.difference(border)
    lines = [part for part in shapely.get_parts(edge) if isinstance(part, LineString)]
    parts = [part for part in shapely.get_parts(linemerge(lines)) if part.length > 0.02]
    return shapely.set_precision(shapely.MultiLineString(parts), 1e-4) if parts else shapely.MultiLineString()


@cache
def _state_border() -> BaseGeometry:
    """Return a band about 2 km wide around the borders of Armenia and Iran."""
    outlines = {
        f["properties"]["id"]: shapely.geometry.shape(f["geometry"])
        for f in read_layer("countries")["features"]
    }
    return unary_union([outlines[name] for name in ("ARM", "IRN")]).buffer(0.03)


def _line(row: dict[str, str], first: date, end: date, shape: BaseGeometry) -> DatedFeature:
    period = Period(
        first,
        end,
        "line",
        "",
        False,
        row["certainty"],
        row["basis"],
        tuple(row["sources"].split(" ; ")),
        True,
    )
    return DatedFeature(
        f"{row['area']}-{first.isoformat()}",
        "line",
        row["area"],
        "contact-line",
        shape,
        (period,),
        "ODbL 1.0",
    )


def _corridors() -> list[DatedFeature]:
    roads = {
        f["properties"]["id"]: shapely.geometry.shape(f["geometry"]) for f in read_layer("roads")["features"]
    }
    found: list[DatedFeature] = []
    for road in dict.fromkeys(row["road"] for row in _dated_rows("corridor")):
        periods = tuple(
            Period(
                date.fromisoformat(row["valid_from"]),
                date.fromisoformat(row["valid_to"]),
                row["state"],
                row["co_presence"],
                False,
                row["certainty"],
                row["basis"],
                tuple(row["sources"].split(" ; ")),
                True,
            )
            for row in _dated_rows("corridor")
            if row["road"] == road
        )
        found.append(
            DatedFeature(
                road, "corridor", "lachin-corridor", "lachin-corridor", roads[road], periods, "CC BY 4.0"
            )
        )
    return found
