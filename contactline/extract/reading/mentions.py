"""Places and actors named in a text: matched in one pass over folded text, with joined letters allowed.

A city that stands for a government ("Baku said") is an actor unless a word of place comes before it;
an office with a nationality ("the Azerbaijani president") is the person who held it on the day.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from contactline.extract.reading.lexicon import Lexicon, lexicon
from contactline.extract.text import fold
from contactline.model import DATA
from contactline.names import ACTORS, PLACES

_PLACE, _ACTOR, _GOVERNMENT, _NOTHING = "place", "actor", "government", "nothing"
_LOOK_BACK = 28
BOTH = "both sides"
"""``before`` of a mention that names both sides at once."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Folded characters ``start`` to ``end`` that name a place or an actor; ``before`` is what precedes."""

    id: str
    start: int
    end: int
    before: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a text names, each list in order of the text."""

    places: tuple[Mention, ...]
    actors: tuple[Mention, ...]


def find_mentions(text: str, lang: str, on: date | None) -> Mentions:
    """Return the places and actors named in a folded text; offices are those of the day ``on``."""
    words = lexicon(lang)
    places: list[Mention] = []
    actors: list[Mention] = []
    for kind, identity, start, end in _named(text, lang, words):
        before = text[max(0, start - _LOOK_BACK) : start]
        mention = Mention(identity, start, end, before)
        if kind == _GOVERNMENT:
            _, _, place = identity.partition(":")
            if _last_word(before) in words.place_cues:
                places.append(Mention(place, start, end, before))
            else:
                actors.append(Mention(identity.partition(":")[0], start, end, before))
        elif kind == _PLACE:
            places.append(_district(mention, words))
        elif kind == _ACTOR:
            actors.append(mention)
            place = _places_by_form(lang).get(text[start:end])
            if place and _last_word(before) in words.place_cues:
                places.append(Mention(place, start, end, before))
    actors += _both_sides(text, words)
    named = [*longest(actors), *_offices(text, words, lang, on)]
    return Mentions(tuple(longest(places)), tuple(sorted(named, key=lambda one: (one.start, one.end))))


def _named(text: str, lang: str, words: Lexicon) -> Iterable[tuple[str, str, int, int]]:
    automaton, forms = _automaton(lang)
    left = re.compile(rf"(?:^|[^{words.letters}])(?:{words.joined})$")
    for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        if end < len(text) and re.match(f"[{words.letters}]", text[end]):
            continue
        if not left.search(text[max(0, start - 6) : start]):
            continue
        yield (*forms[number], start, end)


def _district(place: Mention, words: Lexicon) -> Mention:
    """Return the district where a word for one stands before the name of its centre."""
    district = f"{place.id}-district"
    if district in PLACES and _last_word(place.before).lstrip("وفبلك") in words.district_cues:
        start = place.start - len(place.before) + place.before.rstrip().rfind(_last_word(place.before))
        return Mention(district, start, place.end, place.before[: start - place.start])
    return place


def _both_sides(text: str, words: Lexicon) -> Iterable[Mention]:
    """Yield the two sides of the conflict where they are named together without a nationality."""
    nations = tuple(words.nationalities)
    for match in words.both_sides.finditer(text):
        if not text[match.end() :].lstrip().startswith(nations):
            for actor in words.both_actors:
                yield Mention(actor, match.start(), match.end(), BOTH)


@cache
def _places_by_form(lang: str) -> dict[str, str]:
    return {fold(form).text: place.id for place in PLACES.values() for form in place.names.get(lang, ())}


@cache
def _automaton(lang: str) -> tuple[AhoCorasick, list[tuple[str, str]]]:
    words = lexicon(lang)
    forms: dict[str, tuple[str, str]] = {}
    for place in PLACES.values():
        for form in place.names.get(lang, ()):
            forms.setdefault(fold(form).text, (_PLACE, place.id))
    for identity, extra in words.extra_places.items():
        forms.update(dict.fromkeys(extra, (_PLACE, identity)))
    for actor in ACTORS.values():
        for form in actor.names.get(lang, ()):
            forms[fold(form).text] = (_ACTOR, actor.id)
    for identity, extra in words.extra_actors.items():
        forms.update(dict.fromkeys(extra, (_ACTOR, identity)))
    for form, country in words.governments.items():
        forms[form] = (_GOVERNMENT, f"{country}:{_places_by_form(lang).get(form, '')}")
    for written, joined in words.contractions.items():
        forms |= {
            joined + form[len(written) :]: entry for form, entry in forms.items() if form.startswith(written)
        }
    patterns = [form for form in forms if len(form) > 1]
    return AhoCorasick(patterns, matchkind=MatchKind.Standard), [forms[form] for form in patterns]


def _offices(text: str, words: Lexicon, lang: str, on: date | None) -> Iterable[Mention]:
    """Yield who is meant by an office or a side with one or two nationalities."""
    for match in _office_expression(lang).finditer(text):
        office = words.offices[match["office"]]
        for group in ("first", "second"):
            country = words.nationalities.get(match[group] or "")
            identity = country and _holder(office, country, words, on)
            if identity:
                yield Mention(
                    identity,
                    match.start(),
                    match.end(group),
                    text[max(0, match.start() - 20) : match.start()],
                )


@cache
def _office_expression(lang: str) -> re.Pattern[str]:
    words = lexicon(lang)
    office, nation = _any(words.offices), _any(words.nationalities)
    return re.compile(
        rf"(?<![{words.letters}])[وفبلك]?{'(?:ل)?'}(?P<office>{office})\s+(?P<first>{nation})"
        rf"(?:\s*،?\s*و\s*(?P<second>{nation}))?(?![{words.letters}])"
    )


@cache
def _office_rows() -> tuple[Mapping[str, str], ...]:
    with (DATA / "names" / "offices.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _holder(office: str, country: str, words: Lexicon, on: date | None) -> str | None:
    if office == "state":
        return country
    if office == "defence":
        return words.forces.get(country, country)
    day = on.isoformat() if on else "9999"
    for row in _office_rows():
        held = row["valid_from"] <= day and (not row["valid_to"] or day < row["valid_to"])
        if (row["office"], row["country"]) == (office, country) and held:
            return row["actor"]
    return country if office in ("president", "prime-minister", "foreign-minister") else None


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


def _last_word(before: str) -> str:
    words = before.split()
    return words[-1] if words else ""


def _any(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
