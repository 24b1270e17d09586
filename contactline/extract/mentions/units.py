"""What the words of a text name while names are put together of names, as a line of letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from contactline.extract.mentions.entries import CAPITAL
from contactline.extract.mentions.lexemes import Lexeme

GROUP, HOLDER = "G", "H"
"""The letters of a body and of an office whose country is known."""
_KREMLIN = ("kremlin-press", "ru")


class Named(NamedTuple):
    """Somebody or something named: an actor's ``id`` or, as long as it is not settled, a lexeme.

    ``link`` is the letter for what stands between it and the name before.
    """

    id: str
    start: int
    end: int
    letter: str
    link: str
    lexeme: Lexeme | None = None
    office: str = ""
    country: str = ""
    several: bool = False
    """Whether its office is said of several countries at once: "the presidents of France and Russia"."""


def line_of(units: Sequence[Named]) -> str:
    """Return the line of letters."""
    return "".join([unit.link + unit.letter for unit in units])


def owners_of(units: Sequence[Named]) -> list[int]:
    """Return for each letter of the line the unit it stands for (-1 for a link)."""
    owners: list[int] = []
    for number, unit in enumerate(units):
        owners += (-1, number) if unit.link else (number,)
    return owners


def country_of(member: Named) -> str:
    """Return the country that a nation, a country or a capital stands for, or nothing."""
    entry = member.lexeme.entry if member.lexeme else None
    if entry is None:
        return ""
    return _KREMLIN[1] if entry.kind == CAPITAL and entry.value == _KREMLIN[0] else entry.value
