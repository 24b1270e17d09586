"""What each name is, in the order of the text: what was settled last helps with the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from contactline.extract.mentions.context import Around, any_starts, first_phrase, last_phrase
from contactline.extract.mentions.cues import acts, is_government, says
from contactline.extract.mentions.dateline import is_dateline
from contactline.extract.mentions.days import Days
from contactline.extract.mentions.entries import CAPITAL, COUNTRY, DISPUTED, PLACE
from contactline.extract.mentions.lexemes import Lexeme
from contactline.extract.mentions.offices import who
from contactline.extract.mentions.roles import is_place_noun, role_of
from contactline.extract.mentions.units import GROUP, Named
from contactline.extract.mentions.words import Words
from contactline.extract.text import Folded
from contactline.model import PlaceRole
from contactline.names import PLACES

_ALIAS = re.compile(r"\s*[/(=«\"-]\s*")
_GAP = 30
_DISTRICT = "-district"
_OPENING = frozenset('«"“„')
"""Quotation marks before a name: the club "Karabakh" is no place."""
_ORIGIN, _AT, _FROM, _TO = (
    role.value for role in (PlaceRole.ORIGIN, PlaceRole.AT, PlaceRole.FROM, PlaceRole.TO)
)


class Settled(NamedTuple):
    """A name settled: a place has a ``role``, an actor ``acts``; a country that is only where has neither."""

    id: str
    start: int
    end: int
    role: str
    acts: bool
    form: str
    letter: str
    said: bool = False
    """Whether the words around a place give its role; else it is only supposed to be there."""
    state: str = ""
    """The country of somebody who is named only by an office of several countries."""


def settle(named: Sequence[Named], folded: Folded, facts: Words, days: Days) -> list[Settled]:
    """Return what the names of a text are; a place's name that means no place here is left out."""
    reader = _Settler(folded, facts, days)
    named = _with_shared_case(named, facts)
    found: list[Settled] = []
    last: Settled | None = None
    for one in named:
        before, last = last, reader.settled(one, last)
        if last is None:
            continue
        if (
            before is not None
            and one.link == "A"
            and before.letter == last.letter == COUNTRY
            and not last.acts
        ):
            found[-1] = before._replace(acts=False)  # "the border of Armenia and Azerbaijan" in other orders
        found.append(last)
    return _districts(found, reader)


def _with_shared_case(named: Sequence[Named], facts: Words) -> Sequence[Named]:
    """Give a name the case that only the last name after "and" shows, where the language does so."""
    if not facts.shared_case:
        return named
    shared = list(named)
    for number in range(len(shared) - 2, -1, -1):
        one, other = shared[number], shared[number + 1]
        listed = other.link == "A" or (other.link == "," and other != named[number + 1])
        if one.lexeme and other.lexeme and listed and not one.lexeme.case and one.lexeme.entry.place:
            case = other.lexeme.case if other.lexeme.entry.place else ""
            if case in facts.shared_case:
                shared[number] = one._replace(lexeme=one.lexeme._replace(case=case))
    return shared


def _districts(found: list[Settled], reader: _Settler) -> list[Settled]:
    """Make districts of the names of a list by the word beside it that says so of all.

    "Aghdam, Terter and Fuzuli districts", "the districts of Fuzuli and Jabrayil".
    """
    last = -1
    for number in range(len(found) - 1, -1, -1):
        near = number + 1 == last and reader.is_listed(found[number], found[last])
        if near or reader.are_districts(found[number]):
            last = number if _as_district(found, number) else last
    last = -2
    for number, one in enumerate(found):
        near = number - 1 == last and reader.is_listed(found[last], one)
        if near or reader.follows_districts(one):
            last = number if _as_district(found, number) else last
    return found


def _as_district(found: list[Settled], number: int) -> bool:
    """Make a district of a town that has one; return whether it is one now."""
    one = found[number]
    district = one.id if one.id.endswith(_DISTRICT) else f"{one.id}{_DISTRICT}"
    if not one.role or district not in PLACES:
        return False
    found[number] = one._replace(id=district)
    return True


class _Settler:
    """Settles one name after the other of a text."""

    def __init__(self, folded: Folded, facts: Words, days: Days) -> None:
        self.folded, self.text, self.facts, self.days = folded, folded.text, facts, days
        self.around = Around(folded.text)

    def settled(self, one: Named, last: Settled | None) -> Settled | None:
        """Return what a name is; None for a place's name that means no place here."""
        lexeme = one.lexeme
        if lexeme is None or one.letter not in (COUNTRY, CAPITAL, DISPUTED, PLACE):
            if lexeme and one.start == lexeme.start and lexeme.form in self.facts.common:
                return None  # an everyday word is somebody's name only after a title
            named = who(one.id, self.days.office(one.start), self.days.on)
            nobody = one.letter == GROUP and not one.country and named != one.id
            settled = self._actor(one, "" if nobody else named)  # "peacekeepers" before there were ours
            return settled._replace(state=one.country) if one.several else settled
        follows = last if last is not None and self._follows(last, lexeme) else None
        if one.letter == COUNTRY:
            return self._country(one, lexeme, follows)
        another = last.end if last is not None and last.role == _ORIGIN else None
        if is_dateline(self.folded, one.start, one.end, another):
            return self._place(one, lexeme, _ORIGIN)
        if (one.letter == CAPITAL and self._is_government(lexeme, follows)) or self._is_partner(one, lexeme):
            return self._actor(one, who(lexeme.entry.value, self.days.state(one.start), self.days.on))
        if last is not None and last.role == _FROM and self._is_onward(last, lexeme):
            return self._place(one, lexeme, _TO)
        return self._placed(one, lexeme, follows)

    def _country(self, one: Named, lexeme: Lexeme, follows: Settled | None) -> Settled:
        """A country beside one that only says where is no more than that: "in Armenia and Azerbaijan".

        Nor is one in a dateline: "Gazakh, Azerbaijan (agency) -".
        """
        only_where = follows is not None and (
            follows.role == _ORIGIN or (follows.letter == COUNTRY and not follows.acts)
        )
        if only_where or not acts(lexeme, self.text, self.around, self.facts):
            return Settled(lexeme.entry.value, one.start, one.end, "", False, lexeme.form, one.letter)
        return self._actor(one, who(lexeme.entry.value, self.days.state(one.start), self.days.on))

    def _is_government(self, lexeme: Lexeme, follows: Settled | None) -> bool:
        """A capital is what the name beside it is, unless a verb of saying follows: "and Baku denied"."""
        if lexeme.case in self.facts.capital.cases:
            return any_starts(self.around.after(lexeme.end)[:3], self.facts.capital.asked)
        if follows is not None and follows.role == _ORIGIN:
            follows = None
        if follows is not None and follows.role:
            return follows.letter != CAPITAL and says(lexeme, self.around, self.facts)
        if follows is not None and follows.acts:
            return True
        return is_government(lexeme, self.text, self.around, self.facts)

    def _is_partner(self, one: Named, lexeme: Lexeme) -> bool:
        """Whether somebody deals with Karabakh: "a treaty with Karabakh"."""
        deals = first_phrase(self.around.after(lexeme.end), self.facts.capital.partner) == "yes"
        return deals and (one.letter == DISPUTED or lexeme.entry.place in self.facts.capital.places_first)

    def _placed(self, one: Named, lexeme: Lexeme, follows: Settled | None) -> Settled | None:
        beside = follows.role if follows is not None else ""
        if not self._is_place(lexeme, bool(beside)):
            return None
        role = role_of(lexeme, self.text, self.around, self.facts)
        if lexeme.entry.adjective and role == _TO:
            role = _AT  # "на пражскую встречу": what is there is gone to
        return self._place(one, lexeme, role or beside or _AT, said=bool(role or (follows and follows.said)))

    def _is_place(self, lexeme: Lexeme, beside: bool) -> bool:
        """Whether a place's name means a place: no saint, no street, no everyday word."""
        before, after = self.around.before(lexeme.first), self.around.after(lexeme.end)
        if lexeme.entry.adjective:
            return any_starts(after[:1], self.facts.place_adjective_nouns)
        quoted = not before and self.text[lexeme.first - 1 : lexeme.first] in _OPENING
        named = self.around.before(lexeme.first - 1) if quoted else before
        if last_phrase(named, self.facts.not_places, self.facts.joined) is not None:
            return False
        if first_phrase(after, self.facts.not_places_after) is not None:
            return False
        if lexeme.form not in self.facts.common or beside:
            return True
        return bool(before) and is_place_noun(before[-1], self.facts)

    def _place(self, one: Named, lexeme: Lexeme, role: str, *, said: bool = True) -> Settled:
        return Settled(lexeme.entry.place, one.start, one.end, role, False, lexeme.form, one.letter, said)

    def _actor(self, one: Named, actor: str) -> Settled:
        return Settled(actor, one.start, one.end, "", bool(actor), "", one.letter)

    def are_districts(self, one: Settled) -> bool:
        """Whether the word after a name says "districts"."""
        return first_phrase(self.around.after(one.end), self.facts.districts) is not None

    def follows_districts(self, one: Settled) -> bool:
        """Whether the words before a name say "districts of"."""
        before = self.around.before(one.start) if self.facts.districts_of and one.role else ()
        return last_phrase(before, self.facts.districts_of, self.facts.joined) is not None

    def is_listed(self, one: Settled, other: Settled) -> bool:
        """Whether a name stands in a list right before another."""
        gap = self.text[one.end : other.start].strip()
        return gap == "," or self.facts.links.get(gap) == "A"

    def _is_onward(self, last: Settled, lexeme: Lexeme) -> bool:
        """Whether only "for" parts a name from where somebody left."""
        near = 0 < lexeme.first - last.end <= _GAP
        return near and self.text[last.end : lexeme.first].strip() in self.facts.onward

    def _follows(self, last: Settled, lexeme: Lexeme) -> bool:
        """Whether only "and", a comma, a bracket or a place noun stands between two names."""
        if not last.end <= lexeme.first <= last.end + _GAP:
            return False
        gap = self.text[last.end : lexeme.first]
        if "\n" in gap:
            return False
        words = [word for word in gap.replace(",", " ").split() if word not in self.facts.place_nouns]
        said = " ".join((*words, self.text[lexeme.first : lexeme.start])).strip()
        return self.facts.links.get(said) == "A" or (not said and "," in gap) or bool(_ALIAS.fullmatch(gap))
