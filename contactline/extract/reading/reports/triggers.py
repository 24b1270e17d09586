"""Of the marks in a sentence, which count: the triggers and sayings, and the cues between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.sentences import Sentence
from contactline.model import Status

_ACTS = ("trigger", "saying", "nothing")
"""``nothing``: an idiom that looks like a trigger, a saying or a cue and is none."""

_DENIED = Status.DENIED.value
COUNTING = ("days-later-", "days-earlier-")
"""Cues that are dates where they stand alone: "three days later"; they may also count from what stands before."""
_MOST_ACTS = 16
"""No sentence of the press says more; a text without end is read in linear time."""

_ONE_THING, _ONE_TALK, _BESIDE = 60, 200, 3
"""Two triggers of one kind this close, with no date between, say one thing; a noun right beside one does too."""


@dataclass(frozen=True, eq=False)
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
        if self._sorts.isdisjoint(names):
            return []
        return [mark for mark in self.cues if mark.row.sort in names]

    def has(self, name: str, low: int, high: int) -> bool:
        """Whether a cue begins between two places."""
        return name in self._sorts and any(
            mark.row.sort == name and low <= mark.start < high for mark in self.cues
        )

    @cached_property
    def _sorts(self) -> frozenset[str]:
        return frozenset([mark.row.sort for mark in self.cues])

    @cached_property
    def anchors(self) -> tuple[list[Mark], list[int]]:
        """What dates and names may belong to, and for each the trigger or saying that it stands for."""
        found = [(mark, id(mark)) for mark in (*self.triggers, *self.sayings)]
        found += [(other, id(mark)) for mark in self.triggers for other in self.more.get(id(mark), ())]
        return [mark for mark, _ in found], [owner for _, owner in found]

    def without(self, dropped: Iterable[Mark]) -> Scene:
        """Return the scene with fewer triggers or sayings."""
        gone = {id(mark) for mark in dropped}
        triggers = tuple(mark for mark in self.triggers if id(mark) not in gone)
        sayings = tuple(mark for mark in self.sayings if id(mark) not in gone)
        return Scene(self.sentence, triggers, sayings, self.cues, self.more)


def scene_of(sentence: Sentence, marks: Sequence[Mark], spans: Sequence[tuple[int, int]], text: str) -> Scene:
    """Return what counts in a sentence whose marks begin in it; ``spans`` are those of its dates.

    A word of a date is nothing else: "May" is no "may"; but "three days later" may count from what stands before.
    """
    acts: list[Mark] = []
    words: list[Mark] = []
    for mark in marks:
        if not (spans and _inside(mark, spans)) or mark.row.sort.startswith(COUNTING):
            (acts if mark.row.sort in _ACTS else words).append(mark)
    dates = [low for low, _ in spans]
    idioms = [(mark.start, mark.end) for mark in acts if mark.row.sort == "nothing"]
    cues = tuple(mark for mark in words if not _inside(mark, idioms)) if idioms else tuple(words)
    terms = [(mark.start, mark.end) for mark in cues if mark.row.sort == "document"]
    acts = _apart([mark for mark in acts if not _within(mark, terms)] if terms else acts, text)
    borders = [mark.start for mark in cues if mark.row.sort in ("border", "relative")]
    acts = [mark for mark in acts if mark.row.sort != "saying" or not _is_negated(mark, cues)][:_MOST_ACTS]
    triggers, more = _one_by_kind([mark for mark in acts if mark.row.sort == "trigger"], acts, dates, borders)
    return Scene(
        sentence, tuple(triggers), tuple(mark for mark in acts if mark.row.sort == "saying"), cues, more
    )


def _is_negated(saying: Mark, cues: Sequence[Mark]) -> bool:
    """Whether nobody said it: "did not report"."""
    return saying.row.status is not Status.DENIED and any(
        cue.row.sort == _DENIED and 0 <= saying.start - cue.end <= 1 for cue in cues
    )


def _inside(mark: Mark, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a mark is within a date, or within an idiom: "still" that begins with "not"."""
    start, end = mark.start, mark.end
    for low, high in spans:  # noqa: SIM110 - asked of every mark, and a generator takes three times as long
        if low <= start and end <= high:
            return True
    return False


def _within(mark: Mark, terms: Sequence[tuple[int, int]]) -> bool:
    """Whether "according to" begins the name of a document, whose terms are no saying."""
    return mark.row.aside and any(low <= mark.start and mark.end <= high for low, high in terms)


def _crosses(mark: Mark, text: str) -> bool:
    """Whether a comma stands within a mark: then another that begins with it and has none is better."""
    said = text[mark.start : mark.end]
    return "," in said or "،" in said


def _apart(marks: list[Mark], text: str) -> list[Mark]:
    """Leave out what overlaps a better mark: verbs before bare nouns, then the earlier, then the longer."""
    kept: list[Mark] = []
    for group in _overlapping(marks):
        kept += group if len(group) == 1 else _best_of(group, text)
    return kept


def _overlapping(marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """Yield groups of marks none of which overlaps one of another group; most have one mark."""
    group: list[Mark] = []
    end = 0
    for mark in marks:
        if group and mark.start >= end:
            yield group
            group = []
        group.append(mark)
        end = max(end, mark.end)
    if group:
        yield group


def _best_of(marks: list[Mark], text: str) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (one.row.weak, one.start, _crosses(one, text), -one.end)):
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
        if mark.row.weak and kept and not kept[-1].row.weak and mark.start - kept[-1].end <= _BESIDE:
            more.setdefault(id(kept[-1]), []).append(mark)
            continue
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
    parted = any(last.end <= place < mark.start for place in borders)
    reach = _ONE_TALK if mark.row.kind == "talks" and not parted else _ONE_THING
    if mark.start - last.end > reach or any(last.end - 2 <= date < mark.end for date in dates):
        return False
    if (
        mark.start - last.end > 1
        and last.row.status is not mark.row.status
        and not (last.row.weak or mark.row.weak)
    ):
        return False
    if parted and _each_dated(last, mark, dates):
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
