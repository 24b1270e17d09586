"""A view as GeoPackage (OGC 12-128): a layer for each kind of thing on the map, and a table that says from where."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from contactline.exports.geojson import dated_rows, event_geometry, event_properties
from contactline.exports.rows import rows_of
from contactline.exports.taken import Taken

CRS = "EPSG:4326"
_EVENT_COLUMNS = (
    "id", "title", "kind", "kind_label", "date", "first", "last", "precision", "date_in_words", "status", "places",
    "actors", "origin", "grade", "certainty", "review", "deaths", "dataset", "dataset_terms", "sources", "link",
)  # fmt: skip


def geopackage_file(taken: Taken) -> bytes:
    """Return the file: ``events``, then ``control``, ``line``, ``corridor``, ``zone``, ``post`` as the day has them.

    Lists are JSON text. ``about`` names where all is from; an events layer without rows is there too.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "view.gpkg"
        _layers(taken, path)
        return path.read_bytes()


def _layers(taken: Taken, path: Path) -> None:
    _write(_events(taken), path, "events")
    by_layer: dict[str, list[tuple[dict[str, Any], Any]]] = {}
    for (feature, _), properties in dated_rows(taken):
        by_layer.setdefault(feature.layer, []).append((properties, feature.geometry))
    for layer, rows in by_layer.items():
        table = pd.DataFrame([_flat(properties) for properties, _ in rows])
        _write(gpd.GeoDataFrame(table, geometry=[shape for _, shape in rows], crs=CRS), path, layer)
    about = pd.DataFrame(sorted(taken.provenance.named().items()), columns=["name", "value"])
    _write(about, path, "about")


def _events(taken: Taken) -> gpd.GeoDataFrame:
    rows = list(rows_of(taken))
    table = pd.DataFrame(
        [_flat(event_properties(row)) for row in rows], columns=list(_EVENT_COLUMNS), dtype=object
    )
    shapes = [shapely.geometry.shape(found) if (found := event_geometry(row)) else None for row in rows]
    return gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(np.array(shapes, dtype=object), crs=CRS))


def _flat(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
        for name, value in properties.items()
        if name != "layer"
    }


def _write(table: pd.DataFrame, path: Path, layer: str) -> None:
    """Write a layer, or a table without shapes, beside those that the file has."""
    pyogrio.write_dataframe(table, path, layer=layer, driver="GPKG")
