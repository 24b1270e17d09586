"""How a place or an actor is called on the screen: both names where two are in use, in one fixed order.

The rule is mechanical (``docs/naming.md``): alphabetical order of the Latin forms; the date never
decides which name is "right".
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache

from contactline.model import DATA
from contactline.names.registry import ACTORS, PLACES

LANGUAGES: tuple[str, ...] = ("en", "ar", "ru", "hy", "az")
"""Languages in which places and actors have names, by two-letter code."""

_FALLBACK = "en"


@lru_cache(maxsize=4096)
def place_label(place_id: str, lang: str) -> str:
    """Return the name of a place in ``lang``: ``A / B`` where two are in living use.

    >>> place_label("stepanakert", "en")
    'Khankendi / Stepanakert'
    """
    shown = _display().get(place_id, {}).get(lang)
    if shown:
        return shown
    place = PLACES.get(place_id)
    if place is None:
        return place_id
    return _without_remark((place.names.get(lang) or place.names[_FALLBACK])[0])


@lru_cache(maxsize=1024)
def actor_label(actor_id: str, lang: str) -> str:
    """Return the name of an actor in ``lang``, without the remark in brackets; English where it has none."""
    actor = ACTORS.get(actor_id)
    if actor is None:
        return actor_id
    return _without_remark((actor.names.get(lang) or actor.names[_FALLBACK] or (actor_id,))[0])


def _without_remark(form: str) -> str:
    return re.sub(r"\s*\([^)]*\)$", "", form)


@cache
def _display() -> dict[str, dict[str, str]]:
    with (DATA / "names" / "display.csv").open(encoding="utf-8", newline="") as file:
        return {row.pop("place"): row for row in csv.DictReader(file)}
