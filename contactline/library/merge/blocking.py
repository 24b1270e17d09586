"""Blocks: keys that two reports of one happening share, so that few have to be compared.

A key is a day with a square of the map, with a kind, or with a kind and a state: the more keys two reports share,
the likelier they are one, and where a block has too many events the finer ones remain. What is dated coarser than a
few days is filed by its months, and what is dated finely by its month too, for coarse reports to find it. A report
is looked up a day around its date, in the squares around its places, under the kinds that it may be given too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from math import floor

from contactline.library.merge.days import Days
from contactline.library.merge.gist import Gist, gist
from contactline.library.merge.grounds import reach
from contactline.library.merge.kinds import kindred
from contactline.library.merge.parties import states
from contactline.model import Report
from contactline.names import PLACES

SQUARE = 0.5
"""Degrees that a square of the map measures: a village and the point of its district lie in neighbours at most."""

WIDE_KM = 40.0
"""Reach from which on a place names no square: it is found as what names no place."""

MONTHS = 4
"""Months from which on a date is too coarse to be filed by them."""

_ALLIED = {"am": "nkr", "nkr": "am"}


def filed_under(report: Report) -> frozenset[str]:
    """Return the keys under which a report's event is kept; none for what no comparison can tell apart."""
    return _filed(gist(report))


def looked_up(report: Report) -> frozenset[str]:
    """Return the keys under which events of the same happening may be kept."""
    return _looked_up(gist(report))


@lru_cache(maxsize=1 << 14)
def _filed(said: Gist) -> frozenset[str]:
    if said.days is None:
        return frozenset()
    squares = {square for place in said.places if (square := _square(place))}
    whose = (f"{said.kind}.{state}" for state in states(said.actors))
    tails = [*(_on_the_map(square) for square in squares), said.kind, *whose]
    return frozenset(f"{head}|{tail}" for head in _filed_heads(said.days) for tail in tails)


@lru_cache(maxsize=1 << 14)
def _looked_up(said: Gist) -> frozenset[str]:
    if said.days is None:
        return frozenset()
    squares = {near for place in said.places if (square := _square(place)) for near in _around(square)}
    named = states(said.actors)
    whose = {*named, *(_ALLIED[state] for state in named & _ALLIED.keys())}
    kinds = kindred(said.kind)
    tails = [
        *(_on_the_map(square) for square in squares),
        *kinds,
        *(f"{kind}.{state}" for kind in kinds for state in whose),
    ]
    return frozenset(f"{head}|{tail}" for head in _looked_up_heads(said.days) for tail in tails)


def _filed_heads(days: Days) -> Iterator[str]:
    """Yield ``d`` and a day for what is dated finely, with ``f`` and its month; ``c`` and a month for the rest."""
    if days.is_fine:
        yield from (f"d{day}" for day in range(days.first, days.last + 1))
        yield from (f"f{month}" for month in _months(days))
    else:
        yield from (f"c{month}" for month in _months(days))


def _looked_up_heads(days: Days) -> Iterator[str]:
    yield from (f"c{month}" for month in _months(days))
    if days.is_fine:
        yield from (f"d{day}" for day in range(days.first - 1, days.last + 2))
    else:
        yield from (f"f{month}" for month in _months(days))


def _months(days: Days) -> range:
    first, last = (_month(date.fromordinal(day)) for day in (days.first, days.last))
    return range(first, last + 1) if last - first < MONTHS else range(0)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _square(place: str) -> tuple[int, int] | None:
    if place not in PLACES or reach(place) >= WIDE_KM:
        return None
    return floor(PLACES[place].lat / SQUARE), floor(PLACES[place].lon / SQUARE)


def _around(square: tuple[int, int]) -> Iterator[tuple[int, int]]:
    return ((square[0] + up, square[1] + right) for up in (-1, 0, 1) for right in (-1, 0, 1))


def _on_the_map(square: tuple[int, int]) -> str:
    return f"{square[0]}_{square[1]}"
