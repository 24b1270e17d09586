"""The map's data as JSON that is inert wherever it stands: in a script, in ``eval``, in a template."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import shapely

from contactline.geography import Arc, DatedFeature, Period
from contactline.maps.marks import OPEN_END, day_number, name_point
from contactline.names import PLACES, Place

_INERT = str.maketrans(
    {c: f"\\u{ord(c):04x}" for c in "<>&`$'\u2028\u2029"}
)  # each of these can end or start something in HTML, JavaScript or a template literal


def inert_json(value: object) -> str:
    """Return JSON with no character that HTML, JavaScript or a template could take for its own."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_INERT)


def dated_columns(features: Sequence[DatedFeature]) -> dict[str, Any]:
    """Return the dated features with their periods; texts stand once, periods point at them."""
    texts: dict[str, int] = {}

    def number(text: str) -> int:
        return texts.setdefault(text, len(texts))

    rows = [
        {
            "id": feature.id,
            "layer": feature.layer,
            "area": feature.area,
            "place": feature.place,
            **_drawn(feature),
            "periods": [_period(period, number) for period in feature.periods],
        }
        for feature in features
    ]
    return {"features": rows, "texts": list(texts)}


def _drawn(feature: DatedFeature) -> dict[str, object]:
    """Return what a feature is drawn with: positions of edges between cells, or a shape of its own."""
    return {"edges": feature.edges} if feature.edges else {"shape": _shape(feature.geometry)}


def edge_paths(arcs: Sequence[Arc]) -> list[list[list[float]]]:
    """Return the edges between cells, each as [lon, lat] pairs."""
    return [path for arc in arcs for path in _shape(arc.geometry)]


def _period(period: Period, number: Any) -> list[object]:
    return [
        day_number(period.valid_from, 0),
        day_number(period.valid_to, OPEN_END),
        period.value,
        period.co_presence,
        int(period.contested),
        period.certainty,
        int(period.schematic),
        number(period.basis),
        [number(source) for source in period.sources],
    ]


def _shape(geometry: Any) -> list[list[list[float]]]:
    """Return rings or lines as flat lists of [lon, lat] pairs, rounded to 4 decimals (about 10 m)."""
    paths: list[list[list[float]]] = []
    for part in shapely.get_parts(geometry):
        if part.geom_type == "Point":
            paths.append([[part.x, part.y]])
            continue
        lines = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        paths += [[[round(x, 4), round(y, 4)] for x, y in line.coords] for line in lines]
    return paths


def base_paths(layers: Mapping[str, Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the background layers as paths with their ids."""
    return {
        name: [
            {
                "id": feature["properties"].get("id", ""),
                "shape": _shape(shapely.geometry.shape(feature["geometry"])),
            }
            for feature in layer["features"]
        ]
        for name, layer in layers.items()
    }


LABEL_RANKS = {
    "region": 0,
    "district": 1,
    "capital": 2,
    "town": 3,
    "bridge": 6,
    "checkpoint": 5,
    "village": 5,
}
"""Importance of a label by the kind of place: 1 is shown first."""

CENTRES = (
    "stepanakert", "shusha", "lachin", "kalbajar", "aghdam", "fuzuli", "jabrayil", "zangilan", "qubadli",
    "martakert", "martuni", "hadrut", "askeran", "goris",
)  # fmt: skip
"""Centres of districts, in the order in which they are written where there is no room for all."""

CORE = frozenset(tuple(PLACES)[:116])
"""The places that the chronology and the control facts are about: the first rows of the gazetteer."""

AFTER_CORE = 4
"""How much later than a place of the core another of its kind is written."""

LABELLED_REGIONS = frozenset({"nagorno-karabakh"})


def labels(place_label: Any) -> list[dict[str, Any]]:
    """Return the places whose names are written on the map, most important first."""
    rows = [
        {"text": place_label(place.id), "lat": lat, "lon": lon, "rank": _rank(place), "order": _order(place)}
        for place in PLACES.values()
        for lat, lon in [name_point(place)]
        if _is_labelled(place)
    ]
    return sorted(rows, key=lambda row: (row["rank"], row["order"], row["text"]))


def _is_labelled(place: Place) -> bool:
    if place.kind == "region":
        return place.id in LABELLED_REGIONS
    return place.kind in LABEL_RANKS and (place.kind != "district" or place.id in CORE)


def _rank(place: Place) -> int:
    if place.id in CENTRES:
        return 2
    return LABEL_RANKS[place.kind] + (0 if place.id in CORE else AFTER_CORE)


def _order(place: Place) -> int:
    return CENTRES.index(place.id) if place.id in CENTRES else len(CENTRES)
