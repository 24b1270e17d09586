"""Cut a text into the tokens that dates are made of; what no date is made of is passed over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from contactline.extract.text import fold
from contactline.extract.timex.vocabulary import OTHER, UNKNOWN_NAME, Known, Value, Vocabulary

_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u055a-\u055c\u055e\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
)
_I = rf"[{_INVISIBLE}]*+"
_LETTER = r"[^\W\d_]"
_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_TOKEN = re.compile(
    # A word keeps its marks; Armenian writes its question and stress marks inside the word.
    rf"(?P<word>{_LETTER}++(?:{_I}(?:{_LETTER}++|[{_MARKS}]++))*+)"
    rf"|(?P<iso>\d{{4}}{_I}([-/.]){_I}\d{{1,2}}{_I}\3{_I}\d{{1,2}}(?!\d))"
    rf"|(?P<dmy>\d{{1,2}}{_I}([-/.]){_I}\d{{1,2}}{_I}\5{_I}\d{{4}}(?!\d)|\d\d([./])\d\d\6\d\d(?!\d|[./]\d))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?+(?!\d))"
    r"|(?P<figure>\d++(?:[.,٬٫]\d++)++)"
    r"|(?P<number>\d++)"
    rf"|(?P<line>\r\n|[{_BREAKS}])"
    rf"|(?P<sign>[^\s{_INVISIBLE}])"
)
_SUFFIX = re.compile(rf"{_I}[-\u2010-\u2015']?{_I}({_LETTER}++(?:{_I}(?:{_LETTER}++|[{_MARKS}]++))*+)")
_SIGNS = {
    **dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212ـ~", "dash"),
    **dict.fromkeys("/\\", "slash"),
    **dict.fromkeys(",،", "comma"),
    **dict.fromkeys("(（[", "open"),
    **dict.fromkeys(")）]", "close"),
    **dict.fromkeys("'’‘", "quote"),
    ".": "dot",
}
_ENDS = frozenset("!?؟։…;؛")
_WRAPPED = 60
"""A line at least this long may have been broken by the width of a page: its end parts no words."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text: its class, its place, what it may mean, and the sentence and line it is in."""

    kind: str
    start: int
    end: int
    values: Mapping[str, Value] | Value
    sentence: int
    line: int

    def value(self, kind: str) -> Value:
        """Return what the token means as a ``kind``."""
        return self.values.get(kind, kind) if isinstance(self.values, Mapping) else self.values


@dataclass(slots=True)
class Tokens:
    """The tokens of a text and, aligned with them, the string of their classes."""

    tokens: list[Token] = field(default_factory=list[Token])
    classes: str = ""


def tokenize(text: str, words: Vocabulary) -> Tokens:
    """Return the tokens of a text in order; a run of words that say nothing of time is one token."""
    return _Cutter(text, words).run()


class _Cutter:
    def __init__(self, text: str, words: Vocabulary) -> None:
        self.text = text
        self.words = words
        self.tokens: list[Token] = []
        self.last = ""
        self.sentence = self.line = self.line_start = 0

    def run(self) -> Tokens:
        text, match_at, lookup = self.text, _TOKEN.search, self.words.lookup
        position = 0
        while match := match_at(text, position):
            position = match.end()
            if match.lastgroup == "word":
                known = lookup(match[0])
                if known is OTHER or known is UNKNOWN_NAME:
                    self._pass_over(known, match)
                else:
                    position = self._word(match, known)
            else:
                position = self._other(match)
        return Tokens(self.tokens, "".join([token.kind for token in self.tokens]))

    def _pass_over(self, known: Known, match: re.Match[str]) -> None:
        kind = known.joined
        if kind != self.last:
            self._add(kind, match.start(), match.end(), {})

    def _add(self, kind: str, start: int, end: int, values: Mapping[str, Value] | Value) -> None:
        self.tokens.append(Token(kind, start, end, values, self.sentence, self.line))
        self.last = kind

    def _word(self, match: re.Match[str], known: Known) -> int:
        """Add a known word, or the longest known phrase that it starts; return where it ends."""
        start = match.start() + known.offset
        if known.offset:
            self._add(known.joined, match.start(), start, {})
        for rest, entry in known.phrases:
            end = self._phrase_end(match.end(), rest)
            if end:
                self._add(entry.kind, start, end, entry.values)
                return end
        if self.last != OTHER.joined:
            self._add(OTHER.joined, start, match.end(), {})
        return match.end()

    def _phrase_end(self, position: int, rest: tuple[str, ...]) -> int:
        for wanted in rest:
            match = _TOKEN.search(self.text, position)
            if not match or match["line"] or self.words.folded(match[0]) != wanted:
                return 0
            position = match.end()
        return position

    def _other(self, match: re.Match[str]) -> int:
        kind = match.lastgroup or ""
        if kind == "number":
            return self._number(match)
        if kind in ("iso", "dmy"):
            self._add(*self._figures(match, kind))
        elif kind == "line":
            self._break(match)
        elif kind == "sign":
            self._sign(match)
        else:
            self._add(self.words.kind("clock" if kind == "clock" else "figure"), *match.span(), {})
        return match.end()

    def _figures(self, match: re.Match[str], kind: str) -> tuple[str, int, int, Mapping[str, Value]]:
        day = _written_in_figures([int(part) for part in re.findall(r"\d+", match[0])], kind == "iso")
        named = "date" if day else "figure"
        return self.words.kind(named), match.start(), match.end(), {"date": day} if day else {}

    def _number(self, match: re.Match[str]) -> int:
        start, end = match.span()
        if start and self.text[start - 1].isalpha() and self.last in (OTHER.joined, UNKNOWN_NAME.joined):
            self._add(self.words.kind("figure"), start, end, {})
            return end
        suffix = _SUFFIX.match(self.text, end)
        tag = suffix and self.words.suffixes.get(self.words.folded(suffix[1]))
        self._add(
            self.words.number(match[0], tag or ""),
            start,
            suffix.end() if suffix and tag else end,
            _int(match[0]),
        )
        return suffix.end() if suffix and tag else end

    def _break(self, match: re.Match[str]) -> None:
        length, self.line_start = match.start() - self.line_start, match.end()
        after = self.text[match.end() : match.end() + 1]
        before = self.text[match.start() - 1 : match.start()]
        if (
            length >= _WRAPPED
            and after
            and not after.isspace()
            and before not in _ENDS
            and before not in '."»)'
        ):
            return
        self.line += 1
        self.sentence += 1
        self._add(self.words.kind("line"), *match.span(), {})

    def _sign(self, match: re.Match[str]) -> None:
        kind = _SIGNS.get(match[0])
        self._add(self.words.kind(kind) if kind else self.words.kind("sign"), *match.span(), {})
        if match[0] in _ENDS or (kind == "dot" and self._ends_sentence(match.end())):
            self.sentence += 1

    def _ends_sentence(self, position: int) -> bool:
        following = self.text[position : position + 3].lstrip(' \u00a0"»”)')
        after = self.text[position : position + 1]
        return not after or (after.isspace() and not (following[:1].islower() or following[:1].isdigit()))


def pieces(form: str) -> tuple[str, ...]:
    """Return the folded tokens of a word or phrase of a grammar, as they are looked for in a text."""
    return tuple(fold(match[0]).text for match in _TOKEN.finditer(form))


def _int(figures: str) -> int:
    return int(figures) if len(figures) <= 4 else 0


def _written_in_figures(parts: list[int], year_first: bool) -> date | None:
    """Return the day of "27.09.2020", "2020-09-27" or, where no other reading is left, "09/27/2020"."""
    year, month, day = parts if year_first else reversed(parts)
    year += 0 if year > 99 else 1900 if year > 50 else 2000
    for one, other in ((month, day), (day, month)):
        try:
            return date(year, one, other)
        except ValueError:
            continue
    return None
