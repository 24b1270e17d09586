"""The map of a day in words: a few plain sentences, in the reader's language and order of names.

Sentences are made so that no place name is ever inflected: a verb or a preposition never governs one,
a colon does. What the data does not know is not said: parts are counted in settlements, a fuzzy day
is called so, and what is drawn without a positional source is called schematic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from contactline.geography import DatedFeature
from contactline.geography.differences import Differences, Handover
from contactline.geography.parts import Part
from contactline.geography.summary import Corridor, Line, Summary, summary
from contactline.i18n import Words, day_in_words, words
from contactline.names import Naming, place_label
from contactline.view.phrases import (
    ARRIVED,
    HELD,
    HOLDERS,
    LEFT,
    LINE_TURNS,
    LINES,
    PASSED,
    PRESENT,
    ROAD_TURNS,
    ROADS,
    STATES,
    SUCCESSION,
)

DISTRICTS = frozenset(
    f"{name}-district"
    for name in ("aghdam", "fuzuli", "jabrayil", "kalbajar", "lachin", "qubadli", "zangilan")
)
NAMED = 3
"""Settlements that are named rather than counted where they changed hands."""
ACTS = 2
"""Acts that are cited in full; the map gives the others with each cell."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Who is spoken to: language and order of names, with the day whose names are used."""

    say: Words
    naming: str
    on: date

    def name(self, place: str) -> str:
        """Return what a place is called."""
        return place_label(place, self.say.lang, self.naming, self.on)

    def english(self, text: str) -> str:
        """Return English words so that they keep their direction inside another script (FSI, PDI)."""
        return text if self.say.lang == "en" else f"\u2068{text}\u2069"

    def clauses(self, items: Iterable[str]) -> str:
        """Return clauses as one sentence's parts."""
        return ("؛ " if self.say.lang == "ar" else "; ").join(items)

    def listed(self, items: Iterable[str]) -> str:
        """Return items as a list within a sentence."""
        return self.say.listed(items)


Features = Sequence[DatedFeature] | None
"""What is described: None stands for all that is known today."""


def in_words(on: date, lang: str, naming: str = Naming.BOTH, features: Features = None) -> tuple[str, ...]:
    """Return the map of a day as sentences: holders, who else was there, line, corridor, what changed."""
    facts = summary(on, features)
    speech = Speech(words(lang), naming, on)
    if not facts.held:
        return (speech.say("The map has no data for this day."),)
    found = [
        *(speech.say(HELD[holder], places=_places(parts, speech)) for holder, parts in facts.held),
        _present(facts, speech),
        _doubts(facts, speech),
        _lines(facts, speech),
        *(_corridor(corridor, speech) for corridor in facts.corridors),
        _changes(facts.changes, speech),
    ]
    return tuple(sentence for sentence in found if sentence)


def headed(on: date, lang: str, sentences: Iterable[str]) -> str:
    """Return the sentences of a day as one text that starts with the day, for who does not see the page."""
    day = words(lang)("As of {day}", day=day_in_words(on, lang))
    return " ".join((f"{day}.", *sentences))


def _places(parts: Iterable[Part], speech: Speech, named: bool = False) -> str:
    """Return parts as a list: all seven districts as one, whole regions by name, others with a count.

    ``named`` names the settlements of a part where they are few.
    """
    parts = tuple(parts)
    names: list[str] = []
    if {part.place for part in parts if part.whole} >= DISTRICTS:
        names.append(speech.say("all seven adjacent districts"))
        parts = tuple(part for part in parts if part.place not in DISTRICTS)
    tell = _named_part if named else _part
    return speech.listed((*names, *(tell(part, speech) for part in parts)))


def _part(part: Part, speech: Speech) -> str:
    name = speech.name(part.place)
    if part.whole:
        return name
    if not part.settlements:
        return speech.say("{place} (a part without settlements)", place=name)
    if len(part.settlements) == part.total:
        return speech.say("{place} (all settlements, part of the land)", place=name)
    count = speech.say.counted(
        "{n} of {count} settlement", "{n} of {count} settlements", part.total, n=len(part.settlements)
    )
    return f"{name} ({count})"


def _named_part(part: Part, speech: Speech) -> str:
    """Return a part with its settlements by name where they are few."""
    if part.whole or not 0 < len(part.settlements) <= NAMED:
        return _part(part, speech)
    return f"{speech.name(part.place)} ({speech.listed(map(speech.name, part.settlements))})"


def _names(places: Iterable[str], speech: Speech) -> str:
    return speech.listed(map(speech.name, places))


def _present(facts: Summary, speech: Speech) -> str:
    found = [speech.say(PRESENT[who], places=_places(parts, speech)) for who, parts in facts.present]
    if facts.posts:
        found.append(
            speech.say(
                "Posts of Russian peacekeepers are drawn here: {places}.", places=_names(facts.posts, speech)
            )
        )
    return " ".join(found)


def _doubts(facts: Summary, speech: Speech) -> str:
    clauses: list[str] = []
    if facts.contested:
        clauses.append(speech.say("Control is contested: {places}", places=_places(facts.contested, speech)))
    if facts.unsure:
        clauses.append(
            speech.say("Less certain for this day: {places}", places=_places(facts.unsure, speech))
        )
    return " ".join(f"{clause}." for clause in clauses)


def _lines(facts: Summary, speech: Speech) -> str:
    say = speech.say
    if not facts.lines and not facts.corridors:
        return say("No line of contact and no corridor are drawn for this day.")
    sentences = [_line(line, speech) for line in facts.lines]
    if not facts.lines:
        sentences.append(say("No line of contact is drawn for this day."))
    if not facts.corridors:
        sentences.append(say("No corridor is drawn for this day."))
    return " ".join(sentences)


def _line(line: Line, speech: Speech) -> str:
    clauses = [speech.say(LINES[line.kind], places=_names(line.places, speech))]
    if line.schematic:
        clauses.append(speech.say("drawn schematically"))
    return speech.clauses(clauses) + "."


def _corridor(corridor: Corridor, speech: Speech) -> str:
    say = speech.say
    clauses = [say(ROADS[corridor.road], town=speech.name("lachin")), say(STATES[corridor.state])]
    if corridor.schematic:
        clauses.append(say("drawn schematically"))
    return speech.clauses(clauses) + "."


def _changes(changes: Differences | None, speech: Speech) -> str:
    say = speech.say
    if changes is None:
        return say("The data of this map begins on this day.")
    if not changes:
        return say("Nothing on the map changed since the day before.")
    text = say("Since the day before: {changes}.", changes=speech.clauses(_clauses(changes, speech)))
    return f"{text} {_acts(changes.acts, speech)}" if changes.acts else text


def _clauses(changes: Differences, speech: Speech) -> Iterator[str]:
    say = speech.say
    yield from (_handover(handover, speech) for handover in changes.handovers)
    for table, shares in ((ARRIVED, changes.arrived), (LEFT, changes.left)):
        yield from (say(table[who], places=_places(parts, speech)) for who, parts in shares)
    if changes.contested:
        yield say("now contested: {places}", places=_places(changes.contested, speech))
    if changes.settled:
        yield say("no longer contested: {places}", places=_places(changes.settled, speech))
    if changes.posts_begun:
        places = _names(changes.posts_begun, speech)
        yield say("posts of Russian peacekeepers set up: {places}", places=places)
    if changes.posts_ended:
        places = _names(changes.posts_ended, speech)
        yield say("posts of Russian peacekeepers closed: {places}", places=places)
    yield from (say(LINE_TURNS[turn]) for turn in changes.lines)
    yield from (say(ROAD_TURNS[turn], town=speech.name("lachin")) for turn in changes.corridors)


def _handover(handover: Handover, speech: Speech) -> str:
    say = speech.say
    places = _places(handover.parts, speech, named=True)
    if (handover.before, handover.after) == ("azerbaijan_ssr", "azerbaijan"):
        return say(SUCCESSION, places=places)
    text = say(PASSED[handover.after], holder=say(HOLDERS[handover.before]), places=places)
    return say("on or about this day {change}", change=text) if handover.about else text


def _acts(acts: tuple[tuple[str, str], ...], speech: Speech) -> str:
    """Return the acts as the control facts have them: in English, so set apart in other languages."""
    cited = [
        speech.english(f"{basis} ({_credit(source)})" if source else basis) for basis, source in acts[:ACTS]
    ]
    if len(acts) > ACTS:
        cited.append(speech.say.counted("{count} more act", "{count} more acts", len(acts) - ACTS))
    return speech.say("Acts on record (in English): {acts}.", acts=speech.clauses(cited))


def _credit(source: str) -> str:
    """Return a source's title and publisher without its address."""
    return ", ".join(part for part in source.split(" — ") if not part.startswith(("http://", "https://")))
