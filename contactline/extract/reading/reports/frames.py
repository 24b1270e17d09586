"""Frames: words that say what happened only together with a word of some class beside them.

"Brought" tells of aid beside "medicine", of a displacement beside "families", of nothing else. A frame
of the lexicon lists words of doing and the classes of which a word must stand in the same clause, before
or after them; "place" is the class of the gazetteer's names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from contactline.extract.reading.reports.lexicon import Row
    from contactline.extract.reading.reports.marks import Mark

PLACE = "place"
_FAR = 1 << 30
_COMMA = 25
"""What a comma adds to the distance between the two words, in characters."""
_REACHES = {"verb-first": (35, 95), "verb-second": (70, 80), "verb-last": (100, 35)}
"""How far before and after its words a frame looks for the other, in characters, by the order of a language."""


class Standing(Protocol):
    """Anything that begins and ends somewhere in the folded text."""

    @property
    def start(self) -> int:
        """Its first character."""
        ...

    @property
    def end(self) -> int:
        """The character after its last."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Words that are a trigger (``row``) beside a word of one of the classes ``beside``."""

    row: Row
    beside: frozenset[str]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a frame's two words may be apart, and what no frame crosses."""

    before: int
    after: int
    stops: re.Pattern[str]

    @classmethod
    def of(cls, order: str, stops: str) -> Reach:
        """Return the reach of a language that orders its words so; a stop followed by a digit is none."""
        return cls(*_REACHES[order], re.compile(rf"[{re.escape(stops)}](?!\d)|\n"))

    def distance(self, word: Standing, other: Standing, text: str, lists: Sequence[int]) -> int | None:
        """Return how far a class's word is from a frame's, None where it is too far or a clause ends between.

        One in a gap of the frame's words is as near as can be. ``lists`` are where commas of lists of places
        stand, in order: they part nothing.
        """
        if word.start < other.start and other.end <= word.end:
            return 0
        after = other.start >= word.end
        low, high = (word.end, other.start) if after else (other.end, word.start)
        distance = high - low
        if not 0 <= distance <= (self.after if after else self.before) or self.stops.search(text, low, high):
            return None
        commas = text.count(",", low, high) + text.count("،", low, high)
        if commas:
            commas -= bisect_left(lists, high) - bisect_left(lists, low)
        distance += _COMMA * commas
        return distance if distance <= max(self.before, self.after) else None


def framed(
    marks: Sequence[Mark], places: Sequence[Standing], text: str, reach: Reach
) -> tuple[list[Mark], list[tuple[Mark, Row]]]:
    """Return the marks that are no part of frames, and the words of frames with the row that they become.

    Of several frames for the same words the one whose other word is nearest counts.
    """
    others: list[Mark] = []
    words: list[Mark] = []
    standing: dict[str, list[Standing]] = {PLACE: list(places)}
    for mark in marks:
        sort = mark.row.sort
        if sort == "frame":
            words.append(mark)
        elif sort == "class":
            standing.setdefault(mark.row.group, []).append(mark)
        else:
            others.append(mark)
    near = _Nearness(standing, text, reach)
    best: dict[int, tuple[int, Mark, Row]] = {}
    for mark in words:
        frame = mark.row.frame
        distance = near.to_any(mark, frame.beside) if frame else _FAR
        if frame and distance < best.get(mark.start, (_FAR,))[0]:
            best[mark.start] = (distance, mark, frame.row)
    return others, [(mark, row) for _, mark, row in best.values()]


class _Nearness:
    """How near the words of classes stand."""

    def __init__(self, standing: Mapping[str, Sequence[Standing]], text: str, reach: Reach) -> None:
        self._standing, self._text, self._reach = standing, text, reach
        self._starts = {name: [one.start for one in ones] for name, ones in standing.items()}
        ends = (one.end for one in standing[PLACE])
        self._lists = sorted({end for end in ends if text[end : end + 1] in (",", "،")})

    def to_any(self, word: Mark, classes: Iterable[str]) -> int:
        """Return the distance to the nearest word of some classes, ``_FAR`` where none is within reach."""
        least = _FAR
        for name in classes:
            if name in self._starts:
                least = self._least(word, name, least)
        return least

    def _least(self, word: Mark, name: str, least: int) -> int:
        """Return the distance to the nearest word of a class, ``least`` where none is nearer than that."""
        start, end = word.start, word.end
        middle, farthest = bisect_left(self._starts[name], start), max(self._reach.before, self._reach.after)
        for one in self._standing[name][max(0, middle - 3) : middle + 4]:
            apart = one.start - end if one.start >= end else start - one.end
            if apart < least and apart <= farthest:  # commas only add to it
                distance = self._reach.distance(word, one, self._text, self._lists)
                if distance is not None and distance < least:
                    least = distance
        return least
