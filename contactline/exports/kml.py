"""A view as KML 2.3: events and cells with their time, for Google Earth, QGIS and GDAL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from xml.etree import ElementTree as Tree

import shapely
from shapely.geometry.base import BaseGeometry

from contactline.exports.geojson import Properties, dated_rows
from contactline.exports.rows import EventRow, rows_of
from contactline.exports.taken import Taken

NAMESPACE = "http://www.opengis.net/kml/2.2"
_NOT_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OPACITY = "b8"
"""Of the cells, in hexadecimal: as on the map, what lies under them shows through."""


def kml_file(taken: Taken) -> bytes:
    """Return a KML document: a folder of events, one of what the map shows of the day.

    An event of one day has a TimeStamp, any other a TimeSpan; an open end stays open. What KML has no place
    for is ExtendedData.
    """
    root = Tree.Element("kml", xmlns=NAMESPACE)
    document = _add(root, "Document")
    _add(document, "name", taken.provenance.title)
    _add(document, "description", "\n".join(taken.provenance.lines()))
    for value, colour in taken.colours.items():
        _style(document, value, colour)
    _data(document, taken.provenance.named())
    events = _add(document, "Folder")
    _add(events, "name", "events")
    for row in rows_of(taken):
        _event(events, row)
    geography = _add(document, "Folder")
    _add(geography, "name", "geography")
    for (feature, _), properties in dated_rows(taken):
        _dated(geography, feature.geometry, properties, taken.colours)
    return Tree.tostring(root, encoding="utf-8", xml_declaration=True)


def _event(folder: Tree.Element, row: EventRow) -> None:
    mark = _add(folder, "Placemark", id=f"event-{_xml_id(row.id)}")
    _add(mark, "name", row.title)
    _add(mark, "description", "\n".join((row.date_in_words, row.kind_label, *row.sources, row.link)))
    _time(mark, row.first, row.last)
    places = "; ".join(f"{place.label} ({place.role})" for place in row.places)
    _data(
        mark,
        {
            "id": row.id,
            "kind": row.kind,
            "date": row.date,
            "status": row.status,
            "places": places,
            "actors": "; ".join(row.actors),
            "origin": row.origin,
            "certainty": row.certainty,
            "dataset_terms": row.terms,
            "link": row.link,
        },
    )
    points = [shapely.Point(place.lon, place.lat) for place in row.points]
    if points:
        _geometry(mark, points[0] if len(points) == 1 else shapely.MultiPoint(points))


def _dated(
    folder: Tree.Element, shape: BaseGeometry, properties: Properties, colours: Mapping[str, str]
) -> None:
    mark = _add(folder, "Placemark", id=f"{properties['layer']}-{_xml_id(properties['id'])}")
    _add(mark, "name", f"{properties['label']}: {properties['value']}")
    _add(mark, "description", "\n".join((properties["basis"], *properties["sources"])))
    through = properties["valid_through"]
    _time(
        mark,
        date.fromisoformat(properties["valid_from"]),
        date.fromisoformat(through) if through else None,
    )
    if properties["value"] in colours:
        _add(mark, "styleUrl", f"#{properties['value']}")
    _data(mark, {name: str(value) for name, value in properties.items() if name not in ("sources", "basis")})
    _geometry(mark, shape)


def _style(document: Tree.Element, value: str, colour: str) -> None:
    """Add how a cell of a holder is filled; KML writes a colour as opacity, blue, green, red."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    style = _add(document, "Style", id=value)
    _add(_add(style, "LineStyle"), "width", "0")
    _add(_add(style, "PolyStyle"), "color", f"{_OPACITY}{blue}{green}{red}")


def _time(mark: Tree.Element, first: date | None, last: date | None) -> None:
    if first and first == last:
        _add(_add(mark, "TimeStamp"), "when", first.isoformat())
        return
    span = _add(mark, "TimeSpan")
    for name, day in (("begin", first), ("end", last)):
        if day:
            _add(span, name, day.isoformat())


def _geometry(parent: Tree.Element, shape: BaseGeometry) -> None:
    """Add a shape: coordinates are longitude, latitude in degrees (WGS 84), as KML has them."""
    parts = shapely.get_parts(shape)
    if len(parts) > 1:
        parent = _add(parent, "MultiGeometry")
    for part in parts:
        if part.geom_type == "Polygon":
            polygon = _add(parent, "Polygon")
            _ring(polygon, "outerBoundaryIs", part.exterior.coords)
            for hole in part.interiors:
                _ring(polygon, "innerBoundaryIs", hole.coords)
        else:
            drawn = _add(parent, "Point" if part.geom_type == "Point" else "LineString")
            _add(drawn, "coordinates", _written(part.coords))


def _ring(polygon: Tree.Element, name: str, points: Iterable[tuple[float, ...]]) -> None:
    _add(_add(_add(polygon, name), "LinearRing"), "coordinates", _written(points))


def _written(points: Iterable[tuple[float, ...]]) -> str:
    return " ".join(f"{point[0]:.5f},{point[1]:.5f}" for point in points)


def _data(parent: Tree.Element, values: Mapping[str, str]) -> None:
    extended = _add(parent, "ExtendedData")
    for name, value in values.items():
        if value:
            _add(_add(extended, "Data", name=name), "value", value)


def _add(parent: Tree.Element, tag: str, text: str = "", **attributes: str) -> Tree.Element:
    """Add an element; a character that XML cannot hold is left out."""
    made = Tree.SubElement(parent, tag, attributes)
    made.text = _NOT_XML.sub("", text) or None
    return made


def _xml_id(identifier: str) -> str:
    return re.sub(r"[^\w.-]", "_", identifier, flags=re.ASCII)
