"""Other people's place and actor names held against our gazetteer, and the region that the map covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from pyproj import Geod

from contactline.extract.text import fold
from contactline.names import ACTORS, PLACES, Place, written

WEST, SOUTH, EAST, NORTH = 44.5, 38.3, 48.5, 41.4
"""The map's region in degrees (EPSG:4326); rows outside are left out."""

NEAR_KM = 10.0
"""How far from our point another gazetteer may put the same place."""

SHAPED = frozenset(
    f"{name}-district"
    for name in ("aghdam", "fuzuli", "jabrayil", "kalbajar", "lachin", "qubadli", "zangilan")
)
"""Districts whose outline the map has: an event that is known to the district glows along it."""

_KIND_WORDS = re.compile(
    r"\b(town|city|village|settlement|district|rayon|raion|rayonu|region|province|area)\b"
)
_EARTH = Geod(ellps="WGS84")

_SIDES = {
    "government of azerbaijan": "az",
    "government of armenia": "am",
    "government of russia": "ru",
    "government of turkey": "tr",
    "government of iran": "ir",
    "government of soviet union": "ussr",
    "government of russia soviet union": "ussr",
    "republic of nagorno-karabakh": "nkr",
    "republic of artsakh": "nkr",
    "military forces of azerbaijan": "az-mod",
    "military forces of armenia": "am-mod",
    "military forces of russia": "ru-mod",
    "military forces of artsakh": "nkda",
    "military forces of nagorno-karabakh": "nkda",
    "military forces of nagorno karabakh": "nkda",
    "armed forces of azerbaijan": "az-mod",
    "armed forces of armenia": "am-mod",
}
"""Sides as UCDP and ACLED call them, where no name of the actor is that."""


def in_region(lat: float, lon: float) -> bool:
    """Whether a point lies in the map's region."""
    return SOUTH <= lat <= NORTH and WEST <= lon <= EAST


def distance_km(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Return the distance of two points in km on the WGS 84 ellipsoid."""
    return float(_EARTH.inv(lon, lat, to_lon, to_lat)[2]) / 1000


def places_called(name: str) -> tuple[Place, ...]:
    """Return the places of a name in any of our languages, "Ağdam town" and "Aghdam" alike."""
    ids = _places().get(_key(name)) or _places().get(_bare(name), ())
    return tuple(PLACES[one] for one in ids)


def the_place(name: str) -> Place | None:
    """Return the one place of a name, or of several the one town; None where there is none or no telling."""
    called = places_called(name)
    towns = [place for place in called if place.kind in ("town", "capital")]
    return called[0] if len(called) == 1 else towns[0] if len(towns) == 1 else None


def place_near(names: Iterable[str], lat: float, lon: float, *, districts: bool = False) -> Place | None:
    """Return the place that one of ``names`` means, near a point; with ``districts``, a district whose outline we have.

    A name alone is not enough (there is more than one Aghdam), nor is a point (any point has a nearest place).
    """
    for name in names:
        called = places_called(name)
        if districts:
            found = next((place for place in called if place.id in SHAPED), None)
            if found and distance_km(lat, lon, found.lat, found.lon) <= 5 * NEAR_KM:
                return found
            continue
        near = [
            (distance_km(lat, lon, place.lat, place.lon), place)
            for place in called
            if place.kind not in ("district", "region")
        ]
        distance, place = min(near, key=lambda pair: pair[0], default=(NEAR_KM + 1, None))
        if distance <= NEAR_KM:
            return place
    return None


def actor_called(name: str) -> str | None:
    """Return the id of an actor by one of its names, or by what a dataset calls it; None for others."""
    key = _key(re.sub(r"\(\d{4}.*?\)", "", name))
    return _SIDES.get(re.sub(r"[()]", "", key).strip()) or _actors().get(key)


@cache
def _places() -> Mapping[str, tuple[str, ...]]:
    """Return the ids of places by their names as they are written, and without words such as "town"."""
    found: dict[str, dict[str, None]] = {}
    for key_of in (_key, _bare):
        for place in PLACES.values():
            for form in (form for forms in place.names.values() for form in written(forms)):
                if key_of is _key or key_of(form) != _key(form):
                    found.setdefault(key_of(form), {})[place.id] = None
    return {name: tuple(ids) for name, ids in found.items() if name}


@cache
def _actors() -> Mapping[str, str]:
    names = (
        (_key(form), actor.id)
        for actor in ACTORS.values()
        for forms in actor.names.values()
        for form in forms
    )
    return dict(reversed(list(names)))  # a name that two have is the first one's


def _key(name: str) -> str:
    """Return a name without case, marks over letters and double spaces: "Ağdam" is "agdam"."""
    return " ".join(fold(name).text.replace("ə", "a").split())


def _bare(name: str) -> str:
    return " ".join(_KIND_WORDS.sub(" ", _key(name)).split())
