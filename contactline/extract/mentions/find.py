"""Places and actors named in a text, each place with its role; offices are those of the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from contactline.extract.mentions.compose import Named, compose
from contactline.extract.mentions.context import first_phrase, last_phrase, words_after, words_before
from contactline.extract.mentions.days import Days, days_of
from contactline.extract.mentions.lexemes import CAPITAL, COUNTRY, DISPUTED, PLACE, Lexeme, lexemes
from contactline.extract.mentions.offices import who
from contactline.extract.mentions.roles import role_of
from contactline.extract.mentions.settle import acts, is_alias, is_dateline, is_government, says, which
from contactline.extract.mentions.words import Words, words
from contactline.extract.text import Folded
from contactline.model import PlaceRole

_LOOK_BACK = 28
BOTH = "both sides"
"""``before`` of a mention that names both sides at once."""

_SIDES = ("az", "am")


@dataclass(frozen=True, slots=True)
class Mention:
    """Folded characters ``start`` to ``end`` that name a place or an actor; ``before`` is what precedes.

    ``role`` is a place's role as its own words give it, and empty for an actor.
    """

    id: str
    start: int
    end: int
    before: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a text names, each list in order of the text."""

    places: tuple[Mention, ...]
    actors: tuple[Mention, ...]


def find_mentions(text: Folded | str, lang: str, on: date | None) -> Mentions:
    """Return the places and actors named in a folded text; offices are those of the day ``on``.

    A text that is given as a string has no capitals: then a name that is a common word counts, too.
    """
    folded = text if isinstance(text, Folded) else Folded(text, (), "")
    reader = _Reader(folded, lang, days_of(folded.text, on))
    for named in compose(folded.text, lexemes(folded, lang), lang, reader.days.office):
        reader.read(named)
    return reader.mentions()


class _Reader:
    """Settles what is named in the order of the text: what was settled last helps with the next."""

    def __init__(self, folded: Folded, lang: str, days: Days) -> None:
        self.folded = folded
        self.text = folded.text
        self.lang = lang
        self.facts: Words = words(lang)
        self.days = days
        self.places: list[tuple[Mention, Lexeme]] = []
        self.actors: list[Mention] = []
        self.last: tuple[str, Named, PlaceRole | None] | None = None
        self.named: list[tuple[str, int]] = []

    def read(self, named: Named) -> None:
        """Settle one name and keep it."""
        lexeme = named.lexeme
        if lexeme is None or named.letter not in (COUNTRY, CAPITAL, DISPUTED, PLACE):
            self._actor(named, who(named.id, self.days.office(named.start)))
        elif named.letter == COUNTRY:
            self._country(named, lexeme)
        elif named.letter == CAPITAL:
            self._capital(named, lexeme)
        else:
            self._place(named, lexeme)

    def mentions(self) -> Mentions:
        """Return what was kept, homonyms settled by what the text names near them."""
        near = [(mention.id, mention.start) for mention, _ in self.places] + self.named
        places = [
            replace(mention, id=which(mention.id, lexeme.form, mention.start, self.lang, near))
            for mention, lexeme in self.places
        ]
        actors = [*self.actors, *self._both_sides()]
        return Mentions(tuple(places), tuple(sorted(actors, key=lambda one: (one.start, one.end))))

    def _actor(self, named: Named, actor: str) -> None:
        if actor:
            self.actors.append(self._mention(actor, named.start, named.end))
            self.named.append((actor, named.start))
        self.last = ("actor", named, None)

    def _country(self, named: Named, lexeme: Lexeme) -> None:
        self.named.append((lexeme.entry.value, named.start))
        follows = self._follows(named, lexeme)
        told = follows if follows in ("actor", "nobody") else None
        acting = acts(lexeme, self.text, self.facts) if told != "nobody" else False
        if acting:
            self._actor(named, who(lexeme.entry.value, self.days.state(named.start)))
        self.last = ("actor" if acting else "nobody", named, None)

    def _capital(self, named: Named, lexeme: Lexeme) -> None:
        follows = self._follows(named, lexeme)
        if follows == "place" and self.last and self.last[1].letter != CAPITAL:
            follows = None if says(lexeme, self.text, self.facts) else follows
        if self._is_dateline(named):
            self._keep(named, lexeme, PlaceRole.ORIGIN)
        elif follows == "place" or (follows is None and not is_government(lexeme, self.text, self.facts)):
            self._place(named, lexeme)
        elif follows == "actor" or is_government(lexeme, self.text, self.facts):
            self._actor(named, who(lexeme.entry.value, self.days.state(named.start)))
        else:
            self._place(named, lexeme)

    def _place(self, named: Named, lexeme: Lexeme) -> None:
        before, after = words_before(self.text, lexeme.first), words_after(self.text, lexeme.end)
        if last_phrase(before, self.facts.not_places, self.facts.joined) is not None:
            return
        if first_phrase(after, self.facts.not_places_after) is not None:
            return
        if lexeme.form in self.facts.common and not (
            (before and before[-1].lstrip("و") in self.facts.place_nouns)
            or self._follows(named, lexeme) == "place"
        ):
            return
        if self._is_dateline(named):
            self._keep(named, lexeme, PlaceRole.ORIGIN)
            return
        role = role_of(lexeme, self.text, self.facts)
        if role is None and self._follows(named, lexeme) == "place" and self.last:
            role = self.last[2]
        self._keep(named, lexeme, role or PlaceRole.AT)

    def _keep(self, named: Named, lexeme: Lexeme, role: PlaceRole) -> None:
        mention = replace(self._mention(lexeme.entry.place, named.start, named.end), role=role.value)
        self.places.append((mention, lexeme))
        self.last = ("origin" if role is PlaceRole.ORIGIN else "place", named, role)

    def _mention(self, identity: str, start: int, end: int) -> Mention:
        return Mention(identity, start, end, self.text[max(0, start - _LOOK_BACK) : start])

    def _follows(self, named: Named, lexeme: Lexeme) -> str | None:
        """Return what the name just before was, where only "and", a comma or a bracket is between."""
        if self.last is None or self.last[1].end > named.start:
            return None
        gap = self.text[self.last[1].end : lexeme.first]
        words_between = [word for word in gap.replace(",", " ").split() if word not in self.facts.place_nouns]
        joined = self.text[lexeme.first : lexeme.start]
        said = " ".join([*words_between, joined]).strip()
        linked = self.facts.links.get(said) == "A" or (not said and "," in gap) or is_alias(gap)
        return self.last[0] if linked and len(gap) < 30 and "\n" not in gap else None

    def _is_dateline(self, named: Named) -> bool:
        line_start = self.text.rfind("\n", 0, named.start) + 1
        if named.start - line_start > 40:
            return False
        another = self._after_dateline(named, line_start)
        source = self.folded.source
        first, last = (
            self.folded.origin[named.start : named.end][:1],
            self.folded.origin[named.end - 1 : named.end],
        )
        capitals = bool(source) and source[first[0] : last[0] + 1].isupper()
        return is_dateline(named, self.text, capitals, another)

    def _after_dateline(self, named: Named, line_start: int) -> bool:
        """Whether another town of the dateline stands just before: "BAKU/YEREVAN"."""
        if self.last is None or self.last[0] != "origin" or self.last[1].start < line_start:
            return False
        return self.text[self.last[1].end : named.start].strip() in ("/", "-", ",")

    def _both_sides(self) -> Iterable[Mention]:
        """Yield the two sides of the conflict where they are named together without a nationality."""
        for phrase in self.facts.both_sides:
            start = self.text.find(phrase)
            while start >= 0:
                end = start + len(phrase)
                alone = (
                    not self.text[end : end + 1].isalpha()
                    and not self.text[max(0, start - 1) : start].isalnum()
                )
                if alone and not any(
                    one.start == start or one.start <= end + 1 < one.end for one in self.actors
                ):
                    for side in _SIDES:
                        yield Mention(side, start, end, BOTH)
                start = self.text.find(phrase, end)


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Leave out a name that is part of a longer name: "Lachin" in "the Lachin corridor"."""
    found = list(mentions)
    return [
        one
        for one in found
        if not any(
            other.start <= one.start
            and one.end <= other.end
            and other.end - other.start > one.end - one.start
            for other in found
        )
    ]
