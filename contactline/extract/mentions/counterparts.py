"""Who is meant by "his Azerbaijani counterpart": who holds there the office of whom the text named last.

A president's counterpart is the leader of the other country, whatever the leader's office is called there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from contactline.extract.mentions.entries import NATION, OFFICE, PERSON, TITLE
from contactline.extract.mentions.offices import offices_of
from contactline.extract.mentions.units import Named

_COUNTERPART, _COLLEAGUE = "counterpart", "colleague"
"""A colleague is nobody where none with an office is named before; a counterpart still has a title."""
_OF_OR_IN = ("F", "W")
_LEADER = "leader"
_RULERS = frozenset({"president", "acting-president", "leaders", _LEADER})
_WITH_COUNTERPARTS = (
    "foreign-minister",
    "defence-minister",
    "prime-minister",
    "speaker",
    "deputy-prime-minister",
)
"""Offices that each country has; of several that somebody holds the first counts."""


def as_offices(units: list[Named], day: Callable[[int], date | None]) -> list[Named]:
    """Return the units with the office of whom the text named last for each "counterpart".

    Before a name it is only a title.
    """
    told, made = "", list[Named]()
    for number, unit in enumerate(units):
        value = unit.lexeme.entry.value if unit.lexeme else ""
        if unit.letter == PERSON:
            told = _office(value, day(unit.start)) or told
        elif unit.letter == OFFICE and value not in (_COUNTERPART, _COLLEAGUE):
            told = _LEADER if value in _RULERS else value
        elif unit.letter == OFFICE:
            after, of_nation = units[number + 1 : number + 3], _has_its_nation(made)
            if _is_named(after):
                made += [_as(unit, TITLE, "")] if of_nation else []
                continue
            elsewhere = (
                bool(after) and after[0].link in _OF_OR_IN
            )  # "his counterpart in Moscow" is of no country said
            if told and not elsewhere:
                unit = _as(unit, OFFICE, told)
            elif of_nation and value == _COUNTERPART:
                unit = _as(unit, TITLE, "")
        made.append(unit)
    return made


def _has_its_nation(before: list[Named]) -> bool:
    """Whether a nation stands before "counterpart" that is not that of the title before it."""
    letters = "".join([unit.letter if not unit.link else f".{unit.letter}" for unit in before[-2:]])
    return letters.endswith(NATION) and not letters.endswith(OFFICE + NATION)


def _as(unit: Named, kind: str, value: str) -> Named:
    """Return a counterpart as a title or an office."""
    lexeme = unit.lexeme
    entry = lexeme and replace(lexeme.entry, kind=kind, value=value)
    return unit._replace(letter=kind, lexeme=lexeme._replace(entry=entry)) if lexeme and entry else unit


def _is_named(after: list[Named]) -> bool:
    """Whether a name follows "counterpart" at once, perhaps after its nation."""
    letters = "".join([unit.letter for unit in after if not unit.link])
    return letters.startswith((PERSON, NATION + PERSON)) and not after[0].link


def _office(actor: str, day: date | None) -> str:
    """Return the office that somebody holds on a day and that other countries have too."""
    held = offices_of(actor, day)
    if held & _RULERS:
        return _LEADER
    return next((office for office in _WITH_COUNTERPARTS if office in held), "")
