"""What the words around a date say of it: that it lies ahead, is only wished for, or opens a period."""

from __future__ import annotations

from collections.abc import Mapping

from contactline.extract.timex.finding import Found
from contactline.extract.timex.tokens import Tokens

_BEFORE, _AFTER = 40, 9
"""How many tokens before and after a date are looked at; a run of other words is one token."""


class Cues:
    """Answers what the sentence of a date says of it."""

    def __init__(self, tokens: Tokens, marks: Mapping[str, str]) -> None:
        """Take the tokens of a text, and the classes of a language's marking words."""
        self.tokens = tokens
        self.classes = tokens.classes
        self.marks = marks

    def ahead(self, one: Found) -> bool:
        """Whether words of its sentence say that a date is still to come: "will", "is due on"."""
        return self._said_before(one, self.marks["ahead"], 0) or self._said_after(one, self.marks["ahead"])

    def not_yet(self, one: Found) -> bool:
        """Whether a date is that of something planned, demanded or wished for, not told as done."""
        return self.ahead(one) or self._said_before(one, self.marks["wish"], 1)

    def by(self, one: Found) -> bool:
        """Whether a date is a deadline: "by 15 November"."""
        return self._before(one) in self.marks["by"]

    def deadline(self, one: Found) -> bool:
        """Whether a date is a deadline or ends a period: it may lie on either side of publication."""
        return (
            self._before(one) in self.marks["by"] + self.marks["until"]
            or self._after(one) in self.marks["untilafter"]
        )

    def since(self, one: Found) -> tuple[int, int] | None:
        """Return the first and last token of "since X", or None where it is not that."""
        return self._opened(one, "since")

    def until(self, one: Found) -> tuple[int, int] | None:
        """Return the first and last token of "until X", or None where it is not that."""
        return self._opened(one, "until")

    def _opened(self, one: Found, word: str) -> tuple[int, int] | None:
        if self._before(one) in self.marks[word]:
            return one.first - 1, one.last
        if self._after(one) in self.marks[f"{word}after"]:
            return one.first, one.last + 1
        ending = self.classes[one.last - 1] in self.marks[f"{word}end"]
        return (one.first, one.last) if ending and self._after(one) not in self.marks["afterend"] else None

    def _before(self, one: Found) -> str:
        return self.classes[one.first - 1] if one.first else "\0"

    def _after(self, one: Found) -> str:
        return self.classes[one.last] if one.last < len(self.classes) else "\0"

    def _said_before(self, one: Found, wanted: str, between: int) -> bool:
        """Whether a word stands before a date in its sentence, with no "said" between.

        "Demanded on Friday" dates the demand, not what was demanded: there ``between`` asks for other words.
        """
        others, said, other = 0, self.marks["said"], self.marks["other"]
        for kind in reversed(self._before_in_sentence(one)):
            if kind in wanted:
                return others >= between
            if kind in said:
                return False
            others += kind in other
        return False

    def _said_after(self, one: Found, wanted: str) -> bool:
        """Whether a word stands soon after a date that begins its sentence or clause."""
        ends = self.marks["said"] + self.marks["comma"]
        for kind in self._after_in_sentence(one):
            if kind in wanted:
                return not any(said in self.marks["said"] for said in self._before_in_sentence(one))
            if kind in ends:
                return False
        return False

    def _before_in_sentence(self, one: Found) -> str:
        start, _ = self.tokens.sentence(one.first)
        return self.classes[max(start, one.first - _BEFORE) : one.first]

    def _after_in_sentence(self, one: Found) -> str:
        _, end = self.tokens.sentence(one.first)
        return self.classes[one.last : min(end, one.last + _AFTER)]
