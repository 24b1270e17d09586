"""Who two reports say did it: the same actor, a state and its army or minister, or others.

Whose somebody is stands in ``data/names/offices.csv``; whose a ministry or an army is, in its id (``az-mod``).
"""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache

from contactline.model import DATA
from contactline.names import ACTORS

_STATE_OF = {
    "nkda": "nkr", "nkao-soviet": "nkr", "kremlin-press": "ru", "tass": "ru", "anama": "az", "apf": "az",
    "karabakh-committee": "am", "arf": "am", "azssr": "az", "amssr": "am", "ussr-forces": "ussr", "regiment-366": "ussr",
}  # fmt: skip
"""Bodies whose id does not begin with their state's."""

_BODY_OF = {
    "defence-minister": "mod", "foreign-minister": "mfa", "mfa-spokesperson": "mfa", "president": "presidency",
    "acting-president": "presidency", "leader": "presidency", "prime-minister": "government",
    "peacekeepers-commander": "pk", "ombudsman": "ombudsman", "presidential-spokesperson": "press",
}  # fmt: skip
"""The body that an office speaks for, by the end of the body's id."""

_ALLIED = {"am", "nkr"}
"""Articles of other countries often say one for the other."""


@dataclass(frozen=True, slots=True)
class Party:
    """An actor with the state it belongs to and the bodies that it is or speaks for."""

    id: str
    state: str
    bodies: frozenset[str]
    is_person: bool


@lru_cache(maxsize=8192)
def party(actor: str) -> Party:
    """Return whose an actor is; one that belongs to no state is its own."""
    offices = _offices().get(actor, ())
    states = [state for _, state in offices]
    bodies = {f"{state}-{_BODY_OF[office]}" for office, state in offices if office in _BODY_OF}
    head, dash, _ = actor.partition("-")
    own = _STATE_OF.get(actor) or (head if dash and head in ACTORS and not offices else actor)
    return Party(actor, states[0] if states else own, frozenset(bodies), bool(offices) or _is_person(actor))


@lru_cache(maxsize=65536)
def nearness(one: str, two: str) -> float:
    """Return between 0 and 1 how likely two actors stand for the same one.

    >>> nearness("az-mod", "az"), nearness("az-mod", "am-mod")
    (0.7, 0.0)
    """
    if one == two:
        return 1.0
    a, b = party(one), party(two)
    if one in b.bodies or two in a.bodies:
        return 0.8
    if one == b.state or two == a.state:
        return 0.7
    if a.state == b.state:
        return 0.1 if a.is_person and b.is_person else 0.3
    return 0.35 if {a.state, b.state} == _ALLIED else 0.0


def states(actors: Collection[str]) -> frozenset[str]:
    """Return the states (or bodies of their own) that actors belong to."""
    return frozenset(party(actor).state for actor in actors)


def likeness(ones: Collection[str], twos: Collection[str]) -> tuple[float, float] | None:
    """Return how near the nearest pair of two reports' actors is, and how near all are on the average.

    None where one of the two names nobody.
    """
    if not ones or not twos:
        return None
    forth = [max(nearness(a, b) for b in twos) for a in ones]
    back = [max(nearness(a, b) for a in ones) for b in twos]
    return max(forth), (sum(forth) + sum(back)) / (len(forth) + len(back))


def _is_person(actor: str) -> bool:
    return actor in ACTORS and ACTORS[actor].type == "person"


@cache
def _offices() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, dict[tuple[str, str], None]] = {}
    with (DATA / "names" / "offices.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["actor"], {})[row["office"], row["country"]] = None
    return {actor: tuple(offices) for actor, offices in found.items()}
