"""Find every word of the lexicon in a text in one pass: triggers, sayings and cues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contactline.extract.reading.reports.lexicon import Lexicon, Row

_JOINED = 6
"""No more letters than these are joined to the front of a word."""


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """Folded characters ``start`` to ``end`` are the words of ``row``; ``future`` where a letter says so."""

    row: Row
    start: int
    end: int
    future: bool = False


def find_marks(text: str, words: Lexicon) -> list[Mark]:
    """Return the marks of a folded text, in order; of two that begin together the longer comes first."""
    found = list(_tried(text, words))
    found.sort(key=lambda mark: (mark.start, -mark.end))
    return found


def _tried(text: str, words: Lexicon) -> Iterator[Mark]:
    seen: set[tuple[int, int]] = set()
    rows, by_stem, joins = words.rows, words.by_stem, bool(words.joined or words.future)
    for stem, start, _ in words.automaton.find_matches_as_indexes(text, overlapping=True):
        inside = start > 0 and text[start - 1].isalnum()
        if inside and not joins:
            continue
        before = _before(text, start) if inside else ""
        future = inside and before in words.future
        if inside and not future and before not in words.joined:
            continue
        for number in by_stem[stem]:
            if (number, start) not in seen:
                seen.add((number, start))
                row, pattern = rows[number]
                verb = row.sort == "saying" and not row.aside
                joined = not (inside and verb) or future or before in words.joined_to_verbs
                match = pattern.expression.match(text, start) if joined else None
                if match:
                    yield Mark(row, start - len(before), match.end(), future or any(match.groups()))


def _before(text: str, start: int) -> str:
    """Return the letters of the same word that stand before ``start``."""
    low = start
    while low > 0 and start - low < _JOINED and text[low - 1].isalnum():
        low -= 1
    return text[low:start]
