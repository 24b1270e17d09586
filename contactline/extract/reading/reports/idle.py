"""Triggers that tell nothing of their own: bare nouns beside a verb, terms of a deal, what something is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from contactline.extract.reading.reports.attachment import AND, Ground
from contactline.extract.reading.reports.dating import Dated
from contactline.extract.reading.reports.lexicon import Order
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.sentences import TITLE
from contactline.extract.reading.reports.triggers import Scene
from contactline.model import Status

_HEADS = frozenset({"agreement", "talks", "legal"})
_NEAR_WORD, _FAR_WORD = 20, 60


def idle_triggers(scene: Scene, owned: Mapping[int, Sequence[Dated]], ground: Ground) -> list[Mark]:
    """Return the bare nouns without a date beside a verb of the same sentence."""
    verbs = [one for one in scene.triggers if not one.row.weak]
    terms = [
        one for one in scene.triggers if (not owned[id(one)] or one.row.weak) and _is_term(one, scene, ground)
    ]
    acts = len(scene.triggers) + len(scene.sayings)
    if scene.sentence.paragraph != TITLE and len(terms) < acts:
        return [*terms, *_idle_weak(scene, owned, ground, verbs)]
    return _idle_weak(scene, owned, ground, verbs)


def _is_term(trigger: Mark, scene: Scene, ground: Ground) -> bool:
    """Whether an undated trigger only says what was agreed or called so, or stands in a relative clause."""
    if _is_condition(trigger, scene, ground):
        return True
    before = [one for one in scene.sayings if one.end <= trigger.start]
    if before and before[-1].row.names:
        return True
    if trigger.row.weak and any(one.row.strong and _is_beside(one, trigger, ground) for one in scene.sayings):
        return True
    heads = [one for one in scene.triggers if one.row.kind in _HEADS and one.end <= trigger.start]
    if (
        heads
        and trigger.start - heads[-1].end < _NEAR_WORD
        and ground.weight(heads[-1].end, trigger.start) == 0
    ):
        return heads[-1].row.kind != "agreement" or trigger.row.kind != "ceasefire"
    acts = [one for one in (*scene.triggers, *scene.sayings) if one.end <= trigger.start]
    opened = [one.start for one in scene.cue("relative") if one.end <= trigger.start]
    return bool(opened and acts and acts[-1].end <= opened[-1] and scene.triggers[0] is not trigger)


def _is_condition(trigger: Mark, scene: Scene, ground: Ground) -> bool:
    """Whether it is only what would have to happen: "unless observers arrive"."""
    return any(
        0 <= trigger.start - cue.end < _FAR_WORD and not ground.parted(cue.end, trigger.start)
        for cue in scene.cue("condition")
    )


def _is_beside(saying: Mark, noun: Mark, ground: Ground) -> bool:
    """Whether a noun is what is condemned or praised."""
    last = ground.order is Order.VERB_LAST
    low, high = (noun.end, saying.start) if last else (saying.end, noun.start)
    return 0 <= high - low < _NEAR_WORD and ground.weight(low, high) == 0


def _idle_weak(
    scene: Scene, owned: Mapping[int, Sequence[Dated]], ground: Ground, verbs: Sequence[Mark]
) -> list[Mark]:
    speech = [one for one in scene.sayings if not one.row.aside]
    if not (verbs or speech) or scene.sentence.paragraph == TITLE:
        return []
    return [
        one
        for one in scene.triggers
        if one.row.weak
        and not owned[id(one)]
        and (
            verbs
            or not (
                _is_object(one, speech, ground) or _is_denied(one, scene) or _is_asked(one, scene, ground)
            )
        )
    ]


def _is_denied(noun: Mark, scene: Scene) -> bool:
    """Whether it is said that there is none: "any blockade does not exist"."""
    return scene.has(Status.DENIED.value, noun.start - _NEAR_WORD, noun.end + _NEAR_WORD)


def _is_object(noun: Mark, speech: Sequence[Mark], ground: Ground) -> bool:
    """Whether a bare noun is just what is said: "reported fighting", not "said that the truce was fragile"."""
    return any(
        0 <= noun.start - saying.end < _NEAR_WORD and ground.weight(saying.end, noun.start) == 0
        for saying in speech
        if not (saying.row.strong or saying.row.names)
    )


def _is_asked(noun: Mark, scene: Scene, ground: Ground) -> bool:
    """Whether a bare noun is what is asked for, claimed or denied: "called for an immediate ceasefire"."""
    asks = [one for one in scene.sayings if one.row.status]
    spans = [(min(one.end, noun.end), max(one.start, noun.start)) for one in asks]
    return any(high - low < _FAR_WORD and ground.weight(low, high) <= AND for low, high in spans)
