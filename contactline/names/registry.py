"""Places and actors by id, read from ``data/names/``."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
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


def _forms(*cells: str) -> tuple[str, ...]:
    """Split cells at ``|``, drop remarks in brackets at the end of Arabic forms, keep the order."""
    forms = (re.sub(r"\s*\(trap:.*\)$", "", form).strip() for cell in cells for form in cell.split("|"))
    return tuple(dict.fromkeys(form for form in forms if form))


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
    names = {
        "en": _forms(row["name_en"]),
        "ru": _forms(row["name_ru"]),
        "ar": _forms(row["name_ar"], row["ar_variants"]),
        "az": _forms(row["name_az"], row["az_variants"]),
        "hy": _forms(row["name_hy"]),
    }
    return Actor(row["id"], row["type"], MappingProxyType(names))


PLACES: Mapping[str, Place] = MappingProxyType({row["id"]: _place(row) for row in _rows("places.csv")})
"""Every place by id. Source: see ``data/names/SOURCES.md``."""

ACTORS: Mapping[str, Actor] = MappingProxyType({row["id"]: _actor(row) for row in _rows("actors.csv")})
"""Every actor by id. Source: see ``data/names/SOURCES.md``."""
