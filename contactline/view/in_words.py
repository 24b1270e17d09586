"""The map of a day in words: a few plain sentences, in the reader's language and order of names.

Sentences are made so that no place name is ever inflected: a verb or a preposition never governs one,
a colon does. What the data does not know is not said: parts are counted in settlements, a fuzzy day
is called so, and what is drawn without a positional source is called schematic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from contactline.geography.summary import Changes, Corridor, Handover, Part, Summary, summary
from contactline.i18n import Words, day_in_words, words
from contactline.names import Naming, place_label

HELD = {
    "azerbaijan": "Held by Azerbaijan: {places}.",
    "azerbaijan_ssr": "Held by the Azerbaijan SSR: {places}.",
    "armenian_forces": "Held by Armenian forces: {places}.",
    "russian_peacekeepers": "Held by Russian peacekeepers: {places}.",
}
PRESENT = {
    "russian_peacekeepers": "Russian peacekeepers are also present: {places}.",
    "soviet_interior_troops": "Soviet interior troops are also present: {places}.",
    "armenian_civil_administration": "An Armenian civil administration is also present: {places}.",
}
PASSED = {
    "azerbaijan": "control passes to Azerbaijan ({holder}): {places}",
    "azerbaijan_ssr": "control passes to the Azerbaijan SSR ({holder}): {places}",
    "armenian_forces": "control passes to Armenian forces ({holder}): {places}",
    "russian_peacekeepers": "control passes to Russian peacekeepers ({holder}): {places}",
}
HOLDERS = {
    "azerbaijan": "before: Azerbaijan",
    "azerbaijan_ssr": "before: Azerbaijan SSR",
    "armenian_forces": "before: Armenian forces",
    "russian_peacekeepers": "before: Russian peacekeepers",
}
ARRIVED = {
    "russian_peacekeepers": "presence of Russian peacekeepers begins: {places}",
    "soviet_interior_troops": "presence of Soviet interior troops begins: {places}",
    "armenian_civil_administration": "presence of an Armenian civil administration begins: {places}",
}
LEFT = {
    "russian_peacekeepers": "presence of Russian peacekeepers ends: {places}",
    "soviet_interior_troops": "presence of Soviet interior troops ends: {places}",
    "armenian_civil_administration": "presence of an Armenian civil administration ends: {places}",
}
ROADS = {
    "lachin-road-2020": "The Lachin corridor is the road through the town of {town}",
    "lachin-road-2022": "The Lachin corridor is the new road that avoids the town of {town}",
}
STATES = {
    "open": "it is open",
    "movement restricted": "movement on it is restricted",
    "movement restricted, checkpoint": "movement on it is restricted, with an Azerbaijani checkpoint",
}
LINE_TURNS = {
    "began": "a line of contact begins",
    "ended": "the line of contact ends",
    "moved": "the line of contact moved",
}
CORRIDOR_TURNS = {
    "began": "the corridor begins",
    "ended": "the corridor ends",
    "moved": "the corridor moved to another road",
    "changed": "the state of the corridor changed",
}
TABLES = (HELD, PRESENT, PASSED, HOLDERS, ARRIVED, LEFT, ROADS, STATES, LINE_TURNS, CORRIDOR_TURNS)
"""Words by what the facts name: the catalogue must have each of them."""

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
        return ("، " if self.say.lang == "ar" else ", ").join(items)


def in_words(on: date, lang: str, naming: str = Naming.BOTH) -> tuple[str, ...]:
    """Return the map of a day as sentences: holders, who else was there, line, corridor, what changed."""
    facts = summary(on)
    speech = Speech(words(lang), naming, on)
    if not facts.held:
        return (speech.say("The map has no data for this day."),)
    found = [
        *(speech.say(HELD[holder], places=_places(parts, speech)) for holder, parts in facts.held),
        _present(facts, speech),
        _doubts(facts, speech),
        _line(facts, speech),
        *(_corridor(corridor, speech) for corridor in facts.corridors),
        _changes(facts.changes, speech),
    ]
    return tuple(sentence for sentence in found if sentence)


def headed(on: date, lang: str, naming: str = Naming.BOTH) -> str:
    """Return the description as one text that starts with its day, for who does not see the page."""
    day = words(lang)("As of {day}", day=day_in_words(on, lang))
    return " ".join((f"{day}.", *in_words(on, lang, naming)))


def _places(parts: Iterable[Part], speech: Speech) -> str:
    """Return parts as a list: all seven districts as one, whole regions by name, others with a count."""
    parts = tuple(parts)
    names: list[str] = []
    if {part.place for part in parts if part.whole} >= DISTRICTS:
        names.append(speech.say("all seven adjacent districts"))
        parts = tuple(part for part in parts if part.place not in DISTRICTS)
    return speech.listed((*names, *(_part(part, speech) for part in parts)))


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


def _present(facts: Summary, speech: Speech) -> str:
    return " ".join(speech.say(PRESENT[who], places=_places(parts, speech)) for who, parts in facts.present)


def _doubts(facts: Summary, speech: Speech) -> str:
    clauses: list[str] = []
    if facts.contested:
        clauses.append(speech.say("Control is contested: {places}", places=_places(facts.contested, speech)))
    if facts.unsure:
        clauses.append(
            speech.say("Less certain for this day: {places}", places=_places(facts.unsure, speech))
        )
    return " ".join(f"{clause}." for clause in clauses)


def _line(facts: Summary, speech: Speech) -> str:
    say = speech.say
    if not facts.line:
        if facts.corridors:
            return say("No line of contact is drawn for this day.")
        return say("No line of contact and no corridor are drawn for this day.")
    places = speech.listed(map(speech.name, facts.line))
    text = say("The line of contact runs here: {places}.", places=places)
    if facts.line_schematic:
        text = say("The line of contact, drawn schematically, runs here: {places}.", places=places)
    return text if facts.corridors else f"{text} {say('No corridor is drawn for this day.')}"


def _corridor(corridor: Corridor, speech: Speech) -> str:
    say = speech.say
    clauses = [say(ROADS[corridor.road], town=speech.name("lachin")), say(STATES[corridor.state])]
    if corridor.schematic:
        clauses.append(say("its course is drawn schematically"))
    return speech.clauses(clauses) + "."


def _changes(changes: Changes | None, speech: Speech) -> str:
    say = speech.say
    if changes is None:
        return say("The data of this map begins on this day.")
    if not changes:
        return say("Nothing on the map changed since the day before.")
    text = say("Since the day before: {changes}.", changes=speech.clauses(_clauses(changes, speech)))
    acts = list(dict.fromkeys(act for handover in changes.handovers for act in handover.acts))
    return f"{text} {_acts(acts, speech)}" if acts else text


def _clauses(changes: Changes, speech: Speech) -> Iterator[str]:
    say = speech.say
    yield from (_handover(handover, speech) for handover in changes.handovers)
    for table, shares in ((ARRIVED, changes.arrived), (LEFT, changes.left)):
        yield from (say(table[who], places=_places(parts, speech)) for who, parts in shares)
    if changes.contested:
        yield say("now contested: {places}", places=_places(changes.contested, speech))
    if changes.settled:
        yield say("no longer contested: {places}", places=_places(changes.settled, speech))
    if changes.line:
        yield say(LINE_TURNS[changes.line])
    if changes.corridor:
        yield say(CORRIDOR_TURNS[changes.corridor])


def _handover(handover: Handover, speech: Speech) -> str:
    say = speech.say
    places = speech.listed(_named_part(part, speech) for part in handover.parts)
    text = say(PASSED[handover.after], holder=say(HOLDERS[handover.before]), places=places)
    return say("on or about this day {change}", change=text) if handover.about else text


def _acts(acts: list[tuple[str, str]], speech: Speech) -> str:
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
