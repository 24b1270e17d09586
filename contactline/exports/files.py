"""The formats in which a view's data is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import NamedTuple

from contactline.exports.csv_file import csv_file
from contactline.exports.geojson import geojson_file
from contactline.exports.ics import ics_file
from contactline.exports.kml import kml_file
from contactline.exports.linked_places import linked_places_file
from contactline.exports.taken import Taken
from contactline.exports.web_annotations import web_annotations_file


class DataFile(NamedTuple):
    """How a format is written and saved."""

    write: Callable[[Taken], bytes]
    extension: str
    media_type: str


def _geopackage_file(taken: Taken) -> bytes:
    # GDAL and geopandas take a second to import, which no visitor should wait for who saves no GeoPackage.
    return import_module("contactline.exports.geopackage").geopackage_file(taken)


DATA_FILES: Mapping[str, DataFile] = {
    "csv": DataFile(csv_file, "csv", "text/csv"),
    "geojson": DataFile(geojson_file, "geojson", "application/geo+json"),
    "geopackage": DataFile(_geopackage_file, "gpkg", "application/geopackage+sqlite3"),
    "kml": DataFile(kml_file, "kml", "application/vnd.google-earth.kml+xml"),
    "ics": DataFile(ics_file, "ics", "text/calendar"),
    "linked-places": DataFile(linked_places_file, "lpf.json", "application/ld+json"),
    "evidence": DataFile(web_annotations_file, "evidence.jsonld", "application/ld+json"),
}
"""Every format of the data, in the order in which the page offers them."""
