"""Count a date from a day: "yesterday" from publication, "the same day", "two days later" from what was told of.

Where nothing was told of yet, publication is what is counted from.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from contactline.extract.timex import counting, dates
from contactline.extract.timex.cues import Cue
from contactline.extract.timex.finding import Found
from contactline.extract.timex.tokens import Tokens
from contactline.extract.timex.told import Told
from contactline.extract.timex.vocabulary import Value
from contactline.extract.timex.years import UNRESOLVED, Answer
from contactline.model import Precision, When

_FAR = 300
"""Days: nothing that is told as having happened lies that far ahead."""


class CountedDates:
    """Counts the dates of one text from publication or from what it has told of so far."""

    def __init__(self, told: Told, tokens: Tokens, published: date | None) -> None:
        """Take what the text tells of, which whoever reads it keeps."""
        self.told = told
        self.tokens = tokens
        self.published = published

    def answer(self, one: Found, cue: Cue) -> Answer:
        """Return what an expression counts to, unresolved where there is no such day or nothing to count from."""
        count = _COUNTS.get(one.makes)
        try:
            return count(self, one, cue) if count else UNRESOLVED
        except (ValueError, KeyError, OverflowError):
            return UNRESOLVED

    def _told_base(self, one: Found | None = None) -> Answer:
        """Return the day told of, or the one to come that the same sentence has named after it."""
        if one and self.told.ahead and self._is_beside(one, self.told.ahead_at):
            return self.told.ahead, "narrative"
        if self.told.day:
            return self.told.day, "narrative"
        return (When.day(self.published), "published") if self.published else UNRESOLVED

    def _is_beside(self, one: Found, place: int) -> bool:
        """Whether a date to come is the last day that the sentence of another names before it."""
        return place > self.told.day_at and place >= self.tokens.sentence(one.first)[0]

    def relative_day(self, one: Found, _: Cue) -> Answer:
        """Yesterday, today, tomorrow."""
        return self._published(
            lambda base: counting.shifted({"number": one.parts["relday"], "unit": "day"}, base)
        )

    def this_day(self, one: Found, _: Cue) -> Answer:
        """On this day in 1992: the day of publication, of another year."""

        def of_year(base: date) -> When:
            year = one.parts.get("year", base.year + counting.STEPS.get(str(one.parts.get("dir")), 0))
            return When.day(base.replace(year=int(str(year))))

        return self._published(of_year)

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

    def unit(self, one: Found, cue: Cue) -> Answer:
        """Last week, this month, the same year; of what is told, or of publication where nothing is."""
        direction = one.parts.get("dir")
        told = self.told.any
        from_told = counting.unit(one.parts, told.earliest) if told and told.earliest else None
        if direction not in counting.NARRATIVE:
            from_today = self._published(lambda base: counting.unit(one.parts, base))
            fits = (
                from_told and self.goes_on(one, cue) and self._is_beyond(direction, from_told, from_today[0])
            )
            return (from_told, "narrative") if fits else from_today
        if from_told is None and (direction == "previous" or (direction == "following" and cue.ahead)):
            return self._published(lambda base: counting.unit(one.parts, base))
        return (from_told, "narrative") if from_told else UNRESOLVED

    def goes_on(self, one: Found, cue: Cue) -> bool:
        """Whether a word for both "next" and "the following" continues what its paragraph has told of."""
        both = "dir" in one.places and self.tokens.means(one.places["dir"], "either")
        return both and not cue.ahead and self.tokens.line(self.told.dated_at) == self.tokens.line(one.first)

    def _is_beyond(self, direction: Value | None, from_told: When, from_today: When | None) -> bool:
        """Whether the month after what was told is over, or what was told is no later than last month."""
        told = self.told.any
        if not (
            from_today and from_today.latest and from_told.latest and told and told.latest and self.published
        ):
            return False
        if direction == "next":
            return from_told.latest < self.published
        return told.latest <= from_today.latest

    def shifted(self, one: Found, cue: Cue) -> Answer:
        """Two days ago (from publication), two days later (from what was told).

        "Will be there on Friday, and two days ago in Yerevan" is before Friday: some languages say "ago" so.
        """
        will_be = cue.ahead and self.told.ahead is not None and self._is_beside(one, self.told.ahead_at)
        if one.parts.get("shift") == "ago" and will_be:
            return self._narrative(one, lambda base: counting.shifted(one.parts, base))
        if one.parts.get("shift") in ("ago", "hence"):
            return self._published(lambda base: counting.shifted(one.parts, base))
        when, how = self._narrative(one, lambda base: counting.shifted(one.parts, base))
        return UNRESOLVED if how == "published" and not cue.ahead and self._is_far(when) else (when, how)

    def _is_far(self, when: When | None) -> bool:
        """Whether a date lies a year ahead: "26 years later" of what the text does not say."""
        return bool(when and when.latest and self.published and (when.latest - self.published).days > _FAR)

    def shifted_exactly(self, one: Found, cue: Cue) -> Answer:
        """Exactly a year ago: that day."""
        return self.shifted(one._replace(parts={**one.parts, "exactly": "day"}), cue)

    def shifted_told(self, one: Found, _: Cue) -> Answer:
        """Two days before that."""
        return self._narrative(one, lambda base: counting.shifted(one.parts, base))

    def told_day(self, one: Found, cue: Cue) -> Answer:
        """The same day, the next day, the day before; the day after publication only where it lies ahead."""
        step = dates.whole_number(one.parts, "told")
        if step:
            shift = {"number": step, "unit": "day"}
            when, how = self._narrative(one, lambda base: counting.shifted(shift, base))
            return UNRESOLVED if how == "published" and step > 0 and not cue.ahead else (when, how)
        told, how = self._told_base(one)
        return (When.day(told.latest), how) if told and told.latest else UNRESOLVED

    def told_run(self, one: Found, _: Cue) -> Answer:
        """The six days after, the four days before the day told of."""
        told, how = self._told_base(one)
        count, step = dates.whole_number(one.parts, "number"), counting.STEPS[str(one.parts["dir"])]
        base = told and (told.latest if step > 0 else told.earliest)
        if not base or not 1 < count < 100:
            return UNRESOLVED
        near, far = base + timedelta(days=step), base + timedelta(days=step * count)
        return When.days(min(near, far), max(near, far)), how

    def told_days(self, one: Found, _: Cue) -> Answer:
        """Those days: all that was told of just before."""
        return self._told_base()

    def told_month(self, one: Found, _: Cue) -> Answer:
        """That December, the next February, that summer: of the year told of, or beside it."""
        told = self.told.any or (When.day(self.published) if self.published else None)
        if told is None:
            return UNRESOLVED
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
        return UNRESOLVED

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
        return (count(self.published), "published") if self.published else UNRESOLVED

    def _narrative(self, one: Found, count: Callable[[date], When]) -> Answer:
        """Count from the day told of before; "the day before" at the head of a paragraph, or after "today", is yesterday."""
        here = self.tokens.line(self.told.day_at) == self.tokens.line(one.first)
        today = self.published is not None and self.told.last == When.day(self.published)
        if self.published and (today or not here) and one.parts.get("told") == -1:
            return self._published(count)
        told, how = self._told_base(one)
        if one.parts.get("unit") in ("month", "year") and self.told.any:
            told, how = self.told.any, "narrative"  # "in May 2019, and a year earlier": no day is told of
        return (count(told.latest), how) if told and told.latest else UNRESOLVED


def _day_of_month(parts: dates.Parts, base: date) -> When | None:
    """Return a day of a month, or None where that month has no such day."""
    try:
        return counting.day_of_month(parts, base)
    except ValueError:
        return None


_COUNTS: dict[str, Callable[[CountedDates, Found, Cue], Answer]] = {
    "relative-day": CountedDates.relative_day,
    "this-day": CountedDates.this_day,
    "relative-year": CountedDates.relative_year,
    "last-night": CountedDates.last_night,
    "weekday": CountedDates.weekday,
    "told-weekday": CountedDates.told_weekday,
    "nights": CountedDates.nights,
    "weekend": CountedDates.weekend,
    "week-start": CountedDates.week_start,
    "unit": CountedDates.unit,
    "shifted": CountedDates.shifted,
    "shifted-exactly": CountedDates.shifted_exactly,
    "shifted-told": CountedDates.shifted_told,
    "told-day": CountedDates.told_day,
    "told-days": CountedDates.told_days,
    "told-month": CountedDates.told_month,
    "told-run": CountedDates.told_run,
    "day-of-month": CountedDates.day_of_month,
    "night-of-month": CountedDates.night_of_month,
}
