"""The words of a language that dates are made of, and the class that each gives to a token."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from contactline.extract.text import fold
from contactline.extract.timex.pattern import NEVER

Value = int | str | date
"""What a word means: a number, a name of the grammar, or a day."""

_NUMBERS = {
    "month": frozenset({"number", "day", "monthnumber"}),
    "day": frozenset({"number", "day"}),
    "two": frozenset({"number", "twodigits"}),
    "year": frozenset({"number", "year"}),
    "hijri": frozenset({"number", "hijriyear"}),
    "any": frozenset({"number"}),
    "figure": frozenset({"figure"}),
}
_BETWEEN = {
    **dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212~", "dash"),
    **dict.fromkeys("/\\", "slash"),
    **dict.fromkeys(",،\u055d", "comma"),  # the last is the Armenian half stop
    **dict.fromkeys("(（[", "open"),
    **dict.fromkeys(")）]", "close"),
    **dict.fromkeys("'’‘", "quote"),
}
_SIGNS = (
    "dash",
    "slash",
    "comma",
    "open",
    "close",
    "quote",
    "dot",
    "sign",
    "line",
    "date",
    "clock",
    "figure",
)
_MANY_WORDS = 1 << 16


@dataclass(frozen=True, slots=True)
class Entry:
    """A class, and the values that it may have by kind."""

    kind: str
    values: Mapping[str, Value]


class Known(NamedTuple):
    """What a written word may start: phrases (the rest of their words, longest first).

    ``offset`` characters of the word are joined letters (Arabic "and", "in"), whose class is ``joined``.
    """

    offset: int
    joined: str
    phrases: tuple[tuple[tuple[str, ...], Entry], ...]
    alone: Entry | None = None
    """The one thing that the word can be, where it starts no phrase and nothing is joined to it."""


OTHER = Known(0, ".", ())
"""A word that says nothing of time."""
UNKNOWN_NAME = Known(0, "N", ())
"""Such a word with a capital letter."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a language writes: joined letters, forms that count only with a capital, exact forms that never do.

    ``shapes`` are kinds of words too many to list (verbs of the future), by what they look like.
    """

    joined: Mapping[str, str] = field(default_factory=dict[str, str])
    capital: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    shapes: Mapping[str, re.Pattern[str]] = field(default_factory=dict[str, re.Pattern[str]])


class Vocabulary:
    """All known words of a language; asked for any written word, it answers from a bounded memory."""

    def __init__(
        self,
        forms: Mapping[tuple[str, ...], Mapping[str, Value]],
        suffixes: Mapping[str, str],
        spelling: Spelling,
    ) -> None:
        """Give each set of kinds that some token may have a class of its own."""
        self._classes: dict[frozenset[str], str] = {}
        self._spelling = spelling
        self.suffixes = suffixes
        self._by_first: dict[str, list[tuple[tuple[str, ...], Mapping[str, Value]]]] = {}
        for words, values in sorted(forms.items(), key=lambda form: -len(form[0])):
            self._by_first.setdefault(words[0], []).append((words[1:], values))
            self._class(frozenset(values))
            self._class(frozenset(values) | {"capital"})
        for name in (*_SIGNS, *spelling.joined.values(), *spelling.shapes):
            self._class(frozenset({name}))
        for kinds, tag in product(_NUMBERS.values(), ("", *suffixes.values())):
            self._class(_tagged(kinds, tag))
        self.signs = {name: self._classes[frozenset({name})] for name in _SIGNS}
        self.between = {sign: self.signs[name] for sign, name in _BETWEEN.items()}
        self.lookup = lru_cache(_MANY_WORDS)(self._lookup)
        self.number = lru_cache(_MANY_WORDS)(self._number)
        self.folded = lru_cache(_MANY_WORDS)(_folded)

    def classes(self, kind: str) -> str:
        """Return the classes of all tokens that may be of a kind ("month", or "month.capital" for both)."""
        if kind == "other":
            return OTHER.joined + UNKNOWN_NAME.joined
        if kind == "name":
            return UNKNOWN_NAME.joined
        wanted = {part for part in kind.split(".") if part != "small"}
        small = "small" in kind.split(".")
        return "".join(
            letter
            for kinds, letter in self._classes.items()
            if wanted <= kinds and not (small and "capital" in kinds)
        )

    def _number(self, figures: str, tag: str) -> str:
        """Return the class of a number as written, with what its ending says ("20-е" a day, "90-е" a decade)."""
        tag = "decade" if tag == "neuter" and int(figures) > 31 else tag
        name = "figure" if len(figures) > 4 or (tag == "decade" and int(figures) % 10) else _size(figures)
        return self._classes[_tagged(_NUMBERS[name], tag if name != "figure" else "")]

    def _class(self, kinds: frozenset[str]) -> str:
        return self._classes.setdefault(kinds, chr(ord(NEVER) + 1 + len(self._classes)))

    def _lookup(self, word: str) -> Known:
        folded = fold(word)
        for length, rest, joined in self._joined(folded.text):
            options = self._by_first.get(rest)
            if options and unicodedata.normalize("NFC", word)[length:] not in self._spelling.never:
                offset = folded.origin[length] if length else 0
                entries = tuple(self._entries(word, folded.text, options))
                if entries:
                    alone = entries[0][1] if not length and not entries[0][0] else None
                    return Known(offset, joined, entries, alone)
        for name, shape in self._spelling.shapes.items():
            if shape.fullmatch(folded.text):
                entry = Entry(self._classes[frozenset({name})], {})
                return Known(0, "", (((), entry),), entry)
        return UNKNOWN_NAME if word[0].isupper() else OTHER

    def _joined(self, word: str) -> Iterator[tuple[int, str, str]]:
        """Yield how many letters at the start may be joined ones, the word without them, and their class."""
        yield 0, word, ""
        for letters, name in self._spelling.joined.items():
            if word.startswith(letters) and len(word) > len(letters):
                kind = self._classes[frozenset({name})]
                yield len(letters), word[len(letters) :], kind
                if letters.endswith("ل"):  # the article loses its alef: "للعام" is "for the year"
                    yield len(letters), "ا" + word[len(letters) :], kind

    def _entries(
        self, word: str, folded: str, options: Iterable[tuple[tuple[str, ...], Mapping[str, Value]]]
    ) -> Iterator[tuple[tuple[str, ...], Entry]]:
        capital = word[0].isupper()
        for rest, values in options:
            if capital or rest or folded not in self._spelling.capital:
                kinds = frozenset(values)
                shouted = len(word) > 1 and word.isupper()
                marked = kinds | {"capital"} if capital and not shouted else kinds
                yield rest, Entry(self._classes[marked], values)


def _folded(word: str) -> str:
    return fold(word).text


def _tagged(kinds: frozenset[str], tag: str) -> frozenset[str]:
    if not tag:
        return kinds
    if tag == "decade":
        decade = "decadefigure" if "year" in kinds else "decadeshort" if "twodigits" in kinds else "figure"
        return frozenset({decade})
    return kinds | {tag}


def _size(figures: str) -> str:
    """Return what a number of at most four figures may be."""
    value = int(figures)
    if len(figures) <= 2:
        return "month" if 1 <= value <= 12 else "day" if 1 <= value <= 31 else "two"
    if len(figures) == 3:
        return "any"
    return "year" if 1800 <= value < 2100 else "hijri" if 1300 <= value <= 1500 else "any"
