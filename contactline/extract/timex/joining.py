"""Join two dates that follow each other: "31 August and 1 September", "late March and early April".

They are told as one interval, like "30 and 31 August".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from contactline.extract.timex.finding import Found
from contactline.extract.timex.grammar import Grammar
from contactline.extract.timex.tokens import Tokens
from contactline.extract.timex.vocabulary import Value

_MAKES = {"day": "day-to-day", "month": "months"}
_ALONE = frozenset({"day", "month", "month3", "year", "weekday", "part"})
"""What a date may be said by that is joined to the next one."""
_SOME_YEARS = (2001, 2000)
"""A year without and one with a 29 February, for days that say none."""


def joined(found: list[Found], tokens: Tokens, rules: Grammar) -> Iterator[Found]:
    """Yield the dates in order, two neighbours with "and" between as one."""
    last: Found | None = None
    for one in found:
        pair = last and _pair(last, one, tokens, rules)
        if last and not pair:
            yield last
        last = pair or one
    if last:
        yield last


def _pair(one: Found, other: Found, tokens: Tokens, rules: Grammar) -> Found | None:
    """Return two dates as a range, or None where they are not one "and" the next."""
    if one.makes != other.makes or one.makes not in _MAKES:
        return None
    if not one.parts.keys() | other.parts.keys() <= _ALONE:
        return None
    between = tokens.classes[one.last : other.first]
    days, marks = one.makes == "day", rules.marks
    again = (
        (*marks["in"], *marks["on"]) if days else ()
    )  # "in late March and in early April" tells of two times
    if between[:1] not in (*marks["and"],) or between[1:] not in ("", *again):
        return None
    parts = _range(one, other) if days else _parts_of_months(one, other)
    if parts is None:
        return None
    return Found(_MAKES[one.makes], one.first, other.last, parts, {**other.places, **one.places})


def _parts_of_months(one: Found, other: Found) -> dict[str, Value] | None:
    """Return the parts of a range from the end of a month to the beginning of the next."""
    month, month2 = int(str(one.parts["month"])), int(str(other.parts["month"]))
    year, year2 = one.parts.get("year"), other.parts.get("year")
    if one.parts.get("part") != "late" or other.parts.get("part") != "early" or month2 != month % 12 + 1:
        return None
    parts: dict[str, Value] = {"month": month, "part": "late", "month2": month2, "part2": "early"}
    if year is None and year2 is None:
        return parts
    turn = month2 == 1
    known = int(str(year)) if year2 is None else int(str(year2)) - turn
    return {**parts, "year": known, "year2": known + turn} if year in (None, known) else None


def _range(one: Found, other: Found) -> dict[str, Value] | None:
    """Return the parts of the range from a day to the next one, or None where the other is not the next."""
    year, year2 = one.parts.get("year"), other.parts.get("year")
    for some in _SOME_YEARS:
        try:
            first = date(int(str(year or some)), int(str(one.parts["month"])), int(str(one.parts["day"])))
        except ValueError:
            continue
        last = first + timedelta(days=1)
        if (last.month, last.day) == (other.parts["month"], other.parts["day"]):
            break
    else:
        return None
    parts: dict[str, Value] = {"day": first.day, "month": first.month, "day2": last.day, "month2": last.month}
    turn = last.year - first.year
    if year2 is None and year is None:
        return parts
    known = int(str(year)) if year2 is None else int(str(year2)) - turn
    return {**parts, "year": known, "year2": known + turn} if year in (None, known) else None
