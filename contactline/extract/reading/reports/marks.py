"""Find every word of the lexicon in a text in one pass: triggers, sayings and cues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from contactline.extract.reading.reports.index import Chunk, Hit, Index, Spot
from contactline.extract.reading.reports.lexicon import Lexicon, Row

_SPACE = re.compile(r"\s")


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
    chunks = _chunks(text, index)
    marks: list[Mark] = []
    add = marks.append
    for (base, chunk), allowed in zip(chunks, _allowed(chunks, index.sure), strict=True):
        for spot in chunk.spots:
            start, hits, _, opened = spot
            if opened & allowed:
                hits = _hits(text, base, spot, allowed, index)
            start += base
            for minus_end, _, _, number, future, _ in hits:
                add(Mark(rows[number][0], start, base - minus_end, future))
    return marks


def _chunks(text: str, index: Index) -> list[tuple[int, Chunk]]:
    """Return what stands between white space, each with where it begins."""
    known, start = index.chunk, 0
    found: list[tuple[int, Chunk]] = []
    for written in _SPACE.split(text):
        if written:
            found.append((start, known(written)))
        start += len(written) + 1
    return found


def _allowed(chunks: list[tuple[int, Chunk]], sure: int) -> list[int]:
    """Return for each chunk the openings that what stands after it lets go on."""
    found: list[int] = []
    allowed, beyond = sure, 0
    for _, (_, beside, further, passable) in reversed(chunks):
        found.append(allowed)
        beyond = further | beyond if passable else further
        allowed = beside | beyond
    found.reverse()
    return found


def _hits(text: str, base: int, spot: Spot, allowed: int, index: Index) -> Sequence[Hit]:
    """Return what begins at a spot of a chunk that begins at ``base``, where some openings are let go on."""
    found = [hit for hit in spot.hits if not hit.rivals & allowed]
    for one in spot.tries:
        bits = one.bits & allowed
        if bits:
            found += index.tried(text, base, one, bits)
    return sorted(found)
