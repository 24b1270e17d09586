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

_MARKS = re.compile(r"[.!?։؟\n](?=\s|$)|(?<!\d)(?:19[89]\d|20[0-3]\d)(?!\d)")
_LEAD = 45


class _Sentence(NamedTuple):
    start: int
    first_at: int = -1
    first: int = 0
    earliest: int = 0


@dataclass(frozen=True, slots=True)
class Days:
    """The years that the sentences of a text name; ``on`` is the day of publication."""

    on: date | None
    starts: Sequence[int]
    sentences: Sequence[_Sentence]

    def office(self, position: int) -> date | None:
        """Return the day whose office-holders are meant at a position."""
        sentence = self._sentence(position)
        leads = 0 <= sentence.first_at <= min(position, sentence.start + _LEAD)
        return self._of(sentence.first) if leads else self.on

    def state(self, position: int) -> date | None:
        """Return the day whose states are meant at a position: the earliest year of its sentence."""
        earliest = self._sentence(position).earliest
        return self._of(earliest) if earliest else self.on

    def _sentence(self, position: int) -> _Sentence:
        return self.sentences[bisect_right(self.starts, position) - 1]

    def _of(self, year: int) -> date | None:
        return self.on if self.on and self.on.year == year else date(year, 7, 1)


def days_of(text: str, on: date | None) -> Days:
    """Return the days that a folded text speaks of."""
    sentences = [_Sentence(0)]
    for match in _MARKS.finditer(text):
        last = sentences[-1]
        if match.end() - match.start() == 1:
            sentences.append(_Sentence(match.end()))
        elif last.earliest:
            sentences[-1] = last._replace(earliest=min(last.earliest, int(match[0])))
        else:
            sentences[-1] = _Sentence(last.start, match.start(), int(match[0]), int(match[0]))
    return Days(on, [one.start for one in sentences], sentences)
