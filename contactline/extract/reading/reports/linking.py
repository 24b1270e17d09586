"""Where and who: which places and actors of a sentence belong to which trigger and to whom who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from contactline.extract.reading.reports.attachment import Ground, attach, in_list
from contactline.extract.reading.reports.lexicon import Lexicon, Order
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.naming import LINEAR, WIDE, Named, is_topic, role_of
from contactline.extract.reading.reports.triggers import Scene
from contactline.extract.text import Folded
from contactline.model import PlaceMention, PlaceRole, Status

_ASKING = (Status.CALLED_FOR, Status.ALLEGED)
_ITS_OWN = 12
"""So much nearer is a place just after a noun that needs one: "the fall of Lachin opened"."""
_SAYS_AFTER = 25
"""Who is named after a word of saying is seldom who says it, where the verb stands second."""

_OPENING = 12
"""Within so many characters from where its sentence begins, something opens it."""
_APART = 130
"""What it costs who stands before a saying put in between commas: they belong to what goes on after it."""
_PUT_IN = 32
"""So many characters after a saying tell whether it is put in."""
_ASIDE = 3
"""Within so many characters of a name "who" and "where" speak of it."""

_ONE_WORD = 20
_POSTPOSED = re.compile(r" [^\W\d]+, ")
"""One word between a name and "where", of at most so many characters."""

_MUCH_FARTHER = 48
"""A place so much farther from a trigger than another belongs to something that no trigger tells."""
_ON_THE_SPOT = frozenset(
    {"incident", "displacement", "capture", "withdrawal", "offensive", "infrastructure", "clash"}
)
_LINES = frozenset({"infrastructure", "blockade"})
_WAYS = _LINES | {"statement"}
"""These may be told of a way from one place to another: a railway, a closed road, a march."""
_DASH = re.compile(r"\s*[-‐‑–—]\s*")
_MOVES = frozenset({"displacement", "withdrawal", "humanitarian"})
"""Where these go to or come from may be told far from their verb."""
_NOT_REGIONAL = frozenset({"talks", "statement", "incident", "capture", "offensive"})
"""A region that only qualifies somebody ("Karabakh's leader") is no place of these."""

_SOURCE_ELSEWHERE = 160
"""A place beside "according to" belongs to what is told, not to who says it."""


class Links(NamedTuple):
    """For each trigger and saying of a scene the places and actors that belong to it."""

    places: dict[int, list[Named]]
    actors: dict[int, list[Named]]


def links_of(scene: Scene, places: Sequence[Named], actors: Sequence[Named], ground: Ground) -> Links:
    """Return what belongs to which trigger or saying, by the mark's identity."""
    links = Links(_owned(places, scene, ground, is_actor=False), _owned(actors, scene, ground, is_actor=True))
    _relate(links.places, places, scene.cue("where"), scene, ground.text)
    _relate(links.actors, actors, scene.cue("relative"), scene)
    _resume(links.actors, actors, scene, ground)
    _qualify(links.actors, actors, scene, ground)
    _dangle(links.actors, actors, scene, ground)
    return links


def _relate(
    owned: dict[int, list[Named]],
    ones: Sequence[Named],
    cues: Sequence[Mark],
    scene: Scene,
    text: str = "",
) -> None:
    """Give what stands just before "who" or "where" to the trigger after it too.

    In a ``text`` a word may be between, as a postposition is: "near Shusha, where" in other orders.
    """
    for cue in cues:
        trigger = next((mark for mark in scene.triggers if mark.start >= cue.end), None)
        named = next((one for one in ones if _is_just_before(one, cue, text)), None)
        if trigger and named and named not in owned[id(trigger)]:
            owned[id(trigger)].append(named)


def _is_just_before(one: Named, cue: Mark, text: str) -> bool:
    """Whether a name stands just before a word, in a text perhaps with one other word between."""
    gap = cue.start - one.end
    return 0 <= gap <= _ASIDE or (
        bool(text) and _ASIDE < gap <= _ONE_WORD and bool(_POSTPOSED.fullmatch(text, one.end, cue.start))
    )


def _resume(owned: dict[int, list[Named]], actors: Sequence[Named], scene: Scene, ground: Ground) -> None:
    """Give a verb that goes on after an aside who stands before the aside: "Lavrov, who was in Baku, ruled out"."""
    asides = [] if ground.order is Order.VERB_FIRST else scene.cue("relative", "where")
    for cue in asides:
        subject = next(
            (one for one in actors if 0 < cue.start - one.end <= _ASIDE and ground.text[one.end] == ","), None
        )
        after = (
            one
            for one in sorted((*scene.triggers, *scene.sayings), key=lambda one: one.start)
            if one.start > cue.end
        )
        verb = next((one for one in after if follows_comma(one.start, ground.text)), None)
        if subject and verb and not any(one.start < verb.start for one in owned[id(verb)]):
            owned[id(verb)].insert(0, subject)


def _qualify(owned: dict[int, list[Named]], actors: Sequence[Named], scene: Scene, ground: Ground) -> None:
    """Give a participle who stands right after it: "Bayramovla görüşən Lavrov", Lavrov who met Bayramov."""
    for trigger in scene.triggers if ground.active_participles else ():
        if ground.text.endswith(ground.active_participles, trigger.start, trigger.end):
            named = next((one for one in actors if one.start == trigger.end + 1), None)
            if named and named not in owned[id(trigger)]:
                owned[id(trigger)].append(named)


def _dangle(owned: dict[int, list[Named]], actors: Sequence[Named], scene: Scene, ground: Ground) -> None:
    """Give a meeting told in the clause that opens a sentence who begins the next: "Having received X, Putin said"."""
    first = scene.triggers[0] if scene.triggers else None
    if first is None or first.row.kind != "talks" or ground.order is not Order.VERB_SECOND:
        return
    opens = first.start - scene.sentence.start < _OPENING
    comma = ground.text.find(",", first.end, scene.sentence.end) if opens else -1
    named = next((one for one in actors if 0 <= one.start - comma <= 2), None) if comma > 0 else None
    if named and not any(one.end <= first.start for one in actors) and named not in owned[id(first)]:
        owned[id(first)].append(named)


def put_in(saying: Mark, ground: Ground) -> bool:
    """Whether a saying with who says it is put in between commas: "both sides, said Zakharova, violated"."""
    if ground.order is not Order.VERB_SECOND or not follows_comma(saying.start, ground.text):
        return False
    said = ground.text[saying.end : saying.end + _PUT_IN].lstrip()
    return "," in said[1:] and not ground.says_on(saying.end, saying.end + _PUT_IN)


def follows_comma(place: int, text: str) -> bool:
    """Whether a comma, perhaps with a quotation mark, stands right before a place in a text."""
    return text[max(0, place - 3) : place].rstrip(' «"“').endswith(",")


def _owned(ones: Sequence[Named], scene: Scene, ground: Ground, *, is_actor: bool) -> dict[int, list[Named]]:
    def extra(one: tuple[int, int], anchor: Mark) -> int:
        saying = anchor.row.sort == "saying"
        if not is_actor:
            if saying:
                return _SOURCE_ELSEWHERE if anchor.row.aside else 20
            return -_ITS_OWN if anchor.row.placed and 0 <= one[0] - anchor.end <= 1 else 0
        if saying and one[1] <= anchor.start and put_in(anchor, ground):
            return _APART
        speaks_before = ground.order is Order.VERB_SECOND and anchor.row.status not in _ASKING
        return _SAYS_AFTER if saying and speaks_before and one[0] > anchor.start else 0

    found = attach([(one.start, one.end) for one in ones], scene, ground, extra)
    return {name: [ones[i] for i in mine] for name, mine in found.items()}


def near_places(places: Sequence[Named], anchor: Mark, scene: Scene, ground: Ground) -> list[Named]:
    """Return the places of a trigger that stand by it: none much farther than another.

    Names of one list are as near as the nearest of them. ``places`` are in order of the text.
    A region is only somebody's attribute ("Karabakh's leader") where no word says that it is meant as a place.
    """
    if any(one.end <= anchor.start for one in places):
        places = [one for one in places if not _belongs_on(one, anchor, ground)]
    if anchor.row.kind in _NOT_REGIONAL:
        places = [one for one in places if one.said or one.id not in WIDE]
    if not places:
        return []
    words = [anchor, *scene.more.get(id(anchor), ())]
    others = [one for one in scene.anchors[0] if one not in words]
    groups: list[list[Named]] = []
    for one in places:
        if groups and in_list(
            (groups[-1][-1].start, groups[-1][-1].end), (one.start, one.end), others, ground.text
        ):
            groups[-1].append(one)
        else:
            groups.append([one])
    costs = [
        min(ground.cost((one.start, one.end), word, others) for one in group for word in words)
        for group in groups
    ]
    least = min(costs)
    return [
        one
        for group, cost in zip(groups, costs, strict=True)
        if cost - least < _MUCH_FARTHER or (anchor.row.kind in _MOVES and group[0].role in ("to", "from"))
        for one in group
    ]


def _belongs_on(place: Named, anchor: Mark, ground: Ground) -> bool:
    """Whether a place stands in a clause after the verb where a language puts the verb last: that clause's own."""
    after = ground.order is Order.VERB_LAST and place.start >= anchor.end
    return after and place.role not in ("to", "from") and ground.weight(anchor.end, place.start) > 0


def place_mentions(places: Iterable[Named], kind: str, folded: Folded) -> list[PlaceMention]:
    """Return places with their roles, each once."""
    unique = {one.id: one for one in reversed(list(places)) if not is_topic(one, kind)}
    named = sorted(unique.values(), key=lambda one: one.start)
    roles = _of_a_way(named, kind, folded.text) or [role_of(one, kind) for one in named]
    return [
        PlaceMention(one.id, role, folded.span(one.start, one.end))
        for one, role in zip(named, roles, strict=True)
    ]


def _of_a_way(places: Sequence[Named], kind: str, text: str) -> list[PlaceRole]:
    """Return the roles of places between which somebody goes or something runs, nothing for places of no way.

    A railway "from Horadiz to Aghband" begins at the one and lies along the other, "Horadiz-Aghband" along both.
    """
    if kind not in _WAYS:
        return []
    ends = {one.role for one in places}
    if {"from", "to"} <= ends:
        along = {PlaceRole.TO: PlaceRole.ALONG} if kind in _LINES else {}
        return [along.get(PlaceRole(one.role or "at"), PlaceRole(one.role or "at")) for one in places]
    pairs = pairwise(places)
    if kind in _LINES and len(places) > 1 and all(_DASH.fullmatch(text, a.end, b.start) for a, b in pairs):
        return [PlaceRole.ALONG for _ in places]
    return []


def where_they_left(places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Return the places of people who move; where one is said to go to, the others are where they come from."""
    roles = {one.role for one in places}
    if PlaceRole.TO not in roles or PlaceRole.FROM in roles:
        return list(places)
    return [replace(one, role=PlaceRole.FROM) if one.role is PlaceRole.AT else one for one in places]


def sole_place(places: Sequence[Named], kind: str) -> list[Named]:
    """Return the one place that a sentence names, where something that is felt on the spot has none of its own."""
    named = [
        one for one in places if one.id not in WIDE | LINEAR and one.role in (PlaceRole.AT, PlaceRole.ALONG)
    ]
    return named[:1] if kind in _ON_THE_SPOT and len({one.id for one in places}) == 1 else []


def both_sides(scene: Scene, words: Lexicon, marked: Sequence[Named]) -> list[Named]:
    """Return the two sides of the conflict where they are named together and no nation is beside them."""
    return [
        Named(actor, cue.start, cue.end)
        for cue in scene.cue("both-sides")
        if not any(one.start < cue.end and cue.start < one.end for one in marked)
        for actor in words.both_sides
    ]
