"""One report for one happening: what the title, the lead and the body tell is put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from contactline.extract.reading.reports.drafts import Draft
from contactline.extract.reading.reports.naming import LINEAR, WIDE
from contactline.extract.reading.reports.sentences import TITLE
from contactline.model import ActorMention, ActorRole, PlaceMention, PlaceRole, Status, When

_NEAR = (
    frozenset({"clash", "offensive", "incident"}),
    frozenset({"ceasefire", "agreement"}),
    frozenset({"capture", "handover", "deployment", "offensive"}),
    frozenset({"blockade", "checkpoint", "infrastructure"}),
    frozenset({"withdrawal", "deployment"}),
    frozenset({"humanitarian", "displacement"}),
    frozenset({"legal", "statement", "declaration"}),
)
"""Kinds that a title and a denial may name loosely."""

_FRESH = 10
"""So many days after it a happening is still news, and belongs to a title."""

_LARGE = WIDE | LINEAR
_BOTH = ("az", "am")
_BETWEEN = frozenset({"clash", "ceasefire", "handover"})


def merged(drafts: Sequence[Draft], published: date | None) -> list[Draft]:
    """Put together what the article tells twice, in the order of the first telling."""
    kept = _folded([draft for draft in drafts if draft.sentence.paragraph != TITLE])
    headlines = _folded([draft for draft in drafts if draft.sentence.paragraph == TITLE])
    kept = [*_with_title(headlines, kept, published), *kept]
    return [one for one in kept if not (one.mark.row.weak and one.status is Status.DENIED)]


def _folded(drafts: Sequence[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((other for test in (_same, _denies, _belongs) for other in reversed(kept) if test(other, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            _join(twin, draft)
    return kept


def _with_title(headlines: Sequence[Draft], kept: Sequence[Draft], published: date | None) -> list[Draft]:
    """Give a title's words to what the body tells; return what only the title tells."""
    alone: list[Draft] = []
    for draft in headlines:
        news = [one for one in kept if draft.own_date or _is_news(one.when, published)]
        tests = (_is_headline, _is_near_headline)
        twin = next((one for test in tests for one in news if test(draft, one)), None)
        if twin is None:
            alone.append(draft)
        else:
            twin.what[:0] = draft.what
            known = {_stem(place.id) for place in twin.places}
            twin.add_places(place for place in draft.places if _stem(place.id) not in known)
            if not twin.actors:
                twin.add_actors(draft.actors)
    return alone


def _is_news(when: When | None, published: date | None) -> bool:
    """Whether a date is of the days before publication, or to come: what a title tells."""
    return not (when and when.latest and published) or (published - when.latest).days <= _FRESH


def _is_headline(draft: Draft, other: Draft) -> bool:
    return draft.kind == other.kind and _compatible(draft, other)


def _is_near_headline(draft: Draft, other: Draft) -> bool:
    return _near(draft.kind, other.kind) and _compatible(draft, other)


def _compatible(draft: Draft, other: Draft) -> bool:
    """Whether a title may tell of a happening: no other day, no other place, nobody else."""
    if draft.own_date and draft.when != other.when and not _holds(draft.when, other.when):
        return False
    if not _places_agree(draft, other):
        return False
    return not draft.actor_ids or not other.actor_ids or _related(draft.actor_ids, other.actor_ids)


def _related(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether two sets of ids share a one, or a part of the other's name: a town and its district."""
    stems = {_stem(one) for one in theirs}
    return any(_stem(one) in stems for one in mine)


def _stem(identity: str) -> str:
    return identity.split("-")[0]


def _near(kind: str, other: str) -> bool:
    return kind == other or any(kind in kinds and other in kinds for kinds in _NEAR)


def _same(one: Draft, draft: Draft) -> bool:
    """Whether two drafts tell the same happening."""
    if one.kind != draft.kind or not _one_status(one.status, draft.status):
        return False
    if not _dates_agree(one, draft) or not _places_agree(one, draft):
        return False
    if one.kind == "statement":
        mine, theirs = one.actor_ids - {"kremlin-press"}, draft.actor_ids - {"kremlin-press"}
        return one.actor_ids == draft.actor_ids or bool(mine & theirs)
    mine, theirs = _doers(one), _doers(draft)
    return not mine or not theirs or _related(mine, theirs) or one.kind == "agreement"


def _doers(draft: Draft) -> set[str]:
    """Return who takes part in a happening, those who only speak of it left out."""
    return {actor.id for actor in draft.actors if actor.role is not ActorRole.SPEAKER}


def _one_status(one: Status, other: Status) -> bool:
    told = (Status.OCCURRED, Status.ALLEGED)
    return one == other or (one in told and other in told)


def _dates_agree(one: Draft, draft: Draft) -> bool:
    """Whether the dates are one, or the second telling has none of its own and is a bare noun."""
    if one.when == draft.when:
        return True
    if not draft.own_date and draft.mark.row.weak:
        return True
    return one.own_date and draft.own_date and _contains(one.when, draft.when)


def _contains(one: When | None, other: When | None) -> bool:
    """Whether one date is within the other, both a month at most."""
    if one and other and other.latest and one.latest and one.edtf.startswith("../"):
        return 0 <= (one.latest - other.latest).days <= _FRESH
    if not (one and other and one.earliest and one.latest and other.earliest and other.latest):
        return False
    if max((one.latest - one.earliest).days, (other.latest - other.earliest).days) > 31:
        return False
    return (one.earliest <= other.earliest and other.latest <= one.latest) or (
        other.earliest <= one.earliest and one.latest <= other.latest
    )


def _holds(one: When | None, other: When | None) -> bool:
    """Whether the first date holds the second: a year, and a day in it."""
    if not (one and other and one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.earliest <= other.earliest and other.latest <= one.latest


def _places_agree(one: Draft, draft: Draft) -> bool:
    """Whether two tellings may be of one place: a region or a line holds many."""
    mine, theirs = one.place_ids - _LARGE, draft.place_ids - _LARGE
    return not mine or not theirs or one.kind == draft.kind == "ceasefire" or _related(mine, theirs)


def _belongs(other: Draft, draft: Draft) -> bool:
    """Whether a draft is a part of what was told just before: a truce agreed on, the toll of a battle."""
    near = draft.sentence.number - other.told_last.number
    pair = {draft.kind, other.kind}
    if pair == {"agreement", "ceasefire"} and near == 0 and draft.when == other.when:
        return _one_status(draft.status, other.status)
    if pair == {"clash", "offensive"} and near == 0 and not draft.places:
        return True
    if _is_toll(other, draft) and near == 0:
        return True
    still = (Status.PLANNED, Status.CALLED_FOR)
    if draft.kind == other.kind and near <= 1 and {draft.status, other.status} <= set(still):
        related = not draft.actors or _related(draft.actor_ids, other.actor_ids)
        return not draft.places and related
    if draft.own_date or draft.places or near > 3 or not _one_status(draft.status, other.status):
        return draft.kind == other.kind == "talks" and not draft.actors and not draft.own_date
    return other.kind in ("clash", "offensive") and draft.kind in ("incident", "offensive") and not other.mark.row.weak


def _is_toll(other: Draft, draft: Draft) -> bool:
    """Whether a draft says whom a battle of that day cost: "a shoot-out left seven dead"."""
    battle = other.kind == "clash" and draft.kind == "incident"
    return battle and draft.when == other.when and draft.status == other.status and _places_agree(other, draft)


def _denies(other: Draft, draft: Draft) -> bool:
    """Whether a draft is the denial of what was told just before: one happening, told by two sides."""
    near = 0 <= draft.sentence.number - other.told_last.number <= 3
    here = draft.sentence.paragraph - other.told_last.paragraph <= draft.sentence.first
    kinds = draft.kind == other.kind or (_near(draft.kind, other.kind) and not draft.places)
    return draft.status is Status.DENIED and near and here and kinds and _places_agree(draft, other)


def _join(twin: Draft, draft: Draft) -> None:
    """Add to a happening what a second telling says of it."""
    twin.what += draft.what
    twin.last = draft.sentence
    if {twin.kind, draft.kind} == {"agreement", "ceasefire"}:
        twin.kind = "ceasefire"
    denied = draft.status is Status.DENIED and twin.status is not Status.DENIED
    if denied:
        twin.status = Status.ALLEGED
    if draft.own_date and not twin.own_date:
        twin.when, twin.when_span, twin.own_date = draft.when, draft.when_span, True
    twin.near_places = twin.near_places or (draft.near_places and bool(draft.places))
    twin.near_actors = twin.near_actors or (draft.near_actors and bool(draft.actors))
    if not draft.mark.row.weak or not twin.places:
        twin.add_places(draft.places)
    twin.add_actors(draft.actors)


def give_missing_regions(drafts: Sequence[Draft]) -> None:
    """Place fighting that names no place in the region that its sentence speaks of."""
    for draft in drafts:
        if draft.kind in _BETWEEN and not draft.places and draft.kind != "handover":
            beside = [p for one in drafts if one.sentence is draft.sentence for p in one.places if p.id in WIDE]
            draft.add_places(PlaceMention(place.id, PlaceRole.AT, place.span) for place in beside[:1])


def give_missing_parties(drafts: Sequence[Draft]) -> None:
    """Name who takes part where nobody is named: the signers of that day, the two sides, those of a form."""
    for draft in drafts:
        if draft.actors:
            _give_other_side(draft)
            continue
        named = _signers(draft, drafts) or _signers_beside(draft, drafts)
        parties = draft.mark.row.parties or (_BOTH if draft.kind in _BETWEEN else ())
        given = named or [ActorMention(one, ActorRole.PARTICIPANT) for one in parties]
        draft.actors = [ActorMention(one.id, one.role) for one in given]


def _signers(draft: Draft, drafts: Sequence[Draft]) -> list[ActorMention]:
    """Return who made an agreement of that day."""
    if draft.kind != "agreement":
        return []
    made = [one for one in drafts if one.kind in ("agreement", "ceasefire") and one.actors and one.when == draft.when]
    return next((one.actors for one in made if any(a.role is ActorRole.PARTICIPANT for a in one.actors)), [])


def _signers_beside(draft: Draft, drafts: Sequence[Draft]) -> list[ActorMention]:
    """Return who made the agreement that one is named together with; its topic is the same too."""
    beside = [
        one for one in drafts if one is not draft and one.kind == draft.kind == "agreement" and one.sentence is draft.sentence
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
