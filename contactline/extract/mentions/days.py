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

_MARKS = re.compile(r"[.!?։؟\n](?=\s|$)|(?<!\d)(?:19[89]\d|20[0-3]\d)(?!\d)")
_LEAD = 45


@dataclass(frozen=True, slots=True)
class Days:
    """The years that the sentences of a text name; ``on`` is the day of publication."""

    on: date | None
    starts: Sequence[int]
    years: Sequence[tuple[tuple[int, int], ...]]

    def office(self, position: int) -> date | None:
        """Return the day whose office-holders are meant at a position."""
        number = bisect_right(self.starts, position) - 1
        start = self.starts[number]
        for at, year in self.years[number]:
            if at <= min(position, start + _LEAD):
                return self._of(year)
        return self.on

    def state(self, position: int) -> date | None:
        """Return the day whose states are meant at a position: the earliest year of its sentence."""
        years = self.years[bisect_right(self.starts, position) - 1]
        return self._of(min(year for _, year in years)) if years else self.on

    def _of(self, year: int) -> date | None:
        return self.on if self.on and self.on.year == year else date(year, 7, 1)


def days_of(text: str, on: date | None) -> Days:
    """Return the days that a folded text speaks of."""
    starts = [0]
    years: list[list[tuple[int, int]]] = [[]]
    for match in _MARKS.finditer(text):
        if match.end() - match.start() == 1:
            starts.append(match.end())
            years.append([])
        else:
            years[-1].append((match.start(), int(match[0])))
    return Days(on, starts, [tuple(found) for found in years])
