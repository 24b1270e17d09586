"""Where two reports put a happening: the same place, one within the other, near one another, or apart.

Distances are great-circle kilometres between the gazetteer's points (EPSG:4326); a district, a region or a line
reaches as far from its point as a place of its kind does.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from contactline.names import PLACES

_REACH_KM = {
    "district": 32.0,
    "province": 50.0,
    "region": 70.0,
    "corridor": 30.0,
    "line": 150.0,
    "river": 60.0,
}
_WIDER_KM = {"south-caucasus": 300.0, "lachin-corridor": 25.0}

NEAR_KM = 12.0
"""How far from each other two points may be that two articles give for one doing: the village and its height."""

_LEVELS = ("same", "within", "near", "apart")


def reach(place: str) -> float:
    """Return how many kilometres a place reaches from its point; 0 for a point and for what nobody knows."""
    if place in _WIDER_KM:
        return _WIDER_KM[place]
    return _REACH_KM.get(PLACES[place].kind, 0.0) if place in PLACES else 0.0


@lru_cache(maxsize=65536)
def distance_km(one: str, two: str) -> float:
    """Return the kilometres between two places' points; infinite where the gazetteer lacks one."""
    if one not in PLACES or two not in PLACES:
        return float("inf")
    a, b = PLACES[one], PLACES[two]
    lat1, lat2 = radians(a.lat), radians(b.lat)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


@lru_cache(maxsize=65536)
def closeness(one: str, two: str) -> str:
    """Return ``same``, ``within``, ``near`` or ``apart``.

    >>> closeness("shusha", "shusha-district")
    'within'
    """
    if one == two:
        return "same"
    apart, wide = distance_km(one, two), max(reach(one), reach(two))
    if wide:
        return "within" if apart <= wide else "apart"
    return "near" if apart <= NEAR_KM else "apart"


def meeting(ones: Collection[str], twos: Collection[str]) -> str:
    """Return how close two reports' places come: ``none`` and ``one`` where both or one name no place.

    The closest pair counts: an article that names one of several places attacked tells of the same attack.
    """
    if not ones or not twos:
        return "one" if ones or twos else "none"
    return min((closeness(a, b) for a in ones for b in twos), key=_LEVELS.index)
