"""Find the dates of a text by a grammar's rules: the longest from the left, none overlapping another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from contactline.extract.timex.grammar import Grammar, Rule
from contactline.extract.timex.tokens import Tokens
from contactline.extract.timex.vocabulary import Value

Parts = Mapping[str, Value]
_RANGES = {
    "day": "days",
    "month": "months",
    "year": "years",
    "weekday": "nights",
    "season": "seasons",
    "part": "part-to-part",
}
_NEXT = {"day": {1}, "month": {1, -11}, "year": {1}, "weekday": {1, -6}, "season": {1, -3}, "part": {1}}
_ORDER = {"early": 0, "mid": 1, "late": 2}


class Found(NamedTuple):
    """The tokens from ``first`` up to ``last`` (not with it), what they make, the values and places of parts."""

    makes: str
    first: int
    last: int
    parts: Parts
    places: Mapping[str, int]


def find(tokens: Tokens, rules: Grammar) -> list[Found]:
    """Return the dates in order; a list of days ("20 and 25 November") gives one for each."""
    matches = sorted(_matches(tokens.classes, rules), key=_longest_first)
    kept: list[Found] = []
    end = 0
    for rule, match in matches:
        if match.start(1) >= end:
            end = match.end(1)
            one = _found(rule, match, tokens)
            kept += _each(one) if one.makes.startswith("each-") else [one]
    return [one for one in kept if one.makes != "nothing" and not _is_name(one, tokens, rules)]


def _matches(classes: str, rules: Grammar) -> Iterator[tuple[Rule, re.Match[str]]]:
    firsts, starting = rules.rules, rules.starting
    for position, kind in enumerate(classes):
        if kind in firsts:
            for rule, expression in starting[classes[position : position + 2]]:
                match = expression.match(classes, position)
                if match:
                    yield rule, match


def _longest_first(one: tuple[Rule, re.Match[str]]) -> tuple[int, int, int]:
    start, end = one[1].span(1)
    return start, -end, one[0].order


def _found(rule: Rule, match: re.Match[str], tokens: Tokens) -> Found:
    """Return what a match makes, with the values and the places of the parts that took part in it."""
    parts: dict[str, Value] = {}
    places: dict[str, int] = {}
    taken = zip(rule.pattern.parts, match.regs[2:], strict=True)
    for label, kind, start in [(*part, place[0]) for part, place in taken if place[0] >= 0]:
        if label not in parts:
            parts[label] = tokens.value(start, kind)
            places[label] = start
            if kind.startswith("unit_") and tokens.means(start, "part"):  # one word: "at year's end"
                parts["part"] = tokens.value(start, "part")
    return Found(rule.makes, *match.span(1), parts, places)


def _each(one: Found) -> list[Found]:
    """Return the members of a list: one interval where they follow each other, else each by itself."""
    unit = one.makes.removeprefix("each-")
    made = ("month" if "month" in one.parts else "year") if unit == "part" else unit
    members = sorted(
        (place, label) for label, place in one.places.items() if label.rstrip("0123456789") == unit
    )
    named = [(one.parts[label], place) for place, label in members]
    groups = [(value, [place for _, place in group]) for value, group in groupby(named, itemgetter(0))]
    values = [value for value, _ in groups]  # a month by two names is one
    if all(after - before in _NEXT[unit] for before, after in pairwise(map(_rank, values))):
        return [
            one._replace(makes=_RANGES[unit], parts={**one.parts, unit: values[0], f"{unit}2": values[-1]})
        ]
    starts = [one.first, *(places[0] for _, places in groups[1:])]
    ends = [*(places[-1] + 1 for _, places in groups[:-1]), one.last]
    return [
        one._replace(makes=made, first=first, last=last, parts={**one.parts, unit: value, "listed": unit})
        for first, last, value in zip(starts, ends, values, strict=True)
    ]


def _rank(value: Value) -> int:
    """Return where a member of a list comes: its number, or its order among the parts of a month."""
    return _ORDER[str(value)] if value in _ORDER else int(str(value))


def _is_name(one: Found, tokens: Tokens, rules: Grammar) -> bool:
    """Whether a date is part of a name: a street, a square, a movement."""
    before, after = tokens.classes[one.first - 1 : one.first], tokens.classes[one.last : one.last + 1]
    return (bool(before) and before in rules.marks["namebefore"]) or (
        bool(after) and after in rules.marks["nameafter"]
    )
