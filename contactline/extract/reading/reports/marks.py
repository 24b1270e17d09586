"""Find every word of the lexicon in a text in one pass: triggers, sayings and cues."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contactline.extract.reading.reports.index import Chunk, Hit, Index, Spot
from contactline.extract.reading.reports.lexicon import Lexicon, Row

_CHUNK = re.compile(r"\S+")


# Not frozen: an article has hundreds of them, and a frozen one takes four times as long to make.
@dataclass(slots=True, eq=False)
class Mark:
    """Folded characters ``start`` to ``end`` are the words of ``row``; ``future`` where a letter says so."""

    row: Row
    start: int
    end: int
    future: bool = False


def find_marks(text: str, words: Lexicon) -> list[Mark]:
    """Return the marks of a folded text, in order; of two that begin together the longer comes first."""
    index, rows = words.index, words.rows
    known = index.chunk
    chunks = [(match.start(), known(match[0])) for match in _CHUNK.finditer(text)]
    marks: list[Mark] = []
    for (base, chunk), allowed in zip(chunks, _allowed(chunks, index), strict=True):
        for spot in chunk.spots:
            hits = _hits(text, base, spot, allowed, index) if spot.tries else spot.hits
            start = base + spot.start
            for end, number, future, _ in hits:
                marks.append(Mark(rows[number][0], start, base + end, future))
    return marks


def _allowed(chunks: list[tuple[int, Chunk]], index: Index) -> list[int]:
    """Return for each chunk the openings that what stands after it lets go on."""
    found: list[int] = []
    beside = beyond = 0
    for _, chunk in reversed(chunks):
        found.append(index.sure | (beside & index.beside) | (beyond & index.beyond))
        beside = chunk.second
        beyond = beside | beyond if chunk.passable else beside
    found.reverse()
    return found


def _hits(text: str, base: int, spot: Spot, allowed: int, index: Index) -> tuple[Hit, ...] | list[Hit]:
    """Return what begins at a spot, ends counted from the chunk's start."""
    found: list[Hit] = []
    for offset, joined, is_future, bits in spot.tries:
        start = base + offset
        for number in index.numbers(bits & allowed):
            pattern = index.patterns[number]
            match = pattern.expression.match(text, start)
            if match and any(text.startswith(stem, start) for stem in pattern.stems):
                future = is_future or any(match.groups())
                rank = index.rank(number, joined, text, start)
                found.append(Hit(match.end() - base, number, future, rank))
    if not found:
        return spot.hits
    found += spot.hits
    found.sort(key=_order)
    return found


def _order(hit: Hit) -> tuple[int, tuple[int, int, int]]:
    return -hit.end, hit.rank
