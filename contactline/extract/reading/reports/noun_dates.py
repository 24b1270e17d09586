"""Dates that say which thing is meant, not when something happened: "the 1994 ceasefire", "the law that passed in 1992"."""

from __future__ import annotations

from collections.abc import Sequence

from contactline.extract.reading.reports.attachment import Ground
from contactline.extract.reading.reports.dating import Dated
from contactline.extract.reading.reports.lexicon import Lexicon
from contactline.extract.reading.reports.triggers import Scene

_BESIDE = 40
"""So many characters around a date tell whether it belongs to a noun."""
_NEAR = 24
"""A trigger within so many characters of such a date is the noun that it belongs to."""
_PAPERS = frozenset({"agreement", "ceasefire", "legal", "declaration", "referendum"})
"""What is signed or passed has the date of its document."""


def without_noun_dates(dates: Sequence[Dated], scene: Scene, ground: Ground, words: Lexicon) -> list[Dated]:
    """Leave out the dates of nouns that are no happening of the sentence, and those of clauses within a trigger."""
    return [
        one
        for one in dates
        if not (_is_of_a_noun(one, scene, ground, words) or _is_in_a_clause_of_a_trigger(one, scene, dates))
    ]


def _is_of_a_noun(date: Dated, scene: Scene, ground: Ground, words: Lexicon) -> bool:
    """Whether a date is a noun's, as the language writes it, and the noun is no trigger."""
    if words.noun_date is None or scene.cue("document", "deal"):
        return False
    text, low, high = ground.text, date.start, date.end
    beside = f"{text[max(0, low - _BESIDE) : low]}<{text[low:high]}>{text[high : high + _BESIDE]}"
    if not words.noun_date.search(beside):
        return False
    return not any(
        one.row.kind in _PAPERS
        or (
            (one.row.weak or text[one.start : one.end].endswith(words.participles))
            and _is_beside(date, one.start, one.end, ground)
        )
        for one in scene.anchors[0]
    )


def _is_beside(date: Dated, start: int, end: int, ground: Ground) -> bool:
    low, high = (date.end, start) if start >= date.end else (end, date.start)
    return high - low <= _NEAR and not ground.weight(low, high)


def _is_in_a_clause_of_a_trigger(date: Dated, scene: Scene, dates: Sequence[Dated]) -> bool:
    """Whether a relative clause within the words of a trigger that has another date beside it has the date.

    "The town that fell in 1993 was returned on 3 May", where "town … returned" are the words.
    """
    return len(dates) > 1 and any(
        one.start < date.start and date.end < one.end and scene.has("relative", one.start, date.start)
        for one in scene.triggers
    )
