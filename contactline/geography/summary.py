"""The map of a day as facts without words: who held which part, the line, the corridor, and what changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from shapely.geometry.base import BaseGeometry

from contactline.geography import DatedFeature, Period, dated_features
from contactline.geography.differences import Differences, differences, disputed_spans, posts_in
from contactline.geography.parts import Part, Shares, parts_of, regions, shares, shown

LINE_REACH = 0.002
"""Degrees (about 200 m): the line is smoothed by less than this against the cells that it divides."""
LINE_SHARE = 0.02
"""Degrees (about 2 km) of line from which on it is said to run in a region."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of contact, or (``kind`` "front") a front line that moves with the fighting; ``places`` are regions."""

    kind: str
    places: tuple[str, ...]
    schematic: bool


@dataclass(frozen=True, slots=True)
class Corridor:
    """The corridor's road on a day; ``state`` is as the corridor facts name it."""

    road: str
    state: str
    schematic: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """The map of a day. ``changes`` is None on a day before which the map knows nothing.

    ``unsure`` are parts whose holder the data itself gives with low certainty, or for which the
    sources give the day's change of hands different dates. ``posts`` are places of peacekeepers' posts.
    """

    on: date
    held: Shares
    present: Shares
    contested: tuple[Part, ...]
    unsure: tuple[Part, ...]
    lines: tuple[Line, ...]
    corridors: tuple[Corridor, ...]
    posts: tuple[str, ...]
    changes: Differences | None


def summary(on: date, features: Sequence[DatedFeature] | None = None) -> Summary:
    """Return the facts of a day, of all features or of those given (what was known of them on some day).

    Everything is empty before the control data starts.
    """
    if features is None or features is dated_features():
        return replace(_of_all(_like(on)), on=on)
    return _summary(on, features)


@lru_cache(maxsize=1024)
def _of_all(on: date) -> Summary:
    return _summary(on, dated_features())


def _like(on: date) -> date:
    """Return the first of the days up to ``on`` that are all alike: most days differ in nothing from the day before."""
    place = bisect_right(_turns(), on)
    return _turns()[place - 1] if place else on


@cache
def _turns() -> tuple[date, ...]:
    """Return the days on which the map, how sure it is, or what it says of the day before may change."""
    periods = [period for feature in dated_features() for period in feature.periods]
    drawn = {day for period in periods for day in (period.valid_from, period.valid_to) if day}
    after = {day + timedelta(days=1) for day in drawn}
    return tuple(sorted(drawn | after | {day for span in disputed_spans().values() for day in span}))


def _summary(on: date, features: Sequence[DatedFeature]) -> Summary:
    now = shown(features, on)
    cells = now["control"]
    return Summary(
        on,
        shares((cell, period.value) for cell, period in cells),
        shares((cell, period.co_presence) for cell, period in cells),
        parts_of(cell for cell, period in cells if period.contested),
        parts_of(cell for cell, period in cells if _is_unsure(cell, period, on)),
        tuple(Line(period.value, _along(line.geometry), period.schematic) for line, period in now["line"]),
        tuple(Corridor(road.id, period.value, period.schematic) for road, period in now["corridor"]),
        posts_in(now),
        differences(shown(features, on - timedelta(days=1)), now),
    )


def _is_unsure(cell: DatedFeature, period: Period, on: date) -> bool:
    if period.certainty == "low":
        return True
    spans = disputed_spans()
    near = [row for row in cell.periods if row is period or row.valid_from == period.valid_to]
    found = (spans.get((row.valid_from, row.basis)) for row in near)
    return any(span and span[0] <= on < span[1] for span in found)


@lru_cache(maxsize=1024)
def _along(line: BaseGeometry) -> tuple[str, ...]:
    """Return the regions that a line runs in or along the edge of."""
    lengths = {
        place: sum(line.intersection(cell.geometry.buffer(LINE_REACH)).length for cell in cells)
        for place, cells in regions().items()
    }
    return tuple(place for place, length in lengths.items() if length > LINE_SHARE)
