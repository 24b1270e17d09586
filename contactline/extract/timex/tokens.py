"""Cut a text into the tokens that dates are made of; what no date is made of is passed over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from datetime import date

from contactline.extract.text import fold
from contactline.extract.timex.vocabulary import OTHER, UNKNOWN_NAME, Known, Value, Vocabulary

_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u055b\u055c\u055e\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
)
_I = rf"[{_INVISIBLE}]*+"
_LETTER = r"[^\W\d_]"
_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_TOKEN = re.compile(
    # A word keeps its marks; Armenian writes its question and stress marks inside the word.
    rf"(?P<word>{_LETTER}++(?:{_I}(?:{_LETTER}++|[{_MARKS}]++))*+)"
    rf"|(?P<iso>\d{{4}}{_I}([-/.\u2024]){_I}\d{{1,2}}{_I}\3{_I}\d{{1,2}}(?!\d))"
    rf"|(?P<dmy>\d{{1,2}}{_I}([-/.\u2024]){_I}\d{{1,2}}{_I}\5{_I}\d{{4}}(?!\d)|\d\d{_I}([./\u2024]){_I}\d\d{_I}\6{_I}\d\d(?!\d|[./\u2024]\d))"
    rf"|(?P<clock>\d{{1,2}}{_I}:{_I}\d\d(?:{_I}:{_I}\d\d)?+(?!\d))"
    rf"|(?P<figure>\d++(?:{_I}[.,٬٫]{_I}\d++)++)"
    r"|(?P<number>\d++)"
    rf"|(?P<line>\r\n|[{_BREAKS}])"
    rf"|(?P<sign>[^\s{_INVISIBLE}])"
)
_WORD = _TOKEN.groupindex["word"]
_SUFFIX = re.compile(rf"{_I}[-\u2010-\u2015]?{_I}({_LETTER}++(?:{_I}(?:{_LETTER}++|[{_MARKS}]++))*+)")
_NOTHING: Mapping[str, Value] = {}
_UNKNOWN = (OTHER.joined, UNKNOWN_NAME.joined)
_ENDS = frozenset("!?؟։…;؛")
_ARMENIAN = re.compile("[Ա-և]")
"""After such a letter a colon is a full stop."""
_DOTS = frozenset(".\u2024")
"""The second is what Armenian keyboards write for an abbreviation, and many for the first."""
_LAST_SIGNS = _ENDS | _DOTS | frozenset('"»)')
_WRAPPED = 60
"""A line at least this long may have been broken by the width of a page: its end parts no words."""


class Tokens:
    """The tokens of a text: the string of their classes, and by number where each stands and what it means."""

    __slots__ = ("classes", "ends", "lines", "sentences", "starts", "values")

    def __init__(self) -> None:
        """Begin with no tokens, in the first line and sentence."""
        self.classes = ""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.values: list[Mapping[str, Value] | Value] = []
        self.sentences = [0]
        self.lines = [0]

    def value(self, number: int, kind: str) -> Value:
        """Return what a token means as a ``kind``."""
        values = self.values[number]
        return values.get(kind, kind) if isinstance(values, Mapping) else values

    def means(self, number: int, kind: str) -> bool:
        """Whether a token is a word that may be a ``kind``."""
        values = self.values[number]
        return isinstance(values, Mapping) and kind in values

    def line(self, number: int) -> int:
        """Return the number of the line that a token stands in."""
        return bisect_right(self.lines, number)

    def sentence(self, number: int) -> tuple[int, int]:
        """Return the first token of the sentence that a token stands in, and the first of the next one."""
        place = bisect_right(self.sentences, number)
        end = self.sentences[place] if place < len(self.sentences) else len(self.starts)
        return self.sentences[place - 1], end


def tokenize(text: str, words: Vocabulary) -> Tokens:
    """Return the tokens of a text in order; a run of words that say nothing of time is one token."""
    return _Cutter(text, words).run()


class _Cutter:
    def __init__(self, text: str, words: Vocabulary) -> None:
        self.text = text
        self.words = words
        self.signs = words.signs
        self.tokens = Tokens()
        self.kinds: list[str] = []
        self.plain = (OTHER.joined, words.signs["sign"])  # after these, one more sign tells nothing
        self.last = ""
        self.line_start = 0

    def run(self) -> Tokens:
        """Cut the text at spaces first: most of what stands between them is a word and nothing else."""
        lookup, cut, start, position = self.words.lookup, self._cut, 0, 0
        for piece in self.text.split(" "):
            end = start + len(piece)
            if start < position or not piece.isalpha():
                position = cut(start, end, position) if piece else position
            else:
                known = lookup(piece)
                if known.phrases:
                    position = self._word(start, end, known)
                elif known.joined != self.last:
                    self._add(known.joined, start, end, _NOTHING)
            start = end + 1
        self.tokens.classes = "".join(self.kinds)
        return self.tokens

    def _cut(self, start: int, end: int, position: int) -> int:
        """Add what stands between two spaces from ``position`` on; return where what was added last ends."""
        for match in _TOKEN.finditer(self.text, start, end):
            group = match.lastindex or 0
            low, high = match.span(group)
            if low < position:
                continue  # part of a phrase or of a number's ending
            written = match[group]
            if group != _WORD:
                kind = self.words.between.get(written)
                if kind is None:
                    position = self._other(match, low, high)
                else:
                    self._add(kind, low, high, _NOTHING)
                continue
            known = self.words.lookup(written)
            if known.phrases:
                position = self._word(low, high, known)
            elif known.joined != self.last:
                self._add(known.joined, low, high, _NOTHING)
        return position

    def _add(self, kind: str, start: int, end: int, values: Mapping[str, Value] | Value) -> None:
        tokens = self.tokens
        self.kinds.append(kind)
        tokens.starts.append(start)
        tokens.ends.append(end)
        tokens.values.append(values)
        self.last = kind

    def _word(self, start: int, end: int, known: Known) -> int:
        """Add a known word, or the longest known phrase that it starts; return where it ends."""
        if known.alone:
            self._add(known.alone.kind, start, end, known.alone.values)
            return end
        if known.offset:
            self._add(known.joined, start, start + known.offset, _NOTHING)
        following = self._following(end) if known.phrases[0][0] else ""
        for rest, entry in known.phrases:
            if rest and rest[0] != following:
                continue
            phrase_end = self._phrase_end(end, rest) if rest else end
            if phrase_end:
                self._add(entry.kind, start + known.offset, phrase_end, entry.values)
                return phrase_end
        if self.last != OTHER.joined:
            self._add(OTHER.joined, start + known.offset, end, _NOTHING)
        return end

    def _following(self, position: int) -> str:
        """Return the token after a word as it is looked for; "" at the end of a line."""
        match = _TOKEN.search(self.text, position)
        return self.words.folded(match[0]) if match and not match["line"] else ""

    def _phrase_end(self, position: int, rest: tuple[str, ...]) -> int:
        for wanted in rest:
            match = _TOKEN.search(self.text, position)
            if not match or match["line"] or self.words.folded(match[0]) != wanted:
                return 0
            position = match.end()
        return position

    def _other(self, match: re.Match[str], start: int, end: int) -> int:
        kind = match.lastgroup or ""
        if kind == "sign":
            self._sign(match[kind], start, end)
        elif kind == "number":
            return self._number(match[kind], start, end)
        elif kind == "line":
            self._break(start, end)
        elif kind == "clock":
            self._add(self.signs["clock"], start, end, _NOTHING)
        else:
            return self._figures(match[kind], start, end, kind)
        return end

    def _figures(self, written: str, start: int, end: int, kind: str) -> int:
        parts = [] if kind == "figure" else [int(part) for part in re.findall(r"\d+", written)]
        day = _written_in_figures(parts, kind == "iso") if parts else None
        suffix, tag = self._ending(end)
        end = suffix if day and tag == "ordinal" else end
        self._add(self.signs["date" if day else "figure"], start, end, day or _NOTHING)
        return end

    def _number(self, figures: str, start: int, end: int) -> int:
        if start and self.last in _UNKNOWN and self.text[start - 1].isalpha():
            self._add(self.signs["figure"], start, end, _NOTHING)
            return end
        end, tag = self._ending(end)
        self._add(self.words.number(figures, tag), start, end, int(figures) if len(figures) <= 4 else 0)
        return end

    def _ending(self, end: int) -> tuple[int, str]:
        """Return where a number ends with what is joined to it, and what that says."""
        suffix = _SUFFIX.match(self.text, end)
        tag = self.words.suffixes.get(self.words.folded(suffix[1]), "") if suffix else ""
        return (suffix.end(), tag) if suffix and tag else (end, "")

    def _break(self, start: int, end: int) -> None:
        length, self.line_start = start - self.line_start, end
        after, before = self.text[end : end + 1], self.text[start - 1 : start]
        if length >= _WRAPPED and after and not after.isspace() and before not in _LAST_SIGNS:
            return
        self._add(self.signs["line"], start, end, _NOTHING)
        self.tokens.lines.append(len(self.kinds))
        self.tokens.sentences.append(len(self.kinds))

    def _sign(self, sign: str, start: int, end: int) -> None:
        if sign in _DOTS:
            self._add(self.signs["dot"], start, end, _NOTHING)
        elif self.last not in self.plain or sign == ";":  # what it parts may begin with a date
            self._add(self.signs["sign"], start, end, _NOTHING)
        if sign in _ENDS or (self._is_stop(sign, start) and self._ends_sentence(end)):
            self.tokens.sentences.append(len(self.kinds))

    def _is_stop(self, sign: str, start: int) -> bool:
        before = self.text[max(0, start - 2) : start].rstrip("»”)")
        return sign in _DOTS or (sign == ":" and _ARMENIAN.match(before[-1:]) is not None)

    def _ends_sentence(self, position: int) -> bool:
        following = self.text[position : position + 3].lstrip(' \u00a0"»”)')
        after = self.text[position : position + 1]
        return not after or (after.isspace() and not following[:1].islower())


def pieces(form: str) -> tuple[str, ...]:
    """Return the folded tokens of a word or phrase of a grammar, as they are looked for in a text."""
    return tuple(fold(match[0]).text for match in _TOKEN.finditer(form))


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
