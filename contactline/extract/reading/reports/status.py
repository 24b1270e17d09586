"""Whether a happening is said to have happened: by the words of its clause and by who says so."""

from __future__ import annotations

from collections.abc import Sequence

from contactline.extract.reading.reports.attachment import Ground
from contactline.extract.reading.reports.lexicon import Lexicon, Order
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.triggers import Scene
from contactline.model import Status

_BEFORE, _AFTER, _NEXT = 70, 25, 6
_ARGUMENTS = (Status.CALLED_FOR.value, Status.ALLEGED.value)
_PUBLIC = frozenset({"statement", "talks", "agreement", "legal", "referendum", "declaration"})
_ORDER = (Status.DENIED, Status.CALLED_FOR, Status.ALLEGED, Status.PLANNED)
_SORTS = frozenset(status.value for status in _ORDER)


def status_of(trigger: Mark, sayings: Sequence[Mark], scene: Scene, ground: Ground, words: Lexicon) -> Status:
    """Return the status of a trigger: its own form, then its clause, then what governs it."""
    if trigger.future:
        return Status.PLANNED
    form = _by_ending(trigger, ground.text, words)
    said = next((one for saying in sayings if (one := _said(saying, ground.text, words))), None)
    cue = _by_cue(trigger, scene, ground)
    if said is Status.DENIED or said is Status.CALLED_FOR:
        return said
    if said is Status.ALLEGED and form is Status.PLANNED:
        return said  # accused "of shelling": the form that elsewhere names a purpose
    return trigger.row.status or form or cue or said or Status.OCCURRED


def _said(saying: Mark, text: str, words: Lexicon) -> Status | None:
    """Return what a saying makes of what is said; what one side "did not confirm" is the other's word."""
    verb = text[saying.start : saying.end]
    unsaid = not saying.row.status and any(ending in verb for ending in words.denied_endings)
    return Status.ALLEGED if unsaid else saying.row.status


def doubted(kind: str, status: Status) -> Status:
    """Return the status of what another denies: one side's word, unless it is a public act that nobody can deny."""
    kept = kind in _PUBLIC or status in (Status.DENIED, Status.CALLED_FOR)
    return status if kept else Status.ALLEGED


def as_spoken(saying: Mark, status: Status) -> Status:
    """Return the status of a statement: who rejects or accuses has spoken, whatever is true of what he speaks of."""
    rejects = status in (Status.DENIED, Status.ALLEGED)
    return Status.OCCURRED if rejects and saying.row.sort == "saying" else status


def _by_ending(trigger: Mark, text: str, words: Lexicon) -> Status | None:
    """Return what a verb's own ending says, perhaps with the word after it; a space ends the word."""
    last = (
        text[trigger.start : trigger.end].split()[-1] + " " + text[trigger.end : trigger.end + _NEXT].lstrip()
    )
    if any(ending in last for ending in words.planned_endings):
        return Status.PLANNED
    return Status.DENIED if any(ending in last for ending in words.denied_endings) else None


def _by_cue(trigger: Mark, scene: Scene, ground: Ground) -> Status | None:
    low = max(scene.sentence.start, trigger.start - _BEFORE)
    high = trigger.end + (_AFTER if ground.order is Order.VERB_LAST else 0)
    near = {
        cue.row.sort
        for cue in scene.cues
        if cue.row.sort in _SORTS
        and low <= cue.start < high
        and not _is_its_own(cue, trigger)
        and not _is_of_a_saying(cue, scene)
        and not _crosses(cue, trigger, scene, ground)
    }
    return next((status for status in _ORDER if status in near), None) if near else None


def _is_its_own(cue: Mark, trigger: Mark) -> bool:
    """Whether a cue is a word of the trigger and says nothing of it: "refused to handle freight" is what was done."""
    if cue.row.sort in _ARGUMENTS:
        return trigger.start <= cue.start and cue.end <= trigger.end
    return cue.row.sort == Status.DENIED.value and cue.start == trigger.start


def _is_of_a_saying(cue: Mark, scene: Scene) -> bool:
    """Whether a "not" is a word of a saying, which says itself what it means: "did not rule out"."""
    return cue.row.sort == Status.DENIED.value and any(
        one.row.status and one.start <= cue.start and cue.end <= one.end for one in scene.sayings
    )


def _crosses(cue: Mark, trigger: Mark, scene: Scene, ground: Ground) -> bool:
    """Whether a clause ends, or another trigger stands, between a cue and its trigger."""
    low, high = min(cue.end, trigger.end), max(cue.start, trigger.start)
    said = ground.text[low:high]
    if "," in said or "،" in said or ground.parted(low, high):
        return True
    acts = (*scene.triggers, *scene.sayings)
    return any(low <= act.start and act.end <= high and act is not trigger for act in acts)
