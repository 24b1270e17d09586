"""What changed hands between two days, and by which act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from contactline.geography.features import DatedFeature, Period, cells


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that another held, or that others were present in, from ``on``; ``after.basis`` is the act."""

    on: date
    cell: DatedFeature
    before: Period | None
    after: Period


def changes(after: date, until: date) -> list[Change]:
    """Return the changes on the days after ``after`` up to ``until``, in order of time."""
    found = [
        Change(period.valid_from, cell, before, period)
        for cell in cells()
        for before, period in zip((None, *cell.periods), cell.periods, strict=False)
        if after < period.valid_from <= until and _differs(before, period)
    ]
    return sorted(found, key=lambda change: (change.on, change.cell.id))


def _differs(before: Period | None, after: Period) -> bool:
    """Whether the map shows another picture: another holder, other forces beside it, or another doubt."""
    return before is None or (before.value, before.co_presence, before.contested) != (
        after.value,
        after.co_presence,
        after.contested,
    )
