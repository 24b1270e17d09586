"""Who says what: which saying governs which trigger of its sentence.

"X said that Y" and "Y, X said" are Y with X as its speaker; in a language that puts the verb last the
saying follows what it says, unless a word like "that" comes after it.
"""

from __future__ import annotations

from collections.abc import Iterable

from contactline.extract.reading.reports.attachment import COMMA, THAT, Ground
from contactline.extract.reading.reports.lexicon import Order
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.triggers import Scene
from contactline.model import Status

_SOON = 45
"""Within so many characters after a saying a word like "that" belongs to it, and so does another saying that it tells of."""


def governors(scene: Scene, ground: Ground) -> dict[int, list[Mark]]:
    """Return for each trigger (by its number) the sayings that govern it, the nearest first."""
    found: dict[int, list[Mark]] = {number: [] for number in range(len(scene.triggers))}
    above: Mark | None = None
    for saying in scene.sayings:
        governed = _governed(saying, scene, ground)
        for number in governed:
            trigger = scene.triggers[number]
            tells = above and _is_plain(saying) and ground.says_on(saying.end, trigger.start)
            found[number] += (
                [above, saying] if above and tells and _tells_of(above, saying, ground) else [saying]
            )
        above = saying if not governed and _is_plain(saying) else None
    for number, sayings in found.items():
        trigger = scene.triggers[number]
        sayings.sort(key=lambda one: (one.row.aside, abs(one.start - trigger.start)))
    return found


def _is_plain(saying: Mark) -> bool:
    row = saying.row
    return row.status is None and not (row.strong or row.names or row.aside)


def _tells_of(above: Mark, saying: Mark, ground: Ground) -> bool:
    """Whether one saying only tells of another: "Hunanyan said Lavrov had told Mirzoyan that"."""
    weight = ground.weight(above.end, saying.start)
    return 0 < saying.start - above.end < _SOON and weight in (0, THAT, COMMA + THAT)


def _governed(saying: Mark, scene: Scene, ground: Ground) -> list[int]:
    if saying.row.strong or saying.row.names:
        return []
    if saying.row.aside:
        return list(range(len(scene.triggers)))
    found = _reached(saying, scene, ground)
    near = _is_near if saying.row.status else _is_reached
    return [i for i in found if near(saying, scene.triggers[i], ground)]


def _is_near(saying: Mark, trigger: Mark, ground: Ground) -> bool:
    """Whether no clause but that of "that" parts what is asked, denied or claimed from who does so."""
    low, high = (saying.end, trigger.start) if saying.start <= trigger.start else (trigger.end, saying.start)
    speaks_too = trigger.row.kind == "statement" and not trigger.row.weak and ground.weight(low, high) > 0
    return not speaks_too and not ground.parted(low, high)


def _is_reached(saying: Mark, trigger: Mark, ground: Ground) -> bool:
    """Whether no semicolon parts what is said from who says it."""
    low, high = min(saying.end, trigger.end), max(saying.start, trigger.start)
    return not any(mark in ground.text[low:high] for mark in ";؛")


def _reached(saying: Mark, scene: Scene, ground: Ground) -> list[int]:
    after = _after(saying, scene)
    order = ground.order
    says_on = any(
        cue.row.sort == "that" and 0 <= cue.start - saying.end < _SOON for cue in scene.cues
    ) or saying.end in {cue.end for cue in scene.cue("that")}
    if order is Order.VERB_LAST:
        return after if says_on else _before(saying, scene)
    alleged = saying.row.status is Status.ALLEGED and order is Order.VERB_FIRST
    follows = saying.row.status is not Status.CALLED_FOR and not says_on and not alleged
    before = _before(saying, scene) if follows else []
    if saying.row.status is Status.DENIED and before:
        last = scene.triggers[before[-1]]
        before = before if ground.weight(last.end, saying.start) == 0 else []
    return before if before and (not after or _is_nearer(before, after, saying, scene, ground)) else after


def _is_nearer(before: list[int], after: list[int], saying: Mark, scene: Scene, ground: Ground) -> bool:
    """Whether what is said stands before the saying: no comma there, but one after it."""
    last, first = scene.triggers[before[-1]], scene.triggers[after[0]]
    return "," not in ground.text[last.end : saying.start] and "," in ground.text[saying.end : first.start]


def _after(saying: Mark, scene: Scene) -> list[int]:
    """Return the triggers between a saying and the next."""
    limit = min(
        (other.start for other in _spoken(scene) if other.start >= saying.end), default=scene.sentence.end
    )
    return [i for i, one in enumerate(scene.triggers) if saying.start <= one.start < limit]


def _before(saying: Mark, scene: Scene) -> list[int]:
    """Return the triggers between the last saying and this one."""
    limit = max(
        (other.end for other in _spoken(scene) if other.end <= saying.start), default=scene.sentence.start
    )
    return [i for i, one in enumerate(scene.triggers) if limit <= one.start < saying.start]


def _spoken(scene: Scene) -> Iterable[Mark]:
    return (saying for saying in scene.sayings if not saying.row.aside)
