"""Resolve the dates of a text in its order: each may count from publication or from what was told before.

What says its own year is explicit. What lacks a year takes the one nearest to the date told before it
when that stands in the same sentence or is nearer than the last such day before publication; else the
past of publication, the future where the words say so. "The same day", "two days later" count from the
day told of just before; a look back ("a day earlier") and what is only planned do not move that day.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from contactline.extract.timex import counting, dates
from contactline.extract.timex.cues import Cues
from contactline.extract.timex.finding import Found
from contactline.extract.timex.tokens import Tokens
from contactline.model import Precision, When

Answer = tuple[When | None, str]
_UNRESOLVED: Answer = (None, "unresolved")
_FAR = 200
"""Days: nobody leaves out the year of what is so long ago, unless the article has just said it."""
_OF_DAYS = frozenset({"days", "day-to-day", "date-to-date", "night-before", "nights", "told-days"})
_COARSE = frozenset({Precision.DECADE, Precision.OPEN})


@dataclass(slots=True)
class _Told:
    """What was told of just before: the last date, the last day, the last that gives a year."""

    any: When | None = None
    day: When | None = None
    dated: When | None = None
    dated_at: int = 0


class Resolver:
    """Resolves the dates of one text, one after another."""

    def __init__(self, found: list[Found], tokens: Tokens, cues: Cues, published: date | None) -> None:
        """Look for the dates that say their own year first, so that one before them may take it."""
        self.found = found
        self.tokens = tokens
        self.cues = cues
        self.published = published
        self.told = _Told()
        self.explicit = [_explicit(one) for one in found]
        self.following = self._following()

    def answers(self) -> list[Answer]:
        """Return for each date its value and how it was found."""
        answers: list[Answer] = []
        for position, one in enumerate(self.found):
            answer = self._answer(position, one)
            self._remember(one, answer[0])
            answers.append(answer)
        return answers

    def _answer(self, position: int, one: Found) -> Answer:
        known = self.explicit[position]
        if known:
            return known, "explicit"
        if dates.needs_year(one.makes, one.parts):
            return self._without_year(position, one)
        count = _COUNTS.get(one.makes)
        try:
            return count(self, one) if count else _UNRESOLVED
        except (ValueError, KeyError, OverflowError):
            return _UNRESOLVED

    def _remember(self, one: Found, when: When | None) -> None:
        if when is None or when.earliest is None or when.precision in _COARSE:
            return
        if _length(when) < 400:
            self.told.dated, self.told.dated_at = when, one.first
        looks_back = one.parts.get("shift") == "earlier" or one.parts.get("told") == -1
        if looks_back or self.cues.not_yet(one):
            return
        self.told.any = when
        if when.precision is Precision.DAY or (one.makes in _OF_DAYS and _length(when) < 30):
            self.told.day = when

    def _following(self) -> list[When | None]:
        """Return for each date the next that says its own year in the same sentence."""
        following: list[When | None] = []
        after: tuple[When, tuple[int, int]] | None = None
        for one, known in zip(reversed(self.found), reversed(self.explicit), strict=True):
            sentence = self.tokens.sentence(one.first)
            following.append(after[0] if after and (after[1] == sentence or not self.published) else None)
            if known and known.earliest and known.precision not in _COARSE and _length(known) < 400:
                after = known, sentence
        return following[::-1]

    # Without a year

    def _without_year(self, position: int, one: Found) -> Answer:
        direction = one.parts.get("dir")
        if dates.counts_a_year(one.parts):
            return self._with_counted_year(one, str(direction))
        context = self._from_context(position, one) if direction is None else None
        published = self._from_publication(one)
        if context and (published is None or self._context_wins(one, context, published)):
            return context, "context"
        return (published, "published") if published else _UNRESOLVED

    def _with_counted_year(self, one: Found, direction: str) -> Answer:
        """Return "20 February last year"; of a range that says its first year, this is the second."""
        base = self._year_base(direction)
        if base is None:
            return _UNRESOLVED
        parts = {**one.parts, "year2": base} if "year" in one.parts else one.parts
        return _made(replace(one, parts=parts), base), "narrative" if direction == "same" else "published"

    def _year_base(self, direction: str) -> int | None:
        if direction == "same":
            return self.told.any.earliest.year if self.told.any and self.told.any.earliest else None
        return self.published.year + {"last": -1, "next": 1}.get(direction, 0) if self.published else None

    def _from_context(self, position: int, one: Found) -> When | None:
        """Return the date in the year that brings it nearest to the one told before (or else after) it."""
        base = self.told.dated or self.following[position]
        if base is None or base.earliest is None:
            return None
        near = [_made(one, base.earliest.year + step) for step in (0, -1, 1)]
        past = [when for when in near if when and not self._lies_ahead(when, one)]
        return min(past, key=lambda when: _gap(when, base), default=None)

    def _lies_ahead(self, when: When, one: Found) -> bool:
        early = when.earliest
        expected = self.cues.ahead(one) or self.cues.deadline(one)
        return bool(self.published and early and early > self.published) and not expected

    def _context_wins(self, one: Found, context: When, published: When) -> bool:
        """Whether the year of the article's dates fits better than that of publication."""
        base, at = self.told.dated, self.told.dated_at
        if base is None or self.published is None or self.cues.ahead(one):
            return base is None and self.published is None
        gap, age = _gap(context, base), _gap(published, When.day(self.published))
        if at >= self.tokens.sentence(one.first)[0]:
            return gap < 2 * age
        same_line = self.tokens.line(at) == self.tokens.line(one.first)
        return gap < age if same_line else age > _FAR > gap

    def _from_publication(self, one: Found) -> When | None:
        if self.published is None:
            return None
        year, direction = self.published.year, one.parts.get("dir")
        near = [when for when in (_made(one, year + step) for step in (0, -1, 1)) if when and when.earliest]
        today = When.day(self.published)
        if direction == "this" or (direction is None and self.cues.deadline(one)):
            return min(near, key=lambda when: _gap(when, today), default=None)
        ahead = direction == "next" or (direction is None and self.cues.ahead(one))
        right = [when for when in near if self._is_ahead(when) == ahead]
        return min(right or near, key=lambda when: _gap(when, today), default=None)

    def _is_ahead(self, when: When) -> bool:
        return bool(self.published and when.earliest and when.earliest > self.published)

    # Counted from a day

    def _told_base(self) -> Answer:
        if self.told.day:
            return self.told.day, "narrative"
        return (When.day(self.published), "published") if self.published else _UNRESOLVED

    def relative_day(self, one: Found) -> Answer:
        """Yesterday, today, tomorrow."""
        return self._published(
            lambda base: counting.shifted({"number": one.parts["relday"], "unit": "day"}, base)
        )

    def weekday(self, one: Found) -> Answer:
        """Tuesday, last Friday; said to lie ahead, the first after publication."""
        ahead = self.cues.ahead(one) or self.cues.by(one)
        return self._published(lambda base: When.day(counting.weekday(one.parts, base, ahead)))

    def nights(self, one: Found) -> Answer:
        """The night from Monday to Tuesday, the night before Saturday."""
        return self._published(lambda base: counting.nights(one.parts, base, self.cues.ahead(one)))

    def unit(self, one: Found) -> Answer:
        """Last week, this month, the same year."""
        if one.parts.get("dir") not in counting.NARRATIVE:
            return self._published(lambda base: counting.unit(one.parts, base))
        told = self.told.any
        return (
            (counting.unit(one.parts, told.earliest), "narrative") if told and told.earliest else _UNRESOLVED
        )

    def shifted(self, one: Found) -> Answer:
        """Two days ago (from publication), two days later (from what was told)."""
        if one.parts.get("shift") in ("ago", "hence"):
            return self._published(lambda base: counting.shifted(one.parts, base))
        return self._narrative(lambda base: counting.shifted(one.parts, base))

    def told_day(self, one: Found) -> Answer:
        """The same day, the next day, the day before."""
        step = dates.whole_number(one.parts, "told")
        if step:
            return self._narrative(lambda base: counting.shifted({"number": step, "unit": "day"}, base))
        told, how = self._told_base()
        return (When.day(told.latest), how) if told and told.latest else _UNRESOLVED

    def told_days(self, one: Found) -> Answer:
        """Those days: all that was told of just before."""
        return self._told_base()

    def day_of_month(self, one: Found) -> Answer:
        """The 5th of this month; without a word for which month, of the one told of."""
        if one.parts.get("dir") in ("last", "this", "next"):
            return self._published(lambda base: counting.day_of_month(one.parts, base))
        told = self.told.any
        if told and told.earliest and told.precision is not Precision.YEAR:
            return counting.day_of_month(one.parts, told.latest or told.earliest), "narrative"
        return self._published(lambda base: counting.day_of_month(one.parts, base))

    def season(self, one: Found) -> Answer:
        """Last winter, this summer."""
        return self._without_year(0, one)

    def _published(self, count: Callable[[date], When]) -> Answer:
        return (count(self.published), "published") if self.published else _UNRESOLVED

    def _narrative(self, count: Callable[[date], When]) -> Answer:
        told, how = self._told_base()
        return (count(told.latest), how) if told and told.latest else _UNRESOLVED


_COUNTS: dict[str, Callable[[Resolver, Found], Answer]] = {
    "relative-day": Resolver.relative_day,
    "weekday": Resolver.weekday,
    "nights": Resolver.nights,
    "unit": Resolver.unit,
    "shifted": Resolver.shifted,
    "told-day": Resolver.told_day,
    "told-days": Resolver.told_days,
    "day-of-month": Resolver.day_of_month,
}


def _explicit(one: Found) -> When | None:
    return None if dates.needs_year(one.makes, one.parts) else _made(one, None)


def _made(one: Found, year: int | None) -> When | None:
    try:
        return dates.made(one.makes, one.parts, year)
    except (ValueError, KeyError, OverflowError):
        return None


def _length(when: When) -> int:
    return (when.latest - when.earliest).days if when.latest and when.earliest else 10_000


def _gap(when: When, base: When) -> int:
    """Return how many days lie between two dates; 0 where they touch."""
    if not (when.earliest and when.latest and base.earliest and base.latest):
        return 10_000
    return max(0, (when.earliest - base.latest).days, (base.earliest - when.latest).days)
