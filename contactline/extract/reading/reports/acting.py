"""Who did what: the roles of the actors of a happening, and of who says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contactline.extract.reading.reports.attachment import Ground
from contactline.extract.reading.reports.lexicon import Order
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.naming import Named
from contactline.extract.text import Folded
from contactline.model import ActorMention, ActorRole, Status

_TOGETHER = frozenset({"talks", "agreement", "ceasefire", "clash", "referendum"})
_UNDERGONE = frozenset({"incident", "displacement"})
_NEAR = 16
_LISTED = 10
"""So few characters stand between two names of a list: " and the "."""
_COLON = re.compile(r"\s?:\s")


def actor_mentions(
    actors: Sequence[Named], trigger: Mark, ground: Ground, folded: Folded, asked: int
) -> list[ActorMention]:
    """Return who took part in a happening, with what they did in it; from ``asked`` on they are asked to."""
    found = list({one.id: one for one in reversed(actors)}.values())
    found.sort(key=lambda one: one.start)
    first = next((one for one in found if one.start >= trigger.start), None)
    doers = [one for one in found if _is_by(one, ground)] or _led(found, trigger, ground)

    def role(one: Named) -> ActorRole:
        if _says_below(one, trigger, ground):
            return ActorRole.SPEAKER
        if asked <= one.start and one.end <= trigger.start:
            return ActorRole.ADDRESSED
        does = one in doers if doers else _does(one, trigger, ground, one is first)
        return _role(trigger.row.kind, does=does)

    return [ActorMention(one.id, role(one), folded.span(one.start, one.end)) for one in found]


def _role(kind: str, *, does: bool) -> ActorRole:
    """Return what somebody has to do with a happening of a kind."""
    if kind in _TOGETHER:
        return ActorRole.PARTICIPANT
    if does:
        return ActorRole.AGENT
    return ActorRole.AFFECTED if kind in _UNDERGONE else ActorRole.PARTICIPANT


def _does(one: Named, trigger: Mark, ground: Ground, is_first_after: bool) -> bool:
    """Whether somebody stands where a language puts who does it; those displaced do not flee by their will."""
    before = one.end <= trigger.start
    does = is_first_after if ground.order is Order.VERB_FIRST else before
    return does and trigger.row.kind != "displacement"


def _says_below(one: Named, trigger: Mark, ground: Ground) -> bool:
    """Whether a colon after somebody opens what he says: "Zakharova: Lavrov to meet Mirzoyan"."""
    return one.end < trigger.start and _COLON.match(ground.text, one.end) is not None


def _led(found: Sequence[Named], trigger: Mark, ground: Ground) -> list[Named]:
    """Return who stands before a verb after all in a language that puts it first: "that the army shelled"."""
    if ground.order is not Order.VERB_FIRST:
        return []
    near = [one for one in found if one.end <= trigger.start and not ground.weight(one.end, trigger.start)]
    return near[-1:] if near and trigger.start - near[-1].end <= _NEAR else []


def _is_by(one: Named, ground: Ground) -> bool:
    """Whether a word like "by" stands beside who did it; where it also means "side" it is part of the name."""
    if ground.text.endswith(ground.by, one.start, one.end):
        return True
    before = ground.text[max(0, one.start - _NEAR) : one.start].rstrip()
    after = ground.text[one.end : one.end + _NEAR].lstrip()
    return before.endswith(tuple(f" {word}" for word in ground.by)) or after.startswith(ground.by)


def speaker_mentions(
    saying: Mark, actors: Sequence[Named], ground: Ground, folded: Folded
) -> list[ActorMention]:
    """Return who says it, and to whom or of whom where somebody is asked, blamed or praised."""
    speaker = _speaker(saying, actors, ground)
    speak = _speaking(speaker, actors, saying, ground) if speaker else []
    return [
        ActorMention(one.id, _said_role(one in speak, saying), folded.span(one.start, one.end))
        for one in actors
    ]


def _speaker(saying: Mark, actors: Sequence[Named], ground: Ground) -> Named | None:
    before = [one for one in actors if one.end <= saying.start]
    after = [one for one in actors if one.start >= saying.start]
    led = [] if saying.row.aside else _led(before, saying, ground)
    if led:
        return led[0]
    if ground.order is Order.VERB_FIRST or (saying.row.aside and ground.order is not Order.VERB_LAST):
        asks = (
            saying.row.status is Status.CALLED_FOR
        )  # whom he accused stands between: "accused Armenia and demanded"
        return after[0] if after else before[0 if asks else -1] if before else None
    return before[0] if before else after[0] if after else None


def _speaking(speaker: Named, actors: Sequence[Named], saying: Mark, ground: Ground) -> list[Named]:
    """Return all who speak: the speaker and who is listed with him on his side of the verb, each beside the last."""
    side = [one for one in actors if (one.start < saying.start) == (speaker.start < saying.start)]
    found = [speaker]
    for one in side:
        if one is not speaker and any(_listed_with(one, other, ground) for other in found):
            found.append(one)
    return found


def _said_role(speaks: bool, saying: Mark) -> ActorRole:
    if speaks:
        return ActorRole.SPEAKER
    if saying.row.status is Status.CALLED_FOR:
        return ActorRole.ADDRESSED
    if saying.row.status is Status.ALLEGED:
        return ActorRole.AGENT
    if saying.row.strong:
        return ActorRole.AFFECTED
    return ActorRole.SPEAKER if saying.row.aside else ActorRole.ADDRESSED  # "told Macron"


def _listed_with(one: Named, speaker: Named, ground: Ground) -> bool:
    """Whether somebody stands beside one who speaks: "Aliyev and Pashinyan praised"."""
    low, high = min(one.end, speaker.end), max(one.start, speaker.start)
    listed = any(low - 1 <= place < high for place, _ in ground.borders)
    return high <= low or (high - low <= _LISTED and listed)
