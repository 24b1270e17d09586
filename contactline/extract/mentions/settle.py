"""Whether a country acts, whether a capital is a place or a government, and which of two places is meant."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache

from contactline.extract.mentions.compose import Named
from contactline.extract.mentions.context import (
    any_starts,
    first_phrase,
    last_phrase,
    words_after,
    words_before,
)
from contactline.extract.mentions.lexemes import Lexeme
from contactline.extract.mentions.words import Settling, Words
from contactline.extract.text import fold
from contactline.model import DATA

_AFTER_DATELINE = re.compile(
    r"""\s*(?:\([^()\n]{1,30}\)\s*)?(?:-{1,2}\ |\s\s)           # YEREVAN (agency) - ; a tatweel leaves two spaces
    |,\s*(?:\d{1,2}\b|\w{3,10}\.?\s+\d{1,2}\b)[^\n]{0,24}?(?:[-.:։/]|\n)  # Yerevan, May 13, 1994 -
    |\s*[/,]\s*\d{1,2}[^\n]{0,18}[-/.]                        # Baku / 13 May /""",
    re.VERBOSE,
)
_LINE_IN_CAPITALS = re.compile(r"\s*[,.:։(/-]")
_SAME = re.compile(r"\s*(?:[/(=«\"-]|\s)\s*$")
_NEAR = 220


def acts(lexeme: Lexeme, text: str, facts: Words) -> bool:
    """Whether a country is named as one who acts, and not only as where something is or whose."""
    rule = facts.country
    if _is_compound(text, lexeme):
        return False
    before, after = words_before(text, lexeme.first), words_after(text, lexeme.end)
    if last_phrase(before, rule.rescue, facts.joined) is not None:
        return True
    if first_phrase(after, rule.after) is not None or _is_joined_place(lexeme, text, facts):
        return False
    if lexeme.case in rule.cases:
        return any_starts(after[:4], rule.acts)
    return last_phrase(before, rule.before, facts.joined) is None


def is_government(lexeme: Lexeme, text: str, facts: Words) -> bool:
    """Whether a capital stands for a government: no word of place beside it, or a verb of saying."""
    rule = facts.capital
    before, after = words_before(text, lexeme.first), words_after(text, lexeme.end)
    if last_phrase(before, rule.rescue, facts.joined) is not None:
        return True
    if _is_place(lexeme, text, before, after, facts):
        return False
    if lexeme.entry.place in rule.places_first and not any(word in lexeme.form for word in rule.full):
        return any_starts([*before[-2:], *after[:3]], rule.acts)
    return True


def says(lexeme: Lexeme, text: str, facts: Words) -> bool:
    """Whether a verb of saying follows a capital at once: "and Baku denied"."""
    return any_starts(words_after(text, lexeme.end)[:1], facts.capital.acts)


def _is_place(lexeme: Lexeme, text: str, before: list[str], after: list[str], facts: Words) -> bool:
    rule: Settling = facts.capital
    return (
        lexeme.case in rule.cases
        or _is_joined_place(lexeme, text, facts)
        or last_phrase(before, rule.before, facts.joined) is not None
        or first_phrase(after, rule.after) is not None
        or _is_compound(text, lexeme)
    )


def _is_joined_place(lexeme: Lexeme, text: str, facts: Words) -> bool:
    return lexeme.joined > 0 and text[lexeme.start - 1] in facts.roles_joined


def _is_compound(text: str, lexeme: Lexeme) -> bool:
    """Whether a hyphen binds a name to another word: "the Armenia-Azerbaijan border"."""
    start, end = lexeme.first, lexeme.end
    left = start > 1 and text[start - 1] == "-" and text[start - 2].isalpha()
    return left or (end + 1 < len(text) and text[end] == "-" and text[end + 1].isalpha())


def is_dateline(named: Named, text: str, source_capitals: bool, after_another: bool) -> bool:
    """Whether a capital or town begins a line as where the article was written."""
    start = text.rfind("\n", 0, named.start) + 1
    led = text[start : named.start].strip()
    if led and not after_another:
        return False
    rest = text[named.end : named.end + 60]
    if source_capitals and _LINE_IN_CAPITALS.match(rest):
        return True
    return after_another or bool(_AFTER_DATELINE.match(rest) or re.match(r"/\S+[^\n]{0,25}(?:- |\s\s)", rest))


def is_alias(gap: str) -> bool:
    """Whether two names side by side are of one place: "Stepanakert (Khankendi)"."""
    return bool(_SAME.fullmatch(gap))


@cache
def homonyms(lang: str) -> Mapping[str, tuple[str, str, frozenset[str]]]:
    """Return the names that two places share: the usual one, the other, and the places that tell them apart."""
    with (DATA / "names" / "ambiguous.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["lang"] == lang]
    found: dict[str, tuple[str, str, frozenset[str]]] = {}
    for row in rows:
        usual, other = row["ids"].split("|")[:2]
        found[fold(row["form"]).text] = (usual, other, frozenset(row["near"].split("|")))
    return found


def which(place: str, form: str, start: int, lang: str, named: list[tuple[str, int]]) -> str:
    """Return which of two places of one name is meant, by what is named close by."""
    for other, (usual, second, near) in homonyms(lang).items():
        if place in (usual, second) and form.startswith(other[: max(4, len(other) - 1)]):
            close = any(abs(at - start) < _NEAR and who in near for who, at in named)
            return second if close else usual
    return place
