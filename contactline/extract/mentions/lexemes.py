"""The words of a text that name somebody or something: one pass of one automaton, longest forms first.

A form with a capital counts only where the text has one, a form in capitals only in capitals; joined
letters may precede it and endings of the language follow it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from contactline.extract.mentions.entries import PERSON, SURNAME, Entry, automaton
from contactline.extract.mentions.namesakes import is_namesake
from contactline.extract.mentions.words import Words, words
from contactline.extract.text import Folded

_LONGEST_JOINED = 4


class Lexeme(NamedTuple):
    """Folded characters ``start`` to ``end``; ``first`` is where the word begins, joined letters included."""

    entry: Entry
    first: int
    start: int
    end: int
    case: str
    form: str

    @property
    def kind(self) -> str:
        """Return the letter of what it is."""
        return self.entry.kind

    @property
    def joined(self) -> int:
        """Return how many letters are joined before it."""
        return self.start - self.first


def lexemes(text: Folded, lang: str) -> list[Lexeme]:
    """Return what a text's words can name, in order, no two overlapping."""
    facts = words(lang)
    finder, entries = automaton(lang)
    found: list[tuple[int, int, int, int, str]] = []
    folded, joins = text.text, len(facts.joined) > 1
    for number, start, end in finder.find_matches_as_indexes(folded, overlapping=True):
        if not joins and start and folded[start - 1].isalnum():
            continue
        bounds = _bounds(folded, start, end, facts)
        if bounds:
            first, stop, case = bounds
            found.append((start, -stop, first, number, case))
    found.sort()
    return list(_longest(found, text, entries, facts, lang))


def _longest(
    found: Iterable[tuple[int, int, int, int, str]],
    text: Folded,
    entries: list[tuple[str, tuple[Entry, ...]]],
    facts: Words,
    lang: str,
) -> Iterator[Lexeme]:
    free = 0
    people: dict[str, int] = {}  # who is named so far, and where last
    for start, minus_stop, first, number, case in found:
        if start < free:
            continue
        form, choices = entries[number]
        entry = next((one for one in choices if _written_so(text, start, start + len(form), one)), None)
        if entry and entry.kind == SURNAME:
            entry = _called(choices, people)
        alone = entry and entry.kind == PERSON and facts.no_first_name and " " not in form
        if entry and alone and is_namesake(text, start, entry.value, free, facts.no_first_name, lang):
            continue
        if entry:
            free = -minus_stop
            if entry.kind == PERSON:
                people[entry.value] = start
            yield Lexeme(entry, first, start, free, case, form)


def _called(choices: Iterable[Entry], people: Mapping[str, int]) -> Entry | None:
    """Return who of those named before is last called by a surname alone, else what the word is as well."""
    known = [one for one in choices if one.kind == SURNAME and one.value in people]
    if known:
        return replace(max(known, key=lambda one: people[one.value]), kind=PERSON)
    return next((one for one in choices if one.kind != SURNAME), None)


def _written_so(text: Folded, start: int, end: int, entry: Entry) -> bool:
    """Whether the source has the capitals that a form asks for, and no marks that its name has not."""
    if not text.source:
        return True
    if entry.spelling and _adds_marks(text, start, entry.spelling):
        return False
    first = text.origin[start]
    if entry.capital < 2:
        return not entry.capital or text.source[first].isupper()
    written = [letter for letter in text.source[first : text.origin[end - 1] + 1] if letter.isalpha()]
    return all(map(str.isupper, written[:2]))  # МИД, МИДа; US, not Us


def _adds_marks(text: Folded, start: int, spelling: str) -> bool:
    """Whether a text has a letter with a mark where a name has the plain one."""
    places = text.origin[start : start + len(spelling)]
    return any(
        letter.isalpha()
        and letter.isascii()
        and not text.source[place].isascii()
        and text.source[place] != "İ"
        for letter, place in zip(spelling, places, strict=False)
    )


def _bounds(text: str, start: int, end: int, facts: Words) -> tuple[int, int, str] | None:
    """Return where the whole word begins and ends and the case of its ending; None inside a word."""
    first = start
    while first and text[first - 1].isalnum():
        first -= 1
        if start - first > _LONGEST_JOINED:
            return None
    if first < start and text[first:start] not in facts.joined:
        return None
    if end >= len(text) or text[end] == " ":
        return first, end, ""
    if text[end].isalnum():
        stop = _word_end(text, end)
        case = facts.endings.get(text[end:stop])
        return None if case is None else (first, stop, case)
    if text[end] in "-'’" and end + 1 < len(text) and text[end + 1].isalpha():
        stop = _word_end(text, end + 1)
        case = facts.marked.get(text[end + 1 : stop])
        if case is not None:
            return first, stop, case
    return first, end, ""


def _word_end(text: str, position: int) -> int:
    while position < len(text) and text[position].isalnum():
        position += 1
    return position
