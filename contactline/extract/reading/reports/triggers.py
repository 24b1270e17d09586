"""Of the marks in a sentence, which count: the triggers and sayings, and the cues between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.sentences import Sentence
from contactline.model import Status

_ACTS = ("trigger", "saying", "nothing")
"""``nothing``: an idiom that looks like a trigger or a saying and is none."""

_ONE_THING = 60
"""Two triggers of one kind this close, with no date between, say one thing."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A sentence with the marks that count in it, each list in order of the text."""

    sentence: Sentence
    triggers: tuple[Mark, ...]
    sayings: tuple[Mark, ...]
    cues: tuple[Mark, ...]
    more: Mapping[int, list[Mark]]
    """For a trigger (by its identity) the others that say the same thing beside it."""

    def cue(self, *names: str) -> list[Mark]:
        """Return the cues of these sorts."""
        return [mark for mark in self.cues if mark.row.sort in names]

    def has(self, name: str, low: int, high: int) -> bool:
        """Whether a cue begins between two places."""
        return any(mark.row.sort == name and low <= mark.start < high for mark in self.cues)

    def without(self, dropped: Iterable[Mark]) -> Scene:
        """Return the scene with fewer triggers or sayings."""
        gone = {id(mark) for mark in dropped}
        triggers = tuple(mark for mark in self.triggers if id(mark) not in gone)
        sayings = tuple(mark for mark in self.sayings if id(mark) not in gone)
        return Scene(self.sentence, triggers, sayings, self.cues, self.more)


def scene_of(sentence: Sentence, marks: Sequence[Mark], dates: Sequence[int]) -> Scene:
    """Return what counts in a sentence whose marks begin in it; ``dates`` are where its dates begin."""
    cues = tuple(mark for mark in marks if mark.row.sort not in _ACTS)
    terms = [(mark.start, mark.end) for mark in cues if mark.row.sort == "document"]
    acts = _apart([mark for mark in marks if mark.row.sort in _ACTS and not _within(mark, terms)])
    borders = [mark.start for mark in cues if mark.row.sort in ("border", "relative")]
    acts = [mark for mark in acts if mark.row.sort != "saying" or not _is_negated(mark, cues)]
    triggers, more = _one_by_kind([mark for mark in acts if mark.row.sort == "trigger"], acts, dates, borders)
    return Scene(sentence, tuple(triggers), tuple(mark for mark in acts if mark.row.sort == "saying"), cues, more)


def _is_negated(saying: Mark, cues: Sequence[Mark]) -> bool:
    """Whether nobody said it: "did not report"."""
    return saying.row.status is not Status.DENIED and any(
        cue.row.sort == Status.DENIED.value and 0 <= saying.start - cue.end <= 1 for cue in cues
    )


def _within(mark: Mark, terms: Sequence[tuple[int, int]]) -> bool:
    """Whether "according to" begins the name of a document, whose terms are no saying."""
    return mark.row.aside and any(low <= mark.start and mark.end <= high for low, high in terms)


def _apart(marks: list[Mark]) -> list[Mark]:
    """Leave out what overlaps a better mark: verbs before bare nouns, then the earlier, then the longer."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.row.weak, one.start, -one.end)):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda one: one.start)


def _one_by_kind(
    triggers: list[Mark], acts: list[Mark], dates: Sequence[int], borders: Sequence[int]
) -> tuple[list[Mark], dict[int, list[Mark]]]:
    """Keep one of two neighbours of a kind, the verb rather than the noun, and remember the other."""
    kept: list[Mark] = []
    more: dict[int, list[Mark]] = {}
    for mark in triggers:
        last = next((other for other in reversed(kept) if other.row.kind == mark.row.kind), None)
        if last is None or not _says_the_same(last, mark, acts, dates, borders):
            kept.append(mark)
        elif last.row.weak and not mark.row.weak:
            kept[kept.index(last)] = mark
            more[id(mark)] = [last, *more.pop(id(last), [])]
        else:
            more.setdefault(id(last), []).append(mark)
    return kept, more


def _says_the_same(
    last: Mark, mark: Mark, acts: list[Mark], dates: Sequence[int], borders: Sequence[int]
) -> bool:
    if mark.start - last.end > _ONE_THING or any(last.end - 2 <= date < mark.start for date in dates):
        return False
    if any(last.end <= place < mark.start for place in borders) and _each_dated(last, mark, dates):
        return False
    between = [
        one
        for one in acts
        if last.end <= one.start and one.end <= mark.start and one.row.kind != mark.row.kind
    ]
    return not between or mark.row.weak


def _each_dated(last: Mark, mark: Mark, dates: Sequence[int]) -> bool:
    """Whether one date stands before the first and another after the second."""
    return any(date < last.start for date in dates) and any(date >= mark.end for date in dates)
