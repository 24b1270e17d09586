"""Who controlled which area, from when to when, on whose word: ``data/control/control.csv``.

Control, not sovereignty: who held the ground. Periods are half-open: the day of a handover belongs
to the new holder. A narrower area overrides the wider one that it lies in, from its first row on.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from contactline.model import DATA, When, WhenError

CONTROLLERS: tuple[str, ...] = ("azerbaijan_ssr", "azerbaijan", "armenian_forces", "russian_peacekeepers")
"""Who may hold an area, in the neutral terms of the naming policy."""


class ControlError(ValueError):
    """A row of the control data that contradicts itself or the rows beside it."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One area held by one controller over one period.

    ``valid_from`` and ``valid_to`` are EDTF ("" is open), ``first`` (included) and ``end`` (excluded)
    the days they are drawn with: a fuzzy date is drawn from the first day that it may mean, and
    ``from_earliest`` to ``from_latest`` is the span of dates that the sources give.
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
    with (DATA / "control" / "control.csv").open(encoding="utf-8", newline="") as file:
        found = tuple(_holding(number, row) for number, row in enumerate(csv.DictReader(file), start=2))
    _check_order(found)
    return found


@cache
def by_area() -> dict[str, tuple[Holding, ...]]:
    """Return the rows of each area, in order of time."""
    found: dict[str, list[Holding]] = {}
    for holding in holdings():
        found.setdefault(holding.area, []).append(holding)
    return {area: tuple(sorted(rows, key=lambda row: row.first)) for area, rows in found.items()}


def control(on: date) -> list[Holding]:
    """Return who held which area on ``on``: one entry for each area that has its own row for that day."""
    return [holding for holding in holdings() if holding.covers(on)]


def holding_of(areas: tuple[str, ...], on: date) -> Holding | None:
    """Return the row that decides on ``on``: that of the narrowest area which has one; None before all."""
    rows = (row for area in areas for row in by_area().get(area, ()) if row.covers(on))
    return next(rows, None)


def _holding(number: int, row: dict[str, str]) -> Holding:
    try:
        first, end = _day(row["valid_from"]), _day(row["valid_to"]) if row["valid_to"] else None
    except WhenError as error:
        raise ControlError(f"control.csv, line {number}: {error}") from error
    if end is not None and end <= first:
        raise ControlError(f"control.csv, line {number}: {row['area']} ends {end} before it starts {first}")
    if row["controller"] not in CONTROLLERS:
        raise ControlError(f"control.csv, line {number}: {row['controller']!r} is no known controller")
    return Holding(
        area=row["area"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        first=first,
        end=end,
        controller=row["controller"],
        co_presence=row["co_presence"],
        contested=row["contested"] == "yes",
        basis=row["basis"],
        sources=tuple(source.strip() for source in row["sources"].split(" ; ")),
        verification=row["verification"],
        certainty=row["certainty"],
        dispute_note=row["dispute_note"],
        from_earliest=row["from_earliest"],
        from_latest=row["from_latest"],
    )


def _day(edtf: str) -> date:
    earliest = When.parse(edtf).earliest
    if earliest is None:
        raise WhenError(f"{edtf!r} has no first day")
    return earliest


def _check_order(found: tuple[Holding, ...]) -> None:
    last: dict[str, Holding] = {}
    for row in sorted(found, key=lambda row: (row.area, row.first)):
        before = last.get(row.area)
        if before and before.end != row.first:
            raise ControlError(
                f"control.csv: {row.area}: the period from {row.first} does not follow the one to {before.end}"
            )
        last[row.area] = row
