"""One report for one happening: what the title, the lead and the body tell is put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from contactline.extract.reading.reports.dating import holds
from contactline.extract.reading.reports.drafts import REACH, Draft
from contactline.extract.reading.reports.naming import LINEAR, WIDE
from contactline.extract.reading.reports.sentences import TITLE
from contactline.extract.reading.reports.status import doubted
from contactline.model import ActorRole, Status, When

_NEAR = (
    frozenset({"clash", "offensive", "incident"}),
    frozenset({"ceasefire", "agreement"}),
    frozenset({"capture", "handover", "deployment"}),
    frozenset({"blockade", "checkpoint", "infrastructure"}),
    frozenset({"withdrawal", "deployment"}),
    frozenset({"humanitarian", "displacement"}),
    frozenset({"legal", "statement", "declaration"}),
)
"""Kinds that a title, and a denial that is a bare noun, may name loosely."""
_NEAR_PAIRS = frozenset((one, other) for kinds in _NEAR for one in kinds for other in kinds)

_FRESH = 10
"""So many days after it a happening is still news, and belongs to a title."""

_LATER = 3
"""So many sentences later something still belongs to what was told, or denies it."""

_LARGE = WIDE | LINEAR
_SPREAD = frozenset(
    {"ceasefire", "clash", "offensive", "deployment", "withdrawal", "talks", "agreement", "statement"}
)
"""What is told of a region may be told again of a place in it."""


def merged(drafts: Sequence[Draft], published: date | None) -> list[Draft]:
    """Put together what the article tells twice, in the order of the first telling."""
    kept = _folded([draft for draft in drafts if draft.sentence.paragraph != TITLE])
    headlines = _folded([draft for draft in drafts if draft.sentence.paragraph == TITLE])
    kept = [*_with_title(headlines, kept, published), *kept]
    return [
        one for one in kept if not (one.mark.row.weak and one.status is Status.DENIED) or _is_spoken_of(one)
    ]


def _is_spoken_of(draft: Draft) -> bool:
    """Whether somebody is named who says so: "denied the blockade", not "there is no blockade"."""
    return any(actor.role is ActorRole.SPEAKER for actor in draft.actors)


def _folded(drafts: Sequence[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        near = kept[:-REACH:-1]
        tests = (_same, _denies, _belongs) if draft.status is Status.DENIED else (_same, _belongs)
        twin = next((other for test in tests for other in near if test(other, draft)), None)
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
    if draft.own_date and draft.when != other.when and not holds(draft.when, other.when):
        return False
    asked = [one.status is Status.CALLED_FOR for one in (draft, other)]
    if asked[0] != asked[1] or not _places_agree(draft, other):
        return False
    mine, theirs = _doers(draft), _doers(other)
    return not mine or not theirs or _related(mine, theirs)


def _related(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether two sets of ids share a one, or a part of the other's name: a town and its district."""
    stems = {_stem(one) for one in theirs}
    return any(_stem(one) in stems for one in mine)


def _stem(identity: str) -> str:
    return identity.split("-")[0]


def _near(kind: str, other: str) -> bool:
    return kind == other or (kind, other) in _NEAR_PAIRS


def _same(one: Draft, draft: Draft) -> bool:
    """Whether two drafts tell the same happening."""
    if one.kind != draft.kind or not _one_status(one.status, draft.status):
        return False
    if not _has_grounds(one, draft):
        return False
    strict = one.kind not in _SPREAD and one.place_ids and draft.place_ids
    if not _dates_agree(one, draft) or not _places_agree(one, draft):
        return False
    if strict and not _related(one.place_ids, draft.place_ids):
        return False
    if one.kind == "statement":
        return one.actor_ids == draft.actor_ids or bool(_speakers(one) & _speakers(draft))
    mine, theirs = _doers(one), _doers(draft)
    return not mine or (not theirs and not _is_another(one, draft)) or _related(mine, theirs)


def _is_another(one: Draft, draft: Draft) -> bool:
    """Whether a verb of another sentence, of other words and with a place or an actor, tells something else.

    Asked where the first telling says who did it. A verb with neither place nor actor stays: the toll of a shelling.
    """
    if one.sentence is draft.sentence or draft.mark.row.weak or not (draft.places or draft.actors):
        return False
    return one.mark.row is not draft.mark.row and not _related(one.actor_ids, draft.actor_ids)


def _has_grounds(one: Draft, draft: Draft) -> bool:
    """Whether a verb of another sentence shares a place or an actor: a day is not enough.

    In the next sentence a verb without a date of its own may still tell more of what was told.
    """
    if one.mark.row.weak or draft.mark.row.weak or one.sentence is draft.sentence:
        return True
    far = draft.sentence.number - one.told_last.number > 1
    if not draft.own_date and not far:
        return True
    return _related(one.place_ids, draft.place_ids) or _related(one.actor_ids, draft.actor_ids)


def _speakers(draft: Draft) -> set[str]:
    """Return who makes a statement, those left out to whom or of whom it is made."""
    said_of = (ActorRole.ADDRESSED, ActorRole.AFFECTED)
    return {actor.id for actor in draft.actors if actor.role not in said_of} - {"kremlin-press"}


def _doers(draft: Draft) -> set[str]:
    """Return who takes part in a happening, those left out who only speak of it or are told."""
    told = (ActorRole.SPEAKER, *((ActorRole.ADDRESSED,) if draft.status is not Status.CALLED_FOR else ()))
    return {actor.id for actor in draft.actors if actor.role not in told}


def _one_status(one: Status, other: Status) -> bool:
    told = (Status.OCCURRED, Status.ALLEGED)
    return one == other or (one in told and other in told)


def _dates_agree(one: Draft, draft: Draft) -> bool:
    """Whether the dates are one, or the second telling has none of its own and is a bare noun."""
    if one.when == draft.when:
        return True
    if not draft.own_date and draft.mark.row.weak:
        return True
    return one.own_date and draft.own_date and (_contains(one.when, draft.when) or _is_end(draft, one))


def _is_end(draft: Draft, one: Draft) -> bool:
    """Whether a verb of the same sentence says until when something went on: "began on the 13th and lasted until"."""
    if not (draft.sentence is one.sentence and one.when and draft.when and draft.when.edtf.startswith("../")):
        return False
    first, last = one.when.earliest, draft.when.latest
    return first is not None and last is not None and first <= last


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


def _places_agree(one: Draft, draft: Draft) -> bool:
    """Whether two tellings may be of one place: a region or a line holds many."""
    mine, theirs = one.place_ids - _LARGE, draft.place_ids - _LARGE
    return not mine or not theirs or one.kind == draft.kind == "ceasefire" or _related(mine, theirs)


def _belongs(other: Draft, draft: Draft) -> bool:
    """Whether a draft is a part of what was told just before: a truce agreed on, the toll of a battle."""
    near = draft.sentence.number - other.told_last.number
    if near > _LATER:
        return draft.kind == other.kind == "talks" and not draft.actors and not draft.own_date
    pair = {draft.kind, other.kind}
    told_here = other.sentence is draft.sentence or (other.kind == "ceasefire" and near == 0)
    if pair == {"agreement", "ceasefire"} and told_here and draft.when == other.when:
        return _one_status(draft.status, other.status)
    if pair == {"clash", "offensive"} and near == 0 and not draft.places:
        return True
    if _is_toll(other, draft) and near == 0:
        return True
    still = (Status.PLANNED, Status.CALLED_FOR)
    if draft.kind == other.kind and near <= 1 and {draft.status, other.status} <= set(still):
        related = not draft.actors or _related(draft.actor_ids, other.actor_ids)
        return not draft.places and related
    dated_apart = draft.own_date and not (near == 0 and draft.when == other.when)
    if dated_apart or draft.places or not _one_status(draft.status, other.status):
        return draft.kind == other.kind == "talks" and not draft.actors and not draft.own_date
    return (
        other.kind in ("clash", "offensive")
        and draft.kind in ("incident", "offensive")
        and not other.mark.row.weak
    )


def _is_toll(other: Draft, draft: Draft) -> bool:
    """Whether a draft says whom a battle of that day cost: "a shoot-out left seven dead"."""
    battle = other.kind == "clash" and draft.kind == "incident"
    return (
        battle and draft.when == other.when and draft.status == other.status and _places_agree(other, draft)
    )


def _denies(other: Draft, draft: Draft) -> bool:
    """Whether a draft is the denial of what was told just before: one happening, told by two sides."""
    if draft.status is not Status.DENIED:
        return False
    near = 0 <= draft.sentence.number - other.told_last.number <= _LATER
    here = draft.sentence.paragraph - other.told_last.paragraph <= draft.sentence.first
    loose = draft.mark.row.weak and not draft.places and _near(draft.kind, other.kind)
    kinds = draft.kind == other.kind or loose
    return near and here and kinds and _places_agree(draft, other)


def _join(twin: Draft, draft: Draft) -> None:
    """Add to a happening what a second telling says of it."""
    twin.what += draft.what
    twin.last = draft.sentence
    if {twin.kind, draft.kind} == {"agreement", "ceasefire"}:
        twin.kind = "ceasefire"
    if draft.status is Status.DENIED:
        twin.status = doubted(twin.kind, twin.status)
    if draft.own_date and not twin.own_date:
        twin.when, twin.when_span, twin.own_date = draft.when, draft.when_span, True
    twin.near_places = twin.near_places or (draft.near_places and bool(draft.places))
    twin.near_actors = twin.near_actors or (draft.near_actors and bool(draft.actors))
    if not draft.mark.row.weak or not twin.places:
        twin.add_places(draft.places)
    twin.add_actors(draft.actors)
