"""Dates as other people's tables write them, as EDTF that is no finer than they are known."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from contactline.library.importers.cells import BACKWARDS, BAD_DATE, NO_DATE, CellError
from contactline.model import When, WhenError

FIRST_DAY = date(1988, 1, 1)
"""The day from which on the map has events; earlier rows are left out."""

EXCEL_EPOCH = date(1899, 12, 30)
"""Day 0 of Excel's calendar of 1900, with the 29 February 1900 that it wrongly has."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NUMBERS = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})", re.ASCII)
_MONTH_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{4})", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})", re.ASCII)
_CLOCK = re.compile(r"(?<=\d)[T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?$", re.ASCII)


class DateForm(StrEnum):
    """How a table writes its days: ISO 8601 or EDTF, day first, month first, or as Excel's number of a day."""

    EDTF = "edtf"
    DAY_FIRST = "d.m.y"
    MONTH_FIRST = "m/d/y"
    EXCEL = "excel"


def spanning(first: date, last: date) -> When:
    """Return the days ``first`` to ``last``: as a month or a year where they are exactly that.

    >>> spanning(date(1993, 4, 1), date(1993, 4, 30)).edtf
    '1993-04'
    """
    whole_month = first.day == 1 and last == date(
        first.year, first.month, monthrange(first.year, first.month)[1]
    )
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return When.parse(f"{first.year:04}")
    return When.parse(f"{first.year:04}-{first.month:02}") if whole_month else When.days(first, last)


def approximate(when: When) -> When:
    """Return a date with the mark that it may lie a little beside."""
    return When.parse("/".join(f"{part}~" for part in when.edtf.split("/")))


def read_when(start: str, end: str, form: DateForm, columns: tuple[str, str]) -> When:
    """Return the date of a row with an optional end; raise CellError naming the column that cannot be read."""
    if not start.strip():
        raise CellError(columns[0], NO_DATE)
    first = _read(start, form, columns[0])
    if not end.strip():
        return first
    last = _read(end, form, columns[1])
    if first.edtf == last.edtf:
        return first
    if "/" in first.edtf or "/" in last.edtf:
        raise CellError(columns[1], BAD_DATE, end)  # an interval has its own end
    try:
        return When.parse(f"{first.edtf}/{last.edtf}")
    except WhenError as error:
        raise CellError(columns[1], BACKWARDS, end) from error


def read_day(text: str, column: str) -> date:
    """Return the day of a dataset's cell, ISO or "16 May 2025" or 16-05-2025; raise CellError for anything else."""
    written = _CLOCK.sub("", text.strip())
    named = _NAMED.fullmatch(written)
    numbers = _NUMBERS.fullmatch(written)
    try:
        if named:
            return date(int(named[3]), _MONTHS.index(named[2][:3].lower()) + 1, int(named[1]))
        if numbers:
            return date(int(numbers[3]), int(numbers[2]), int(numbers[1]))
        return date.fromisoformat(written)
    except ValueError as error:
        raise CellError(column, BAD_DATE if written else NO_DATE, text) from error


def _read(text: str, form: DateForm, column: str) -> When:
    written = _CLOCK.sub("", text.strip())
    try:
        if form is DateForm.EDTF:
            return When.parse(written)
        if form is DateForm.EXCEL:
            return When.day(EXCEL_EPOCH + timedelta(days=int(float(written.replace(",", ".")))))
        return _numbers(written, form)
    except (ValueError, OverflowError) as error:
        raise CellError(column, BAD_DATE, text) from error


def _numbers(written: str, form: DateForm) -> When:
    """Read 10.11.2020, 11.2020 or 2020; a year of two digits could be any century and is refused."""
    if re.fullmatch(r"\d{4}", written, re.ASCII):
        return When.parse(written)
    month = _MONTH_NUMBERS.fullmatch(written)
    if month:
        return When.parse(f"{month[2]}-{int(month[1]):02}")
    match = _NUMBERS.fullmatch(written)
    if not match:
        raise ValueError
    first, second = int(match[1]), int(match[2])
    day, month_number = (first, second) if form is DateForm.DAY_FIRST else (second, first)
    return When.day(date(int(match[3]), month_number, day))


def is_in_time(when: When) -> bool:
    """Whether some day of a date lies in the time of the map, which has no end."""
    return when.latest is None or when.latest >= FIRST_DAY
