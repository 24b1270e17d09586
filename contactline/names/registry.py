"""Places and actors by id, read from ``data/names/``."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from contactline.model import DATA


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry: ``lat`` and ``lon`` in degrees (EPSG:4326), rounded to about 10 m.

    ``names`` maps a two-letter language code to all written forms, the usual one first.
    """

    id: str
    kind: str
    lat: float
    lon: float
    names: Mapping[str, tuple[str, ...]]
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, institution, force, organisation or person; ``names`` as in Place."""

    id: str
    type: str
    names: Mapping[str, tuple[str, ...]]


def written(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that can stand in a text: not ``A / B``, and none with a remark in brackets."""
    return tuple(name for name in names if " / " not in name and "(" not in name)


def _forms(cell: str) -> tuple[str, ...]:
    """Split a cell at ``|`` and keep the order."""
    return tuple(dict.fromkeys(form.strip() for form in cell.split("|") if form.strip()))


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / "names" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _place(row: dict[str, str]) -> Place:
    names = {lang: _forms(row[f"name_{lang}"]) for lang in ("en", "az", "hy", "ru", "ar", "fa", "tr")}
    return Place(
        row["id"],
        row["kind"],
        float(row["lat"]),
        float(row["lon"]),
        MappingProxyType(names),
        row["coord_source"],
        row["note"] or "",
    )


def _actor(row: dict[str, str]) -> Actor:
    names = {lang: _forms(row[f"name_{lang}"]) for lang in ("en", "ru", "ar", "az", "hy")}
    return Actor(row["id"], row["type"], MappingProxyType(names))


PLACES: Mapping[str, Place] = MappingProxyType({row["id"]: _place(row) for row in _rows("places.csv")})
"""Every place by id. Source: see ``data/names/SOURCES.md``."""

ACTORS: Mapping[str, Actor] = MappingProxyType({row["id"]: _actor(row) for row in _rows("actors.csv")})
"""Every actor by id. Source: see ``data/names/SOURCES.md``."""
