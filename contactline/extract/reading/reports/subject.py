"""Whether an article is of this conflict: what is told of other wars, of sport or of trade is none of its happenings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from contactline.extract.mentions.offices import holders
from contactline.extract.reading.reports.naming import Named
from contactline.extract.reading.reports.page import Page
from contactline.names import ACTORS, PLACES

_SOUTH, _NORTH, _WEST, _EAST = 38.8, 40.5, 45.6, 47.6
"""Degrees (EPSG:4326): a box around Nagorno-Karabakh, the seven districts and the land right beside them."""

_FEW = 3
"""So few sentences are an excerpt: whoever gives it knows what it is about, and it need not say so."""

_OF_KARABAKH = frozenset({"nkr", "nkao-soviet", "nkda", "ru-pk", "minsk-group", "karabakh-committee"})
_SIDES = (("az", "azssr"), ("am", "amssr"))


def is_of_the_conflict(page: Page) -> bool:
    """Whether an article names a place in or beside Karabakh, a body of it, or somebody of both sides.

    An excerpt of up to three sentences is, whatever it names. So are all 469 articles of the gold.
    """
    if len(page.sentences) <= _FEW:
        return True
    actors = {one.id for one in page.actors}
    of_both = all(not actors.isdisjoint(_of(side)) for side in _SIDES)
    return _on_its_land(page.places) or not actors.isdisjoint(_of_karabakh()) or of_both


def _on_its_land(places: Sequence[Named]) -> bool:
    found = (PLACES[one.id] for one in places)
    return any(_SOUTH <= one.lat <= _NORTH and _WEST <= one.lon <= _EAST for one in found)


@cache
def _of(countries: tuple[str, ...]) -> frozenset[str]:
    """Return the states, their bodies and all who held an office in them."""
    bodies = (
        one for one in ACTORS if one in countries or one.startswith(tuple(f"{name}-" for name in countries))
    )
    return frozenset([*bodies, *holders(countries)])


@cache
def _of_karabakh() -> frozenset[str]:
    return _OF_KARABAKH | {one for one in ACTORS if one.startswith("nkr-")} | holders(("nkr", "nkao"))
