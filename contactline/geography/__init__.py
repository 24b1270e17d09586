"""The dated geography: who held what, where the line ran, which road the corridor was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from contactline.geography.control import CONTROLLERS, ControlError, Holding, control, holdings
from contactline.geography.features import DatedFeature, Period, dated_features, read_layer

BASE_LAYERS: tuple[str, ...] = (
    "countries", "provinces_armenia", "rayons_azerbaijan", "lakes", "rivers", "districts", "nkao", "roads",
)  # fmt: skip
"""Layers behind the dated ones, each a file of ``data/geo/``."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What held on one day: each feature with what it was."""

    on: date
    cells: tuple[tuple[DatedFeature, Period], ...]
    lines: tuple[tuple[DatedFeature, Period], ...]
    corridors: tuple[tuple[DatedFeature, Period], ...]
    holdings: tuple[Holding, ...]


def as_of(on: date) -> Situation:
    """Return the situation on a day; empty before the control data starts (20 February 1988)."""
    found: dict[str, list[tuple[DatedFeature, Period]]] = {"control": [], "line": [], "corridor": []}
    for feature in dated_features():
        period = feature.on(on)
        if period:
            found[feature.layer].append((feature, period))
    return Situation(
        on, tuple(found["control"]), tuple(found["line"]), tuple(found["corridor"]), tuple(control(on))
    )


@cache
def base_layers() -> dict[str, dict[str, Any]]:
    """Return the background layers by name, as GeoJSON FeatureCollections in EPSG:4326."""
    return {name: read_layer(name) for name in BASE_LAYERS}


__all__ = [
    "BASE_LAYERS",
    "CONTROLLERS",
    "ControlError",
    "DatedFeature",
    "Holding",
    "Period",
    "Situation",
    "as_of",
    "base_layers",
    "control",
    "dated_features",
    "holdings",
]
