"""Titles and offices: to whom they belong, and who is meant where they stand alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise

from contactline.extract.mentions.entries import COUNTRY, INSTITUTION, OFFICE, PERSON, TITLE
from contactline.extract.mentions.offices import ever_held, head_of, headed_by, institution_of, meant
from contactline.extract.mentions.units import GROUP, HOLDER, Named, line_of, owners_of
from contactline.extract.mentions.words import Words
from contactline.names import ACTORS

_CHAIN = re.compile(r"(?:T{1,4}F?[GHIMNCD]?F?T{0,4}|[GHINCMD]F?[TO]{1,4}F?[NCMD]?|H,?|[NGICMD]?O|C)P")
_APPOSED = re.compile(r"P,?(?P<title>H|[NCMDG]F?T{1,3}(?:F[NCMDGI])?|T{1,3}F?[NCMDGI])(?!T|F|,?P)")
_AIDE = re.compile(r"TF?H(?!P)|HF?T(?!P)")
_RULER = "president"


def headed(units: list[Named], heads: frozenset[str], day: Callable[[int], date | None]) -> list[Named]:
    """The head of a ministry is its minister: "the head of the Turkish military", before a name or not."""
    made: list[Named] = []
    for unit in units:
        last = made[-1] if made else None
        title = last.lexeme if last and last.letter == TITLE and unit.link == "" else None
        if last and title and title.form in heads and unit.letter in (GROUP, INSTITUTION):
            office, country = _headed(unit)
            who = meant(office, country, day(last.start)) if office else None
            if who:
                made[-1] = Named(who, last.start, unit.end, HOLDER, last.link, None, office, country)
                continue
        made.append(unit)
    return made


def _headed(unit: Named) -> tuple[str, str]:
    """Return the office of who heads a body, and its country; a ministry may be known by one name for both."""
    if unit.letter == INSTITUTION and unit.lexeme:
        return headed_by(unit.lexeme.entry.value)
    return head_of(unit.office), unit.country


def alone_in_office(units: list[Named], facts: Words, day: Callable[[int], date | None]) -> list[Named]:
    """Some offices need no country: it is that of the holder named before, else that of the language."""
    known: dict[str, str] = {}
    for number, unit in enumerate(units):
        if unit.letter == HOLDER:
            known[unit.office] = unit.country
        key = unit.lexeme.entry.value if unit.letter == OFFICE and unit.lexeme else ""
        named = units[number + 1 : number + 2]
        if key not in facts.offices_alone or (named and named[0].letter == PERSON and not named[0].link):
            continue
        country = known.get(key, facts.home)
        who = meant(key, country, day(unit.start)) if unit.lexeme and unit.lexeme.case else None
        if who:
            units[number] = unit._replace(id=who, letter=HOLDER, lexeme=None, office=key, country=country)
    return units


def aides(units: list[Named]) -> list[Named]:
    """An aide to a president is not the president: the office's institution is meant."""
    line = line_of(units)
    matches = list(_AIDE.finditer(line))
    owners = owners_of(units) if matches else []
    for match in matches:
        at = next(owners[n] for n in range(*match.span()) if line[n] == HOLDER)
        unit = units[at]
        units[at] = unit._replace(id=institution_of(unit.office, unit.country), letter=GROUP)
    return units


def apposed(units: list[Named]) -> list[Named]:
    """Leave out the title after a name, which names nobody else: "Mike Pompeo, the US secretary of state"."""
    matches = list(_APPOSED.finditer(line_of(units)))
    owners = owners_of(units) if matches else []
    gone: set[int] = set()
    for match in matches:
        person, title = units[owners[match.start()]], units[owners[match.start("title")]]
        if title.letter != HOLDER or _same(title, person):
            gone.update(owners[at] for at in range(*match.span("title")) if owners[at] >= 0)
    return [unit for number, unit in enumerate(units) if number not in gone] if gone else units


def chained(units: list[Named], facts: Words) -> list[Named]:
    """Put a name together with the title before it; what stands alone and says nothing is left out."""
    matches = list(_CHAIN.finditer(line_of(units)))
    owners = owners_of(units) if matches else []
    made: list[Named] = []
    used = 0
    for match in matches:
        first, last = owners[match.start()], owners[match.end() - 1]
        title, person = units[first], units[last]
        if title.letter == HOLDER and first + 1 == last and not _same(title, person):
            continue
        if match[0] == "CP" and not (title.lexeme and title.lexeme.case == "gen"):
            continue  # "Armenia's Pashinyan" is one, "told Armenia Pashinyan had" is not
        made += units[used:first]
        made.append(person._replace(start=title.start, link=title.link))
        used = last + 1
    return _without_owners(made + units[used:]) if facts.owners_first else made + units[used:]


def _without_owners(units: list[Named]) -> list[Named]:
    """Leave out the country of a title whose bearer we do not know: "Switzerland's minister Flavio Cotti".

    It is in the genitive, and the title is possessed; else the country may act: "Russia recalled a colonel".
    """
    owners = {
        number
        for number, (owner, title) in enumerate(pairwise(units))
        if title.letter in (OFFICE, TITLE) and not title.link and owner.letter == COUNTRY
        if owner.lexeme and owner.lexeme.case == "gen" and title.lexeme
        if title.lexeme.form.endswith(("i", "u", "ü"))
    }
    return [unit for number, unit in enumerate(units) if number not in owners]


def ruling(units: list[Named], facts: Words, day: Callable[[int], date | None]) -> list[Named]:
    """A head of state without a country is of the one told of before, else of the language's own."""
    country, made = facts.home, list(units)
    for number, unit in enumerate(units):
        if unit.letter == HOLDER and unit.office == _RULER:
            country = unit.country
        if unit.letter == OFFICE and unit.lexeme and unit.lexeme.form in facts.alone:
            after = units[number + 1].link if number + 1 < len(units) else "."
            ruler = meant(_RULER, country, day(unit.start)) if (number == 0 or unit.link) and after else None
            made[number] = unit._replace(id=ruler, letter=HOLDER, lexeme=None) if ruler else unit
    return made


def _same(title: Named, person: Named) -> bool:
    """Whether a name may belong to the title before it: its holder's, or that of one who held it once.

    Who heads an institution is told by the name alone: "president of the parliament Alen Simonyan".
    """
    name = person.lexeme.entry.value if person.lexeme else ""
    heads = title.id == title.country and ACTORS[title.id].type in ("institution", "organisation")
    return heads or title.id == name or ever_held(name, title.office, title.country)
