"""Triggers of what only might have been, is asked or happens every year: they tell of no happening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contactline.extract.reading.reports.attachment import Ground
from contactline.extract.reading.reports.dating import Dated
from contactline.extract.reading.reports.lexicon import Lexicon
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.triggers import Scene

_ASKED = ("?", "؟", "՞")


def unreal_triggers(
    scene: Scene, owned: Mapping[int, Sequence[Dated]], ground: Ground, words: Lexicon, said: str
) -> list[Mark]:
    """Return the undated triggers of a question, of a rule ("every spring") and beside "would have".

    ``said`` is the sentence as it is written: folding takes the question marks of Armenian away.

    What is dated is told of a day, whatever the sentence asks about it; "why did they leave" says that they left.
    """
    undated = [one for one in scene.triggers if not owned[id(one)]]
    if not undated:
        return []
    start, end = scene.sentence.start, scene.sentence.end
    if scene.cue("habit") or (_is_question(said) and not scene.cue("presumed")):
        return undated
    unreal = [match.span() for match in words.unreal.finditer(ground.text, start, end)]
    return [one for one in undated if any(_is_in_clause(one, span, ground) for span in unreal)]


def _is_question(sentence: str) -> bool:
    """Whether a sentence ends with a question mark, or a word of it bears the Armenian one."""
    said = sentence.rstrip("\"'”’»)] \n")
    return said.endswith(_ASKED[:2]) or _ASKED[2] in said


def _is_in_clause(trigger: Mark, unreal: tuple[int, int], ground: Ground) -> bool:
    """Whether no comma and no word that opens a clause parts a trigger from the words that make it unreal."""
    low, high = min(trigger.end, unreal[1]), max(trigger.start, unreal[0])
    return ground.weight(low, high) == 0
