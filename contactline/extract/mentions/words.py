"""A language's words for who and where: endings, nations, bodies, offices and cues, read from data once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from contactline.extract.text import fold
from contactline.model import DATA

_FOLDER = DATA / "lexicon" / "mentions"
_SHARED = "bodies"

Phrases = Mapping[str, str]
"""Folded phrases with what each of them says."""


@dataclass(frozen=True, slots=True)
class Settling:
    """What makes a country or a capital a place: words beside it, its case; and what makes it act after all."""

    before: Phrases
    after: Phrases
    rescue: Phrases
    toward: Phrases
    given: tuple[str, ...]
    asked: tuple[str, ...]
    """Verbs after a capital that something comes from, which then is a government: "demanded from Yerevan"."""
    partner: Phrases
    """Words after Karabakh or its capital that say whether somebody deals with it ("yes"): "talks with Karabakh"."""
    acts: tuple[str, ...]
    cases: frozenset[str]
    places_first: frozenset[str]
    full: tuple[str, ...]
    visits: frozenset[str]
    """Verbs of visiting whose object may follow who visits, where the verb comes first: "visited Lavrov Baku"."""
    unvisited: frozenset[str]
    """Words that end the name of who visits."""


@dataclass(frozen=True, slots=True)
class Words:
    """Everything about a language that the reader of mentions needs, folded."""

    home: str
    keeps_marks: bool
    joined: frozenset[str]
    links: Phrases
    within: frozenset[str]
    """What stands between a body and the town that it sits in."""
    seated: tuple[str, ...]
    """The endings of a town that a body sits in, where it stands before the body."""
    owners_first: bool
    """Whether a country stands before whose it is: "Switzerland's foreign minister"."""
    no_owners: frozenset[str]
    """Cases in which a country before a body or an office does not own it: "Azerbaijan (its) forces withdrew"."""
    alone: frozenset[str]
    """Offices whose country needs not be said: "the head of state"."""
    verbs_last: bool
    """Whether a verb stands after what it goes with."""
    shared_case: frozenset[str]
    """The cases that only the last of names with "and" between shows: "in Baku and Sumgait"."""
    districts: Phrases
    """What makes districts of all the names before it: "Aghdam, Terter and Fuzuli districts"."""
    districts_of: Phrases
    """What makes districts of all the names after it: "the districts of Fuzuli and Jabrayil"."""
    onward: frozenset[str]
    """What stands between where one comes from and where one goes to: "left Goris for Yerevan"."""
    shared: tuple[tuple[str, str], ...]
    """Nouns in the plural that each name of a list before them has, and the same in the singular."""
    several: frozenset[str]
    """The first words of offices of several people: "the presidents in Moscow" have only met there."""
    offices_alone: frozenset[str]
    """Offices that need no country: it is that of the holder named before."""
    no_first_name: tuple[str, ...]
    """Ends of words that are no first names, where only names have a capital inside a sentence; else nothing."""
    inverted: tuple[str, ...]
    """What may also stand before a name: "Kelbajar district", "the district of Kelbajar"."""
    endings: Mapping[str, str]
    marked: Mapping[str, str]
    contractions: tuple[tuple[str, str], ...]
    variants: tuple[tuple[str, str], ...]
    respelt: tuple[tuple[str, str], ...]
    never: frozenset[str]
    stems: tuple[tuple[str, str], ...]
    declension: tuple[tuple[str, tuple[str, ...]], ...]
    adjectives: tuple[str, ...]
    not_adjectives: tuple[str, ...]
    place_adjectives: Mapping[str, tuple[str, ...]]
    """By place the forms of its adjective, small letters: "the Prague meeting" in Russian."""
    place_adjective_nouns: tuple[str, ...]
    """The beginnings of the nouns beside which such an adjective says where."""
    forms: Mapping[str, Mapping[str, tuple[str, ...]]]
    heads: frozenset[str]
    patterns: tuple[str, ...]
    place_nouns: Phrases
    roles: Phrases
    roles_after: Phrases
    roles_joined: Phrases
    roles_verbs: Phrases
    """Verbs that give a place its role over who goes there: "left the people Shusha"."""
    roles_by_case: Mapping[str, Mapping[str, str]]
    case_roles: Phrases
    motion: tuple[str, ...]
    from_ends: tuple[str, ...]
    """Ends of the word right before a name that one goes to: "from Goris to Vardenis" is two words in Armenian."""
    topics: tuple[str, ...]
    traffic: tuple[str, ...]
    between: frozenset[str]
    common: frozenset[str]
    not_places: Phrases
    not_places_after: Phrases
    country: Settling
    capital: Settling
    meant: Mapping[str, tuple[str, ...]]
    ministries: tuple[str, ...]
    """Of these letters a ministry's name has some, the name of its army has none."""


def languages() -> tuple[str, ...]:
    """Return the languages whose mentions can be read."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml") if path.stem != _SHARED))


@cache
def shared() -> Mapping[str, Mapping[str, Any]]:
    """Return who is meant by a body of a country, by the body's key and the country."""
    return tomllib.loads((_FOLDER / f"{_SHARED}.toml").read_text(encoding="utf-8"))


@cache
def words(lang: str) -> Words:
    """Return the words of a language that ``languages()`` names."""
    data = tomllib.loads((_FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    endings = _inverted(data.get("endings", {}))
    forms = {
        key: _listed(data.get(key, {})) for key in ("nations", "bodies", "offices", "extra", "extra_places")
    }
    return Words(
        home=data.get("home", ""),
        keeps_marks=data.get("keeps_marks", False),
        joined=frozenset(map(_fold, data["joined"])),
        links=_inverted({"A": data["and"], "F": data["of"], "W": data.get("inside", ()), "": data["skip"]}),
        within=frozenset(map(_fold, data.get("within", ()))),
        seated=tuple(map(_fold, data.get("seated", ()))),
        owners_first=data.get("owners_first", False),
        no_owners=frozenset(data.get("no_owners", ())),
        alone=frozenset(map(_fold, data.get("alone", ()))),
        verbs_last=data.get("verbs_last", False),
        shared_case=frozenset(data.get("shared_case", ())),
        districts=_said(_spread(data.get("districts", ()), endings)),
        districts_of=_said(data.get("districts_of", ())),
        onward=frozenset(map(_fold, data.get("onward", ()))),
        shared=_pairs(data.get("shared", {})),
        several=frozenset(map(_fold, data.get("several", ()))),
        offices_alone=frozenset(data.get("offices_alone", ())),
        no_first_name=tuple(map(_fold, data.get("no_first_name", ()))),
        inverted=tuple(map(_fold, data.get("inverted", ()))),
        endings=endings,
        marked=_inverted(data["marked"]) if "marked" in data else endings,
        contractions=_pairs(data.get("contractions", {})),
        variants=_pairs(data.get("variants", {})),
        respelt=tuple(
            (_fold(old), _fold(new)) for old, news in data.get("respelt", {}).items() for new in news
        ),
        never=frozenset(map(_fold, data.get("never", {}).get("words", ()))),
        stems=tuple((_fold(old), _fold(new)) for old, news in data.get("stems", {}).items() for new in news),
        declension=tuple(
            sorted(
                (
                    (_fold(ending), tuple(map(_fold, row.split())))
                    for ending, row in data.get("declension", {}).items()
                ),
                key=lambda row: -len(row[0]),
            )
        ),
        adjectives=tuple(map(_fold, data.get("adjectives", {}).get("ends", ()))),
        not_adjectives=tuple(map(_fold, data.get("adjectives", {}).get("but_not", ()))),
        place_adjectives=_adjectives(data.get("place_adjectives", {})),
        place_adjective_nouns=tuple(map(_fold, data.get("place_adjectives", {}).get("nouns", ()))),
        forms={**forms, "titles": {"": tuple(data["titles"]["words"])}},
        heads=frozenset(map(_fold, data["titles"].get("heads", ()))),
        patterns=tuple(data["patterns"]["words"]),
        place_nouns=_said(data["place_nouns"]["words"]),
        roles=_inverted(data["roles"]),
        roles_after=_inverted(
            {role: list(_spread(forms, endings)) for role, forms in data.get("after", {}).items()}
        ),
        roles_joined=_inverted(data.get("roles_joined", {})),
        roles_verbs=_inverted(data.get("roles_verbs", {})),
        roles_by_case={_fold(word): row for word, row in data.get("roles_by_case", {}).items()},
        case_roles=data.get("cases", {}),
        motion=tuple(map(_fold, data["motion"]["words"])),
        from_ends=tuple(map(_fold, data["motion"].get("from_ends", ()))),
        topics=tuple(map(_fold, data.get("topics", {}).get("words", ()))),
        traffic=tuple(map(_fold, data["traffic"]["words"])),
        between=frozenset(map(_fold, data["traffic"]["between"])),
        common=frozenset(map(_fold, data.get("common", {}).get("words", ()))),
        not_places=_said(data.get("not_places", {}).get("before", ())),
        not_places_after=_said(_spread(data.get("not_places", {}).get("after", ()), endings)),
        country=_settling(data["country"], endings),
        capital=_settling(data["capital"], endings),
        meant={key: tuple(map(_fold, forms)) for key, forms in data["meant"].items()},
        ministries=tuple(map(_fold, data["ministries"])),
    )


def _adjectives(table: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """Return by place every form of its adjective."""
    ends = table.get("ends", ())
    stems: Mapping[str, Iterable[str]] = table.get("stems", {})
    return {place: tuple(stem + end for stem in some for end in ends) for place, some in stems.items()}


def _settling(row: Mapping[str, list[str]], endings: Iterable[str]) -> Settling:
    return Settling(
        before=_said(row.get("before", ())),
        after=_said(_spread(row.get("after", ()), endings)),
        rescue=_said(row.get("rescue", ())),
        toward=_said(row.get("toward", ())),
        given=tuple(map(_fold, row.get("given", ()))),
        asked=tuple(map(_fold, row.get("asked", ()))),
        partner={**_inverted({"yes": row.get("partner", ())}), **_said(row.get("no_partner", ()))},
        acts=tuple(map(_fold, row.get("acts", ()))),
        cases=frozenset(row.get("cases", ())),
        places_first=frozenset(row.get("places_first", ())),
        full=tuple(map(_fold, row.get("full", ()))),
        visits=frozenset(map(_fold, row.get("visits", ()))),
        unvisited=frozenset(map(_fold, row.get("unvisited", ()))),
    )


def _spread(forms: Iterable[str], endings: Iterable[str]) -> Iterator[str]:
    """Yield the forms; one that ends with ``*`` alone and with each of the endings."""
    for form in forms:
        stem = form.removesuffix("*")
        yield stem
        if stem != form:
            yield from (stem + ending for ending in endings)


def _fold(form: str) -> str:
    return fold(form).text


def _pairs(table: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((_fold(old), _fold(new)) for old, new in table.items())


def _said(forms: Iterable[str]) -> Phrases:
    return {_fold(form): "" for form in forms}


def _inverted(table: Mapping[str, Iterable[str]]) -> Phrases:
    return {_fold(form): name for name, forms in table.items() for form in forms}


def _listed(table: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(forms) for name, forms in table.items()}
