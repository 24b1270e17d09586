"""What the words around a date say of it: that it lies ahead, is only wished for, or opens a period."""

from __future__ import annotations

from typing import NamedTuple

from contactline.extract.timex.finding import Found
from contactline.extract.timex.grammar import Grammar
from contactline.extract.timex.tokens import Tokens

_LISTED = 4
"""So many tokens between two dates are more than a comma and "and"."""
_GOES_ON = 40
"""Characters: farther on a date may be that of something only spoken of."""
_BEFORE, _AFTER = 40, 9
"""How many tokens before and after a date are looked at; a run of other words is one token."""


class Cue(NamedTuple):
    """What the words say: ``ahead`` to come, ``wished`` for, ``by`` or ``deadline`` a date to be kept.

    ``lasting``: it only begins what has lasted since, "the worst since fighting began on 27 September".
    ``over``: a participle of the past takes it, "the meeting held on 5 November will be discussed".
    ``stood``: a verb of the past follows it, "by spring the town was empty".
    """

    ahead: bool
    wished: bool
    by: bool
    deadline: bool
    lasting: bool = False
    over: bool = False
    stood: bool = False


class Cues:
    """Answers what the sentence of a date says of it."""

    def __init__(self, tokens: Tokens, rules: Grammar) -> None:
        """Take the tokens of a text, and a language's marking words."""
        self.tokens = tokens
        self.classes = tokens.classes
        self.marks = rules.marks
        self.stops = rules.stops
        self._listing = "".join(self.marks[kind] for kind in ("and", "comma", "in", "on"))
        self._by = self.marks["by"] + self.marks["onto"]  # Russian "на субботу": it is set for Saturday

    def of(self, one: Found) -> Cue:
        """Return what the words around a date say."""
        start, end = self.tokens.sentence(one.first)
        backwards = self.classes[max(start, one.first - _BEFORE) : one.first][::-1]
        before, after = self._before(one), self._after(one)
        by = before in self._by
        until = before in self.marks["until"] or after in self.marks["untilafter"]
        deadline = by or until or self.classes[one.last - 1] in self.marks["untilend"]
        onwards = self.classes[one.last : min(end, one.last + _AFTER)]
        ahead = self._ahead(backwards, onwards)
        wished = not ahead and self._wished(backwards)
        return Cue(
            ahead, wished, by, deadline, self._lasting(backwards), self._over(onwards), self._stood(onwards)
        )

    def _lasting(self, backwards: str) -> bool:
        """Whether "since" stands before a date, with no comma between."""
        stop = self.stops["lasting"].search(backwards)
        return stop is not None and stop[0] in self.marks["lasting"]

    def _over(self, onwards: str) -> bool:
        """Whether a participle of the past follows a date."""
        stop = self.stops["soon"].search(onwards)
        return stop is not None and stop[0] in self.marks["past"]

    def _stood(self, onwards: str) -> bool:
        """Whether a verb of the past follows a date."""
        stop = self.stops["stood"].search(onwards)
        return stop is not None and (stop[0] in self.marks["stood"] or stop[0] in self.marks["past"])

    def _ahead(self, backwards: str, onwards: str) -> bool:
        """Whether a sentence says that a date is still to come, with no "said" between: "will", "is due on".

        A language whose verbs come last tells by a word of its own that what was said only follows.
        """
        stop = self.stops["ahead"].search(backwards)
        if stop is None or stop[0] in self.marks["reported"]:
            stop = self.stops["soon"].search(onwards)
        return stop is not None and stop[0] in self.marks["ahead"]

    def _wished(self, backwards: str) -> bool:
        """Whether a date is that of something demanded or wished for.

        "Demanded on Friday" dates the demand, not what was demanded: other words must stand between.
        """
        stop = self.stops["wish"].search(backwards)
        if stop is None or stop[0] not in self.marks["wish"]:
            return False
        return any(kind in self.marks["other"] for kind in backwards[: stop.start()])

    def goes_on(self, one: Found, other: Found) -> bool:
        """Whether one story leads from a date to the next: "began in June and ended in December 2021".

        A conjunction stands between and both have the same preposition, where the language has any.
        """
        between = self.classes[one.last : other.first]
        if (
            "shift" in one.parts
            or self.tokens.starts[other.first] - self.tokens.ends[one.last - 1] > _GOES_ON
        ):
            return False
        if not any(kind in self.marks["and"] or kind in self.marks["but"] for kind in between):
            return False
        place = self.marks["in"] + self.marks["on"]
        before = self._before(other)
        return not place or (before in place and before == self._before(one))

    def only_listed(self, one: Found, other: Found) -> bool:
        """Whether nothing but commas and "and" stand between two dates."""
        between = self.classes[one.last : other.first]
        return bool(between) and len(between) < _LISTED and all(kind in self._listing for kind in between)

    def since(self, one: Found) -> tuple[int, int] | None:
        """Return the first and last token of "since X", or None where it is not that."""
        return self._opened(one, "since")

    def until(self, one: Found) -> tuple[int, int] | None:
        """Return the first and last token of "until X", or None where it is not that."""
        return self._opened(one, "until")

    def _opened(self, one: Found, word: str) -> tuple[int, int] | None:
        start = one.first - 1
        while start > 0 and self.classes[start] in self.marks["hour"]:
            start -= 1  # "since the evening of Sunday"
        if start >= 0 and self.classes[start] in self.marks[word]:
            return start, one.last
        if self._after(one) in self.marks[f"{word}after"]:
            return one.first, one.last + 1
        counted = one.makes == "shifted" and "shift" not in one.parts  # "in two months' time" opens nothing
        ending = not counted and self.classes[one.last - 1] in self.marks[f"{word}end"]
        return (one.first, one.last) if ending and self._after(one) not in self.marks["afterend"] else None

    def _before(self, one: Found) -> str:
        return self.classes[one.first - 1] if one.first else "\0"

    def _after(self, one: Found) -> str:
        return self.classes[one.last] if one.last < len(self.classes) else "\0"
