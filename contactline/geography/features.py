"""A dated feature: a shape with what it was and when; and the control cells, which all others follow from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

import shapely
from shapely.geometry.base import BaseGeometry

from contactline.geography.control import Holding, by_area, holding_of
from contactline.model import DATA

START = date(1988, 2, 20)
"""The first day of the control data."""

Layer = Literal["control", "line", "corridor", "zone", "post"]

AZERBAIJAN = frozenset({"azerbaijan", "azerbaijan_ssr"})
PEACEKEEPERS = "russian_peacekeepers"
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
    """A shape (EPSG:4326) with what it was and when; ``place`` is a gazetteer id.

    ``edges`` are positions in ``arcs()`` for what runs along the edges of cells: a line, the edge of a zone.
    """

    id: str
    layer: Layer
    area: str
    place: str
    geometry: BaseGeometry
    periods: tuple[Period, ...]
    licence: str
    edges: tuple[int, ...] = ()

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
def cells() -> tuple[DatedFeature, ...]:
    """Return the control cells: they tile the frame, and each changes hands as a whole."""
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


@cache
def turns() -> tuple[date, ...]:
    """Return the days on which some cell changes its holder, its co-presence or the act that it rests on."""
    return tuple(sorted({period.valid_from for cell in cells() for period in cell.periods}))


def _periods(areas: tuple[str, ...]) -> tuple[Period, ...]:
    """Return the periods of a cell that is decided by ``areas``, the narrowest first."""
    rows = [row for area in areas for row in by_area().get(area, ())]
    days = sorted({row.first for row in rows} | {row.end for row in rows if row.end})
    found: list[tuple[date, Holding]] = []
    for day in days:
        holding = holding_of(areas, day)
        if holding and (not found or found[-1][1] is not holding):
            found.append((day, holding))
    ends: list[date | None] = [day for day, _ in found[1:]]
    return tuple(_period(day, end, row) for (day, row), end in zip(found, [*ends, None], strict=True))


def _period(first: date, end: date | None, row: Holding) -> Period:
    """Return a cell's period; its outline is schematic: it follows from points, not from a survey."""
    return Period(
        first,
        end,
        row.controller,
        row.co_presence,
        row.contested,
        row.certainty,
        row.basis,
        row.sources,
        schematic=True,
    )
