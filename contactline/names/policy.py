"""How a place or an actor is called on the screen: both names where two are in use, in the reader's order.

This is the one place where names are chosen. The rule is mechanical (``docs/naming.md``): all names
that are in use on a day are shown; the reader chooses their order, alphabetical (of the Latin forms)
where they choose none. A name counts from the act that gave it, and never goes out of use because the
ground changed hands.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

from contactline.model import DATA, When
from contactline.names.registry import ACTORS, PLACES

LANGUAGES: tuple[str, ...] = ("en", "ar", "ru", "hy", "az")
"""Languages in which places and actors have names, by two-letter code."""


class Naming(StrEnum):
    """The order of a place's two names; none of them hides a name."""

    BOTH = "both"
    AZERBAIJANI_FIRST = "azerbaijani-first"
    ARMENIAN_FIRST = "armenian-first"


NAMINGS: tuple[str, ...] = tuple(Naming)
"""The choices of the reader as they stand in a link; the first is the usual one."""

_FALLBACK = "en"
_SEPARATOR = " / "
_USAGES = ("azerbaijani", "armenian", "common")


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name of a place in one usage, from ``since`` on (None: since before the first day of the map).

    ``usage`` is ``azerbaijani``, ``armenian`` or ``common``; ``forms`` maps a language to the written
    name. A later name of the same usage takes the place of an earlier one.
    """

    usage: str
    since: date | None
    forms: Mapping[str, str]
    source: str


@lru_cache(maxsize=16384)
def place_label(place_id: str, lang: str, naming: str = Naming.BOTH, on: date | None = None) -> str:
    """Return what a place is called in ``lang`` on a day: ``A / B`` where two names are in use.

    Without a day the newest names are taken.

    >>> place_label("stepanakert", "en")
    'Khankendi / Stepanakert'
    >>> place_label("stepanakert", "en", "armenian-first")
    'Stepanakert / Khankendi'
    """
    found = _in_use(place_id, on)
    shown = [name.forms[lang] for name in _ordered(found, naming) if name.forms.get(lang)]
    if shown:
        return _SEPARATOR.join(dict.fromkeys(shown))
    place = PLACES.get(place_id)
    if place is None:
        return place_id
    return _alphabetical(_without_remark((place.names.get(lang) or place.names[_FALLBACK])[0]))


@cache
def dated_labels(place_id: str, lang: str) -> tuple[tuple[date | None, tuple[str, ...]], ...]:
    """Return every turn in what a place is called: (first day, label for each of ``NAMINGS``).

    The first turn has no first day. A label that does not change has one turn.
    """
    days = sorted({name.since for name in dated_names().get(place_id, ()) if name.since})
    turns: list[tuple[date | None, tuple[str, ...]]] = []
    for since, on in [(None, date.min), *((day, day) for day in days)]:
        labels = tuple(place_label(place_id, lang, naming, on) for naming in NAMINGS)
        if not turns or turns[-1][1] != labels:
            turns.append((since, labels))
    return tuple(turns)


@lru_cache(maxsize=1024)
def actor_label(actor_id: str, lang: str) -> str:
    """Return the name of an actor in ``lang``, without the remark in brackets; English where it has none."""
    actor = ACTORS.get(actor_id)
    if actor is None:
        return actor_id
    return _without_remark((actor.names.get(lang) or actor.names[_FALLBACK] or (actor_id,))[0])


@cache
def dated_names() -> dict[str, tuple[DatedName, ...]]:
    """Return the names of ``data/names/display.csv`` by place, in order of time within each usage."""
    found: dict[str, list[DatedName]] = {}
    with (DATA / "names" / "display.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["place"], []).append(_name(row))
    return {
        place: tuple(sorted(names, key=lambda name: (_USAGES.index(name.usage), name.since or date.min)))
        for place, names in found.items()
    }


def _name(row: dict[str, str]) -> DatedName:
    # A fuzzy date counts from the first day that it may mean, as in the control data.
    since = When.parse(row["since"]).earliest if row["since"] else None
    return DatedName(row["usage"], since, {lang: row[lang] for lang in ("en", "ar", "ru")}, row["source"])


def _in_use(place_id: str, on: date | None) -> list[DatedName]:
    """Return the newest name of each usage that had been given by ``on``."""
    given = [
        name
        for name in dated_names().get(place_id, ())
        if on is None or name.since is None or name.since <= on
    ]
    return list({name.usage: name for name in given}.values())


def _ordered(names: list[DatedName], naming: str) -> list[DatedName]:
    names = sorted(names, key=lambda name: name.forms["en"].casefold())
    if naming == Naming.BOTH:
        return names
    first = "armenian" if naming == Naming.ARMENIAN_FIRST else "azerbaijani"
    return sorted(names, key=lambda name: name.usage != first)


def _alphabetical(form: str) -> str:
    return _SEPARATOR.join(sorted(form.split(_SEPARATOR), key=str.casefold))


def _without_remark(form: str) -> str:
    return re.sub(r"\s*\([^)]*\)$", "", form)
