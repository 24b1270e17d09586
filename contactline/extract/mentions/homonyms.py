"""Which of two places of one name is meant: the usual one, unless a place near the other is named close by."""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from contactline.extract.text import fold
from contactline.model import DATA

_NEAR = 220
_WHOLE = 4


def which(place: str, form: str, start: int, lang: str, named: Sequence[tuple[str, int]]) -> str:
    """Return which place a form at ``start`` means; ``named`` is what the text names, in order."""
    for name, usual, second, near in _homonyms(lang).get(place, ()):
        if form.startswith(name[: max(_WHOLE, len(name) - 1)]):
            low, high = (bisect_left(named, start + far, key=_at) for far in (-_NEAR, _NEAR))
            return second if any(who in near for who, _ in named[low:high]) else usual
    return place


def _at(named: tuple[str, int]) -> int:
    return named[1]


@cache
def _homonyms(lang: str) -> Mapping[str, tuple[tuple[str, str, str, frozenset[str]], ...]]:
    """Return by place the names it shares, the usual place, the other, and the places that tell them apart."""
    found: dict[str, tuple[tuple[str, str, str, frozenset[str]], ...]] = {}
    with (DATA / "names" / "ambiguous.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["lang"] == lang:
                usual, other = row["ids"].split("|")[:2]
                entry = (fold(row["form"]).text, usual, other, frozenset(row["near"].split("|")))
                for place in (usual, other):
                    found[place] = (*found.get(place, ()), entry)
    return found
