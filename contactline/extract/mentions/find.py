"""Places and actors named in a text, each place with its role; offices are those of the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from contactline.extract.mentions.compose import compose
from contactline.extract.mentions.days import days_of
from contactline.extract.mentions.entries import CAPITAL
from contactline.extract.mentions.homonyms import which
from contactline.extract.mentions.lexemes import lexemes
from contactline.extract.mentions.meant import meant_in
from contactline.extract.mentions.settle import Settled, settle
from contactline.extract.mentions.words import words
from contactline.extract.text import Folded

_LOOK_BACK = 28
BOTH = "both sides"
"""``before`` of a mention whose words name nobody: "both sides", "the court"."""


class Mention(NamedTuple):
    """Folded characters ``start`` to ``end`` that name a place or an actor; ``before`` is what precedes.

    ``role`` is a place's role as its own words give it, and empty for an actor; ``said`` is whether they do.
    ``seat``: a government that speaks sits in the place.
    ``state`` is the country of somebody named only by an office said of several: "the presidents of France and Russia".
    """

    id: str
    start: int
    end: int
    before: str
    role: str = ""
    said: bool = False
    seat: bool = False
    state: str = ""


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a text names, each list in order of the text."""

    places: tuple[Mention, ...]
    actors: tuple[Mention, ...]


def find_mentions(text: Folded | str, lang: str, on: date | None) -> Mentions:
    """Return the places and actors named in a folded text; offices are those of the day ``on``.

    A text that is given as a string has no capitals: then a name that is a common word counts, too.
    """
    folded = text if isinstance(text, Folded) else Folded(text, (), "")
    days = days_of(folded.text, on)
    named = compose(folded.text, lexemes(folded, lang), lang, days.office)
    settled = settle(named, folded, words(lang), days)
    near = [(one.id, one.start) for one in settled]
    places = [
        _mention(folded.text, one, which(one.id, one.form, one.start, lang, near))
        for one in settled
        if one.role
    ]
    actors = [_mention(folded.text, one, one.id) for one in settled if one.acts]
    meant = meant_in(folded.text, lang, [one for one in settled if one.acts], days)
    actors += [Mention(one.id, one.start, one.end, BOTH) for one in meant]
    return Mentions(tuple(places), tuple(sorted(actors, key=lambda one: (one.start, one.end))))


def _mention(text: str, one: Settled, identity: str) -> Mention:
    before = text[max(0, one.start - _LOOK_BACK) : one.start]
    seat = one.letter == CAPITAL
    return Mention(identity, one.start, one.end, before, one.role, one.said, seat, one.state)


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Leave out a name that is part of a longer name: "Lachin" in "the Lachin corridor"."""
    found = list(mentions)
    return [
        one
        for one in found
        if not any(
            other.start <= one.start
            and one.end <= other.end
            and other.end - other.start > one.end - one.start
            for other in found
        )
    ]
