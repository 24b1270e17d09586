"""Find and resolve temporal expressions: one engine for every language's grammar.

Order of resolution: what says its own year is explicit; then what lacks a year takes it from the
nearest date of the article before it (else after it, else from publication) and looks to the past of
the publication unless the words say otherwise; then what counts from a day (yesterday, Tuesday, last
month) counts from publication; "the same day" is the day told of just before. What cannot be
resolved is returned with no date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from contactline.extract.language import language_of
from contactline.extract.text import Folded, fold
from contactline.extract.timex.grammar import Grammar, grammar, languages
from contactline.extract.timex.values import Timex
from contactline.model import Precision, Span, When, WhenError

Match = re.Match[str]


def supported() -> tuple[str, ...]:
    """Return the languages whose dates can be read, as two-letter codes."""
    return languages()


def timexes(text: str, *, lang: str | None = None, published: date | None = None) -> list[Timex]:
    """Return the temporal expressions of a text in order, none overlapping another.

    ``lang`` is found out from the text when not given; a language without a grammar gives none.
    ``published`` is the day from which "yesterday" counts and which a date without a year precedes.

    >>> [t.edtf for t in timexes("في 9 نوفمبر/تشرين الثاني 2020", lang="ar")]
    ['2020-11-09']
    """
    spoken = lang or language_of(text)
    if spoken not in languages():
        return []
    rules = grammar(spoken)
    folded = fold(text)
    found = list(_longest(folded.text, rules))
    resolver = _Resolver(rules, published, [_explicit(one, rules) for one in found])
    return [_timex(text, folded, rules, one, *resolver.resolve(i, one)) for i, one in enumerate(found)]


@dataclass(frozen=True, slots=True)
class _Found:
    makes: str
    match: Match

    @property
    def start(self) -> int:
        return self.match.start("body")

    @property
    def end(self) -> int:
        return self.match.end("body")

    def part(self, name: str) -> str | None:
        return self.match.groupdict().get(name)


def _longest(text: str, rules: Grammar) -> Iterator[_Found]:
    """Yield matches from left to right, the longest where several rules match."""
    found = [_Found(rule.makes, match) for rule in rules.rules for match in rule.expression.finditer(text)]
    found.sort(key=lambda one: (one.start, -one.end))
    end = 0
    for one in found:
        if one.start >= end:
            end = one.end
            yield one


@dataclass(frozen=True, slots=True)
class _Resolver:
    rules: Grammar
    published: date | None
    explicit: list[When | None]

    def resolve(self, position: int, one: _Found) -> tuple[When | None, str]:
        """Return the date of an expression and how it was found."""
        known = self.explicit[position]
        if known:
            return known, "explicit"
        if one.part("month"):
            return self._without_year(position, one)
        return self._counted(position, one)

    def _without_year(self, position: int, one: _Found) -> tuple[When | None, str]:
        context = self._nearest(position)
        base = context or self.published
        if base is None:
            return None, "unresolved"
        how = "context" if context else "published"
        forward = one.part("direction") in self.rules.words["next"] or self._lies_ahead(one)
        if forward and self.published:
            base = self.published
        for year in (base.year, base.year - 1) if not forward else (base.year, base.year + 1):
            when = _dated(one, self.rules, year)
            if when is None or when.earliest is None:
                continue
            past = self.published is None or when.earliest <= self.published
            if past != forward or self.published is None:
                return when, how
        return _dated(one, self.rules, base.year), how

    def _lies_ahead(self, one: _Found) -> bool:
        """Whether words shortly before a date, in its sentence, say that it is still to come."""
        before = one.match.string[max(0, one.start - 120) : one.start].rpartition(".")[2]
        return any(cue in before for cue in self.rules.words["ahead"])

    def _nearest(self, position: int) -> date | None:
        """Return the first day of the nearest date that says its own year, an earlier one if there is one."""
        order = [*range(position - 1, -1, -1), *range(position + 1, len(self.explicit))]
        precise = (Precision.DAY, Precision.MONTH, Precision.RANGE)
        dates = (self.explicit[i] for i in order)
        return next((when.earliest for when in dates if when and when.precision in precise), None)

    def _counted(self, position: int, one: _Found) -> tuple[When | None, str]:
        if one.makes == "same-day":
            before = next((w for w in reversed(self.explicit[:position]) if w), None)
            return (before, "narrative") if before else (None, "unresolved")
        if self.published is None:
            return None, "unresolved"
        when = _COUNT[one.makes](one, self.rules, self.published)
        return when, "published" if when else "unresolved"


def _explicit(one: _Found, rules: Grammar) -> When | None:
    if one.makes == "decade":
        return When.parse(f"{rules.decades[one.part('decade') or ''] // 10}X")
    return _dated(one, rules, None) if one.part("year") or one.part("year2") else None


def _dated(one: _Found, rules: Grammar, year: int | None) -> When | None:
    """Return the date that the parts give, with ``year`` where they give none; None for no such day."""
    try:
        return _MAKE[one.makes](one, rules, year)
    except (KeyError, ValueError, WhenError):
        return None


def _year(one: _Found, year: int | None, name: str = "year") -> int:
    written = one.part(name)
    if written is None and year is None:
        raise ValueError("no year")
    return int(written) if written else year or 0


def _month(one: _Found, rules: Grammar, name: str = "month") -> int:
    return rules.months[" ".join((one.part(name) or "").split())]


def _day_number(one: _Found, rules: Grammar) -> int:
    word = one.part("day_word")
    return rules.day_words[" ".join(word.split())] if word else int(one.part("day") or 0)


def _make_day(one: _Found, rules: Grammar, year: int | None) -> When:
    day = date(_year(one, year), _month(one, rules), _day_number(one, rules))
    named = one.part("weekday")
    if named and rules.weekdays[named] != day.weekday():
        return When.parse(f"{day.isoformat()}?")
    return When.day(day)


def _make_days(one: _Found, rules: Grammar, year: int | None) -> When:
    this = _year(one, year)
    month = _month(one, rules)
    return When.days(
        date(this, month, int(one.part("day") or 0)), date(this, month, int(one.part("day2") or 0))
    )


def _make_span(one: _Found, rules: Grammar, year: int | None) -> When:
    last_year = int(one.part("year2") or one.part("year") or _year(one, year))
    last = date(last_year, _month(one, rules, "month2"), int(one.part("day2") or 0))
    first_year = int(one.part("year") or last_year) if one.part("year2") else last_year
    first = date(first_year, _month(one, rules), int(one.part("day") or 0))
    return When.days(first if first <= last else first.replace(year=first.year - 1), last)


def _make_iso(one: _Found, _: Grammar, year: int | None) -> When:
    return When.day(date(_year(one, year), int(one.part("month_number") or 0), int(one.part("day") or 0)))


def _make_month(one: _Found, rules: Grammar, year: int | None) -> When:
    this, month = _year(one, year), _month(one, rules)
    part = one.part("part")
    if part:
        return _part_of(part, rules, date(this, month, 1), calendar.monthrange(this, month)[1])
    return When.parse(f"{this:04d}-{month:02d}")


def _make_months(one: _Found, rules: Grammar, year: int | None) -> When:
    this = _year(one, year)
    return When.parse(f"{this}-{_month(one, rules):02d}/{this}-{_month(one, rules, 'month2'):02d}")


def _make_year(one: _Found, rules: Grammar, year: int | None) -> When:
    this = _year(one, year)
    part = one.part("part")
    return _part_of(part, rules, date(this, 1, 1), 365) if part else When.parse(f"{this:04d}")


def _make_years(one: _Found, _: Grammar, year: int | None) -> When:
    return When.parse(f"{_year(one, year)}/{_year(one, None, 'year2')}")


def _part_of(word: str, rules: Grammar, first: date, length: int) -> When:
    """Return the early, middle or late third of a month or year, as an approximate interval."""
    third = 0 if word in rules.words["early"] else 1 if word in rules.words["mid"] else 2
    start = first + timedelta(days=length * third // 3)
    end = first + timedelta(days=length * (third + 1) // 3 - 1)
    return When.parse(f"{start.isoformat()}~/{end.isoformat()}~")


_MAKE: dict[str, Callable[[_Found, Grammar, int | None], When]] = {
    "day": _make_day,
    "days-of-month": _make_days,
    "day-to-day": _make_span,
    "iso": _make_iso,
    "numeric-day": _make_iso,
    "month": _make_month,
    "month-to-month": _make_months,
    "year": _make_year,
    "years": _make_years,
}


def _count_weekday(one: _Found, rules: Grammar, published: date) -> When:
    back = (published.weekday() - rules.weekdays[one.part("weekday") or ""]) % 7
    direction = rules.direction(one.part("direction"))
    if direction > 0:
        return When.day(published + timedelta(days=(7 - back) % 7 or 7))
    if direction < 0 and back == 0:
        back = 7
    return When.day(published - timedelta(days=back))


def _count_unit(one: _Found, rules: Grammar, published: date) -> When:
    direction, unit = rules.direction(one.part("direction")), one.part("unit") or ""
    if unit in rules.words["week"]:
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=direction)
        return When.days(monday, monday + timedelta(days=6))
    if unit in rules.words["month"]:
        return When.parse(_month_from(published, direction))
    return When.parse(f"{published.year + direction:04d}")


def _month_from(day: date, months: int) -> str:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{year:04d}-{month + 1:02d}"


def _count_day_of_month(one: _Found, rules: Grammar, published: date) -> When | None:
    month = _month_from(published, rules.direction(one.part("direction")))
    try:
        return When.parse(f"{month}-{int(one.part('day') or 0):02d}")
    except WhenError:
        return None


_COUNT: dict[str, Callable[[_Found, Grammar, date], When | None]] = {
    "today": lambda _one, _rules, published: When.day(published),
    "yesterday": lambda _one, _rules, published: When.day(published - timedelta(days=1)),
    "yesterday-weekday": lambda _one, _rules, published: When.day(published - timedelta(days=1)),
    "before-yesterday": lambda _one, _rules, published: When.day(published - timedelta(days=2)),
    "weekday": _count_weekday,
    "day-of-current-month": _count_day_of_month,
    "unit": _count_unit,
}


def _timex(text: str, folded: Folded, rules: Grammar, one: _Found, when: When | None, how: str) -> Timex:
    anchor_span = folded.span(one.start, one.end)
    since = rules.since.search(folded.text, max(0, one.start - 40), one.start)
    span, whole = anchor_span, when
    if since and when and when.earliest and "/" not in when.edtf:
        word_start = since.start() + len(since[0]) - len(since[0].lstrip())
        span = Span(folded.span(word_start, word_start + 1).start, anchor_span.end)
        whole = When.parse(f"{when.edtf}/..")
    elif since and when is None:
        how = "unresolved"
    return Timex(text[span.start : span.end], span.start, span.end, whole, how, when, anchor_span)
