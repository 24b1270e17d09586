"""The places and actors of an article, where each stands and what role its own words give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contactline.extract.reading.lexicon import languages, lexicon
from contactline.extract.reading.mentions import Mention, find_mentions
from contactline.model import PlaceRole

ORIGIN = "origin"


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """Folded characters that name a place or an actor; ``role`` is a place's, or empty."""

    id: str
    start: int
    end: int
    role: str = ""


def named_in(text: str, lang: str, on: date | None) -> tuple[list[Named], list[Named]]:
    """Return the places (datelines apart) and the actors named in a folded text."""
    if lang not in languages():
        return [], []
    found = find_mentions(text, lang, on)
    actors = [Named(one.id, one.start, one.end) for one in found.actors]
    places = [Named(one.id, one.start, one.end, getattr(one, "role", "") or _interim(one, lang)) for one in found.places]
    return [one for one in places if one.id and one.role != ORIGIN and not _inside(one, actors)], actors


def _interim(place: Mention, lang: str) -> str:
    """Return the role that the words before a place give it, until mentions say so themselves."""
    words = lexicon(lang)
    before = " " + words.place_noun.sub("", place.before).rstrip()
    for role in ("along", "about", "to", "from", "at"):
        if any(before.endswith((f" {cue}", f" و{cue}")) for cue in words.roles[role]):
            return role
    return ""


def _inside(place: Named, actors: Sequence[Named]) -> bool:
    """Whether a place's name is part of an actor's: "the authorities of Karabakh"."""
    return any(
        actor.start <= place.start
        and place.end <= actor.end
        and actor.end - actor.start > place.end - place.start
        for actor in actors
    )


def role_of(place: Named, kind: str) -> PlaceRole:
    """Return what a place has to do with a happening of a kind."""
    role = PlaceRole(place.role) if place.role else PlaceRole.AT
    if place.id in LINEAR and role is not PlaceRole.ABOUT:
        return PlaceRole.ALONG
    if kind in ABOUT_KINDS:
        wide = place.id in WIDE and role is PlaceRole.AT
        return PlaceRole.ABOUT if wide or (not place.role) else role
    return PlaceRole.AT if role is PlaceRole.ABOUT else role


WIDE = frozenset({"nagorno-karabakh", "nkao", "artsakh", "south-caucasus"})
"""Regions that are talked about: no talks are placed inside them for "in Karabakh" alone."""

LINEAR = frozenset({"contact-line", "lachin-corridor"})
ABOUT_KINDS = frozenset({"talks", "statement", "agreement", "legal", "referendum"})
"""Happenings of words: a place that they name is their topic unless words say that they were there."""
