"""Bodies: whose ministry, army or authorities are meant by words that do not say it themselves."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from contactline.extract.mentions.entries import (
    BODY,
    CAPITAL,
    COUNTRY,
    DISPUTED,
    INSTITUTION,
    NATION,
    PLACE,
    place_called,
)
from contactline.extract.mentions.offices import meant, sister
from contactline.extract.mentions.units import GROUP, Named, country_of
from contactline.extract.mentions.words import Words, shared, words

_ASSEMBLY = "assembly"
"""Where something is said: "in parliament" is a place."""
_MINISTRIES = ("defence", "army", "foreign", "border", _ASSEMBLY, "government")
MINISTRY = "ministry"
_SEATED = (*_MINISTRIES, "authority", "ombudsman")
"""Bodies that a capital tells apart: "the defence ministry in Moscow"."""
_DE_FACTO = "nkr"


class Standing(Protocol):
    """What has a place in a text."""

    @property
    def start(self) -> int:
        """The first character."""
        ...

    @property
    def end(self) -> int:
        """The character after the last."""
        ...


def with_shared_nouns(text: str, units: list[Named], lang: str) -> list[Named]:
    """Each name of a list has the noun in the plural after it: "of Aghdam and Lachin districts"."""
    nouns = words(lang).shared
    for number in range(len(units) - 1, 0, -1):
        last = units[number]
        word = text[last.start : last.end].rpartition(" ")[2]
        noun = next((one for plural, one in nouns if word.startswith(plural)), "")
        for at in range(number - 1, -1, -1) if noun and last.letter == PLACE else ():
            one = units[at]
            entry = place_called(f"{text[one.start : one.end]} {noun}", lang)
            if units[at + 1].link not in ("A", ",") or not entry or not one.lexeme:
                break
            units[at] = one._replace(letter=PLACE, lexeme=one.lexeme._replace(entry=entry))
    return units


def beside_bodies(units: list[Named]) -> list[Named]:
    """A nation shares what is named after "and", a country in the genitive what is named before.

    "Azerbaijani and Armenian forces"; "Минобороны Армении и Азербайджана".
    """
    for number, (one, body) in enumerate(pairwise(units)):
        if one.letter == INSTITUTION and body.letter == COUNTRY and body.link == "A":
            theirs = _is_genitive(body) and one.lexeme and sister(one.lexeme.entry.value, country_of(body))
            if theirs:
                units[number + 1] = body._replace(
                    id=theirs, letter=GROUP, lexeme=None, country=country_of(body)
                )
            continue
        if one.letter == NATION and body.letter == INSTITUTION and body.link == "A":
            country = country_of(one)
            own = sister(body.lexeme.entry.value, country) if body.lexeme else None
            if own:
                units[number] = one._replace(id=own, letter=GROUP, lexeme=None, country=country)
    return units


def seated(text: str, units: list[Named], facts: Words) -> list[Named]:
    """A body in a capital is that of its country; the capital stays a place: "the authorities in Baku".

    One whose nation is said is that nation's: "the Georgian authorities in Moscow".
    """
    for number, (one, other) in enumerate(pairwise(units)):
        inside = not other.link and text.endswith(facts.seated, one.start, one.end)
        if inside and one.letter == DISPUTED and other.letter == NATION and country_of(other) == "am":
            units[number + 1] = _of(other, _DE_FACTO)  # "the Armenian forces in Karabakh"
        turned = inside and other.letter == BODY
        body, seat = (other, one) if turned else (one, other)
        between = turned or text[body.end : seat.start].strip() in facts.within
        key = body.lexeme.entry.value if body.letter == BODY and body.lexeme else ""
        owned = not turned and number > 0 and units[number - 1].letter == NATION and not body.link
        if key in _SEATED and seat.letter in (CAPITAL, DISPUTED) and between and not owned:
            country = country_of(seat)
            own = meant(key, country, None)
            if own:
                units[number + turned] = body._replace(
                    id=own,
                    letter=GROUP,
                    lexeme=None,
                    office=key,
                    country=country,
                    link="." if turned else body.link,
                )
    return units


def _is_genitive(unit: Named) -> bool:
    return unit.lexeme is not None and "gen" in unit.lexeme.entry.cases


def _of(nation: Named, country: str) -> Named:
    lexeme = nation.lexeme
    entry = lexeme and replace(lexeme.entry, value=country)
    return nation._replace(lexeme=lexeme._replace(entry=entry), link=".") if lexeme and entry else nation


def is_ministry(text: str, one: Standing, facts: Words) -> bool:
    """Whether a name is that of a ministry: its army is the same actor, but nobody calls that "the ministry"."""
    return any(letters in text[one.start : one.end] for letters in facts.ministries)


def repeated(text: str, units: list[Named], facts: Words) -> list[Named]:
    """A ministry without a country is the one told of before, else that of the country of the language.

    "The ministry" alone is the one named last. Some bodies need no country: in this conflict
    peacekeepers of no country said are the Russian ones.
    """
    known: dict[str, str] = {}
    made: list[Named] = []
    last, ministries = "", shared()["again"][MINISTRY]
    for unit in units:
        if unit.letter == GROUP:
            known[unit.office] = unit.country
        if unit.letter == BODY and unit.lexeme and unit.lexeme.entry.value in _MINISTRIES:
            key = unit.lexeme.entry.value
            beside = made[-1].country if unit.link == "A" and made and made[-1].letter == GROUP else ""
            country = beside or known.get(key, facts.home)
            if country and not (key == _ASSEMBLY and unit.lexeme.case == "loc"):
                unit = unit._replace(
                    id=meant(key, country, None) or "",
                    letter=GROUP,
                    lexeme=None,
                    office=key,
                    country=country,
                )
        elif unit.letter == BODY and unit.lexeme and (alone := meant(unit.lexeme.entry.value, "", None)):
            unit = unit._replace(id=alone, letter=GROUP, lexeme=None, office=unit.lexeme.entry.value)
        who = unit.id or (unit.lexeme.entry.value if unit.lexeme else "")
        last = who if who in ministries and is_ministry(text, unit, facts) else last
        if last and unit.letter == BODY and who == MINISTRY:
            unit = unit._replace(id=last, letter=GROUP, lexeme=None)
        made.append(unit)
    return made
