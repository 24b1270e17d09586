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
_SPACE = r"(?:[\"»”’]\w*)?\s++"
"""Between two words; a quotation may end there, with the ending of a case: 'the "measures"nə began'.

It never gives white space back, else a wide gap before words that may be missing would be shared out in every way.
"""

_GAP_SIGNS = ("…", "‥")
_BRACKET_OR_SPACE = re.compile("[() ]")


@dataclass(frozen=True, slots=True)
class Joints:
    """What may stand between the words of a language's patterns, as expressions.

    ``before`` are letters joined to a later word, ``token`` a word of a gap, ``gaps`` the gaps.
    """

    before: str
    token: str
    gaps: _Gaps


@dataclass(frozen=True)
class Pattern:
    """Words, folded, to be tried where one of ``stems`` begins a word."""

    text: str
    stems: tuple[str, ...]
    joints: Joints

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The compiled expression; made when first wanted, since no article needs all of a lexicon."""
        return re.compile(_source(self.text, self.joints))


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
    return pattern_of(pattern, joints_of(joined, stops, future=future, paired_commas=paired_commas))


def joints_of(
    joined: Iterable[str], stops: str, *, future: Iterable[str] = (), paired_commas: bool = False
) -> Joints:
    """Return how the words of patterns are joined in a language; see ``compile_pattern``."""
    token = rf"(?:\d+[:.]\d+\S*|[^\s{re.escape(stops)}]+)"
    gaps = _Gaps(
        _paired_gap(token) if paired_commas else rf"{_SPACE}(?:{token}\s+){{0,{GAP}}}?",
        rf"(?:\d+[:.,]\d+\S*|[^\s,،{re.escape(stops)}]+)",
    )
    return Joints(_optional(joined, "?:") + _optional(future, ""), token, gaps)


def pattern_of(pattern: str, joints: Joints) -> Pattern:
    """Return a pattern of a language; raise ValueError where it does not begin with letters."""
    folded = fold(pattern).text
    return Pattern(folded, _stems(_first_word(folded.lstrip())), joints)


def _source(folded: str, joints: Joints) -> str:
    """Return the expression of a folded pattern."""
    words = [word for word in _words(folded.removesuffix(" …")) if word]
    parts = [_word(words[0], "", joints.gaps)]
    for word, last in zip(words[1:], words[:-1], strict=True):
        space = "" if word.startswith(_GAP_SIGNS) or last.startswith(_GAP_SIGNS) else _SPACE
        optional = _is_optional(word)
        letters = "" if word.startswith(("*", "(*")) else joints.before
        written = _word(word.removesuffix("?") if optional else word, letters, joints.gaps)
        parts.append(f"(?:{space}{written})?" if optional else space + written)
    if folded.endswith(" …"):
        parts.append(rf"(?:\s+{joints.token}){{0,{AFTER}}}")
    return "".join(parts) + r"(?!\w)"


def _first_word(pattern: str) -> str:
    """Return a pattern up to the first space that is not within brackets."""
    depth = 0
    for sign in _BRACKET_OR_SPACE.finditer(pattern):
        depth += (sign[0] == "(") - (sign[0] == ")")
        if sign[0] == " " and depth == 0:
            return pattern[: sign.start()]
    return pattern


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
