"""A report while it is put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.sentences import Sentence
from contactline.extract.reading.reports.status import as_spoken
from contactline.model import (
    ActorMention,
    Evidence,
    PlaceMention,
    Quote,
    Report,
    Span,
    Status,
    When,
    quote,
)

MAX_WORDS = 12
"""A quotation of evidence is a phrase: no longer than this many words."""


@dataclass(slots=True)
class Draft:
    """What is known so far; spans are of the article's text. ``own_date``: its own sentence gives it."""

    kind: str
    mark: Mark
    sentence: Sentence
    what: list[Span]
    status: Status
    when: When | None = None
    when_span: Span | None = None
    own_date: bool = False
    places: list[PlaceMention] = field(default_factory=list[PlaceMention])
    actors: list[ActorMention] = field(default_factory=list[ActorMention])
    beside: list[ActorMention] = field(default_factory=list[ActorMention])
    """Who may have done it, where the whole article says nothing else."""
    near_places: bool = False
    near_actors: bool = False
    last: Sentence | None = None
    """The sentence of its last telling, where it is told more than once."""
    counted: bool = False
    """Its date is only counted from that of another: the story goes on from there, not from here."""
    is_now: bool = False
    """It is said in the present tense: on the day of publication, unless a date stands with it."""

    @property
    def told_last(self) -> Sentence:
        """The sentence of the last telling."""
        return self.last or self.sentence

    @property
    def place_ids(self) -> frozenset[str]:
        """The places, without their roles."""
        return frozenset([place.id for place in self.places])

    @property
    def actor_ids(self) -> frozenset[str]:
        """The actors, without their roles."""
        return frozenset([actor.id for actor in self.actors])

    def add_places(self, places: Iterable[PlaceMention]) -> None:
        """Add the places that are not yet there."""
        for place in places:
            if place.id not in [one.id for one in self.places]:
                self.places.append(place)

    def add_actors(self, actors: Iterable[ActorMention]) -> None:
        """Add the actors that are not yet there."""
        for actor in actors:
            if actor.id not in [one.id for one in self.actors]:
                self.actors.append(actor)

    def report(self, text: str, *, verb_last: bool = False) -> Report:
        """Return the report with its evidence from ``text`` and its confidence.

        Of words that are too many for a phrase the end is kept where a language puts its verb there.
        """
        evidence = Evidence(
            what=_quotes(text, [_phrase(text, span, verb_last) for span in self.what]),
            when=_quotes(text, [self.when_span]),
            where=_quotes(text, [place.span for place in self.places]),
            who=_quotes(text, [actor.span for actor in self.actors]),
        )
        places, actors = tuple(self.places), tuple(self.actors)
        status = as_spoken(self.mark, self.status)
        return Report(
            self.kind, self.when, self.when_span, places, actors, status, evidence, self._confidence()
        )

    def _confidence(self) -> float:
        """Add up what the words give; see ``contactline.extract.reading.reports``."""
        when = 0.3 if self.own_date else 0.1 if self.when else 0.0
        where = (0.2 if self.near_places else 0.1) if self.places else 0.0
        who = (0.2 if self.near_actors else 0.1) if self.actors else 0.0
        return round(0.3 + when + where + who, 2)


REACH = 80
"""How many drafts away the same happening is looked for: more than an article tells."""


def around(drafts: Sequence[Draft], position: int) -> Sequence[Draft]:
    """Return the drafts near one of them."""
    return drafts[max(0, position - REACH) : position + REACH]


def _quotes(text: str, spans: Iterable[Span | None]) -> tuple[Quote, ...]:
    return tuple([quote(text, span) for span in dict.fromkeys(spans) if span])


def _phrase(text: str, span: Span, verb_last: bool) -> Span:
    """Return the span without white space at its ends, of at most ``MAX_WORDS`` words."""
    said = text[span.start : span.end]
    if len(said.split()) <= MAX_WORDS and said == said.strip():
        return span
    words = [match.span() for match in re.finditer(r"\S+", said)]
    if not words:
        return span
    kept = words[-MAX_WORDS:] if verb_last else words[:MAX_WORDS]
    return Span(span.start + kept[0][0], span.start + kept[-1][1])
