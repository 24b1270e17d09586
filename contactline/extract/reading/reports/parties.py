"""Who and where it goes without saying: the two sides, the signers of a day, the region spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from contactline.extract.reading.reports.drafts import Draft, around
from contactline.extract.reading.reports.naming import WIDE
from contactline.model import ActorMention, ActorRole, PlaceMention, PlaceRole, Status

_BOTH = ("az", "am")
_BETWEEN = frozenset({"clash", "ceasefire", "handover"})


def give_missing_regions(drafts: Sequence[Draft]) -> None:
    """Place fighting that names no place in the region of its sentence, or where it ended with a capture."""
    for position, draft in enumerate(drafts):
        if draft.kind in _BETWEEN and not draft.places and draft.kind != "handover":
            near = around(drafts, position)
            beside = [one for one in near if one.sentence is draft.sentence and one is not draft]
            wide = [place for one in beside for place in one.places if place.id in WIDE]
            taken = [place for one in beside if one.kind == "capture" for place in one.places]
            draft.add_places(PlaceMention(p.id, PlaceRole.AT, p.span) for p in wide[:1] or taken)


def give_missing_parties(drafts: Sequence[Draft]) -> None:
    """Name who takes part where nobody is named: the signers of that day, the two sides, those of a form."""
    for position, draft in enumerate(drafts):
        if draft.actors:
            _give_other_side(draft)
            continue
        near = around(drafts, position)
        named = _signers(draft, near) or _signers_beside(draft, near)
        named = named or (draft.beside if draft.own_date or draft.places else [])
        parties = draft.mark.row.parties or (_BOTH if _is_of_both(draft) else ())
        given = named or [ActorMention(one, ActorRole.PARTICIPANT) for one in parties]
        draft.actors = [ActorMention(one.id, one.role) for one in given]


def _is_of_both(draft: Draft) -> bool:
    """Whether fighting or a truce is that of the two sides: denied, in the whole region, or told without day and place."""
    told = bool(draft.places or draft.own_date) and not draft.place_ids & WIDE
    return draft.kind in _BETWEEN and (not told or draft.status is Status.DENIED)


def _signers(draft: Draft, drafts: Sequence[Draft]) -> list[ActorMention]:
    """Return who made an agreement of that day."""
    if draft.kind != "agreement":
        return []
    made = [
        one
        for one in drafts
        if one.kind in ("agreement", "ceasefire") and one.actors and one.when == draft.when
    ]
    return next((one.actors for one in made if any(a.role is ActorRole.PARTICIPANT for a in one.actors)), [])


def _signers_beside(draft: Draft, drafts: Sequence[Draft]) -> list[ActorMention]:
    """Return who made the agreement that one is named together with; its topic is the same too."""
    beside = [
        one
        for one in drafts
        if one is not draft and one.kind == draft.kind == "agreement" and one.sentence is draft.sentence
    ]
    for other in beside:
        if not draft.places:
            draft.places = list(other.places)
    return next((found for one in beside if (found := list(one.actors) or _signers(one, drafts))), [])


def _give_other_side(draft: Draft) -> None:
    """Add who gave or received what is handed over, where one of the two sides is named alone."""
    sides = draft.actor_ids & frozenset(_BOTH)
    if draft.kind == "handover" and len(sides) == 1 and draft.actor_ids == sides:
        draft.add_actors(ActorMention(one, ActorRole.PARTICIPANT) for one in _BOTH)
