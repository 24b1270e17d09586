"""Who controlled which area, from when to when, on whose word: ``data/control/control.csv``.

Control, not sovereignty: who held the ground. Periods are half-open: the day of a handover belongs
to the new holder. A narrower area overrides the wider one that it lies in, from its first row on; the
narrowest are settlements, whose own rows (``settlement_control.csv``) say where they went another way,
or on another day, than the area around them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from contactline.geography.schema import ControlError, HoldingRow, read_rows
from contactline.model import When

CONTROLLERS: tuple[str, ...] = ("azerbaijan_ssr", "azerbaijan", "armenian_forces", "russian_peacekeepers")
"""Who may hold an area, in the neutral terms of the naming policy."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One area held by one controller over one period.

    ``valid_from`` and ``valid_to`` are EDTF ("" is open), ``first`` (included) and ``end`` (excluded)
    the days they are drawn with: a fuzzy date is drawn from the first day that it may mean, and
    ``from_earliest`` to ``from_latest`` is the span of dates that the sources give. ``basis`` is the act
    by which it came to be held so.
    """

    area: str
    valid_from: str
    valid_to: str
    first: date
    end: date | None
    controller: str
    co_presence: str
    contested: bool
    basis: str
    sources: tuple[str, ...]
    verification: str
    certainty: str
    dispute_note: str
    from_earliest: str
    from_latest: str

    def covers(self, day: date) -> bool:
        """Whether the area was held so on ``day``."""
        return self.first <= day and (self.end is None or day < self.end)


@cache
def holdings() -> tuple[Holding, ...]:
    """Return every row of the control data, in the order of the file; raise ControlError naming a bad row."""
    return _read("control")


@cache
def settlement_holdings() -> tuple[Holding, ...]:
    """Return the rows of settlements that were held otherwise than the area around them."""
    return _read("settlement_control")


@cache
def by_area() -> dict[str, tuple[Holding, ...]]:
    """Return the rows of each area and settlement, in order of time."""
    found: dict[str, list[Holding]] = {}
    for holding in (*holdings(), *settlement_holdings()):
        found.setdefault(holding.area, []).append(holding)
    return {area: tuple(sorted(rows, key=lambda row: row.first)) for area, rows in found.items()}


def control(on: date) -> list[Holding]:
    """Return who held which area on ``on``: one entry for each area that has its own row for that day."""
    return [holding for holding in holdings() if holding.covers(on)]


def holding_of(areas: Iterable[str], on: date) -> Holding | None:
    """Return the row that decides on ``on``: that of the narrowest area which has one; None before all."""
    rows = (row for area in areas for row in by_area().get(area, ()) if row.covers(on))
    return next(rows, None)


def _read(name: str) -> tuple[Holding, ...]:
    found = tuple(_holding(name, line, row) for line, row in read_rows(name, HoldingRow))
    _check_order(name, found)
    return found


def _holding(name: str, line: int, row: HoldingRow) -> Holding:
    first = _first_day(row.valid_from)
    end = _first_day(row.valid_to) if row.valid_to else None
    if end is not None and end <= first:
        raise ControlError(f"{name}.csv, line {line}: {row.area} ends {end} before it starts {first}")
    if _first_day(row.from_earliest) > _last_day(row.from_latest):
        raise ControlError(f"{name}.csv, line {line}: {row.area}: the earliest start is after the latest")
    return Holding(first=first, end=end, **row.model_dump())


def _first_day(edtf: str) -> date:
    return When.parse(edtf).earliest or date.min


def _last_day(edtf: str) -> date:
    return When.parse(edtf).latest or date.max


def _check_order(name: str, found: tuple[Holding, ...]) -> None:
    """Refuse an area whose periods leave a gap, overlap, or follow one another without any change."""
    last: dict[str, Holding] = {}
    for row in sorted(found, key=lambda row: (row.area, row.first)):
        before = last.get(row.area)
        if before and before.end != row.first:
            raise ControlError(
                f"{name}.csv: {row.area}: the period from {row.first} does not follow the one to {before.end}"
            )
        last[row.area] = row
