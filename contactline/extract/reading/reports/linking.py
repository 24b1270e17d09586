"""Where and who: the places and actors of a trigger, of who says so, and of words that point back."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from contactline.extract.reading.reports.attachment import Ground, attach, in_list
from contactline.extract.reading.reports.lexicon import Lexicon, Order
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.naming import ABOUT_KINDS, LINEAR, WIDE, Named, is_topic, role_of
from contactline.extract.reading.reports.triggers import Scene
from contactline.extract.text import Folded
from contactline.model import ActorMention, ActorRole, PlaceMention, PlaceRole, Status
from contactline.names import PLACES

_TOGETHER = frozenset({"talks", "agreement", "ceasefire", "clash", "referendum"})
_UNDERGONE = frozenset({"incident", "displacement"})
_ASKING = (Status.CALLED_FOR, Status.ALLEGED)
_GROUPS = {
    "that-region": "region",
    "that-place": "place",
    "that-line": "line",
    "that-district": "district",
    "that-bridge": "bridge",
    "that-town": "town",
    "that-village": "village",
}
"""What a word that points back can mean."""
_SORTS = {"town": frozenset({"town", "capital", "meeting_place"}), "village": frozenset({"village", "town"})}
"""The kinds of the gazetteer that "the town" and "the village" can mean."""
_NEAR = 16
_ITS_OWN = 12
"""So much nearer is a place just after a noun that needs one: "the fall of Lachin opened"."""
_SAYS_AFTER = 25
"""Who is named after a word of saying is seldom who says it, where the verb stands second."""

_ASIDE = 3
"""Within so many characters of a name "who" and "where" speak of it."""

_MUCH_FARTHER = 60
"""A place so much farther from a trigger than another belongs to something that no trigger tells."""
_ON_THE_SPOT = frozenset(
    {"incident", "displacement", "capture", "withdrawal", "offensive", "infrastructure", "clash"}
)
_LEAVES = {"withdrawal": "from"}
"""Where somebody stood is left: "began to leave the region"."""
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
    _relate(links.places, places, scene.cue("where"), scene)
    _relate(links.actors, actors, scene.cue("relative"), scene)
    _resume(links.actors, actors, scene, ground)
    return links


def _relate(owned: dict[int, list[Named]], ones: Sequence[Named], cues: Sequence[Mark], scene: Scene) -> None:
    """Give what stands just before "who" or "where" to the trigger after it too."""
    for cue in cues:
        trigger = next((mark for mark in scene.triggers if mark.start >= cue.end), None)
        named = next((one for one in ones if 0 <= cue.start - one.end <= 3), None)
        if trigger and named and named not in owned[id(trigger)]:
            owned[id(trigger)].append(named)


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
        verb = next((one for one in after if _follows_comma(one.start, ground.text)), None)
        if subject and verb and not any(one.start < verb.start for one in owned[id(verb)]):
            owned[id(verb)].insert(0, subject)


def _follows_comma(place: int, text: str) -> bool:
    return text[max(0, place - 3) : place].rstrip(' «"“').endswith(",")


def _owned(ones: Sequence[Named], scene: Scene, ground: Ground, *, is_actor: bool) -> dict[int, list[Named]]:
    def extra(one: tuple[int, int], anchor: Mark) -> int:
        saying = anchor.row.sort == "saying"
        if not is_actor:
            if saying:
                return _SOURCE_ELSEWHERE if anchor.row.aside else 20
            return -_ITS_OWN if anchor.row.placed and 0 <= one[0] - anchor.end <= 1 else 0
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
    return [
        PlaceMention(one.id, role_of(one, kind), folded.span(one.start, one.end))
        for one in sorted(unique.values(), key=lambda one: one.start)
    ]


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


def pointed_at(
    trigger: Mark,
    scene: Scene,
    places: Sequence[Named],
    ground: Ground,
    folded: Folded,
    dates: Container[int] = (),
) -> list[PlaceMention]:
    """Return the place that words such as "there", "the town" or "that region" point back to.

    ``dates`` is where dates begin: "the town Sunday" names no other town.
    """
    kind = trigger.row.kind
    cues = scene.cue(*_GROUPS)
    for cue in sorted(cues, key=lambda one: abs(one.start - trigger.start)):
        if ground.parted(min(cue.end, trigger.end), max(cue.start, trigger.start)):
            continue
        if cue.end + 1 not in dates and _names_another(cue, folded):
            continue
        group = _GROUPS[cue.row.sort]
        if group == "region" and kind in ABOUT_KINDS and not scene.cue("impersonal"):
            continue  # "the region's leader said" places no words in the region
        meant = (_meant(one.id, group) for one in reversed(places) if one.start < cue.start)
        identity = next((one for one in meant if one), None)
        if identity:
            told = kind == "ceasefire" and bool(scene.cue("impersonal"))
            role = PlaceRole.ABOUT if told else role_of(Named(identity, 0, 1, _LEAVES.get(kind, "at")), kind)
            return [PlaceMention(identity, role, folded.span(cue.start, cue.end))]
    return []


def _names_another(cue: Mark, folded: Folded) -> bool:
    """Whether a name that is none of ours follows "the village": a capital, with no mark between."""
    after = folded.text[cue.end : cue.end + 2]
    return after[:1] == " " and len(after) == 2 and folded.source[folded.origin[cue.end + 1]].isupper()


def _meant(identity: str, group: str) -> str | None:
    """Return what of a group a place named before stands for: its town, its district, the bridge itself."""
    if group == "bridge":
        return identity if identity.endswith("-bridge") or PLACES[identity].kind == "bridge" else None
    if group in _SORTS:
        return identity if PLACES[identity].kind in _SORTS[group] else None
    own = "region" if identity in WIDE else "line" if identity in LINEAR else "place"
    if group == "district":
        whole = f"{identity.removesuffix('-district')}-district"
        return whole if own == "place" and whole in PLACES else None
    return identity.removesuffix("-district") if own == group else None


def actor_mentions(
    actors: Sequence[Named], trigger: Mark, ground: Ground, folded: Folded, asked: int
) -> list[ActorMention]:
    """Return who took part in a happening, with what they did in it; from ``asked`` on they are asked to."""
    found = list({one.id: one for one in reversed(actors)}.values())
    found.sort(key=lambda one: one.start)
    first = next((one for one in found if one.start >= trigger.start), None)

    def role(one: Named) -> ActorRole:
        if asked <= one.start and one.end <= trigger.start:
            return ActorRole.ADDRESSED
        return _role(one, trigger, ground, one is first)

    return [ActorMention(one.id, role(one), folded.span(one.start, one.end)) for one in found]


def _role(one: Named, trigger: Mark, ground: Ground, is_first_after: bool) -> ActorRole:
    kind = trigger.row.kind
    if kind in _TOGETHER:
        return ActorRole.PARTICIPANT
    before = one.end <= trigger.start
    does = is_first_after if ground.order is Order.VERB_FIRST else before
    if _is_by(one, ground) or (does and kind != "displacement"):
        return ActorRole.AGENT
    return ActorRole.AFFECTED if kind in _UNDERGONE else ActorRole.PARTICIPANT


def _is_by(one: Named, ground: Ground) -> bool:
    """Whether a word like "by" stands beside who did it."""
    before = ground.text[max(0, one.start - _NEAR) : one.start].rstrip()
    after = ground.text[one.end : one.end + _NEAR].lstrip()
    return before.endswith(tuple(f" {word}" for word in ground.by)) or after.startswith(ground.by)


def speaker_mentions(
    saying: Mark, actors: Sequence[Named], ground: Ground, folded: Folded
) -> list[ActorMention]:
    """Return who says it, and to whom or of whom where somebody is asked, blamed or praised."""
    speaker = _speaker(saying, actors, ground)
    return [
        ActorMention(one.id, _said_role(one, speaker, saying, ground), folded.span(one.start, one.end))
        for one in actors
    ]


def _speaker(saying: Mark, actors: Sequence[Named], ground: Ground) -> Named | None:
    before = [one for one in actors if one.end <= saying.start]
    after = [one for one in actors if one.start >= saying.start]
    if ground.order is Order.VERB_FIRST or (saying.row.aside and ground.order is not Order.VERB_LAST):
        return after[0] if after else before[-1] if before else None
    return before[0] if before else after[0] if after else None


def _said_role(one: Named, speaker: Named | None, saying: Mark, ground: Ground) -> ActorRole:
    apart = speaker is not None and min(one.end, speaker.end) <= saying.start < max(one.start, speaker.start)
    if speaker is None or one is speaker or (not apart and _listed_with(one, speaker, ground)):
        return ActorRole.SPEAKER
    if saying.row.status is Status.CALLED_FOR:
        return ActorRole.ADDRESSED
    if saying.row.status is Status.ALLEGED:
        return ActorRole.AGENT
    return ActorRole.AFFECTED if saying.row.strong else ActorRole.SPEAKER


def _listed_with(one: Named, speaker: Named, ground: Ground) -> bool:
    """Whether somebody stands beside the speaker: "Aliyev and Pashinyan praised"."""
    low, high = min(one.end, speaker.end), max(one.start, speaker.start)
    listed = any(low - 1 <= place < high for place, _ in ground.borders)
    return high <= low or (high - low <= 8 and listed)


def both_sides(scene: Scene, words: Lexicon, marked: Sequence[Named]) -> list[Named]:
    """Return the two sides of the conflict where they are named together and no nation is beside them."""
    return [
        Named(actor, cue.start, cue.end)
        for cue in scene.cue("both-sides")
        if not any(one.start < cue.end and cue.start < one.end for one in marked)
        for actor in words.both_sides
    ]
