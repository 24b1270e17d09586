"""What the words of a language can name: every form of every name, and of the words that names are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from contactline.extract.mentions.inflect import forms_of
from contactline.extract.mentions.words import Words, words
from contactline.extract.text import fold
from contactline.names import ACTORS, PLACES, Place, written

PERSON, INSTITUTION, BODY, OFFICE, TITLE, SURNAME = "P", "I", "B", "O", "T", "S"
NATION, COUNTRY, CAPITAL, DISPUTED, PLACE = "N", "C", "M", "D", "L"
_RANK = "PSIBOTCNMDL"
_DE_FACTO = "nkr"
_LONG_ENOUGH = 6
"""Letters: a shorter word that is written otherwise may be another word."""
_TOWNS = ("town", "village", "capital", "meeting_place", "province")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form can stand for: ``value`` is an id or a key, ``place`` that of a capital."""

    kind: str
    value: str
    place: str = ""
    capital: int = 0
    cases: frozenset[str] = frozenset()
    spelling: str = ""
    """How the name is written, where a text leaves marks out but adds none: "Görüş" is no "Gorus"."""
    adjective: bool = False
    """Whether it says where only beside some nouns: "the Prague meeting"."""


_Table = dict[str, dict[tuple[str, str], Entry]]
"""By form: what it can stand for, by kind and value."""


@cache
def automaton(lang: str) -> tuple[AhoCorasick, list[tuple[str, tuple[Entry, ...]]]]:
    """Return what finds the forms of a language, and by its numbers each form with what it can stand for."""
    facts = words(lang)
    forms: _Table = {}
    for form, entry in _entries(lang, facts):
        kept = forms.setdefault(form, {})
        known = kept.setdefault((entry.kind, entry.value), entry)
        if entry.capital < known.capital:
            kept[entry.kind, entry.value] = entry  # written with and without a capital: either counts
    forms.update(_respelt(forms, facts))
    table = {form: _one_each(tuple(kept.values())) for form, kept in forms.items() if len(form) > 1}
    return AhoCorasick(list(table), matchkind=MatchKind.Standard), list(table.items())


def _respelt(forms: _Table, facts: Words) -> _Table:
    """Return names in other transliterations, where no two become alike; a surname may be of several people.

    Nor what is a known name once a letter is joined to it: Arabic "Petrosyan" is no "by Torosyan".
    """
    found: _Table = {}
    alike: set[str] = set()
    for form, kept in forms.items() if facts.respelt else ():
        kinds = {kind for kind, _ in kept}
        if form in facts.common or kinds.isdisjoint((PERSON, SURNAME, PLACE)):
            continue
        for other in _transliterated(form, facts.respelt):
            known = found.get(other, forms.get(other, {}))
            if other in facts.never or (other in forms and kinds != {SURNAME}):
                continue
            if kinds == {SURNAME} == kinds.union(kind for kind, _ in known):
                found[other] = {**known, **kept}
            elif other not in forms and found.setdefault(other, kept).keys() != kept.keys():
                alike.add(other)
    alike.update(form[len(one) :] for form in forms for one in facts.joined if one and form.startswith(one))
    return {form: kept for form, kept in found.items() if form not in alike}


def _transliterated(form: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a name with a letter of it written otherwise, or left out inside: no first letter, no short word."""
    for old, new in pairs:
        at = form.find(old, 1)
        while at > 0:
            word = form[form.rfind(" ", 0, at) + 1 :].partition(" ")[0]
            cut = not new and form[at + len(old) :][:1] in ("", " ")
            if len(word) >= _LONG_ENOUGH and form[at - 1] != " " and not cut:
                yield form[:at] + new + form[at + len(old) :]
            at = form.find(old, at + 1)


def _one_each(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Merge a place and the government it stands for; what is more surely meant comes first."""
    places = [one for one in entries if one.kind == PLACE]
    states = [one for one in entries if one.kind in (COUNTRY, INSTITUTION)]
    if places and states and not any(one.kind == PERSON for one in entries):
        place = places[0]
        if place.value in _disputed():
            return (replace(place, kind=DISPUTED, value=_DE_FACTO, place=place.value),)
        actor = next(
            (one.value for one in states if one.value not in ("ru", "kremlin-press")), states[-1].value
        )
        return (replace(place, kind=CAPITAL, value=actor, place=place.value),)
    return tuple(sorted(entries, key=lambda one: (-one.capital, _RANK.index(one.kind))))


def place_called(name: str, lang: str) -> Entry | None:
    """Return the place of a folded name, None where that is no place's name."""
    return _places(lang).get(name)


@cache
def _places(lang: str) -> Mapping[str, Entry]:
    found = (
        (form, next((one for one in some if one.kind == PLACE), None)) for form, some in automaton(lang)[1]
    )
    return {form: entry for form, entry in found if entry}


def _disputed() -> frozenset[str]:
    return frozenset({"nagorno-karabakh", "nkao"})


def _entries(lang: str, facts: Words) -> Iterator[tuple[str, Entry]]:
    """Yield every form of everything that has a name, and of the words that make names."""
    for place in PLACES.values():
        kind = DISPUTED if place.id in _disputed() else PLACE
        value = _DE_FACTO if kind == DISPUTED else place.id
        names = (*written(place.names.get(lang, ())), *facts.forms["extra_places"].get(place.id, ()))
        for name in (*names, *_turned(names, facts.inverted)):
            yield from _inflected(name, Entry(kind, value, place.id), facts, place)
    for place_id, forms in facts.place_adjectives.items():
        for form in forms:
            yield fold(form).text, Entry(PLACE, place_id, place_id, adjective=True)
    for actor in ACTORS.values():
        kind = {"person": PERSON, "state": COUNTRY, "state_former": COUNTRY}.get(actor.type, INSTITUTION)
        for name in (*written(actor.names.get(lang, ())), *facts.forms["extra"].get(actor.id, ())):
            side = kind == COUNTRY and _names_a_side(name, facts)
            yield from _inflected(name, Entry(INSTITUTION if side else kind, actor.id), facts)
        if kind == PERSON:
            for surname in _surnames(written(actor.names.get(lang, ()))):
                yield from _inflected(surname, Entry(SURNAME, actor.id), facts)
    for group, kind in (("nations", NATION), ("bodies", BODY), ("offices", OFFICE), ("titles", TITLE)):
        for key, names in facts.forms[group].items():
            for name in names:
                yield from _inflected(name, Entry(kind, key), facts)


def _surnames(names: Iterable[str]) -> set[str]:
    """Return the last words of full names: who is named in full is called by them afterwards."""
    known = list(names)
    last = {name.rpartition(" ")[2] for name in known if " " in name}
    return {one for one in last if len(one) > 2} - set(known)


def _turned(names: Iterable[str], nouns: tuple[str, ...]) -> Iterator[str]:
    """Yield "district of Kelbajar" for "Kelbajar District"."""
    for name in names:
        first, _, noun = name.rpartition(" ")
        if first and noun.lower() in nouns:
            yield f"{noun.lower()} of {first}"


def _names_a_side(name: str, facts: Words) -> bool:
    """Whether a form of a state is not its name but "its side", "its authorities"."""
    folded = fold(name).text
    sides = (fold(form).text for key in ("side", "government") for form in facts.forms["bodies"].get(key, ()))
    return any(side.split("|")[0] in folded for side in sides)


def _inflected(
    name: str, entry: Entry, facts: Words, place: Place | None = None
) -> Iterator[tuple[str, Entry]]:
    capital, folded = _capitals(name), fold(name).text
    town = place is not None and place.kind in _TOWNS
    for form, cases in forms_of(name, facts, person=entry.kind in (PERSON, SURNAME), town=town).items():
        kept = facts.keeps_marks and form.startswith(folded)
        spelling = "".join(letter.lower()[0] for letter in name) if kept else ""
        one = Entry(entry.kind, entry.value, entry.place, capital, cases, spelling)
        yield form, one
        yield from ((new + form[len(old) :], one) for old, new in facts.contractions if form.startswith(old))
        yield from ((form.replace(old, new), one) for old, new in facts.variants if old in form)


def _capitals(name: str) -> int:
    letters = [character for character in name if character.isalpha()]
    if len(letters) > 1 and all(map(str.isupper, letters)):
        return 2
    return int(bool(letters) and name[0].isupper())
