"""What a text has told of so far: its last day, the last to come, the last that gives a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from contactline.extract.timex import years
from contactline.extract.timex.cues import Cue
from contactline.extract.timex.finding import Found
from contactline.model import Precision, When

_OF_DAYS = frozenset(
    {
        "days",
        "day-to-day",
        "date-to-date",
        "night-before",
        "nights",
        "last-night",
        "night-of-month",
        "told-days",
        "told-run",
    }
)
COARSE = frozenset({Precision.DECADE, Precision.OPEN})
"""Dates too coarse to be a day or year that the story is in."""


@dataclass(slots=True)
class Told:
    """What was told of just before: the last date, the last day, the last to come, the last that gives a year.

    ``last`` is the last of all, whatever is said of it.
    """

    any: When | None = None
    day: When | None = None
    day_at: int = 0
    ahead: When | None = None
    ahead_at: int = -1
    dated: When | None = None
    dated_at: int = 0
    last: When | None = None

    def remember(self, one: Found, when: When | None, cue: Cue, published: date | None) -> None:
        """Note a date: the story is now in it, unless it is only to come, looked back to, or has lasted since."""
        if when is None or when.earliest is None or when.precision in COARSE:
            return
        self.last = when
        if length(when) < 400:
            self.dated, self.dated_at = when, one.first
        if _looks_back(one) or cue.lasting:
            return
        if cue.ahead or cue.wished or (published is not None and when.earliest > published):
            if length(when) < 32:
                self.ahead, self.ahead_at = when, one.first
            return
        self.any = when
        if when.precision is Precision.DAY or (one.makes in _OF_DAYS and length(when) < 30):
            self.day, self.day_at = when, one.first


def _looks_back(one: Found) -> bool:
    """Whether a date tells of a day before the one told of: "a day earlier", "the day before"."""
    back = one.makes == "shifted-told" and one.parts.get("shift") == "ago"
    previous = one.parts.get("dir") == "previous"
    return back or previous or one.parts.get("shift") == "earlier" or one.parts.get("told") == -1


def length(when: When) -> int:
    """Return the days from the first to the last of a date; very many where it is open."""
    return (when.latest - when.earliest).days if when.latest and when.earliest else years.FAR
