"""Fold a text for matching, and find the way back: every folded character knows where it came from."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from contactline.model import Span

_SAME = str.maketrans(
    {
        "ى": "ي",  # alef maqsura and yeh are exchanged freely in the press
        "ة": "ه",  # so are teh marbuta and heh at a word's end
        "ک": "ك",
        "ی": "ي",
        "ہ": "ه",
        "ٱ": "ا",
        "ـ": None,  # tatweel only stretches a word
        "\u2024": ".",  # Armenian keyboards write it for the full stop of an abbreviation
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u200e": None,
        "\u200f": None,
        "\u061c": None,
        "\ufeff": None,
        "\u00ad": None,
        **dict.fromkeys(
            "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069"
        ),
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "ı": "i",
        "\u055b": None,  # Armenian writes its stress, exclamation and question marks inside the word
        "\u055c": None,
        "\u055e": None,
    }
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``origin[i]`` is the offset in ``source`` of the folded character ``i``."""

    text: str
    origin: Sequence[int]
    source: str

    def span(self, start: int, end: int) -> Span:
        """Return the span of the source that the folded characters ``start`` to ``end`` stand for.

        Marks that belong to the last character (a vowel sign, a shadda) are part of the span.
        """
        after = self.origin[end] if end < len(self.origin) else len(self.source)
        return Span(self.origin[start], after if after > self.origin[end - 1] else self.origin[end - 1] + 1)

    def at(self, offset: int) -> int:
        """Return the first folded position that comes from ``offset`` of the source or later."""
        return bisect_left(self.origin, offset)


@lru_cache(maxsize=4)  # the readers of dates, names and happenings each ask for the same article
def fold(text: str) -> Folded:
    """Return ``text`` without case, marks, tatweel and spelling variants, digits in ASCII.

    >>> fold("الكريملِن").text == fold("الكريملن").text
    True
    """
    pieces = list(map(_PIECES.__getitem__, text))
    folded = "".join(pieces)
    dropped = pieces.count("")
    if len(folded) != len(text) - dropped:
        return Folded(folded, tuple(offset for offset, piece in enumerate(pieces) for _ in piece), text)
    everything = range(len(text))
    return Folded(folded, tuple(compress(everything, pieces)) if dropped else everything, text)


def _fold_character(character: str) -> str:
    if "a" <= character <= "z" or character == " ":
        return character
    digit = unicodedata.digit(character, None) if character.isdigit() else None
    if digit is not None:
        return str(digit)
    base = unicodedata.normalize("NFD", character.casefold())
    return "".join(c for c in base if unicodedata.category(c) != "Mn").translate(_SAME)


class _Pieces(dict[str, str]):
    """What each character folds to, worked out when it is first met: a look-up is much quicker than a call."""

    def __missing__(self, character: str) -> str:
        self[character] = piece = _fold_character(character)
        return piece


_PIECES = _Pieces()
