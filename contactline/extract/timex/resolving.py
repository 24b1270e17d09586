"""Resolve the dates of a text in its order: each may count from publication or from what was told before.

What says its own year is explicit; what says none takes the likeliest (``years``). "The same day", "two
days later" count from the day told of just before; a look back ("a day earlier"), what has lasted since a
day and what is only planned do not move that day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from contactline.extract.timex import counting, dates, years
from contactline.extract.timex.cues import Cue, Cues
from contactline.extract.timex.finding import Found
from contactline.extract.timex.tokens import Tokens
from contactline.extract.timex.told import COARSE, Told, length
from contactline.extract.timex.years import Answer, Nearness, Neighbour, Outlook
from contactline.model import Precision, When

_UNRESOLVED: Answer = (None, "unresolved")
_WEEKDAYS = frozenset({"weekday", "nights"})
_A_YEAR = 360
"""Days: no less than this is a year."""


class Resolver:
    """Resolves the dates of one text, one after another."""

    def __init__(self, found: list[Found], tokens: Tokens, cues: Cues, published: date | None) -> None:
        """Look for the dates that say their own year first, so that one before them may take it."""
        self.found = found
        self.tokens = tokens
        self.cues = cues
        self.published = published
        self.told = Told()
        self.explicit = [
            None if dates.needs_year(one.makes, one.parts) else years.made(one, None) for one in found
        ]
        self.following = self._following()
        self.said = [cues.of(one) for one in found]

    def answers(self) -> list[tuple[Answer, When | None]]:
        """Return for each date its value and how it was found, and what it would be if it were still to come.

        The last is None where that is no other: a date that takes its year from its context keeps it.
        """
        answers: list[tuple[Answer, When | None]] = []
        for position, (one, cue) in enumerate(zip(self.found, self.said, strict=True)):
            answer = self._answer(position, one, cue)
            answers.append((answer, self._ahead(position, one)))
            self.told.remember(one, answer[0], cue, self.published)
        return answers

    def _ahead(self, position: int, one: Found) -> When | None:
        turns = one.makes in _WEEKDAYS or dates.needs_year(one.makes, one.parts)
        if self.explicit[position] or "dir" in one.parts or not turns:
            return None
        cue = self.said[position]
        return None if cue.ahead else self._answer(position, one, cue._replace(ahead=True))[0]

    def _answer(self, position: int, one: Found, cue: Cue) -> Answer:
        known = self.explicit[position]
        if known:
            return known, "explicit"
        if dates.needs_year(one.makes, one.parts):
            return self._without_year(position, one, cue)
        count = _COUNTS.get(one.makes)
        try:
            return count(self, one, cue) if count else _UNRESOLVED
        except (ValueError, KeyError, OverflowError):
            return _UNRESOLVED

    def _following(self) -> list[When | None]:
        """Return for each date the next that says its own year in the same sentence.

        A year alone gives none: "on 27 September, the worst since 1994".
        """
        following: list[When | None] = []
        after: tuple[When, tuple[int, int]] | None = None
        for one, known in zip(reversed(self.found), reversed(self.explicit), strict=True):
            sentence = self.tokens.sentence(one.first)
            following.append(after[0] if after and (after[1] == sentence or not self.published) else None)
            if known and known.earliest and known.precision not in COARSE and length(known) < _A_YEAR:
                after = known, sentence
        return following[::-1]

    def _without_year(self, position: int, one: Found, cue: Cue) -> Answer:
        if dates.counts_a_year(one.parts):
            return self._with_counted_year(one, str(one.parts["dir"]))
        ahead = cue.ahead or (cue.by and one.makes == "season")
        past = Outlook.OVER if cue.over or cue.lasting else Outlook.PAST
        outlook = Outlook.AHEAD if ahead else Outlook.EITHER if cue.deadline else past
        if ahead and self.cues.since(one):  # it goes on, even where the sentence says what will be
            outlook = Outlook.EITHER
        if outlook is Outlook.PAST and cue.wished and not self.cues.since(one):
            outlook = Outlook.WISHED
        return years.chosen(one, self.published, self._neighbour(position, one), outlook)

    def _neighbour(self, position: int, one: Found) -> Neighbour | None:
        """Return the date told of before, or the one that follows in a sentence that has none before."""
        told, following = self.told.dated, self.following[position]
        in_sentence = told is not None and self.told.dated_at >= self.tokens.sentence(one.first)[0]
        if following and not in_sentence:
            return Neighbour(following, Nearness.SAME_SENTENCE, is_after=True)
        if told is None or in_sentence:
            return told and Neighbour(told, Nearness.SAME_SENTENCE)
        same_line = self.tokens.line(self.told.dated_at) == self.tokens.line(one.first)
        return Neighbour(told, Nearness.SAME_LINE if same_line else Nearness.ELSEWHERE)

    def _with_counted_year(self, one: Found, direction: str) -> Answer:
        """Return "20 February last year"; of a range that says its first year, this is the second."""
        year = self._counted_year(direction)
        if year is None:
            return _UNRESOLVED
        when = years.with_second_year(one, year) if "year" in one.parts else years.made(one, year)
        return (
            (when, "narrative" if direction in counting.NARRATIVE else "published") if when else _UNRESOLVED
        )

    def _counted_year(self, direction: str) -> int | None:
        if direction in counting.NARRATIVE:
            told = self.told.any.earliest if self.told.any else None
            return told.year + counting.STEPS.get(direction, 0) if told else None
        return self.published.year + counting.STEPS.get(direction, 0) if self.published else None

    # Counted from a day

    def _told_base(self, one: Found | None = None) -> Answer:
        """Return the day told of, or the one to come that the same sentence has named after it."""
        if one and self.told.ahead and self._is_beside(one, self.told.ahead_at):
            return self.told.ahead, "narrative"
        if self.told.day:
            return self.told.day, "narrative"
        return (When.day(self.published), "published") if self.published else _UNRESOLVED

    def _is_beside(self, one: Found, place: int) -> bool:
        """Whether a date to come is the last day that the sentence of another names before it."""
        return place > self.told.day_at and place >= self.tokens.sentence(one.first)[0]

    def relative_day(self, one: Found, _: Cue) -> Answer:
        """Yesterday, today, tomorrow."""
        return self._published(
            lambda base: counting.shifted({"number": one.parts["relday"], "unit": "day"}, base)
        )

    def relative_year(self, one: Found, _: Cue) -> Answer:
        """Last year's, in one word."""
        return self._published(
            lambda base: counting.shifted({"number": one.parts["relyear"], "unit": "year"}, base)
        )

    def last_night(self, _: Found, __: Cue) -> Answer:
        """Last night: the one that ended on the day of publication."""
        return self._published(lambda base: When.days(base - timedelta(days=1), base))

    def weekday(self, one: Found, cue: Cue) -> Answer:
        """Tuesday, last Friday; said to lie ahead, the first after publication."""
        ahead = cue.ahead or cue.by
        return self._published(lambda base: When.day(counting.weekday(one.parts, base, ahead)))

    def told_weekday(self, one: Found, _: Cue) -> Answer:
        """The Thursday before or after the day told of."""
        return self._narrative(one, lambda base: When.day(counting.weekday(one.parts, base, ahead=False)))

    def nights(self, one: Found, cue: Cue) -> Answer:
        """The night from Monday to Tuesday, the night before Saturday."""
        return self._published(lambda base: counting.nights(one.parts, base, cue.ahead))

    def weekend(self, one: Found, cue: Cue) -> Answer:
        """Last weekend, the end of the week."""
        return self._published(lambda base: counting.weekend(one.parts, base, cue.ahead or cue.deadline))

    def week_start(self, _: Found, cue: Cue) -> Answer:
        """The start of the week."""
        return self._published(lambda base: counting.week_start(base, cue.ahead))

    def unit(self, one: Found, _: Cue) -> Answer:
        """Last week, this month, the same year."""
        if one.parts.get("dir") not in counting.NARRATIVE:
            return self._published(lambda base: counting.unit(one.parts, base))
        told = self.told.any
        return (
            (counting.unit(one.parts, told.earliest), "narrative") if told and told.earliest else _UNRESOLVED
        )

    def shifted(self, one: Found, cue: Cue) -> Answer:
        """Two days ago (from publication), two days later (from what was told).

        "Will be there on Friday, and two days ago in Yerevan" is before Friday: some languages say "ago" so.
        """
        will_be = cue.ahead and self.told.ahead is not None and self._is_beside(one, self.told.ahead_at)
        if one.parts.get("shift") == "ago" and will_be:
            return self._narrative(one, lambda base: counting.shifted(one.parts, base))
        if one.parts.get("shift") in ("ago", "hence"):
            return self._published(lambda base: counting.shifted(one.parts, base))
        return self._narrative(one, lambda base: counting.shifted(one.parts, base))

    def shifted_exactly(self, one: Found, cue: Cue) -> Answer:
        """Exactly a year ago: that day."""
        return self.shifted(one._replace(parts={**one.parts, "exactly": "day"}), cue)

    def shifted_told(self, one: Found, _: Cue) -> Answer:
        """Two days before that."""
        return self._narrative(one, lambda base: counting.shifted(one.parts, base))

    def told_day(self, one: Found, _: Cue) -> Answer:
        """The same day, the next day, the day before."""
        step = dates.whole_number(one.parts, "told")
        if step:
            return self._narrative(one, lambda base: counting.shifted({"number": step, "unit": "day"}, base))
        told, how = self._told_base(one)
        return (When.day(told.latest), how) if told and told.latest else _UNRESOLVED

    def told_run(self, one: Found, _: Cue) -> Answer:
        """The six days after, the four days before the day told of."""
        told, how = self._told_base(one)
        count, step = dates.whole_number(one.parts, "number"), counting.STEPS[str(one.parts["dir"])]
        base = told and (told.latest if step > 0 else told.earliest)
        if not base or not 1 < count < 100:
            return _UNRESOLVED
        near, far = base + timedelta(days=step), base + timedelta(days=step * count)
        return When.days(min(near, far), max(near, far)), how

    def told_days(self, one: Found, _: Cue) -> Answer:
        """Those days: all that was told of just before."""
        return self._told_base()

    def told_month(self, one: Found, _: Cue) -> Answer:
        """That December, the next February, that summer: of the year told of, or beside it."""
        told = self.told.any or (When.day(self.published) if self.published else None)
        if told is None:
            return _UNRESOLVED
        makes = "season" if "season" in one.parts else "month"
        when = counting.told_part(one.parts, told, lambda year: dates.made(makes, one.parts, year))
        return when, "narrative" if self.told.any else "published"

    def day_of_month(self, one: Found, cue: Cue) -> Answer:
        """The 5th of this month; without a word for which month, of the one told of."""
        if one.parts.get("dir") in ("last", "this", "next"):
            return self._published(lambda base: counting.day_of_month(one.parts, base))
        if "weekday" in one.parts:
            return self._on_weekday(one)
        told = self.told.any
        if "ofit" in one.parts and self.told.ahead and self._is_beside(one, self.told.ahead_at):
            told = self.told.ahead
        if told and told.earliest and told.precision is not Precision.YEAR:
            when = counting.day_of_month(one.parts, told.latest or told.earliest)
            return self._not_after_publication(one, when, cue), "narrative"
        return self._published(
            lambda base: self._not_after_publication(one, counting.day_of_month(one.parts, base), cue)
        )

    def _on_weekday(self, one: Found) -> Answer:
        """Return "Friday, the 20th": in the month told of, that of publication or one beside it, where it is a Friday."""
        tried = [(self.told.any and self.told.any.latest, "this", "narrative")]
        tried += [(self.published, direction, "published") for direction in ("this", "last", "next")]
        for base, direction, how in tried:
            when = base and _day_of_month({**one.parts, "dir": direction}, base)
            if when and when.earliest and when.earliest.weekday() == one.parts["weekday"]:
                return when, how
        return _UNRESOLVED

    def night_of_month(self, one: Found, cue: Cue) -> Answer:
        """The night to the 13th: the 12th and the 13th."""
        when, how = self.day_of_month(one, cue)
        last = when and when.latest
        return (When.days(last - timedelta(days=1), last) if last else None), how

    def _not_after_publication(self, one: Found, when: When, cue: Cue) -> When:
        """Return a day of the month told of, of the one before where it would only be to come."""
        named = cue.ahead or "unit" in one.parts or "ofit" in one.parts
        if named or self.published is None or when.earliest is None or when.earliest <= self.published:
            return when
        return counting.day_of_month({**one.parts, "dir": "last"}, when.earliest)

    def _published(self, count: Callable[[date], When]) -> Answer:
        return (count(self.published), "published") if self.published else _UNRESOLVED

    def _narrative(self, one: Found, count: Callable[[date], When]) -> Answer:
        """Count from the day told of before; "the day before" at the head of a paragraph, or after "today", is yesterday."""
        here = self.tokens.line(self.told.day_at) == self.tokens.line(one.first)
        today = self.published is not None and self.told.last == When.day(self.published)
        if self.published and (today or not here) and one.parts.get("told") == -1:
            return self._published(count)
        told, how = self._told_base(one)
        if one.parts.get("unit") in ("month", "year") and self.told.any:
            told, how = self.told.any, "narrative"  # "in May 2019, and a year earlier": no day is told of
        return (count(told.latest), how) if told and told.latest else _UNRESOLVED


def _day_of_month(parts: dates.Parts, base: date) -> When | None:
    """Return a day of a month, or None where that month has no such day."""
    try:
        return counting.day_of_month(parts, base)
    except ValueError:
        return None


_COUNTS: dict[str, Callable[[Resolver, Found, Cue], Answer]] = {
    "relative-day": Resolver.relative_day,
    "relative-year": Resolver.relative_year,
    "last-night": Resolver.last_night,
    "weekday": Resolver.weekday,
    "told-weekday": Resolver.told_weekday,
    "nights": Resolver.nights,
    "weekend": Resolver.weekend,
    "week-start": Resolver.week_start,
    "unit": Resolver.unit,
    "shifted": Resolver.shifted,
    "shifted-exactly": Resolver.shifted_exactly,
    "shifted-told": Resolver.shifted_told,
    "told-day": Resolver.told_day,
    "told-days": Resolver.told_days,
    "told-month": Resolver.told_month,
    "told-run": Resolver.told_run,
    "day-of-month": Resolver.day_of_month,
    "night-of-month": Resolver.night_of_month,
}
