"""The index of a lexicon: for a word of a text, which patterns it can begin, and which it can go on.

A text is read in chunks, what stands between white space. What is known of a chunk depends on its letters
alone, so that it is worked out once and kept in a bounded memory. Each opening of each pattern (``openings``)
has a bit of its own, and a set of openings is an integer. A chunk tells which openings its words begin and
which its first word can go on with. An opening is tried only where both hold: its second word begins the next
chunk or, after a gap, any chunk up to the end of the clause. What an expression finds within one chunk is
remembered with the chunk; it counts unless another opening of the same pattern is let go on, for then the
expression has to be tried on the text. Most words are never tried at all.

Openings that nothing has to follow are done with once a chunk is known. They have the highest bits, so that the
sets that are put together for every word of a text are short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from contactline.extract.reading.reports.openings import ANY, Head, Next, Opening, openings
from contactline.extract.reading.reports.patterns import Pattern

_CHUNKS = 1 << 15
"""Chunks that are kept in mind: nearly all that articles of one language are made of."""

_LONG = 60
"""A chunk of more characters is no word, and not worth keeping."""

_WORD = re.compile(r"[^\W_]+")


class Hit(NamedTuple):
    """A pattern found, by its ``number``; of the hits of one word the least comes first.

    ``minus_end`` are the characters from the chunk's start to its end, below zero: the longer comes first.
    ``letters`` is the length of its shortest stem there with the letters joined to it, ``joined`` that of these
    alone. ``rivals`` are openings that, let go on, may find more.
    """

    minus_end: int
    letters: int
    joined: int
    number: int
    future: bool
    rivals: int = 0


class Try(NamedTuple):
    """Openings (``bits``) to be tried ``offset`` characters into a chunk, ``joined`` letters after its word's start.

    ``stems`` remembers how long the shortest stem of a pattern is that stands there, 0 for none.
    """

    offset: int
    joined: int
    future: bool
    bits: int
    stems: dict[int, int]


class Spot(NamedTuple):
    """Where a word begins in a chunk: what was found in the chunk itself, and what is to be tried.

    ``open`` are the openings that, let go on, change what is found.
    """

    start: int
    hits: tuple[Hit, ...]
    tries: tuple[Try, ...]
    open: int


class Chunk(NamedTuple):
    """What is known of a chunk: its spots, the openings it lets go on, whether a gap may hold it.

    ``beside`` are those that go on right before it (also those that always may), ``beyond`` those after a gap.
    """

    spots: tuple[Spot, ...]
    beside: int
    beyond: int
    passable: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """Letters joined before a word: those that any may have, verbs of saying too, and those of the future."""

    any: frozenset[str]
    to_verbs: frozenset[str]
    future: frozenset[str]

    def later(self) -> frozenset[str]:
        """Return what may stand before a later word of a pattern: letters, those of the future, or both."""
        before = {"", *self.any}
        return frozenset(one + future for one in before for future in {"", *self.future})


class Index:
    """The openings of all patterns of a language."""

    def __init__(
        self, patterns: Sequence[Pattern], verbs: frozenset[int], joined: Joined, stops: str
    ) -> None:
        """Take the patterns, the numbers of those that are verbs of saying, and how words are joined and parted."""
        self.patterns = patterns
        self.owners: list[int] = []
        """For each bit the number of its pattern; the open bits of a pattern follow each other, and so do its inner."""
        self.bits = [0] * len(patterns)
        """The openings of each pattern."""
        self.sure = self.beside = self.beyond = self.inner = self.verbal = 0
        self._joined = joined
        self._later = joined.later()
        self._passable = re.compile(rf"\d+[:.,]\d+\S*|[^\s{re.escape(stops)}]+")
        self._first, self._second = _Heads(), _Heads()
        self._signs: list[tuple[str, int]] = []
        closed: list[tuple[int, Opening]] = []
        for number, pattern in enumerate(patterns):
            for opening in openings(pattern.text):
                if opening.next is Next.NOTHING and not pattern.text.endswith("…"):
                    closed.append((number, opening))
                else:
                    self._set_among_open(opening, self._add(number, opening, is_verb=number in verbs))
        for number, opening in closed:
            self.inner |= self._add(number, opening, is_verb=number in verbs)
        self._kept = lru_cache(_CHUNKS)(self._chunk)

    def chunk(self, written: str) -> Chunk:
        """Return what is known of a chunk of a folded text."""
        return self._kept(written) if len(written) <= _LONG else self._chunk(written)

    def numbers(self, bits: int) -> Iterator[int]:
        """Yield the numbers of the patterns of some openings, each once, in order."""
        last = -1
        while bits:
            low = bits & -bits
            number = self.owners[low.bit_length() - 1]
            if number != last:
                last = number
                yield number
            bits ^= low

    def tried(self, text: str, base: int, one: Try, bits: int) -> list[Hit]:
        """Return what some openings of a Try find in a text, ends counted from ``base``."""
        offset, joined, future, _, stems = one
        start = base + offset
        found: list[Hit] = []
        for number in self.numbers(bits):
            stem = stems.get(number)
            if stem is None:
                stem = stems[number] = self._stem(number, text, start)
            match = self.patterns[number].expression.match(text, start) if stem else None
            if match:
                future_here = future or any(match.groups())
                found.append(Hit(base - match.end(), joined + stem, joined, number, future_here))
        return found

    def _stem(self, number: int, text: str, start: int) -> int:
        stems = self.patterns[number].stems
        return min((len(stem) for stem in stems if text.startswith(stem, start)), default=0)

    def _add(self, number: int, opening: Opening, *, is_verb: bool) -> int:
        """Give an opening of a pattern a bit of its own, and return it."""
        bit = 1 << len(self.owners)
        self.bits[number] |= bit
        self.owners.append(number)
        if ANY in opening.first:
            self._signs += [(stem, bit) for stem in self.patterns[number].stems if not stem[0].isalnum()]
        self._first.add(opening.first, bit)
        self._second.add(opening.second, bit)
        if is_verb:
            self.verbal |= bit
        return bit

    def _set_among_open(self, opening: Opening, bit: int) -> None:
        if opening.next is Next.NOTHING or ANY in opening.second:
            self.sure |= bit
        elif opening.next is Next.BESIDE:
            self.beside |= bit
        else:
            self.beyond |= bit

    def _chunk(self, written: str) -> Chunk:
        words = [(match.start(), match[0]) for match in _WORD.finditer(written)]
        spots = [self._spot(written, start, self._tries(start, word)) for start, word in words]
        spots += [self._spot(written, start, [one]) for start, one in self._at_signs(written)]
        told = tuple(sorted(spot for spot in spots if spot.hits or spot.tries))
        second = self._going_on(words[0][1]) if words and not words[0][0] else 0
        passable = self._passable.fullmatch(written) is not None
        return Chunk(told, self.sure | (second & self.beside), second & self.beyond, passable)

    def _tries(self, start: int, word: str) -> Iterator[Try]:
        """Yield the openings that a word begins, with and without letters joined to it."""
        bits = self._first.of(word)
        if bits:
            yield Try(start, 0, False, bits, {})
        for letters in self._joined.any | self._joined.future:
            if word.startswith(letters):
                future = letters in self._joined.future
                bits = self._first.of(word[len(letters) :])
                if not future and letters not in self._joined.to_verbs:
                    bits &= ~self.verbal
                if bits:
                    yield Try(start + len(letters), len(letters), future, bits, {})

    def _at_signs(self, written: str) -> Iterator[tuple[int, Try]]:
        """Yield where a pattern that begins with a sign can begin."""
        for stem, bit in self._signs:
            for match in re.finditer(rf"(?<![^\W_]){re.escape(stem)}", written):
                yield match.start(), Try(match.start(), 0, False, bit, {})

    def _spot(self, written: str, start: int, tries: Iterable[Try]) -> Spot:
        found = list(tries)
        hits = [
            hit._replace(rivals=one.bits & self.bits[hit.number] & ~self.inner)
            for one in found
            for hit in self.tried(written, 0, one, one.bits & self.inner)
        ]
        hits.sort()
        left = [one._replace(bits=one.bits & ~self.inner) for one in found if one.bits & ~self.inner]
        opened = 0
        for bits in (*(hit.rivals for hit in hits), *(one.bits for one in left)):
            opened |= bits
        return Spot(start, tuple(hits), tuple(left), opened)

    def _going_on(self, word: str) -> int:
        """Return the openings whose second word a word can be, with and without letters joined to it."""
        bits = 0
        for letters in self._later:
            if word.startswith(letters):
                bits |= self._second.of(word[len(letters) :])
        return bits


class _Heads:
    """Openings by how a word of theirs begins."""

    def __init__(self) -> None:
        self._whole: dict[str, int] = {}
        self._begun: dict[str, int] = {}
        self._longest = 0

    def add(self, heads: frozenset[Head], bit: int) -> None:
        for letters, whole in heads:
            if letters:
                table = self._whole if whole else self._begun
                table[letters] = table.get(letters, 0) | bit
                self._longest = max(self._longest, len(letters))

    def of(self, word: str) -> int:
        """Return the openings whose word begins as a word does."""
        bits = self._whole.get(word, 0)
        begun = self._begun
        for length in range(1, min(len(word), self._longest) + 1):
            found = begun.get(word[:length])
            if found:
                bits |= found
        return bits
