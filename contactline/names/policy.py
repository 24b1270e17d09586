"""How a place is called on the screen: both names where two are in use, in alphabetical order.

The rule is mechanical (``docs/naming.md``): the date never decides which name is "right".
"""

from __future__ import annotations

import re
from functools import lru_cache

from contactline.names.registry import ACTORS, PLACES

LANGUAGES: tuple[str, ...] = ("en", "ar", "ru", "hy", "az")
"""Languages in which places and actors have names, by two-letter code."""

_FALLBACK = "en"


@lru_cache(maxsize=4096)
def place_label(place_id: str, lang: str) -> str:
    """Return the name of a place in ``lang``: ``A / B`` alphabetically where two are in living use.

    >>> place_label("stepanakert", "en")
    'Khankendi / Stepanakert'
    """
    place = PLACES.get(place_id)
    if place is None:
        return place_id
    forms = place.names.get(lang) or place.names[_FALLBACK]
    if place.id == "stepanakert" and lang == "ar":
        return "خانكندي / ستيباناكيرت"
    return _both(forms[0])


@lru_cache(maxsize=1024)
def actor_label(actor_id: str, lang: str) -> str:
    """Return the name of an actor in ``lang``, without the remark in brackets; English where it has none."""
    actor = ACTORS.get(actor_id)
    if actor is None:
        return actor_id
    form = (actor.names.get(lang) or actor.names[_FALLBACK] or (actor_id,))[0]
    return re.sub(r"\s*\([^)]*\)$", "", form)


def _both(form: str) -> str:
    """Order the parts of ``A / B`` alphabetically; turn ``A (B)`` of a second name into the same."""
    bracket = re.fullmatch(r"([^(]+?)\s*\(([^),]+)\)", form)
    parts = [bracket[1], bracket[2]] if bracket else form.split(" / ")
    return " / ".join(sorted((part.strip() for part in parts), key=str.casefold))
