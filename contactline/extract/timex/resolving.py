"""Resolve the dates of a text in its order: each may count from publication or from what was told before.

What says its own year is explicit; what says none takes the likeliest (``years``); the others are counted
from a day (``counted``). A look back ("a day earlier"), what has lasted since a day and what is only planned
do not move the day that the story is in.
"""

from __future__ import annotations

from datetime import date

from contactline.extract.timex import counting, dates, years
from contactline.extract.timex.counted import CountedDates
from contactline.extract.timex.cues import Cue, Cues
from contactline.extract.timex.finding import Found
from contactline.extract.timex.tokens import Tokens
from contactline.extract.timex.told import COARSE, Told, length
from contactline.extract.timex.years import UNRESOLVED, Answer, Nearness, Neighbour, Outlook
from contactline.model import When

_WEEKDAYS = frozenset({"weekday", "nights"})
_BESIDE = 8
"""So many dates before and after one may give it a year that has it."""
_A_YEAR = 360
"""Days: no less than this is a year."""


class Resolver:
    """Resolves the dates of one text, one after another."""

    def __init__(self, found: list[Found], tokens: Tokens, cues: Cues, published: date | None) -> None:
        """Look for the dates that say their own year first, so that one before them may take it."""
        self.found = found
        self.tokens = tokens
        self.cues = cues
        self.published = published
        self.told = Told()
        self.counted = CountedDates(self.told, tokens, published)
        self.explicit = [
            None if dates.needs_year(one.makes, one.parts) else years.made(one, None) for one in found
        ]
        self.following = self._following()
        """The place of the date whose year each may take."""
        self.said = [cues.of(one) for one in found]

    def answers(self) -> list[tuple[Answer, When | None]]:
        """Return for each date its value and how it was found, and what it would be if it were still to come.

        The last is None where that is no other: a date that takes its year from its context keeps it.
        """
        answers: list[tuple[Answer, When | None]] = []
        for position, (one, cue) in enumerate(zip(self.found, self.said, strict=True)):
            answer = self._answer(position, one, cue)
            answers.append((answer, self._ahead(position, one)))
            self.told.remember(one, answer[0], cue, self.published)
        return answers

    def _ahead(self, position: int, one: Found) -> When | None:
        turns = one.makes in _WEEKDAYS or dates.needs_year(one.makes, one.parts)
        if self.explicit[position] or "dir" in one.parts or not turns:
            return None
        cue = self.said[position]
        return None if cue.ahead else self._answer(position, one, cue._replace(ahead=True))[0]

    def _answer(self, position: int, one: Found, cue: Cue) -> Answer:
        known = self.explicit[position]
        if known:
            return known, "explicit"
        if dates.needs_year(one.makes, one.parts):
            return self._without_year(position, one, cue)
        return self.counted.answer(one, cue)

    def _following(self) -> list[int | None]:
        """Return for each date which is the next that says its own year in the same sentence.

        A year alone gives none: "on 27 September, the worst since 1994".
        """
        following: list[int | None] = []
        after: tuple[int, tuple[int, int]] | None = None
        for place in reversed(range(len(self.found))):
            one, known = self.found[place], self.explicit[place]
            sentence = self.tokens.sentence(one.first)
            following.append(after[0] if after and (after[1] == sentence or not self.published) else None)
            if known and known.earliest and known.precision not in COARSE and length(known) < _A_YEAR:
                after = place, sentence
        return following[::-1]

    def _without_year(self, position: int, one: Found, cue: Cue) -> Answer:
        if dates.counts_a_year(one.parts):
            return self._with_counted_year(one, cue)
        ahead, deadline = cue.ahead, cue.deadline or (cue.by and one.makes == "season")
        past = Outlook.OVER if cue.over or cue.lasting else Outlook.PAST
        outlook = Outlook.AHEAD if ahead else Outlook.EITHER if deadline else past
        if ahead and self.cues.since(one):  # it goes on, even where the sentence says what will be
            outlook = Outlook.EITHER
        if outlook is Outlook.PAST and cue.wished and not self.cues.since(one):
            outlook = Outlook.WISHED
        answer = years.chosen(one, self.published, self._neighbour(position, one), outlook)
        if (
            outlook is Outlook.EITHER
            and deadline
            and cue.stood
            and years.is_far_ahead(answer[0], self.published)
        ):
            answer = years.chosen(one, self.published, self._neighbour(position, one), Outlook.PAST)
        return answer if answer[0] or self.published is None else self._of_sentence(position, one)

    def _of_sentence(self, position: int, one: Found) -> Answer:
        """Return a 29 February, which the likeliest years may not have, in a year that a date beside it says."""
        first, end = self.tokens.sentence(one.first)
        for place in range(max(0, position - _BESIDE), min(len(self.found), position + _BESIDE + 1)):
            known = self.explicit[place]
            beside = known and known.earliest and first <= self.found[place].first < end
            when = years.made(one, known.earliest.year) if beside and known and known.earliest else None
            if when:
                return when, "context"
        return UNRESOLVED

    def _neighbour(self, position: int, one: Found) -> Neighbour | None:
        """Return the date told of before, or the one that follows in a sentence that has none before."""
        told, place = self.told.dated, self.following[position]
        following = None if place is None else self.explicit[place]
        in_sentence = told is not None and self.told.dated_at >= self.tokens.sentence(one.first)[0]
        if place is not None and following and not in_sentence:
            goes_on = self.cues.goes_on(one, self.found[place])
            return Neighbour(following, Nearness.SAME_SENTENCE, is_after=True, goes_on=goes_on)
        if told is None or in_sentence:
            return told and Neighbour(told, self._nearness(position, one))
        same_line = self.tokens.line(self.told.dated_at) == self.tokens.line(one.first)
        return Neighbour(told, Nearness.SAME_LINE if same_line else Nearness.ELSEWHERE)

    def _nearness(self, position: int, one: Found) -> Nearness:
        """Return whether a date is the next of a list, tells more of the last, or only stands in its sentence."""
        last = self.found[position - 1] if position else None
        if last is None or last.first != self.told.dated_at or not self.cues.only_listed(last, one):
            return Nearness.SAME_SENTENCE
        counted = "shift" in last.parts  # "three years ago, in spring"
        return Nearness.PART if counted and not self.cues.goes_on(last, one) else Nearness.LISTED

    def _with_counted_year(self, one: Found, cue: Cue) -> Answer:
        """Return "20 February last year"; of a range that says its first year, this is the second."""
        direction = str(one.parts["dir"])
        told = self.told.any and self.told.any.latest
        over = told and self.published and told.year + 1 < self.published.year
        if direction == "next" and over and self.counted.goes_on(one, cue):
            direction = "following"
        year = self._counted_year(direction)
        if year is None:
            return UNRESOLVED
        when = years.with_second_year(one, year) if "year" in one.parts else years.made(one, year)
        return (when, "narrative" if direction in counting.NARRATIVE else "published") if when else UNRESOLVED

    def _counted_year(self, direction: str) -> int | None:
        if direction in counting.NARRATIVE:
            told = self.told.any.earliest if self.told.any else None
            return told.year + counting.STEPS.get(direction, 0) if told else None
        return self.published.year + counting.STEPS.get(direction, 0) if self.published else None
