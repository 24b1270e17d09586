"""When something happened, as an EDTF value that keeps what is not known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from time import struct_time
from typing import Protocol, cast

from edtf import EDTFParseException, parse_edtf


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
        return _parse(value.isoformat())

    @staticmethod
    def days(first: date, last: date) -> When:
        """The days from ``first`` to ``last``, both included; one day when they are the same."""
        return _parse(first.isoformat() if first == last else f"{first}/{last}")

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


class _Bounded(Protocol):
    """What ``edtf`` returns, as far as it is used here."""

    def lower_strict(self) -> struct_time | float: ...

    def upper_strict(self) -> struct_time | float: ...


_OPEN_START = re.compile(r"^\.\./|^/")
_OPEN_END = re.compile(r"/\.\.$|/$")


@lru_cache(maxsize=65536)
def _parse(edtf: str) -> When:
    try:
        # The package's parser is annotated with pyparsing's own result type; what it returns is this.
        value = cast(_Bounded, parse_edtf(edtf))
    except EDTFParseException as error:
        raise WhenError(f"{edtf!r} is not an EDTF date such as 2020-11-10, 1988-02 or 1992/1994") from error
    earliest = None if _OPEN_START.search(edtf) else _as_date(value.lower_strict(), edtf)
    latest = None if _OPEN_END.search(edtf) else _as_date(value.upper_strict(), edtf)
    if earliest and latest and latest < earliest:
        raise WhenError(f"{edtf!r} ends {latest} before it starts {earliest}")
    return When(edtf, earliest, latest, _precision(edtf), _marked(edtf, "~%"), _marked(edtf, "?%"))


def _as_date(value: struct_time | float, edtf: str) -> date:
    if not isinstance(value, struct_time):
        raise WhenError(f"{edtf!r} has an end that is not a day: write an open end as '..'")
    try:
        return date(value.tm_year, value.tm_mon, value.tm_mday)
    except ValueError as error:
        raise WhenError(f"{edtf!r} names a day that does not exist") from error


def _marked(edtf: str, marks: str) -> bool:
    return any(mark in edtf for mark in marks)


def _precision(edtf: str) -> Precision:
    if "/" in edtf:
        return Precision.OPEN if _OPEN_START.search(edtf) or _OPEN_END.search(edtf) else Precision.RANGE
    bare = edtf.rstrip("~?%")
    if re.fullmatch(r"\d{3}X", bare):
        return Precision.DECADE
    if re.fullmatch(r"\d{4}-2[1-4]", bare):
        return Precision.SEASON
    return {4: Precision.YEAR, 7: Precision.MONTH}.get(len(bare), Precision.DAY)


def trailing(on: date, days: int) -> tuple[date, date]:
    """The period of ``days`` days that ends with ``on``, first and last day included."""
    return on - timedelta(days=days - 1), on
