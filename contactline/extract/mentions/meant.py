"""Who is meant by words that name nobody: "both sides", "the two presidents", "the court".

Sides are the two of the conflict. The two who hold an office are the two sides' own of the day where both were
named lately or nobody was, else the last two of them named before. A court, a contingent or a president is
the one named last. The words are the language's (``[meant]`` in ``data/lexicon/mentions``), who can be meant is
the same in all (``bodies.toml``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from contactline.extract.mentions.bodies import MINISTRY, is_ministry
from contactline.extract.mentions.days import Days
from contactline.extract.mentions.offices import holds, meant
from contactline.extract.mentions.settle import Settled
from contactline.extract.mentions.words import shared, words

SIDES = ("az", "am")
_TWO = "-two"
_BACK = 40
"""So many actors back somebody can still be meant."""
_LATELY = 4
"""Of so many leaders named last, two are meant by "both": the two sides' own, where they are among them."""


class Meant(NamedTuple):
    """Folded characters ``start`` to ``end`` that name nobody, and who is meant."""

    id: str
    start: int
    end: int


def meant_in(text: str, lang: str, actors: Sequence[Settled], days: Days) -> list[Meant]:
    """Return who is meant by the words of a folded text that name nobody; ``actors`` are those named, in order."""
    starts = [one.start for one in actors]
    found: list[Meant] = []
    for match in _matches(text, lang):
        sort = match.lastgroup or ""
        (start, end), key = match.span(sort), sort.replace("_", "-")
        high = bisect_left(starts, end + 2)
        if any(one.end > start for one in actors[max(0, high - 2) : high]):
            continue
        last = reversed(actors[max(0, high - _BACK) : high])
        before = [one.id for one in last if key != MINISTRY or is_ministry(text, one, words(lang))]
        found += [Meant(one, start, end) for one in _who(key, before, days.office(start))]
    return found


def _who(key: str, before: Sequence[str], day: date | None) -> Sequence[str]:
    """Return who is meant; ``before`` are the actors named before, the last first."""
    if key == "sides":
        return SIDES
    if key in shared()["again"]:
        return [one for one in before if one in shared()["again"][key]][:1]
    office = key.removesuffix(_TWO)
    named = list(dict.fromkeys(one for one in before if holds(one, shared()["holders"][office], day)))
    if office == key:
        return named[:1]
    own = [one for side in SIDES if (one := meant(office, side, day))]
    if len(named) > 1 and not set(own) <= set(named[:_LATELY]):
        return named[:2]
    return own if len(own) == len(SIDES) else SIDES


def _matches(text: str, lang: str) -> Iterator[re.Match[str]]:
    """Yield the matches of the words of a language in order, none overlapping another."""
    pattern, free = _pattern(lang), 0
    for start in _starts(text, lang):
        match = pattern.match(text, start) if start >= free else None
        if match:
            free = match.end()
            yield match


def _starts(text: str, lang: str) -> list[int]:
    """Return where words that name nobody can start, in order: few, while an expression would try at every letter."""
    found: set[int] = set()
    joined = words(lang).joined
    for _, start, _ in _beginnings(lang).find_matches_as_indexes(text, overlapping=True):
        found.update(start - len(letters) for letters in joined if text.endswith(letters, 0, start))
    return sorted(found)


@cache
def _beginnings(lang: str) -> AhoCorasick:
    phrases = (phrase for forms in words(lang).meant.values() for phrase in forms)
    return AhoCorasick(sorted({phrase.partition("*")[0] for phrase in phrases}))


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    """Return what finds the words of a language; joined letters may precede them."""
    facts = words(lang)
    groups = "|".join(
        f"(?P<{key.replace('-', '_')}>{'|'.join(_forms(phrases))})" for key, phrases in facts.meant.items()
    )
    joined = "|".join(sorted(facts.joined, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{joined})(?:{groups})(?!\w)")


def _forms(phrases: Sequence[str]) -> Iterator[str]:
    """Yield the phrases as patterns, the longest first; ``*`` is any ending."""
    for phrase in sorted(phrases, key=len, reverse=True):
        yield re.escape(phrase).replace(r"\*", r"\w*")
