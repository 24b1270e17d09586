"""Count from a day: yesterday, last Friday, two weeks later, next month; and from what was told before."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from contactline.extract.timex.dates import Parts, half_of_month, part_of_month, part_of_year, whole_number
from contactline.model import When

NARRATIVE = frozenset({"same", "following", "previous"})
"""Directions that count from what was told of before, not from publication."""
STEPS = {"beforelast": -2, "last": -1, "previous": -1, "next": 1, "following": 1}
"""How many weeks, months or years a direction goes; none for any other."""
_BACK = frozenset({"ago", "earlier"})
_MONTHS = {"halfyear": 6, "yearandhalf": 18}


def weekday(parts: Parts, base: date, ahead: bool, name: str = "weekday") -> date:
    """Return the last such day up to and with ``base``; before it after "last", after it if it lies ahead.

    Said to be of this, the last or the next week, it is the day of that week.
    """
    direction = parts.get("dir")
    if direction == "beforelast":
        return weekday({**parts, "dir": "last"}, base, ahead, name) - timedelta(days=7)
    back = (base.weekday() - whole_number(parts, name)) % 7
    if direction == "this" or parts.get("unit") == "week":
        step = 7 * STEPS.get(str(direction), 0)
        return base + timedelta(days=step + whole_number(parts, name) - base.weekday())
    if direction in ("next", "following") or (ahead and direction is None):
        return base + timedelta(days=7 - back)
    return base - timedelta(days=7 if direction in ("last", "previous") and back == 0 else back)


def nights(parts: Parts, base: date, ahead: bool) -> When:
    """Return the two days of a night: "from Monday to Tuesday", or the one before "Saturday"."""
    last = weekday(parts, base, ahead, "weekday2" if "weekday2" in parts else "weekday")
    length = (last.weekday() - whole_number(parts, "weekday")) % 7 if "weekday2" in parts else 1
    return When.days(last - timedelta(days=length), last)


def weekend(parts: Parts, base: date, ahead: bool) -> When:
    """Return the last Saturday and Sunday that have begun; after "next", or said to lie ahead, those to come."""
    direction = parts.get("dir")
    saturday = base - timedelta(days=(base.weekday() - 5) % 7)
    if direction == "next" or (ahead and direction != "last"):
        saturday += timedelta(days=7)
    elif direction == "last" and (base - saturday).days < 2:
        saturday -= timedelta(days=7)
    return When.days(saturday, saturday + timedelta(days=1))


def week_start(base: date, ahead: bool) -> When:
    """Return Monday and Tuesday of the week of a day, of the next week where it is said to lie ahead."""
    monday = base - timedelta(days=base.weekday() - 7 * ahead)
    return When.days(monday, monday + timedelta(days=1))


def unit(parts: Parts, base: date) -> When:
    """Return last, this or next week, month or year, or an early, middle or late part of it."""
    step = STEPS.get(str(parts.get("dir")), 0)
    kind, part = str(parts.get("unit")), parts.get("part")
    if kind == "day":
        return When.day(base + timedelta(days=step))
    if kind == "week":
        monday = base - timedelta(days=base.weekday() - 7 * step)
        return When.days(monday, monday + timedelta(days=6))
    if kind == "month" and "half" in parts:
        return half_of_month(whole_number(parts, "half"), *_month_from(base, step))
    if kind == "month":
        return part_of_month(part, *_month_from(base, step))
    if kind == "year":
        return part_of_year(part, base.year + step)
    raise ValueError(f"{kind} is not counted")


def shifted(parts: Parts, base: date) -> When:
    """Return the day, month or year so many days, weeks, months or years before or after a day.

    "Exactly" or "today" beside them makes a day of a month or year: a 29 February then is the last of the month.
    """
    count = whole_number(parts, "number") if "number" in parts else 2 if "dual" in parts else 1
    count = -count if parts.get("shift") in _BACK else count
    kind = str(parts.get("unit", parts.get("dual")))
    if kind in _MONTHS:
        kind, count = "month", count * _MONTHS[kind]
    if abs(count) > 10_000:
        raise ValueError("too far")
    if kind in ("day", "week"):
        return When.day(base + timedelta(days=count * (7 if kind == "week" else 1)))
    if kind in ("month", "year") and parts.keys() & {"exactly", "relday"}:  # three years ago today
        today = base + timedelta(days=whole_number(parts, "relday") if "relday" in parts else 0)
        year, month = _month_from(today, count * {"month": 1, "year": 12}[kind])
        return When.day(date(year, month, min(today.day, monthrange(year, month)[1])))
    if kind == "month":
        return part_of_month(None, *_month_from(base, count))
    return When.parse(f"{base.year + count * {'year': 1, 'decade': 10}[kind]:04d}")


def told_part(parts: Parts, base: When, make: Callable[[int], When]) -> When:
    """Return the month or season of the year told of, or the first after or the last before what was told.

    ``make`` gives it in a year. Raises ValueError where nothing was told that has a year.
    """
    if base.earliest is None or base.latest is None:
        raise ValueError("no year is told of")
    first, last = base.earliest, base.latest
    if parts.get("dir") == "following":
        tried = (make(last.year + step) for step in (0, 1, 2))
        found = next((one for one in tried if one.earliest and one.earliest > last), None)
    elif parts.get("dir") == "previous":
        tried = (make(first.year - step) for step in (0, 1, 2))
        found = next((one for one in tried if one.latest and one.latest < first), None)
    else:
        found = make(first.year)
    if found is None:
        raise ValueError("there is none")
    return found


def day_of_month(parts: Parts, base: date) -> When:
    """Return a day of the month of ``base``, or of the one before or after it."""
    step = STEPS.get(str(parts.get("dir")), 0)
    year, month = _month_from(base, step)
    first = date(year, month, whole_number(parts, "day"))
    return (
        When.days(first, first.replace(day=whole_number(parts, "day2")))
        if "day2" in parts
        else When.day(first)
    )


def _month_from(day: date, months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1
