"""``datapackage.json``: what a release is and what each of its files and columns holds (Data Package 2.0)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from contactline.library.package.content import ReleaseContent
from contactline.library.package.layers import Layer
from contactline.library.package.tables import Field, Table

NAME: Final = "contactline"
PROFILES: Final = "https://datapackage.org/profiles/2.0"
LICENCES: Final = {
    "MIT": ("MIT License", "https://opensource.org/license/mit"),
    "ODbL-1.0": (
        "Open Data Commons Open Database License 1.0, © OpenStreetMap contributors",
        "https://opendatacommons.org/licenses/odbl/1-0/",
    ),
    "CC-BY-4.0": (
        "Creative Commons Attribution 4.0; credit GeoNames and Who's On First",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
}
SOURCES: Final = (
    ("OpenStreetMap contributors", "https://www.openstreetmap.org/copyright"),
    ("Natural Earth", "https://www.naturalearthdata.com/about/terms-of-use/"),
    ("GeoNames", "https://www.geonames.org/"),
    ("Who's On First", "https://whosonfirst.org/docs/licenses/"),
)
"""What outlines and points were made from; facts have their own sources, row by row."""

GUARD: Final = (
    "A text cell of a CSV file that begins with = + - @ (also in full width), a tab, a line break or an apostrophe has "
    "one apostrophe before it: take one off to have the text itself."
)

Json = dict[str, Any]


def descriptor(
    content: ReleaseContent, tables: Sequence[Table], layers: Sequence[Layer], files: Mapping[str, bytes]
) -> bytes:
    """Return the descriptor of a release; ``files`` are the bytes of its tables and layers by path."""
    release = content.release
    resources = [
        *(_table(table, files[table.path]) for table in tables),
        *(_layer(layer, files[layer.path]) for layer in layers),
    ]
    package = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": NAME,
        "version": release.version,
        "title": f"Contact Line, data release {release.version}",
        "description": "Dated facts about the situation around Nagorno-Karabakh, each with its source: events, who held "
        f"which area, the line of contact, the Lachin corridor, names. {GUARD}",
        "created": f"{release.through.isoformat()}T00:00:00Z",
        "keywords": ["Nagorno-Karabakh", "Armenia", "Azerbaijan", "chronology", "control"],
        "licenses": [_licence(name) for name in LICENCES],
        "contributors": [{"title": "The maintainers of Contact Line", "roles": ["creator"]}],
        "sources": [
            *({"title": title, "path": path} for title, path in SOURCES),
            *({"title": f"{one.title} ({one.licence}). {one.citation}"} for one in content.datasets),
        ],
        "resources": resources,
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _table(table: Table, written: bytes) -> Json:
    schema: Json = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(one) for one in table.fields],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.references:
        schema["foreignKeys"] = [
            {
                "fields": [one.field],
                "reference": {"resource": _name(one.table), "fields": [one.key]},
            }
            for one in table.references
        ]
    return {
        **_resource(table.path, table.title, table.licence, written),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "schema": schema,
    }


def _layer(layer: Layer, written: bytes) -> Json:
    return {
        **_resource(layer.path, layer.title, layer.licence, written),
        "format": "geojson",
        "mediatype": "application/geo+json",
    }


def _resource(path: str, title: str, licence: str, written: bytes) -> Json:
    return {
        "name": _name(path),
        "path": path,
        "title": title,
        "encoding": "utf-8",
        "bytes": len(written),
        "hash": f"sha256:{hashlib.sha256(written).hexdigest()}",
        "licenses": [_licence(licence)],
    }


def _field(field: Field) -> Json:
    described: Json = {"name": field.name, "type": field.type, "description": field.description}
    constraints: Json = {"required": True} if field.required else {}
    if field.choices:
        constraints["enum"] = list(field.choices)
    return {**described, "constraints": constraints} if constraints else described


def _name(path: str) -> str:
    """Return the name of a resource: events.csv is ``events``, events.geojson ``events-geojson``."""
    stem, _, ending = path.replace("/", "-").replace("_", "-").rpartition(".")
    return stem if ending == "csv" else f"{stem}-{ending}"


def _licence(name: str) -> Json:
    title, path = LICENCES[name]
    return {"name": name, "title": title, "path": path}
