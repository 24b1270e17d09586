"""The dated geography: who held what, where the line ran, which road the corridor was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from contactline.geography.changes import Change, changes
from contactline.geography.control import CONTROLLERS, Holding, control, holdings, settlement_holdings
from contactline.geography.corridor import corridors, posts
from contactline.geography.features import DatedFeature, Period, cells, read_layer, turns
from contactline.geography.lines import Arc, arcs, contact_line, line_edges, lines, zone_edges, zones
from contactline.geography.schema import ControlError
from contactline.geography.settlements import Settlement, settlements

BASE_LAYERS: tuple[str, ...] = (
    "countries", "provinces_armenia", "rayons_azerbaijan", "lakes", "rivers", "districts", "nkao", "roads",
)  # fmt: skip
"""Layers behind the dated ones, each a file of ``data/geo/``."""

Dated = tuple[DatedFeature, Period]


@dataclass(frozen=True, slots=True)
class Situation:
    """What held on one day: each feature with what it was."""

    on: date
    cells: tuple[Dated, ...]
    lines: tuple[Dated, ...]
    corridors: tuple[Dated, ...]
    holdings: tuple[Holding, ...]
    zones: tuple[Dated, ...] = ()
    posts: tuple[Dated, ...] = ()


def as_of(on: date) -> Situation:
    """Return the situation on a day; empty before the control data starts (20 February 1988)."""
    return Situation(
        on,
        cells=_holding_on(cells(), on),
        lines=_holding_on(lines(), on),
        corridors=_holding_on(corridors(), on),
        holdings=tuple(control(on)),
        zones=_holding_on(zones(), on),
        posts=_holding_on(posts(), on),
    )


@cache
def dated_features() -> tuple[DatedFeature, ...]:
    """Return every control cell, line, corridor, zone and post with its periods."""
    return (*cells(), *lines(), *corridors(), *zones(), *posts())


@cache
def base_layers() -> dict[str, dict[str, Any]]:
    """Return the background layers by name, as GeoJSON FeatureCollections in EPSG:4326."""
    return {name: read_layer(name) for name in BASE_LAYERS}


def _holding_on(features: tuple[DatedFeature, ...], on: date) -> tuple[Dated, ...]:
    return tuple((feature, period) for feature in features if (period := feature.on(on)))


__all__ = [
    "BASE_LAYERS",
    "CONTROLLERS",
    "Arc",
    "Change",
    "ControlError",
    "DatedFeature",
    "Holding",
    "Period",
    "Settlement",
    "Situation",
    "arcs",
    "as_of",
    "base_layers",
    "changes",
    "contact_line",
    "control",
    "corridors",
    "dated_features",
    "holdings",
    "line_edges",
    "lines",
    "posts",
    "settlement_holdings",
    "settlements",
    "turns",
    "zone_edges",
    "zones",
]
