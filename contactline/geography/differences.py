"""What differs on the map between one day and the next: hands, presence, contest, lines and roads, with the acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from contactline.geography import DatedFeature, Period, holdings
from contactline.geography.parts import Dated, Part, Shares, Shown, parts_of, shares
from contactline.model import When

AZERBAIJAN = frozenset({"azerbaijan", "azerbaijan_ssr"})


@dataclass(frozen=True, slots=True)
class Handover:
    """Parts that changed hands between the day before and the day.

    ``about`` says that the sources give at least one of these changes other dates too.
    """

    before: str
    after: str
    parts: tuple[Part, ...]
    about: bool


Turns = tuple[tuple[str, str], ...]
"""What became of lines or roads: (kind of line or id of road, how)."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs from the day before; ``lines`` and ``corridors`` are (kind or road, how).

    How is one of: began, ended, moved (a line has another course), changed (a road has another state).
    ``acts`` are (basis, source) in English, of what is new.
    """

    handovers: tuple[Handover, ...]
    arrived: Shares
    left: Shares
    contested: tuple[Part, ...]
    settled: tuple[Part, ...]
    lines: Turns
    corridors: Turns
    posts_begun: tuple[str, ...]
    posts_ended: tuple[str, ...]
    acts: tuple[tuple[str, str], ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any(getattr(self, part) for part in self.__slots__)


@cache
def disputed_spans() -> dict[tuple[date, str], tuple[date, date]]:
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


def differences(before: Shown, now: Shown) -> Differences | None:
    """Return what differs between two days; None where the map knows nothing of the first."""
    if not before["control"]:
        return None
    old = {cell.id: period for cell, period in before["control"]}
    pairs = [
        (cell, old[cell.id], period)
        for cell, period in now["control"]
        if cell.id in old and _looks(old[cell.id]) != _looks(period)
    ]
    lines = _turns(_kinds(before["line"]), _kinds(now["line"]), "moved")
    roads = _turns(_states(before["corridor"]), _states(now["corridor"]), "changed")
    was, now_there = posts_in(before), posts_in(now)
    return Differences(
        _handovers(pairs),
        shares((cell, _newcomer(was, period)) for cell, was, period in pairs),
        shares((cell, _newcomer(period, was)) for cell, was, period in pairs),
        parts_of(cell for cell, was, period in pairs if period.contested and not was.contested),
        parts_of(cell for cell, was, period in pairs if was.contested and not period.contested),
        lines,
        roads,
        tuple(post for post in now_there if post not in was),
        tuple(post for post in was if post not in now_there),
        _acts(pairs, now, {name for name, how in (*lines, *roads) if how in ("began", "changed")}),
    )


def _acts(pairs: Pairs, now: Shown, new: set[str]) -> tuple[tuple[str, str], ...]:
    """Return the acts of what is new, each once; what is only computed or not known has none."""
    periods = [period for _, _, period in pairs]
    periods += [period for road, period in now["corridor"] if road.id in new]
    periods += [period for _, period in now["line"] if period.value in new]
    return tuple(dict.fromkeys((p.basis, p.sources[0] if p.sources else "") for p in periods if p.basis))


def posts_in(shown: Shown) -> tuple[str, ...]:
    """Return the places of the peacekeepers' posts that are shown, by gazetteer id."""
    return tuple(post.place for post, _ in shown["post"])


def _kinds(lines: Iterable[Dated]) -> dict[str, str]:
    return {period.value: line.id for line, period in lines}


def _states(roads: Iterable[Dated]) -> dict[str, str]:
    return {road.id: period.value for road, period in roads}


Pairs = list[tuple[DatedFeature, Period, Period]]
"""Cells that look otherwise, each with what it was and what it is."""


def _looks(period: Period) -> tuple[str, str, bool]:
    return period.value, period.co_presence, period.contested


def _handovers(pairs: Pairs) -> tuple[Handover, ...]:
    found: dict[tuple[str, str], list[tuple[DatedFeature, Period]]] = {}
    for cell, was, period in pairs:
        if was.value != period.value:
            found.setdefault((was.value, period.value), []).append((cell, period))
    spans = disputed_spans()
    return tuple(
        Handover(
            *sides,
            parts_of(cell for cell, _ in found[sides]),
            any((period.valid_from, period.basis) in spans for _, period in found[sides]),
        )
        for sides in sorted(found)
    )


def _newcomer(was: Period, now: Period) -> str:
    """Return who else is present now and was not there at all before, not even as the holder."""
    return "" if now.co_presence in (was.co_presence, was.value) else now.co_presence


def _turns(before: Mapping[str, str], now: Mapping[str, str], differs: str) -> Turns:
    """Return what began, ended or differs between two days."""
    return tuple(
        (one, "began" if one not in before else "ended" if one not in now else differs)
        for one in (*before, *(one for one in now if one not in before))
        if before.get(one) != now.get(one)
    )
