"""Names made of names: "foreign ministers of Armenia and Azerbaijan", "Russian envoy Vladimir Kazimirov".

The words of a text become a line of letters: N nation, C country, M capital, D Karabakh, B body,
O office, T title, I institution, P person, L place; between neighbours nothing, A "and", F "of", "."
other words, "," punctuation. The patterns of a language are regular expressions over such lines with
the groups ``list`` (countries) and ``head`` (body or office). Then G is a body found, H an office.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from contactline.extract.mentions.lexemes import BODY, CAPITAL, INSTITUTION, NATION, OFFICE, PERSON, Lexeme
from contactline.extract.mentions.offices import ever_held, institution_of, meant
from contactline.extract.mentions.words import Words, words

_CHAIN = re.compile(r"(?:T+F?[GHIMNCD]?F?T*|[GHINCMD]F?T+F?[NCMD]?|H|N?O)P")
_COMMAS = frozenset(",،")
_AIDE = re.compile(r"T+F?H|HF?T(?!P)")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something named: an actor's ``id`` or, as long as it is not settled, a lexeme."""

    id: str
    start: int
    end: int
    letter: str
    lexeme: Lexeme | None = None
    office: str = ""
    country: str = ""


def compose(text: str, found: Sequence[Lexeme], lang: str, day: Callable[[int], date | None]) -> list[Named]:
    """Return what the words name, put together; ``day`` tells the day that a position speaks of."""
    facts = words(lang)
    units = [Named("", one.start, one.end, one.kind, one) for one in found]
    for pattern in _patterns(lang):
        units = _grouped(text, units, pattern, facts, day)
    units = _aides(text, units, facts)
    return _chained(text, units, facts)


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in words(lang).patterns)


def _line(text: str, units: Sequence[Named], facts: Words) -> tuple[str, list[int]]:
    """Return the line of letters, and for each letter the unit it stands for (-1 for what is between)."""
    letters: list[str] = []
    owners: list[int] = []
    end = 0
    for number, unit in enumerate(units):
        first = unit.lexeme.first if unit.lexeme else unit.start
        between = _between(text[end:first], text[first : unit.start], facts) if number else ""
        letters += [between, unit.letter] if between else [unit.letter]
        owners += [-1, number] if between else [number]
        end = unit.end
    return "".join(letters), owners


def _between(gap: str, joined: str, facts: Words) -> str:
    said = f"{gap.strip()} {joined}".strip()
    if "\n" in gap:
        return "."
    if said[:1] in _COMMAS:
        said = said[1:].strip()
        if not said:
            return ","
    return facts.links.get(said, ".") if said else ""


def _grouped(
    text: str, units: list[Named], pattern: re.Pattern[str], facts: Words, day: Callable[[int], date | None]
) -> list[Named]:
    line, owners = _line(text, units, facts)
    made: list[Named] = []
    used = 0
    for match in pattern.finditer(line):
        head = units[owners[match.start("head")]]
        members = [units[owners[at]] for at in range(*match.span("list")) if owners[at] >= 0]
        own = [replace(one, id=who) for one in members if (who := _meant(head, one, day))]
        if not own:
            continue
        first, last = (owners[at] for at in (match.start(), match.end() - 1))
        made += units[used:first]
        made += _spread(own, head)
        used = last + 1
    return made + units[used:]


def _meant(head: Named, member: Named, day: Callable[[int], date | None]) -> str | None:
    country = _country(member)
    return meant(head.lexeme.entry.value, country, day(head.start)) if head.lexeme and country else None


def _country(member: Named) -> str:
    entry = member.lexeme.entry if member.lexeme else None
    if entry is None:
        return ""
    return "ru" if entry.kind == CAPITAL and entry.value == "kremlin-press" else entry.value


def _spread(own: Sequence[Named], head: Named) -> list[Named]:
    """Give the words of the office to the member that stands next to it."""
    letter = "H" if head.letter == OFFICE else "G"
    near = min(own, key=lambda one: min(abs(one.start - head.end), abs(head.start - one.end)))
    made: list[Named] = []
    for one in own:
        start, end = (
            (min(one.start, head.start), max(one.end, head.end)) if one is near else (one.start, one.end)
        )
        office = head.lexeme.entry.value if head.lexeme else ""
        made.append(Named(one.id, start, end, letter, None, office, _country(one)))
    return made


def _aides(text: str, units: list[Named], facts: Words) -> list[Named]:
    """An aide to a president is not the president: the office's institution is meant."""
    line, owners = _line(text, units, facts)
    for match in _AIDE.finditer(line):
        if line[match.end() : match.end() + 1] == PERSON:
            continue
        at = next(owners[n] for n in range(*match.span()) if line[n] == "H")
        unit = units[at]
        units[at] = replace(unit, id=institution_of(unit.office, unit.country), letter="G")
    return units


def _chained(text: str, units: list[Named], facts: Words) -> list[Named]:
    """Put a name together with the title before it; what stands alone and says nothing is left out."""
    line, owners = _line(text, units, facts)
    made: list[Named] = []
    used = 0
    for match in _CHAIN.finditer(line):
        first, last = owners[match.start()], owners[match.end() - 1]
        person = units[last]
        title = units[first]
        if (
            match[0] == "HP"
            and title.id != _id(person)
            and not ever_held(_id(person), title.office, title.country)
        ):
            continue
        made += units[used:first]
        made.append(Named(_id(person), title.start, person.end, PERSON, person.lexeme))
        used = last + 1
    return [_alone(one) for one in made + units[used:] if _says(one)]


def _id(unit: Named) -> str:
    return unit.id or (unit.lexeme.entry.value if unit.lexeme else "")


def _alone(unit: Named) -> Named:
    if unit.letter in (PERSON, INSTITUTION) and unit.lexeme:
        return replace(unit, id=_id(unit))
    if unit.letter == BODY and unit.lexeme:
        return replace(unit, id=meant(unit.lexeme.entry.value, "", None) or "")
    return unit


def _says(unit: Named) -> bool:
    if unit.letter == BODY and unit.lexeme:
        return bool(meant(unit.lexeme.entry.value, "", None))
    return unit.letter not in (NATION, OFFICE, "T")
