"""The pattern language of the lexicons: words on folded text that anybody can read.

A space is white space; ``*`` after letters is any ending; ``(a|b)`` is one of several; ``(a|b)?`` may be
missing (not at the beginning); ``…`` is a gap of up to twelve words that crosses no end of
a clause, and at the end of a pattern the words after it; ``…3`` is one of up to three that crosses no comma either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from contactline.extract.text import fold

GAP, AFTER = 12, 7


@dataclass(frozen=True, slots=True)
class Pattern:
    """An expression to be tried where one of ``stems`` begins a word."""

    stems: tuple[str, ...]
    expression: re.Pattern[str]


def compile_pattern(pattern: str, joined: Iterable[str] = (), stops: str = ".;:!?") -> Pattern:
    """Compile a pattern; ``joined`` are letters that may stand before any of its later words.

    >>> compile_pattern("took … control").expression.match("took the town under control")[0]
    'took the town under control'
    """
    folded = fold(pattern).text
    words = [word for word in _words(folded.removesuffix(" …")) if word]
    token = rf"(?:\d+[:.]\d+\S*|[^\s{re.escape(stops)}]+)"
    before = f"(?:{'|'.join(sorted(map(re.escape, joined), key=len, reverse=True))})?" if joined else ""
    gaps = _Gaps(token, rf"(?:\d+[:.,]\d+\S*|[^\s,،{re.escape(stops)}]+)")
    parts = [_word(words[0], "", gaps)]
    for word, last in zip(words[1:], words[:-1], strict=True):
        space = "" if last.startswith("…") else r"\s+"
        optional = word.endswith(")?")
        written = _word(word.removesuffix("?") if optional else word, before, gaps)
        parts.append(f"(?:{space}{written})?" if optional else space + written)
    if folded.endswith(" …"):
        parts.append(rf"(?:\s+{token}){{0,{AFTER}}}")
    return Pattern(_stems(words[0]), re.compile("".join(parts) + r"(?!\w)"))


def _words(pattern: str) -> list[str]:
    """Split a pattern at the spaces that are not within brackets."""
    words, depth = [""], 0
    for character in pattern:
        depth += (character == "(") - (character == ")")
        if character == " " and depth == 0:
            words.append("")
        else:
            words[-1] += character
    return words


@dataclass(frozen=True, slots=True)
class _Gaps:
    """The words that a gap may hold: ``wide`` ones as far as the clause goes, ``near`` ones up to a comma."""

    wide: str
    near: str

    def of(self, most: str) -> str:
        """Return the expression for a gap, of up to ``most`` words where a number is given."""
        return rf"(?:{self.near}\s+){{0,{most}}}?" if most else rf"(?:{self.wide}\s+){{0,{GAP}}}?"


def _word(word: str, before: str, gaps: _Gaps) -> str:
    """Return the expression for a gap, a word or a group of words."""
    if word.startswith("…"):
        return gaps.of(word[1:])
    inner = re.sub(r"([^\w\s()|*?…'’«»\"-])", r"\\\1", word)
    inner = inner.replace("(", "(?:").replace("*", r"\w*")
    inner = re.sub(r" …(\d*) ", lambda gap: rf"\s+{gaps.of(gap[1])}{before}", inner)
    return before + inner.replace(" ", rf"\s+{before}")


def _stems(word: str) -> tuple[str, ...]:
    """Return with what letters a word, or each of its alternatives, may begin."""
    if word.startswith("("):
        return tuple(stem for choice in _choices(word) for stem in _stems(choice))
    stem = re.split(r"[*( ?]", word, maxsplit=1)[0]
    if not stem:
        raise ValueError(f"the pattern {word!r} must begin with letters")
    return (stem,)


def _choices(word: str) -> list[str]:
    """Return the alternatives of the bracket that a word begins with."""
    choices, depth = [""], 0
    for character in word:
        depth += (character == "(") - (character == ")")
        if depth == 0:
            break
        if character == "|" and depth == 1:
            choices.append("")
        elif depth > 1 or character != "(":
            choices[-1] += character
    return choices
