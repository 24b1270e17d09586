"""The places and actors of an article, where each stands and what role its own words give it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from contactline.extract.mentions import Mention, find_mentions
from contactline.extract.text import Folded
from contactline.model import PlaceRole

_OVERLAPPING = 6
_start = attrgetter("start")
ORIGIN = PlaceRole.ORIGIN.value


# Not frozen: an article has a hundred of them, and a frozen one takes four times as long to make.
@dataclass(slots=True, eq=False)
class Named:
    """Folded characters that name a place or an actor; ``role`` is a place's, or empty.

    ``said``: the words beside a place say where it stands ("in Baku"), not "Baku" alone.
    ``seat``: a government that speaks sits there.
    """

    id: str
    start: int
    end: int
    role: str = ""
    said: bool = False
    seat: bool = False


def named_in(folded: Folded, lang: str, on: date | None) -> tuple[list[Named], list[Named]]:
    """Return the places (datelines apart) and the actors named in a text."""
    found = find_mentions(folded, lang, on)
    actors = sorted(_who(found.actors), key=_start)
    places = [
        Named(one.id, one.start, one.end, one.role, one.said, one.seat)
        for one in found.places
        if one.role != ORIGIN
    ]
    places.sort(key=_start)
    return [one for one in places if not _inside(one, actors)], actors


def _who(actors: Sequence[Mention]) -> Iterator[Named]:
    """Yield who is named; who is named only by an office of several countries stands for his country too.

    "The presidents of France and Russia" are as much France and Russia, unless the article has their names.
    """
    by_name = {one.id for one in actors if not one.state}
    for one in actors:
        if one.state and one.id not in by_name:
            yield Named(one.state, one.start, one.end)
        yield Named(one.id, one.start, one.end)


def _inside(place: Named, actors: Sequence[Named]) -> bool:
    """Whether a place's name is part of an actor's: "the authorities of Karabakh"."""
    high = bisect_right(actors, place.start, key=_start)
    return any(
        place.end <= actor.end and actor.end - actor.start > place.end - place.start
        for actor in actors[max(0, high - _OVERLAPPING) : high]
    )


def role_of(place: Named, kind: str) -> PlaceRole:
    """Return what a place has to do with a happening of a kind."""
    role = PlaceRole(place.role) if place.role else PlaceRole.AT
    at_large = role is PlaceRole.AT and place.id in WIDE | LINEAR
    if kind in ABOUT_KINDS and (role is PlaceRole.ABOUT or not place.role or at_large):
        return PlaceRole.ABOUT
    if role is PlaceRole.ABOUT:
        return PlaceRole.AT
    if place.id in LINEAR:
        return PlaceRole.ALONG
    return PlaceRole.AT if kind in _STILL.get(role, ()) else role


def is_topic(place: Named, kind: str) -> bool:
    """Whether a place is only what was talked about or agreed on: "talks on Lachin" are held elsewhere.

    A region stays: it says which conflict the talks were about.
    """
    return kind in _OF_TWO and place.id not in WIDE | LINEAR and role_of(place, kind) is PlaceRole.ABOUT


WIDE = frozenset({"nagorno-karabakh", "nkao", "artsakh", "south-caucasus"})
"""Regions that are talked about: no talks are placed inside them for "in Karabakh" alone."""

LINEAR = frozenset({"contact-line", "lachin-corridor"})
ABOUT_KINDS = frozenset({"talks", "statement", "agreement", "legal"})
"""Happenings of words: a place that they name is their topic unless words say that they were there."""

_OF_TWO = frozenset({"talks", "agreement"})

_STILL = {
    PlaceRole.TO: frozenset(
        {"incident", "clash", "blockade", "checkpoint", "infrastructure", "legal", "statement", "agreement"}
    ),
    PlaceRole.FROM: frozenset({"statement", "agreement", "talks"}),
    PlaceRole.ALONG: frozenset({"incident", "offensive", "blockade", "statement"}),
}
"""Happenings in which nobody goes where the words beside a place may point: "fire at the road to Lachin"."""
