"""The map of a day as facts without words: who held which part, the line, the corridor, and what changed.

Parts are counted in settlements of the gazetteer (towns and villages that the map knows), not in km²:
a count claims no more than is cited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

import shapely

from contactline.geography import DatedFeature, Period, Situation, as_of, dated_features, holdings
from contactline.model import When
from contactline.names import PLACES

AZERBAIJAN = frozenset({"azerbaijan", "azerbaijan_ssr"})
SETTLEMENT_KINDS = frozenset({"town", "village"})
ACROSS_THE_BORDER = frozenset({"khnatsakh", "kornidzor"})
"""Villages of Armenia beside the border, which the generalised outlines put inside the frame."""
LINE_REACH = 0.002
"""Degrees (about 200 m): the line is smoothed by less than this against the cells that it divides."""
LINE_SHARE = 0.02
"""Degrees (about 2 km) of line from which on it is said to run in a region."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one region has of something: ``place`` is the region, ``settlements`` are gazetteer ids.

    ``whole`` says that it is all of the region's cells; ``total`` counts the region's settlements.
    """

    place: str
    whole: bool
    settlements: tuple[str, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Handover:
    """Parts that changed hands between the day before and the day; ``acts`` are (basis, source) in English.

    ``about`` says that the sources give at least one of these changes other dates too.
    """

    before: str
    after: str
    parts: tuple[Part, ...]
    acts: tuple[tuple[str, str], ...]
    about: bool


@dataclass(frozen=True, slots=True)
class Corridor:
    """The corridor's road on a day; ``state`` is as the corridor facts name it."""

    road: str
    state: str
    schematic: bool


Shares = tuple[tuple[str, tuple[Part, ...]], ...]
"""Parts by what they share: a controller, or who else is present."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from the day before; ``line`` and ``corridor`` are "", began, ended, moved or changed."""

    handovers: tuple[Handover, ...]
    arrived: Shares
    left: Shares
    contested: tuple[Part, ...]
    settled: tuple[Part, ...]
    line: str
    corridor: str

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any(getattr(self, part) for part in self.__slots__)


@dataclass(frozen=True, slots=True)
class Summary:
    """The map of a day. ``changes`` is None on a day before which the map knows nothing.

    ``unsure`` are parts whose holder the data itself gives with low certainty, or for which the
    sources give the day's change of hands different dates.
    """

    on: date
    held: Shares
    present: Shares
    contested: tuple[Part, ...]
    unsure: tuple[Part, ...]
    line: tuple[str, ...]
    line_schematic: bool
    corridors: tuple[Corridor, ...]
    changes: Changes | None


@lru_cache(maxsize=1024)
def summary(on: date) -> Summary:
    """Return the facts of a day; everything is empty before the control data starts."""
    now = as_of(on)
    return Summary(
        on,
        _shares(now, lambda period: period.value),
        _shares(now, lambda period: period.co_presence),
        _parts(cell for cell, period in now.cells if period.contested),
        _parts(cell for cell, period in now.cells if _is_unsure(cell, period, on)),
        tuple(sorted({place for line, _ in now.lines for place in _along(line.id)})),
        any(period.schematic for _, period in now.lines),
        tuple(Corridor(road.id, period.value, period.schematic) for road, period in now.corridors),
        _changes(as_of(on - timedelta(days=1)), now),
    )


def regions() -> dict[str, tuple[DatedFeature, ...]]:
    """Return the control cells of each region of the frame, by its gazetteer id."""
    return _regions()


@cache
def _regions() -> dict[str, tuple[DatedFeature, ...]]:
    found: dict[str, list[DatedFeature]] = {}
    for feature in dated_features():
        if feature.layer == "control":
            found.setdefault(feature.place, []).append(feature)
    return {place: tuple(cells) for place, cells in found.items()}


@cache
def settlements() -> Mapping[str, tuple[str, ...]]:
    """Return the towns and villages of the gazetteer that lie in each control cell, by the cell's id."""
    known = [
        place
        for place in PLACES.values()
        if place.kind in SETTLEMENT_KINDS and place.id not in ACROSS_THE_BORDER
    ]
    points = shapely.STRtree([shapely.Point(place.lon, place.lat) for place in known])
    found: dict[str, tuple[str, ...]] = {}
    taken: set[int] = set()
    for cells in _regions().values():
        for cell in cells:
            inside = {int(i) for i in points.query(cell.geometry, predicate="intersects")} - taken
            taken |= inside
            found[cell.id] = tuple(known[i].id for i in sorted(inside))
    return found


def _parts(cells: Iterable[DatedFeature]) -> tuple[Part, ...]:
    """Return cells as parts of their regions: whole regions first, in the regions' order."""
    by_place: dict[str, list[DatedFeature]] = {}
    for cell in cells:
        by_place.setdefault(cell.place, []).append(cell)
    inside = settlements()
    parts = [
        Part(
            place,
            len(by_place[place]) == len(every),
            tuple(one for cell in by_place[place] for one in inside[cell.id]),
            sum(len(inside[cell.id]) for cell in every),
        )
        for place, every in _regions().items()
        if place in by_place
    ]
    return tuple(sorted(parts, key=lambda part: not part.whole))


def _shares(situation: Situation, of: Callable[[Period], str]) -> Shares:
    found: dict[str, list[DatedFeature]] = {}
    for cell, period in situation.cells:
        if of(period):
            found.setdefault(of(period), []).append(cell)
    return tuple((name, _parts(found[name])) for name in sorted(found))


@cache
def _doubtful_days() -> dict[tuple[date, str], tuple[date, date]]:
    """Return the span of dates that sources give for a change of hands, by (day drawn, basis)."""
    spans: dict[tuple[date, str], tuple[date, date]] = {}
    before: dict[str, str] = {}
    for row in sorted(holdings(), key=lambda row: row.first):
        # The republic's succession to the SSR is a change of label, not of who held the ground.
        same_side = {row.controller, before.get(row.area, row.controller)} <= AZERBAIJAN
        before[row.area] = row.controller
        earliest = When.parse(row.from_earliest).earliest if row.from_earliest else None
        latest = When.parse(row.from_latest).latest if row.from_latest else None
        if earliest and latest and earliest < latest and not same_side:
            spans[row.first, row.basis] = (earliest, latest)
    return spans


def _is_unsure(cell: DatedFeature, period: Period, on: date) -> bool:
    if period.certainty == "low":
        return True
    spans = _doubtful_days()
    near = [row for row in cell.periods if row is period or row.valid_from == period.valid_to]
    found = (spans.get((row.valid_from, row.basis)) for row in near)
    return any(span and span[0] <= on < span[1] for span in found)


@cache
def _along(line_id: str) -> tuple[str, ...]:
    """Return the regions that a line runs in or along the edge of."""
    line = next(feature for feature in dated_features() if feature.id == line_id).geometry
    lengths = {
        place: sum(line.intersection(cell.geometry.buffer(LINE_REACH)).length for cell in cells)
        for place, cells in _regions().items()
    }
    return tuple(place for place, length in lengths.items() if length > LINE_SHARE)


def _changes(before: Situation, now: Situation) -> Changes | None:
    if not before.cells:
        return None
    old = {cell.id: period for cell, period in before.cells}
    pairs = [(cell, old[cell.id], period) for cell, period in now.cells if cell.id in old]
    return Changes(
        _handovers(pairs),
        _differing(pairs, lambda was, now: _newcomer(was, now)),
        _differing(pairs, lambda was, now: _newcomer(now, was)),
        _parts(cell for cell, was, period in pairs if period.contested and not was.contested),
        _parts(cell for cell, was, period in pairs if was.contested and not period.contested),
        _how(before.lines, now.lines),
        _how(before.corridors, now.corridors),
    )


Pairs = list[tuple[DatedFeature, Period, Period]]


def _handovers(pairs: Pairs) -> tuple[Handover, ...]:
    found: dict[tuple[str, str], list[tuple[DatedFeature, Period]]] = {}
    for cell, was, period in pairs:
        if was.value != period.value:
            found.setdefault((was.value, period.value), []).append((cell, period))
    return tuple(_handover(*sides, found[sides]) for sides in sorted(found))


def _handover(before: str, after: str, moved: list[tuple[DatedFeature, Period]]) -> Handover:
    acts = dict.fromkeys((period.basis, period.sources[0] if period.sources else "") for _, period in moved)
    about = any((period.valid_from, period.basis) in _doubtful_days() for _, period in moved)
    return Handover(before, after, _parts(cell for cell, _ in moved), tuple(acts), about)


def _newcomer(was: Period, now: Period) -> str:
    """Return who else is present now and was not there at all before, not even as the holder."""
    return "" if now.co_presence in (was.co_presence, was.value) else now.co_presence


def _differing(pairs: Pairs, which: Callable[[Period, Period], str]) -> Shares:
    found: dict[str, list[DatedFeature]] = {}
    for cell, was, period in pairs:
        if which(was, period):
            found.setdefault(which(was, period), []).append(cell)
    return tuple((name, _parts(found[name])) for name in sorted(found))


def _how(
    before: tuple[tuple[DatedFeature, Period], ...], now: tuple[tuple[DatedFeature, Period], ...]
) -> str:
    """Return how lines or roads differ: began, ended, moved (another shape), changed (another state) or ""."""
    old, new = ({feature.id: period.value for feature, period in side} for side in (before, now))
    if old == new:
        return ""
    if not old or not new:
        return "began" if new else "ended"
    return "changed" if old.keys() == new.keys() else "moved"
