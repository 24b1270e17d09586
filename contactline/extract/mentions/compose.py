"""Names made of names: "foreign ministers of Armenia and Azerbaijan", "Russian envoy Vladimir Kazimirov".

The words of a text become a line of letters: N nation, C country, M capital, D Karabakh, B body,
O office, T title, I institution, P person, L place; between neighbours nothing, A "and", F "of", W "in", a comma,
"." anything else. The patterns of a language are regular expressions over such lines with
the groups ``list`` (countries) and ``head`` (body or office). Then G is a body found, H an office.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from datetime import date
from functools import cache, lru_cache

from contactline.extract.mentions.bodies import beside_bodies, repeated, seated, with_shared_nouns
from contactline.extract.mentions.counterparts import as_offices
from contactline.extract.mentions.entries import BODY, CAPITAL, INSTITUTION, NATION, OFFICE, PERSON, TITLE
from contactline.extract.mentions.lexemes import Lexeme
from contactline.extract.mentions.offices import meant
from contactline.extract.mentions.titles import aides, alone_in_office, apposed, chained, headed, ruling
from contactline.extract.mentions.units import GROUP, HOLDER, Named, country_of, line_of, owners_of
from contactline.extract.mentions.words import words

_COMMAS = frozenset(",،")
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»'))
_FARTHEST = 30
"""Characters between two names that may still belong together."""
_INSIDE = "W"
_LEADERS = "leaders"
_SIDE = "side"
"""Whom somebody speaks for of whom only the title is known: "an Iranian envoy"."""


def compose(text: str, found: Sequence[Lexeme], lang: str, day: Callable[[int], date | None]) -> list[Named]:
    """Return what the words name, put together; ``day`` tells the day that a position speaks of."""
    facts = words(lang)
    linked = with_shared_nouns(text, _linked(text, found, lang), lang)
    units = as_offices(seated(text, beside_bodies(linked), facts), day)
    line = line_of(units)
    away = facts.country.cases if facts.owners_first else facts.no_owners
    for pattern in _patterns(lang):
        grouped = _grouped(units, line, pattern, day, away, facts.several)
        if grouped is not units:
            units, line = grouped, line_of(grouped)
    units = alone_in_office(headed(units, facts.heads, day), facts, day)
    units = apposed(aides(repeated(text, units, facts)))
    units = ruling(chained(units, facts), facts, day)
    return [_alone(one) for one in units if _says(one)]


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in words(lang).patterns)


def _linked(text: str, found: Sequence[Lexeme], lang: str) -> list[Named]:
    units: list[Named] = []
    end = 0
    for one in found:
        link = ""
        if units:
            near = one.first - end <= _FARTHEST
            link = _between(text[end : one.first], text[one.first : one.start], lang) if near else "."
        units.append(Named("", one.start, one.end, one.entry.kind, link, one))
        end = one.end
    return units


@lru_cache(1 << 12)  # much the same stands between names everywhere
def _between(gap: str, joined: str, lang: str) -> str:
    facts = words(lang)
    if "\n" in gap:
        return "."
    gap = gap.translate(_QUOTES)
    said = f"{gap.strip()} {joined}".strip()
    if said[:1] in _COMMAS:
        said = said[1:].strip()
        if not facts.links.get(said):
            return "," if not said or said in facts.links else "."
    return facts.links.get(said, ".") if said else ""


def _grouped(
    units: list[Named],
    line: str,
    pattern: re.Pattern[str],
    day: Callable[[int], date | None],
    away: Container[str],
    several: Container[str],
) -> list[Named]:
    """Put countries and what is theirs together; one in a case of ``away`` is only where something is.

    So is a capital that an office of ``several`` people is "in": they meet there.
    """
    matches = list(pattern.finditer(line))
    owners = owners_of(units) if matches else []
    made: list[Named] = []
    used = 0
    for match in matches:
        head = units[owners[match.start("head")]]
        members = [units[owners[at]] for at in range(*match.span("list")) if owners[at] >= 0]
        if members[-1].lexeme and members[-1].lexeme.case in away:
            continue
        if members[0].link == _INSIDE and members[0].letter == CAPITAL and _first_word(head) in several:
            continue
        alone = len(members) == 1
        own = [one._replace(id=who) for one in members if (who := _meant(head, one, day, alone=alone))]
        if own:
            first, last = owners[match.start()], owners[match.end() - 1]
            made += units[used:first]
            made += _spread(own, head, units[first].link)
            used = last + 1
    return made + units[used:] if used else units


def _first_word(head: Named) -> str:
    return head.lexeme.form.partition(" ")[0] if head.lexeme else ""


def _meant(head: Named, member: Named, day: Callable[[int], date | None], *, alone: bool) -> str | None:
    """Return who is meant; several leaders of one country are the country."""
    country = country_of(member)
    if not head.lexeme or not country:
        return None
    key = head.lexeme.entry.value or _SIDE
    if key == _LEADERS:
        return country if alone else meant("leader", country, day(head.start))
    return meant(key, country, day(head.start))


def _spread(own: Sequence[Named], head: Named, link: str) -> list[Named]:
    """Give the words of the office to the member that stands next to it."""
    letter = HOLDER if head.letter == OFFICE else GROUP
    near = min(own, key=lambda one: min(abs(one.start - head.end), abs(head.start - one.end)))
    made: list[Named] = []
    for number, one in enumerate(own):
        start, end = (
            (min(one.start, head.start), max(one.end, head.end)) if one is near else (one.start, one.end)
        )
        office = head.lexeme.entry.value if head.lexeme else ""
        made.append(Named(one.id, start, end, letter, "A" if number else link, None, office, country_of(one)))
    if letter == HOLDER and len(made) > 1:
        return [one._replace(several=True) for one in made]
    return made


def _alone(unit: Named) -> Named:
    named = unit.lexeme is not None and unit.letter in (PERSON, INSTITUTION)
    return unit._replace(id=unit.lexeme.entry.value) if named and unit.lexeme else unit


def _says(unit: Named) -> bool:
    return unit.letter not in (NATION, BODY, OFFICE, TITLE)
