"""Make a date of parts that say it: day, month, year, season, decade; without a year, of the year given."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from hijridate import Hijri

from contactline.extract.timex.vocabulary import Value
from contactline.model import When

Parts = Mapping[str, Value]
_PART_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_DECADES = ("decade", "decadefigure", "decadeshort", "year", "twodigits")
_A_LIFE = 80
"""Years: no range of them is as long."""
_PART_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def made(makes: str, parts: Parts, year: int | None = None) -> When:
    """Return the date that the parts give, with ``year`` where they give none.

    Raises ValueError where they give no date (a 30 February), KeyError where ``makes`` is none of ours.
    """
    return _MAKERS[makes](parts, year)


def needs_year(makes: str, parts: Parts) -> bool:
    """Whether such an expression wants a year that its parts do not say."""
    if makes not in _YEARLESS or "year2" in parts:
        return False
    return not parts.keys() & {"year", "twodigits", "thousands"} or counts_a_year(parts)


def counts_a_year(parts: Parts) -> bool:
    """Whether the parts say the year as "last year" or "this year"."""
    return "dir" in parts and parts.get("unit") == "year"


def whole_number(parts: Parts, name: str) -> int:
    """Return a part that is a number; raise ValueError where there is none."""
    value = parts.get(name)
    if not isinstance(value, int):
        raise ValueError(f"no {name}")
    return value


def part_of_month(part: Value | None, year: int, month: int) -> When:
    """Return a month, or its first, second or last ten days."""
    if part not in _PART_OF_YEAR:
        return When.parse(f"{year:04d}-{month:02d}")
    first, last = {"early": (1, 10), "mid": (11, 20)}.get(str(part), (21, monthrange(year, month)[1]))
    return When.parse(f"{year:04d}-{month:02d}-{first:02d}~/{year:04d}-{month:02d}-{last:02d}~")


def part_of_year(part: Value | None, year: int) -> When:
    """Return a year, or its first, second or last four months."""
    if part not in _PART_OF_YEAR:
        return When.parse(f"{year:04d}")
    first, last = _PART_OF_YEAR[str(part)]
    return When.parse(f"{year:04d}-{first:02d}~/{year:04d}-{last:02d}~")


def _year(parts: Parts, year: int | None, name: str = "year") -> int:
    written = parts.get(name, parts.get("thousands", year))
    short = parts.get("twodigits")
    if name == "year" and name not in parts and isinstance(short, int):
        written = 1900 + short  # "in May '94"; what is written so is past 31, so that it is no day
    if not isinstance(written, int):
        raise ValueError("no year")
    return written


def _day_date(parts: Parts, year: int | None) -> date:
    return date(_year(parts, year), whole_number(parts, "month"), whole_number(parts, "day"))


def _day(parts: Parts, year: int | None) -> When:
    day = _day_date(parts, year)
    named = parts.get("weekday")
    return When.day(day) if named in (None, day.weekday()) else When.parse(f"{day.isoformat()}?")


def _days(parts: Parts, year: int | None) -> When:
    last = date(_year(parts, year), whole_number(parts, "month"), whole_number(parts, "day2"))
    first = whole_number(parts, "day")
    if first <= last.day:
        return When.days(last.replace(day=first), last)
    return When.days((last.replace(day=1) - timedelta(days=1)).replace(day=first), last)


def _day_to_day(parts: Parts, year: int | None) -> When:
    last_year = _year(parts, year, "year2" if "year2" in parts else "year")
    last = date(last_year, whole_number(parts, "month2"), whole_number(parts, "day2"))
    first_year = _year(parts, last_year) if "year2" in parts else last_year
    first = date(first_year, whole_number(parts, "month"), whole_number(parts, "day"))
    return When.days(first if first <= last else first.replace(year=first.year - 1), last)


def _night_before(parts: Parts, year: int | None) -> When:
    day = _day_date(parts, year)
    return When.days(day - timedelta(days=1), day)


def _date(parts: Parts, _: int | None) -> When:
    day = parts["date"]
    if not isinstance(day, date):
        raise ValueError("no day")
    named = parts.get("weekday")
    return When.day(day) if named in (None, day.weekday()) else When.parse(f"{day.isoformat()}?")


def _date_to_date(parts: Parts, _: int | None) -> When:
    first, last = parts["date"], parts["date2"]
    if not isinstance(first, date) or not isinstance(last, date):
        raise ValueError("no days")
    return When.days(first, last)


def _month(parts: Parts, year: int | None) -> When:
    return part_of_month(parts.get("part"), _year(parts, year), whole_number(parts, "month"))


def _edge_day(parts: Parts, year: int | None) -> When:
    """Return the first or the last day of a month, or of a year where the parts say no month."""
    this, first = _year(parts, year), parts["edge"] == "first"
    month = whole_number(parts, "month") if "month" in parts else 1 if first else 12
    return When.day(date(this, month, 1 if first else monthrange(this, month)[1]))


def _of_month(parts: Parts, year: int | None) -> When:
    """Return the month that an adjective says: "the January precedent"."""
    return part_of_month(None, _year(parts, year), whole_number(parts, "monthly"))


def _months(parts: Parts, year: int | None) -> When:
    last_year = _year(parts, year, "year2" if "year2" in parts else "year")
    first_year = _year(parts, last_year) if "year2" in parts else last_year
    first, last = whole_number(parts, "month"), whole_number(parts, "month2")
    first_year -= first_year == last_year and first > last
    start = part_of_month(parts.get("part"), first_year, first).edtf.partition("/")[0]
    end = part_of_month(parts.get("part2"), last_year, last).edtf.rpartition("/")[2]
    return When.parse(f"{start}/{end}")


def _part_to_part(parts: Parts, year: int | None) -> When:
    """Return two parts of a month or year that follow each other: "early to mid October"."""
    if "month" in parts:
        return _months({**parts, "month2": parts["month"]}, year)
    this = _year(parts, year)
    first, last = (part_of_year(parts[name], this).edtf for name in ("part", "part2"))
    return When.parse(f"{first.partition('/')[0]}/{last.rpartition('/')[2]}")


def _years(parts: Parts, _: int | None) -> When:
    """Return a range of years; the second may be two figures, and "2020-11" is no range but a month."""
    first = _year(parts, None)
    short = parts.get("twodigits" if "year" in parts else "twodigits2", parts.get("number"))
    last = int(short) if isinstance(short, int) else _year(parts, None, "year2")
    if last < 100:
        last += first // 100 * 100
        last += 100 * (last < first)
    if last - first > _A_LIFE:
        return part_of_year(parts.get("part"), first)
    start = part_of_year(parts.get("part"), first).edtf.partition("/")[0]
    end = part_of_year(parts.get("part2"), last).edtf.rpartition("/")[2]
    return When.parse(f"{start}/{end}")


def _decade(parts: Parts, _: int | None) -> When:
    written = next(parts[name] for name in _DECADES if name in parts)
    first = int(str(written))
    first += 1900 if first < 100 else 0
    if first % 10:
        raise ValueError(f"{first} begins no decade")
    if "part" not in parts:
        return When.parse(f"{first // 10}X")
    start, end = _PART_OF_DECADE[str(parts["part"])]
    return When.parse(f"{first + start}~/{first + end}~")


def _season(parts: Parts, year: int | None) -> When:
    return When.parse(f"{_year(parts, year):04d}-{whole_number(parts, 'season')}")


def _seasons(parts: Parts, year: int | None) -> When:
    last_year = _year(parts, year, "year2" if "year2" in parts else "year")
    first_year = _year(parts, last_year) if "year2" in parts else last_year
    first, last = whole_number(parts, "season"), whole_number(parts, "season2")
    first_year -= first_year == last_year and first > last
    return When.parse(f"{first_year:04d}-{first}/{last_year:04d}-{last}")


def _half(parts: Parts, year: int | None) -> When:
    """Return a half (1, 2) or a quarter (11 to 14) of a year as months, a half of a month as days."""
    half = whole_number(parts, "half")
    if "month" in parts:
        return half_of_month(half, _year(parts, year), whole_number(parts, "month"))
    first, months = (6 * half - 5, 6) if half < 10 else (3 * (half - 10) - 2, 3)
    this = _year(parts, year)
    return When.parse(f"{this:04d}-{first:02d}/{this:04d}-{first + months - 1:02d}")


def half_of_month(half: int, year: int, month: int) -> When:
    """Return days 1 to 15 of a month, or from 16 to its last."""
    if half > 2:
        raise ValueError("a month has no quarters")
    first, last = (16, monthrange(year, month)[1]) if half == 2 else (1, 15)
    return When.days(date(year, month, first), date(year, month, last))


def _hijri_day(parts: Parts, _: int | None) -> When:
    year, month = whole_number(parts, "hijriyear"), whole_number(parts, "hijrimonth")
    return When.day(_from_hijri(year, month, whole_number(parts, "day")))


def _hijri_month(parts: Parts, _: int | None) -> When:
    year, month = whole_number(parts, "hijriyear"), whole_number(parts, "hijrimonth")
    last = Hijri(year, month, 1).month_length()
    return When.days(_from_hijri(year, month, 1), _from_hijri(year, month, last))


def _from_hijri(year: int, month: int, day: int) -> date:
    try:
        found = Hijri(year, month, day).to_gregorian()
    except OverflowError as error:  # the table of the calendar of Umm al-Qura begins in 1343 (1924)
        raise ValueError("before the calendar's table") from error
    return date(found.year, found.month, found.day)  # theirs is a date of a class of its own


_MAKERS: dict[str, Callable[[Parts, int | None], When]] = {
    "day": _day,
    "days": _days,
    "day-to-day": _day_to_day,
    "night-before": _night_before,
    "date": _date,
    "date-to-date": _date_to_date,
    "month": _month,
    "edge-day": _edge_day,
    "of-month": _of_month,
    "months": _months,
    "year": lambda parts, year: part_of_year(parts.get("part"), _year(parts, year)),
    "years": _years,
    "decade": _decade,
    "season": _season,
    "seasons": _seasons,
    "part-to-part": _part_to_part,
    "half": _half,
    "hijri-day": _hijri_day,
    "hijri-month": _hijri_month,
}
_YEARLESS = frozenset(
    {
        *("day", "days", "day-to-day", "edge-day", "night-before", "month", "of-month", "months"),
        *("season", "seasons", "part-to-part", "half"),
    }
)
