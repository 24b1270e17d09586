"""The pattern language of the lexicons: words on folded text that anybody can read.

A space is white space; ``*`` after letters is any ending; ``(a|b)`` is one of several; ``(a|b)?`` may be
missing (not at the beginning); ``…`` is a gap of up to twelve words that crosses no end of
a clause, and at the end of a pattern the words after it; ``‥`` is a gap of up to three words without a
comma, ``…5`` one of up to five. In a language of paired commas a gap crosses a comma only together with
the one that closes what it opened: "signed, on 9 November, a statement".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from contactline.extract.text import fold

GAP, NEAR, AFTER, ASIDE = 12, 3, 7, 8
_SPACE = r"(?:[\"»”’]\w*)?\s+"
"""Between two words; a quotation may end there, with the ending of a case: 'the "measures"nə began'."""

_GAP_SIGNS = ("…", "‥")


@dataclass(frozen=True)
class Pattern:
    """An expression, written out in ``source``, to be tried where one of ``stems`` begins a word."""

    stems: tuple[str, ...]
    source: str

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The compiled expression; made when first wanted, since no article needs all of a lexicon."""
        return re.compile(self.source)


def compile_pattern(
    pattern: str,
    joined: Iterable[str] = (),
    stops: str = ".;:!?",
    *,
    future: Iterable[str] = (),
    paired_commas: bool = False,
) -> Pattern:
    """Compile a pattern; ``joined`` are letters that may stand before any of its later words.

    So may the letters of the future, the only groups that a match has. Nothing is joined to a word that begins with "*".

    >>> compile_pattern("took … control").expression.match("took the town under control")[0]
    'took the town under control'
    """
    folded = fold(pattern).text
    words = [word for word in _words(folded.removesuffix(" …")) if word]
    token = rf"(?:\d+[:.]\d+\S*|[^\s{re.escape(stops)}]+)"
    before = _optional(joined, "?:") + _optional(future, "")
    gaps = _Gaps(
        _paired_gap(token) if paired_commas else rf"{_SPACE}(?:{token}\s+){{0,{GAP}}}?",
        rf"(?:\d+[:.,]\d+\S*|[^\s,،{re.escape(stops)}]+)",
    )
    parts = [_word(words[0], "", gaps)]
    for word, last in zip(words[1:], words[:-1], strict=True):
        space = "" if word.startswith(_GAP_SIGNS) or last.startswith(_GAP_SIGNS) else _SPACE
        optional = _is_optional(word)
        letters = "" if word.startswith(("*", "(*")) else before
        written = _word(word.removesuffix("?") if optional else word, letters, gaps)
        parts.append(f"(?:{space}{written})?" if optional else space + written)
    if folded.endswith(" …"):
        parts.append(rf"(?:\s+{token}){{0,{AFTER}}}")
    return Pattern(_stems(words[0]), "".join(parts) + r"(?!\w)")


def _is_optional(word: str) -> bool:
    """Whether a word is one bracket that may be missing: "(a|b)?", not "(a)(b)?"."""
    if not (word.startswith("(") and word.endswith(")?")):
        return False
    depth = [0]
    for character in word[:-1]:
        depth.append(depth[-1] + (character == "(") - (character == ")"))
    return depth.index(0, 1) == len(word) - 1


def _paired_gap(token: str) -> str:
    """Return the expression for a gap that crosses commas only in pairs."""
    word = rf"{token}(?<![,،])\s+"
    close = rf"(?:{word}){{0,{ASIDE}}}?{token}(?<=[,،])\s+"
    near = rf"(?:{word}){{0,{GAP // 2}}}?"
    aside = rf"(?:{token}(?<=[,،])\s+{close}{near})"
    return rf"(?:\s+(?:{word}){{0,{GAP}}}?{aside}?|[,،]\s+{close}{near})"


def _optional(letters: Iterable[str], group: str) -> str:
    """Return the expression for letters that may stand before a word."""
    choices = "|".join(sorted(map(re.escape, letters), key=len, reverse=True))
    return f"({group}{choices})?" if choices else ""


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
    """Expressions for gaps: ``wide`` as far as the clause goes, others of a few ``near`` words up to a comma."""

    wide: str
    near: str

    def of(self, sign: str) -> str:
        """Return the expression for a gap as it is written: "…", "‥", or "…5"."""
        if sign == "…":
            return self.wide
        return rf"{_SPACE}(?:{self.near}\s+){{0,{sign[1:] or NEAR}}}?"


def _word(word: str, before: str, gaps: _Gaps) -> str:
    """Return the expression for a gap, a word or a group of words."""
    if word.startswith(_GAP_SIGNS):
        return gaps.of(word)
    inner = re.sub(r"([^\w\s()|*?…‥'’«»\"-])", r"\\\1", word)
    inner = inner.replace("(", "(?:").replace("*", r"\w*")
    inner = re.sub(r" (…\d*|‥) ", lambda gap: gaps.of(gap[1]) + before, inner)
    return before + inner.replace(" ", _SPACE + before)


def _stems(word: str) -> tuple[str, ...]:
    """Return with what letters a word, or each of its alternatives, may begin."""
    if _is_optional(word) or re.match(r"\([^()]*\)\?", word):
        raise ValueError(f"the pattern must not begin with what may be missing: {word!r}")
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
