"""Names made of names: "foreign ministers of Armenia and Azerbaijan", "Russian envoy Vladimir Kazimirov".

The words of a text become a line of letters: N nation, C country, M capital, D Karabakh, B body,
O office, T title, I institution, P person, L place; between neighbours nothing, A "and", F "of", a comma,
"." anything else. The patterns of a language are regular expressions over such lines with
the groups ``list`` (countries) and ``head`` (body or office). Then G is a body found, H an office.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from contactline.extract.mentions.lexemes import (
    BODY,
    CAPITAL,
    COUNTRY,
    DISPUTED,
    INSTITUTION,
    NATION,
    OFFICE,
    PERSON,
    PLACE,
    TITLE,
    Lexeme,
    place_called,
)
from contactline.extract.mentions.offices import ever_held, head_of, institution_of, meant, sister
from contactline.extract.mentions.words import Words, shared, words
from contactline.names import ACTORS

_GROUP, _HOLDER = "G", "H"
_CHAIN = re.compile(r"(?:T{1,4}F?[GHIMNCD]?F?T{0,4}|[GHINCMD]F?[TO]{1,4}F?[NCMD]?|H,?|[NGICMD]?O|C)P")
_APPOSED = re.compile(r"P,?(?P<title>H|[NCMDG]F?T{1,3}(?:F[NCMDGI])?|T{1,3}F?[NCMDGI])(?!T|F|,?P)")
_AIDE = re.compile(r"TF?H(?!P)|HF?T(?!P)")
_COMMAS = frozenset(",،")
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»'))
_ASSEMBLY = "assembly"
"""Where something is said: "in parliament" is a place."""
_MINISTRIES = ("defence", "army", "foreign", "border", _ASSEMBLY, "government")
_MINISTRY = "ministry"
_SEATED = (*_MINISTRIES, "authority", "ombudsman")
"""Bodies that a capital tells apart: "the defence ministry in Moscow"."""
_LEADERS = "leaders"
_SIDE = "side"
"""Whom somebody speaks for of whom only the title is known: "an Iranian envoy"."""
_RULER = "president"
_DE_FACTO = "nkr"
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


def compose(text: str, found: Sequence[Lexeme], lang: str, day: Callable[[int], date | None]) -> list[Named]:
    """Return what the words name, put together; ``day`` tells the day that a position speaks of."""
    facts = words(lang)
    units = _seated(text, _beside_bodies(_shared(text, _linked(text, found, facts), lang)), facts)
    line = _line(units)
    away = facts.country.cases if facts.owners_first else frozenset[str]()
    for pattern in _patterns(lang):
        grouped = _grouped(units, line, pattern, day, away)
        if grouped is not units:
            units, line = grouped, _line(grouped)
    headed = _alone_in_office(_headed(units, facts.heads, day), facts, day)
    composed = _apposed(_aides(_repeated(headed, facts.home)))
    chained = _ruling(_chained(composed, facts), facts, day)
    return [_alone(one) for one in chained if _says(one)]


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in words(lang).patterns)


def _linked(text: str, found: Sequence[Lexeme], facts: Words) -> list[Named]:
    units: list[Named] = []
    end = 0
    for one in found:
        link = _between(text[end : one.first], text[one.first : one.start], facts) if units else ""
        units.append(Named("", one.start, one.end, one.entry.kind, link, one))
        end = one.end
    return units


def _shared(text: str, units: list[Named], lang: str) -> list[Named]:
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


def _beside_bodies(units: list[Named]) -> list[Named]:
    """A nation shares what is named after "and", a country in the genitive what is named before.

    "Azerbaijani and Armenian forces"; "Минобороны Армении и Азербайджана".
    """
    for number, (one, body) in enumerate(pairwise(units)):
        if one.letter == INSTITUTION and body.letter == COUNTRY and body.link == "A":
            shared = _is_genitive(body) and one.lexeme and sister(one.lexeme.entry.value, _country(body))
            if shared:
                units[number + 1] = body._replace(
                    id=shared, letter=_GROUP, lexeme=None, country=_country(body)
                )
            continue
        if one.letter == NATION and body.letter == INSTITUTION and body.link == "A":
            country = _country(one)
            own = sister(body.lexeme.entry.value, country) if body.lexeme else None
            if own:
                units[number] = one._replace(id=own, letter=_GROUP, lexeme=None, country=country)
    return units


def _seated(text: str, units: list[Named], facts: Words) -> list[Named]:
    """A body in a capital is that of its country; the capital stays a place: "the authorities in Baku"."""
    for number, (one, other) in enumerate(pairwise(units)):
        inside = not other.link and text.endswith(facts.seated, one.start, one.end)
        if inside and one.letter == DISPUTED and other.letter == NATION and _country(other) == "am":
            units[number + 1] = _of(other, _DE_FACTO)  # "the Armenian forces in Karabakh"
        turned = inside and other.letter == BODY
        body, seat = (other, one) if turned else (one, other)
        between = turned or text[body.end : seat.start].strip() in facts.within
        key = body.lexeme.entry.value if body.letter == BODY and body.lexeme else ""
        if key in _SEATED and seat.letter in (CAPITAL, DISPUTED) and between:
            country = _country(seat)
            own = meant(key, country, None)
            if own:
                units[number + turned] = body._replace(
                    id=own,
                    letter=_GROUP,
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


def _between(gap: str, joined: str, facts: Words) -> str:
    if "\n" in gap or len(gap) > 30:
        return "."
    gap = gap.translate(_QUOTES)
    said = f"{gap.strip()} {joined}".strip()
    if said[:1] in _COMMAS:
        said = said[1:].strip()
        if not facts.links.get(said):
            return "," if not said or said in facts.links else "."
    return facts.links.get(said, ".") if said else ""


def _line(units: Sequence[Named]) -> tuple[str, list[int]]:
    """Return the line of letters, and for each letter the unit it stands for (-1 for a link)."""
    letters: list[str] = []
    owners: list[int] = []
    for number, unit in enumerate(units):
        if unit.link:
            letters.append(unit.link)
            owners.append(-1)
        letters.append(unit.letter)
        owners.append(number)
    return "".join(letters), owners


def _grouped(
    units: list[Named],
    lettered: tuple[str, list[int]],
    pattern: re.Pattern[str],
    day: Callable[[int], date | None],
    away: Container[str],
) -> list[Named]:
    """Put countries and what is theirs together; one in a case of ``away`` is only where something is."""
    line, owners = lettered
    made: list[Named] = []
    used = 0
    for match in pattern.finditer(line):
        head = units[owners[match.start("head")]]
        members = [units[owners[at]] for at in range(*match.span("list")) if owners[at] >= 0]
        if members[-1].lexeme and members[-1].lexeme.case in away:
            continue
        alone = len(members) == 1
        own = [one._replace(id=who) for one in members if (who := _meant(head, one, day, alone=alone))]
        if own:
            first, last = owners[match.start()], owners[match.end() - 1]
            made += units[used:first]
            made += _spread(own, head, units[first].link)
            used = last + 1
    return made + units[used:] if used else units


def _meant(head: Named, member: Named, day: Callable[[int], date | None], *, alone: bool) -> str | None:
    """Return who is meant; several leaders of one country are the country."""
    country = _country(member)
    if not head.lexeme or not country:
        return None
    key = head.lexeme.entry.value or _SIDE
    if key == _LEADERS:
        return country if alone else meant("leader", country, day(head.start))
    return meant(key, country, day(head.start))


def _country(member: Named) -> str:
    entry = member.lexeme.entry if member.lexeme else None
    if entry is None:
        return ""
    return _KREMLIN[1] if entry.kind == CAPITAL and entry.value == _KREMLIN[0] else entry.value


def _spread(own: Sequence[Named], head: Named, link: str) -> list[Named]:
    """Give the words of the office to the member that stands next to it."""
    letter = _HOLDER if head.letter == OFFICE else _GROUP
    near = min(own, key=lambda one: min(abs(one.start - head.end), abs(head.start - one.end)))
    made: list[Named] = []
    for number, one in enumerate(own):
        start, end = (
            (min(one.start, head.start), max(one.end, head.end)) if one is near else (one.start, one.end)
        )
        office = head.lexeme.entry.value if head.lexeme else ""
        made.append(Named(one.id, start, end, letter, "A" if number else link, None, office, _country(one)))
    return made


def _headed(units: list[Named], heads: frozenset[str], day: Callable[[int], date | None]) -> list[Named]:
    """The head of a ministry is its minister: "the head of the Turkish military", before a name or not."""
    made: list[Named] = []
    for unit in units:
        last = made[-1] if made else None
        title = last.lexeme if last and last.letter == TITLE and unit.link == "" else None
        if last and title and title.form in heads and unit.letter == _GROUP:
            office = head_of(unit.office)
            who = meant(office, unit.country, day(last.start)) if office else None
            if who:
                made[-1] = Named(who, last.start, unit.end, _HOLDER, last.link, None, office, unit.country)
                continue
        made.append(unit)
    return made


def _alone_in_office(units: list[Named], facts: Words, day: Callable[[int], date | None]) -> list[Named]:
    """Some offices need no country: it is that of the holder named before, else that of the language."""
    known: dict[str, str] = {}
    for number, unit in enumerate(units):
        if unit.letter == _HOLDER:
            known[unit.office] = unit.country
        key = unit.lexeme.entry.value if unit.letter == OFFICE and unit.lexeme else ""
        named = units[number + 1 : number + 2]
        if key not in facts.offices_alone or (named and named[0].letter == PERSON and not named[0].link):
            continue
        country = known.get(key, facts.home)
        who = meant(key, country, day(unit.start)) if unit.lexeme and unit.lexeme.case else None
        if who:
            units[number] = unit._replace(id=who, letter=_HOLDER, lexeme=None, office=key, country=country)
    return units


def _repeated(units: list[Named], home: str) -> list[Named]:
    """A ministry without a country is the one told of before, else that of the country of the language.

    "The ministry" alone is the one named last. Some bodies need no country: in this conflict there were no
    other peacekeepers.
    """
    known: dict[str, str] = {}
    made: list[Named] = []
    last, ministries = "", shared()["again"][_MINISTRY]
    for unit in units:
        if unit.letter == _GROUP:
            known[unit.office] = unit.country
        if unit.letter == BODY and unit.lexeme and unit.lexeme.entry.value in _MINISTRIES:
            key = unit.lexeme.entry.value
            beside = made[-1].country if unit.link == "A" and made and made[-1].letter == _GROUP else ""
            country = beside or known.get(key, home)
            if country and not (key == _ASSEMBLY and unit.lexeme.case == "loc"):
                unit = unit._replace(
                    id=meant(key, country, None) or "",
                    letter=_GROUP,
                    lexeme=None,
                    office=key,
                    country=country,
                )
        elif unit.letter == BODY and unit.lexeme and (alone := meant(unit.lexeme.entry.value, "", None)):
            unit = unit._replace(id=alone, letter=_GROUP, lexeme=None, office=unit.lexeme.entry.value)
        who = unit.id or (unit.lexeme.entry.value if unit.lexeme else "")
        last = who if who in ministries else last
        if last and unit.letter == BODY and who == _MINISTRY:
            unit = unit._replace(id=last, letter=_GROUP, lexeme=None)
        made.append(unit)
    return made


def _aides(units: list[Named]) -> list[Named]:
    """An aide to a president is not the president: the office's institution is meant."""
    line, owners = _line(units)
    for match in _AIDE.finditer(line):
        at = next(owners[n] for n in range(*match.span()) if line[n] == _HOLDER)
        unit = units[at]
        units[at] = unit._replace(id=institution_of(unit.office, unit.country), letter=_GROUP)
    return units


def _apposed(units: list[Named]) -> list[Named]:
    """Leave out the title after a name, which names nobody else: "Mike Pompeo, the US secretary of state"."""
    line, owners = _line(units)
    gone: set[int] = set()
    for match in _APPOSED.finditer(line):
        person, title = units[owners[match.start()]], units[owners[match.start("title")]]
        if title.letter != _HOLDER or _same(title, person):
            gone.update(owners[at] for at in range(*match.span("title")) if owners[at] >= 0)
    return [unit for number, unit in enumerate(units) if number not in gone] if gone else units


def _chained(units: list[Named], facts: Words) -> list[Named]:
    """Put a name together with the title before it; what stands alone and says nothing is left out."""
    line, owners = _line(units)
    made: list[Named] = []
    used = 0
    for match in _CHAIN.finditer(line):
        first, last = owners[match.start()], owners[match.end() - 1]
        title, person = units[first], units[last]
        if title.letter == _HOLDER and first + 1 == last and not _same(title, person):
            continue
        if match[0] == "CP" and not (title.lexeme and title.lexeme.case == "gen"):
            continue  # "Armenia's Pashinyan" is one, "told Armenia Pashinyan had" is not
        made += units[used:first]
        made.append(person._replace(start=title.start, link=title.link))
        used = last + 1
    return _without_owners(made + units[used:]) if facts.owners_first else made + units[used:]


def _without_owners(units: list[Named]) -> list[Named]:
    """Leave out the country of a title whose bearer we do not know: "Switzerland's minister Flavio Cotti"."""
    owners = {
        number
        for number, (owner, title) in enumerate(pairwise(units))
        if title.letter in (OFFICE, TITLE) and not title.link and owner.letter == COUNTRY
    }
    return [unit for number, unit in enumerate(units) if number not in owners]


def _ruling(units: list[Named], facts: Words, day: Callable[[int], date | None]) -> list[Named]:
    """A head of state without a country is of the one told of before, else of the language's own."""
    country, made = facts.home, list(units)
    for number, unit in enumerate(units):
        if unit.letter == _HOLDER and unit.office == _RULER:
            country = unit.country
        if unit.letter == OFFICE and unit.lexeme and unit.lexeme.form in facts.alone:
            after = units[number + 1].link if number + 1 < len(units) else "."
            ruler = meant(_RULER, country, day(unit.start)) if unit.link and after else None
            made[number] = unit._replace(id=ruler, letter=_HOLDER, lexeme=None) if ruler else unit
    return made


def _same(title: Named, person: Named) -> bool:
    """Whether a name may belong to the title before it: its holder's, or that of one who held it once.

    Who heads an institution is told by the name alone: "president of the parliament Alen Simonyan".
    """
    name = person.lexeme.entry.value if person.lexeme else ""
    heads = title.id == title.country and ACTORS[title.id].type == "institution"
    return heads or title.id == name or ever_held(name, title.office, title.country)


def _alone(unit: Named) -> Named:
    named = unit.lexeme is not None and unit.letter in (PERSON, INSTITUTION)
    return unit._replace(id=unit.lexeme.entry.value) if named and unit.lexeme else unit


def _says(unit: Named) -> bool:
    return unit.letter not in (NATION, BODY, OFFICE, TITLE)
