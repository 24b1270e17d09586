"""How much land each side held on a day, district by district, and how long the contact line was.

Areas and lengths are geodesic (WGS 84, pyproj). What is not known of where the line ran between
settlements is computed with ``contactline.geography.spacing``; how far the districts' own outlines
are off is not in it: that is told by the published areas (``contactline.geography.published``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations
from math import sqrt

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from contactline.geography.features import AREA_PLACES, DatedFeature, Period
from contactline.geography.spacing import Spread, in_metres, sites_of, spread

FRAME = ""
"""The place of a figure for the whole frame: the oblast and the seven districts."""
COVERAGE = 2.0
"""Standard deviations in an uncertainty: about 95 of 100 cases."""

_GEOD = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """Land of ``place`` (a gazetteer id, FRAME for all) held by ``controller``, in square kilometres.

    ``uncertainty`` comes from the spacing of settlements alone; ``shared`` is the part where others were
    present too, ``contested`` the part about which it was contested who held it.
    """

    place: str
    controller: str
    km2: float
    uncertainty: float
    shared: float
    contested: float


@dataclass(frozen=True, slots=True)
class LineFigure:
    """The contact line's length in kilometres, and without the bends that the settlements cannot tell.

    ``spacing`` is the mean distance in kilometres between the settlements that the line runs between.
    """

    km: float
    coarse_km: float
    spacing: float


@dataclass(frozen=True, slots=True)
class Areas:
    """The figures of one day: by district and holder, for the whole frame by holder, and of the line."""

    on: date
    figures: tuple[AreaFigure, ...]
    totals: tuple[AreaFigure, ...]
    line: LineFigure | None

    def sum_of(self, place: str, controllers: frozenset[str]) -> float:
        """Return the square kilometres of a place, or of the FRAME, that ``controllers`` held together."""
        rows = self.totals if place == FRAME else self.figures
        return sum(row.km2 for row in rows if row.place == place and row.controller in controllers)


@lru_cache(maxsize=4096)
def area_km2(shape: BaseGeometry) -> float:
    """Return the geodesic area of a shape in EPSG:4326, in square kilometres."""
    return abs(_GEOD.geometry_area_perimeter(shapely.orient_polygons(shape))[0]) / 1e6


def length_km(shape: BaseGeometry) -> float:
    """Return the geodesic length of a line in EPSG:4326, in kilometres."""
    return _GEOD.geometry_length(shape) / 1e3


def areas_on(on: date, features: Sequence[DatedFeature]) -> Areas:
    """Return the figures of a day, in the order of the districts and holders; empty where nothing is known."""
    cells = [(f, period) for f in features if f.layer == "control" and (period := f.on(on))]
    spreads = _spreads(cells)
    figures: list[AreaFigure] = []
    for place in in_order({feature.place for feature, _ in cells}):
        rows = [(feature, period) for feature, period in cells if feature.place == place]
        for controller in sorted({period.value for _, period in rows}):
            inner = [s for (where, pair), s in spreads.items() if where == place and controller in pair]
            figures.append(_figure(place, controller, rows, inner))
    totals: list[AreaFigure] = []
    for controller in sorted({period.value for _, period in cells}):
        inner = [s for (_, pair), s in spreads.items() if controller in pair]
        totals.append(_figure(FRAME, controller, cells, inner))
    return Areas(on, tuple(figures), tuple(totals), _line(on, features, spreads))


def in_order(places: Iterable[str]) -> list[str]:
    """Return places of the frame in one fixed order: the oblast first, then the districts as the control data lists them."""
    order = list(AREA_PLACES.values())
    return sorted(places, key=lambda place: (order.index(place) if place in order else len(order), place))


Spreads = dict[tuple[str, frozenset[str]], Spread]


def _figure(
    place: str, controller: str, rows: Sequence[tuple[DatedFeature, Period]], inner: Sequence[Spread]
) -> AreaFigure:
    mine = [(area_km2(f.geometry), period) for f, period in rows if period.value == controller]
    return AreaFigure(
        place,
        controller,
        sum(km2 for km2, _ in mine),
        COVERAGE * sqrt(sum(one.variance for one in inner)) / 1e6,
        sum(km2 for km2, period in mine if period.co_presence),
        sum(km2 for km2, period in mine if period.contested),
    )


def _spreads(cells: Sequence[tuple[DatedFeature, Period]]) -> Spreads:
    """Return what is not known of each boundary inside a place: outlines of districts are no such boundary."""
    key = tuple((feature.place, period.value, feature.geometry) for feature, period in cells)
    return _spreads_of(key)


@lru_cache(maxsize=64)
def _spreads_of(cells: tuple[tuple[str, str, BaseGeometry], ...]) -> Spreads:
    lands: dict[tuple[str, str], list[BaseGeometry]] = {}
    for place, holder, shape in cells:
        lands.setdefault((place, holder), []).append(_metres(shape))
    by_holder: dict[str, list[BaseGeometry]] = {}
    for (_, holder), shapes in lands.items():
        by_holder.setdefault(holder, []).extend(shapes)
    sites = sites_of(by_holder)
    whole = {key: shapely.union_all(shapes) for key, shapes in lands.items()}
    found: Spreads = {}
    for place in dict.fromkeys(place for place, _ in lands):
        holders = [holder for where, holder in lands if where == place]
        for one, other in combinations(holders, 2):
            pair = {
                "one": _sites(sites, one, whole[place, one]),
                "other": _sites(sites, other, whole[place, other]),
            }
            found[place, frozenset((one, other))] = spread(whole[place, one], whole[place, other], pair)
    return found


def _sites(sites: dict[str, np.ndarray], holder: str, land: BaseGeometry) -> np.ndarray:
    """Return the settlements of a holder; a land without any stands for one settlement in its middle."""
    if len(sites[holder]):
        return sites[holder]
    return shapely.get_coordinates(land.representative_point())


@lru_cache(maxsize=4096)
def _metres(shape: BaseGeometry) -> BaseGeometry:
    return in_metres(shape)


def _line(on: date, features: Sequence[DatedFeature], spreads: Spreads) -> LineFigure | None:
    lines = [f.geometry for f in features if f.layer == "line" and f.on(on)]
    if not lines:
        return None
    measured = [one for one in spreads.values() if one.length]
    length = sum(one.length for one in measured)
    spacing = sum(one.spacing * one.length for one in measured) / length if length else 0.0
    shape = shapely.union_all(lines)
    # 1 degree of latitude is about 111 km; bends smaller than half the spacing are the drawing's, not facts.
    coarse = shapely.simplify(shape, spacing / 2 / 111_000)
    return LineFigure(length_km(shape), length_km(coarse), spacing / 1e3)
