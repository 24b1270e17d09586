"""Who is meant by an office or a body of a country on a day: "the Armenian prime minister" in March 2021."""

from __future__ import annotations

import csv
from collections.abc import Container, Mapping, Sequence
from datetime import date
from functools import cache

from contactline.extract.mentions.words import shared
from contactline.model import DATA

_INSTITUTIONS = {
    "president": "presidency",
    "acting-president": "presidency",
    "leader": "presidency",
    "prime-minister": "government",
    "foreign-minister": "foreign",
    "defence-minister": "defence",
}
_INSTEAD = {
    "prime-minister": ("state-minister",),
    "president": ("leader", "acting-president"),
    "defence-minister": (),
}
_RULERS = ("president", "prime-minister", "leader")


def meant(key: str, country: str, day: date | None) -> str | None:
    """Return the actor meant by a body or an office of a country; None where we do not know."""
    bodies = shared().get(key)
    if bodies is not None:
        found = bodies.get(country) or (bodies.get("*") if country else None)
        found = _of_day(found, day) if isinstance(found, list) else found
        return country if found == "=" else found or None
    return _holder(key, country, day) or (country if key in _RULERS else None)


def _of_day(found: Sequence[str], day: date | None) -> str:
    """Return who was meant on a day: the first of a row, or who follows the last day of it that has come."""
    iso = day.isoformat() if day else ""
    come = [who for since, who in zip(found[1::2], found[2::2], strict=True) if since <= iso]
    return come[-1] if come else found[0]


def sister(actor: str, country: str) -> str | None:
    """Return what is to a country as a body is to its own: its army, its ministry; None where we do not know."""
    keys = [key for key, bodies in shared().items() if bodies.get("*") and actor in bodies.values()]
    return next((found for key in keys if (found := meant(key, country, None))), None)


def institution_of(office: str, country: str) -> str:
    """Return the institution of an office, for those who speak for it: the presidency for a president."""
    return meant(_INSTITUTIONS.get(office, "side"), country, None) or country


def head_of(body: str) -> str:
    """Return the office of who heads a body: the foreign minister for a foreign ministry; "" for none."""
    return shared()["heads"].get(body, "")


@cache
def headed_by(actor: str) -> tuple[str, str]:
    """Return the office and the country of who heads a ministry: its foreign minister; "" for no ministry."""
    for body, office in shared()["heads"].items():
        for country, institution in shared()[body].items():
            if institution == actor and country != "*":
                return office, country
    return "", ""


def who(actor: str, day: date | None, on: date | None) -> str:
    """Return who a name meant: "Aliyev" before 31 October 2003, "Moscow" in a sentence of Soviet times.

    ``day`` is the day that the sentence speaks of, ``on`` that of publication.
    """
    for group, told in (("persons", day), ("states", day), ("published", on)):
        change = shared()[group].get(actor)
        if change and told and told.isoformat() < change[0]:
            return change[1]
    return actor


def ever_held(actor: str, office: str, country: str) -> bool:
    """Whether somebody held an office at some time, so that its title may stand before the name."""
    return any(row["actor"] == actor for row in _rows().get((office, country), ()))


def offices_of(actor: str, day: date | None) -> frozenset[str]:
    """Return the offices that somebody held on a day, of whatever country."""
    iso = day.isoformat() if day else "9999"
    held = _held().get(actor, ())
    return frozenset([office for office, first, last in held if first <= iso and (not last or iso < last)])


def holds(actor: str, offices: Container[str], day: date | None) -> bool:
    """Whether somebody held one of some offices on a day, of whatever country."""
    return any(office in offices for office in offices_of(actor, day))


def holders(countries: Container[str]) -> frozenset[str]:
    """Return all who ever held an office of some countries."""
    rows = (row for (_, country), found in _rows().items() if country in countries for row in found)
    return frozenset(row["actor"] for row in rows)


@cache
def _held() -> Mapping[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for (office, _), rows in _rows().items():
        for row in rows:
            found.setdefault(row["actor"], []).append((office, row["valid_from"], row["valid_to"]))
    return found


def _holder(office: str, country: str, day: date | None) -> str | None:
    iso = day.isoformat() if day else "9999"
    for name in (office, *_INSTEAD.get(office, ())):
        for row in _rows().get((name, country), ()):
            if row["valid_from"] <= iso and (not row["valid_to"] or iso < row["valid_to"]):
                return row["actor"]
    return None


@cache
def _rows() -> Mapping[tuple[str, str], tuple[dict[str, str], ...]]:
    found: dict[tuple[str, str], list[dict[str, str]]] = {}
    with (DATA / "names" / "offices.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault((row["office"], row["country"]), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}
