"""Where a date lies on the time scale of the map's slider, and where it moves: as it is now, and as it is written.

Two scales: the whole timeline with the map's present period, as the slider has it, and the days around the dates,
where a move by a day is seen. As the slider they run in the reader's direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from contactline.i18n import Words, day_in_words, when_in_words
from contactline.model import When
from contactline.ui.markup import tag, text
from contactline.view import ViewState

MOST_TICKS = 5
"""As many days as find room beside each other on a phone."""

ROOM = 84.0
"""Hundredths of a scale up to which a tick has room for what is written at it."""

SHORTEST = 14
"""Days that the finer scale shows at least."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of days, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def share(self, first: date | None, last: date | None) -> tuple[float, float]:
        """Return where an interval begins and how long it is, in hundredths of the scale; an open end is the scale's."""
        start, end = self._at(first or self.first, 0), self._at(last or self.last, 1)
        return start, max(end - start, 0.0)

    def _at(self, day: date, after: int) -> float:
        return min(max(((day - self.first).days + after) / self.days * 100, 0.0), 100.0)


def around(dates: Sequence[When], whole: Scale) -> Scale | None:
    """Return the days around some dates, with room at both ends; None where that is most of the whole scale."""
    bounds = [day for when in dates for day in (when.earliest, when.latest) if day]
    inside = [min(max(day, whole.first), whole.last) for day in bounds]
    if not inside:
        return None
    first, last = min(inside), max(inside)
    room = max((SHORTEST - (last - first).days) // 2, (last - first).days // 6, 2)
    finer = Scale(
        max(first - timedelta(days=room), whole.first), min(last + timedelta(days=room), whole.last)
    )
    return finer if finer.days * 2 < whole.days else None


def ticks(scale: Scale) -> list[tuple[date, str]]:
    """Return a few days of a scale with what is written at them: days, months or years, as many as there is room for."""
    for step in (1, 2, 7, 14):
        if scale.days / step <= MOST_TICKS:
            count = range(0, scale.days, step)
            return [(day, day.isoformat()) for day in (scale.first + timedelta(days=n) for n in count)]
    for step, length in ((1, 7), (3, 7), (6, 7), (12, 4), (24, 4), (60, 4), (120, 4)):
        if scale.days / (30.4 * step) <= MOST_TICKS:
            return [(day, day.isoformat()[:length]) for day in _months(scale, step)]
    return [(scale.first, str(scale.first.year)), (scale.last, str(scale.last.year))]


def _months(scale: Scale, step: int) -> list[date]:
    """Return the first days of every ``step``-th month of a scale, counted from the year 0."""
    numbers = range(scale.first.year * 12, scale.last.year * 12 + 12)
    days = (date(number // 12, number % 12 + 1, 1) for number in numbers if number % step == 0)
    return [day for day in days if scale.first <= day <= scale.last]


def date_scale(now: When | None, then: When | None, state: ViewState, say: Words) -> str:
    """Return both scales with a date as it is ``now`` and as it is written, as HTML; one lane where they are the same."""
    lanes = [(when, kind) for when, kind in ((now, "now"), (then, "then")) if when]
    if now == then:
        lanes = lanes[1:]
    whole = Scale(state.first, state.last)
    finer = around([when for when, _ in lanes], whole)
    rows = [_row(scale, lanes, state) for scale in (whole, finer) if scale]
    named = {"now": say("now: {date}"), "then": say("as written: {date}")}
    told = [named[kind].format(date=when_in_words(when, say.lang)) for when, kind in lanes]
    legend = [
        tag("span", tag("i", cls=f"cl-{kind}"), text(line))
        for (_, kind), line in zip(lanes, told, strict=True)
    ]
    return tag(
        "div",
        tag(
            "div",
            *rows,
            role="img",
            aria_label=f"{say('Where the date lies on the time line')}: {'; '.join(told)}",
        ),
        tag("p", *legend, cls="cl-scale-legend") if len(lanes) > 1 else "",
        tag("p", text(_on_the_map(then, state, say)), cls="cl-scale-legend") if then else "",
        cls="cl-date-scale",
        dir=say.direction,
    )


def _row(scale: Scale, lanes: Sequence[tuple[When, str]], state: ViewState) -> str:
    first, last = state.window
    seen = first <= scale.last and scale.first <= last
    period = tag("b", style=_placed(*scale.share(first, last))) if seen else ""
    marks = [
        tag(
            "div",
            tag("i", cls=f"cl-{kind}", style=_placed(*scale.share(when.earliest, when.latest))),
            cls="cl-lane",
        )
        for when, kind in lanes
    ]
    ends = [
        tag("span", text(label if at <= ROOM else ""), style=f"inset-inline-start:{at:.2f}%")
        for at, label in ((scale.share(day, day)[0], label) for day, label in ticks(scale))
    ]
    return tag("div", period, *marks, tag("div", *ends, cls="cl-ticks"), cls="cl-scale")


def _placed(start: float, length: float) -> str:
    # A day of forty years would be thinner than a pixel: the sheet gives every mark a least width.
    return f"inset-inline-start:{min(start, 99.2):.2f}%;inline-size:{length:.2f}%"


def _on_the_map(when: When, state: ViewState, say: Words) -> str:
    first, last = (day_in_words(day, say.lang) for day in state.window)
    if when.possibly_within(*state.window):
        return say("Within the map’s present period, {first} to {last}.", first=first, last=last)
    return say("Outside the map’s present period, {first} to {last}.", first=first, last=last)
