"""When something happened, as an EDTF value that keeps what is not known."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache


class WhenError(ValueError):
    """A text that is not an EDTF value of level 0 or 1, or a period that ends before it starts."""


class Precision(StrEnum):
    """How finely a date is known: the coarser of its two ends for an interval."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class When:
    """A date, an interval or an open interval; ``edtf`` is its one written form.

    ``earliest`` and ``latest`` are the first and last day that it may cover, both included;
    ``None`` means unbounded on that side (``1992/..`` has no latest day).

    >>> When.parse("1988-02").latest
    datetime.date(1988, 2, 29)
    """

    edtf: str
    earliest: date | None
    latest: date | None
    precision: Precision
    approximate: bool = False
    uncertain: bool = False

    @staticmethod
    def parse(edtf: str) -> When:
        """Read an EDTF value of level 0 or 1; raise WhenError naming the text that is none."""
        return _parse(edtf)

    @staticmethod
    def day(value: date) -> When:
        """The one day ``value``."""
        return _day(value)

    @staticmethod
    def days(first: date, last: date) -> When:
        """The days from ``first`` to ``last``, both included; one day when they are the same."""
        if first > last:
            raise WhenError(f"a period cannot end {last} before it starts {first}")
        return When.day(first) if first == last else When(f"{first}/{last}", first, last, Precision.RANGE)

    def possibly_within(self, first: date, last: date) -> bool:
        """Whether some day of this may lie in ``first`` to ``last``, both included."""
        return (self.earliest is None or self.earliest <= last) and (
            self.latest is None or self.latest >= first
        )

    def surely_within(self, first: date, last: date) -> bool:
        """Whether every day that this may cover lies in ``first`` to ``last``, both included."""
        return (
            self.earliest is not None
            and self.latest is not None
            and first <= self.earliest
            and self.latest <= last
        )


_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<mark>[?~%]?)",
    re.ASCII,
)
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""First month of a season by its EDTF number; each has three, so winter ends in the next year."""


@lru_cache(maxsize=1 << 14)
def _day(value: date) -> When:
    return When(value.isoformat(), value, value, Precision.DAY)


@lru_cache(maxsize=1 << 14)
def _parse(edtf: str) -> When:
    start, slash, end = edtf.partition("/")
    first = None if slash and start in ("", "..") else _bounds(start, edtf)
    last = None if slash and end in ("", "..") else _bounds(end, edtf) if slash else first
    if first is None and last is None:
        raise WhenError(f"{edtf!r} has no date: at least one end of a period must be known")
    earliest, latest = first and first[0], last and last[1]
    if earliest and latest and latest < earliest:
        raise WhenError(f"{edtf!r} ends {latest} before it starts {earliest}")
    precision = _precision(start) if not slash else Precision.RANGE if first and last else Precision.OPEN
    return When(edtf, earliest, latest, precision, _marked(edtf, "~%"), _marked(edtf, "?%"))


def _bounds(point: str, edtf: str) -> tuple[date, date]:
    """Return the first and last day that one date of level 0 or 1 may cover."""
    match = _POINT.fullmatch(point)
    if not match:
        raise WhenError(f"{edtf!r} is not an EDTF date such as 2020-11-10, 1988-02 or 1992/1994")
    year, month, day = match["year"], match["month"], match["day"]
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    try:
        if month in (None, "XX"):
            if day not in (None, "XX"):
                raise ValueError
            return date(first_year, 1, 1), date(last_year, 12, 31)
        if first_year != last_year:
            raise ValueError
        if int(month) in _SEASONS and day is None:
            begins = _SEASONS[int(month)]
            return date(first_year, begins, 1), _month_end(
                first_year + (begins + 2) // 13, (begins + 1) % 12 + 1
            )
        if day in (None, "XX"):
            return date(first_year, int(month), 1), _month_end(first_year, int(month))
        whole = date(first_year, int(month), int(day))
    except ValueError as error:
        raise WhenError(f"{edtf!r} names a day, month or year that does not exist") from error
    return whole, whole


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _marked(edtf: str, marks: str) -> bool:
    return any(mark in edtf for mark in marks)


def _precision(point: str) -> Precision:
    """Return how finely a date is known; what is written X is not known."""
    bare = point.rstrip("~?%")
    known = re.sub(r"(-XX)+$", "", bare)
    if "X" in known:
        return Precision.DECADE
    if len(known) == len("2020-21") and int(known[-2:]) in _SEASONS:
        return Precision.SEASON
    return {4: Precision.YEAR, 7: Precision.MONTH}.get(len(known), Precision.DAY)


def trailing(on: date, days: int) -> tuple[date, date]:
    """The period of ``days`` days that ends with ``on``, first and last day included."""
    return on - timedelta(days=days - 1), on
