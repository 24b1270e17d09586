"""The day each part of a text speaks of: publication, or the year that its sentence names.

An office is that of another year only where the sentence begins with it ("In May 1994 the president
..."); a state's name already where the year stands anywhere in the sentence ("asked Moscow in 1988").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

_YEAR = re.compile(r"(?:19[89]|20[0-3])\d")
_MARKS = (". ", "! ", "? ", "։", "؟", "\n")
_LEAD = 45
_SENTENCE = 600


class _Sentence(NamedTuple):
    start: int
    end: int
    first_at: int
    first: int
    earliest: int


@dataclass(frozen=True, slots=True)
class Days:
    """The years that the sentences of a text name; ``on`` is the day of publication."""

    on: date | None
    starts: Sequence[int]
    sentences: Sequence[_Sentence]

    def office(self, position: int) -> date | None:
        """Return the day whose office-holders are meant at a position."""
        sentence = self._sentence(position)
        leads = sentence and sentence.first_at <= min(position, sentence.start + _LEAD)
        return self._of(sentence.first) if sentence and leads else self.on

    def state(self, position: int) -> date | None:
        """Return the day whose states are meant at a position: the earliest year of its sentence."""
        sentence = self._sentence(position)
        return self._of(sentence.earliest) if sentence else self.on

    def _sentence(self, position: int) -> _Sentence | None:
        number = bisect_right(self.starts, position) - 1
        found = self.sentences[number] if number >= 0 else None
        return found if found and position < found.end else None

    def _of(self, year: int) -> date | None:
        return self.on if self.on and self.on.year == year else date(year, 7, 1)


def days_of(text: str, on: date | None) -> Days:
    """Return the days that a folded text speaks of."""
    found: list[_Sentence] = []
    for match in _YEAR.finditer(text):
        at, year = match.start(), int(match[0])
        if text[at - 1 : at].isdigit() or text[at + 4 : at + 5].isdigit():
            continue
        last = found[-1] if found else None
        if last and at < last.end:
            found[-1] = last._replace(earliest=min(last.earliest, year))
        else:
            found.append(_Sentence(*_bounds(text, at), at, year, year))
    return Days(on, [one.start for one in found], found)


def _bounds(text: str, at: int) -> tuple[int, int]:
    low, high = max(0, at - _SENTENCE), at + _SENTENCE
    start = max(text.rfind(mark, low, at) for mark in _MARKS)
    ends = [end for mark in _MARKS if (end := text.find(mark, at, high)) >= 0]
    return max(start + 1, low), min(ends, default=high)
