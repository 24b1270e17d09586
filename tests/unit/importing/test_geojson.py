"""GeoJSON: shapes become places with a radius, whatever they were drawn in."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactline.library.importers import FieldMap, Problem, open_table, read_table
from contactline.library.importers.cells import BAD_CRS, NO_GEOMETRY, NOT_GEOJSON
from contactline.library.importers.gazetteer import distance_km
from tests.unit.importing.fixtures import MINE

SQUARE = [[46.8, 39.8], [47.0, 39.8], [47.0, 40.0], [46.8, 40.0], [46.8, 39.8]]


def read(geometry, crs=None):
    """What is read of one feature of the 10th of November 2020."""
    document = {"type": "FeatureCollection", "features": [feature(geometry)]}
    if crs:
        document["crs"] = {"type": "name", "properties": {"name": crs}}
    return read_table(json.dumps(document).encode(), MINE, FieldMap(date="day", title="what"))


def feature(geometry):
    """A feature with the properties of an event."""
    return {"type": "Feature", "properties": {"day": "2020-11-10", "what": "Here"}, "geometry": geometry}


def test_a_point_is_a_point():
    """No radius is made up for it."""
    where = read({"type": "Point", "coordinates": [46.75, 39.82]}).events[0].location

    assert (where.lat, where.lon, where.radius_km) == (39.82, 46.75, 0)


@pytest.mark.parametrize(
    ("kind", "coordinates"), [("Polygon", [SQUARE]), ("LineString", SQUARE[:4]), ("MultiPoint", SQUARE[:4])]
)
def test_a_shape_is_drawn_as_a_disc_that_holds_all_of_it(kind, coordinates):
    """The happening was somewhere in the shape, so no corner may stick out."""
    where = read({"type": kind, "coordinates": coordinates}).events[0].location

    assert where.radius_km + 0.1 >= max(distance_km(where.lat, where.lon, lat, lon) for lon, lat in SQUARE)


def test_another_coordinate_system_is_converted():
    """Web Mercator metres come out as the degrees they stand for."""
    where = (
        read({"type": "Point", "coordinates": [5204186.2, 4840000.0]}, "urn:ogc:def:crs:EPSG::3857")
        .events[0]
        .location
    )

    assert (round(where.lat, 2), round(where.lon, 2)) == (39.82, 46.75)


def test_an_unknown_coordinate_system_is_refused():
    """Without it the numbers mean no place."""
    found = read({"type": "Point", "coordinates": [46.75, 39.82]}, "EPSG:no-such-thing")

    assert [(one.column, one.message) for one in found.problems] == [("crs", BAD_CRS)]


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [5204186.2, 4840000.0]},
        {"type": "Point", "coordinates": []},
        {"type": "Polygon", "coordinates": [[["a", "b"]]]},
        {"type": "Sphere", "coordinates": [1, 2]},
        {"coordinates": [1, 2]},
        [1, 2],
        "POINT (1 2)",
    ],
)
def test_a_shape_that_is_none_is_a_problem_of_its_feature(geometry):
    """Metres without a coordinate system, empty and broken shapes are named, not drawn at (0, 0)."""
    found = read(geometry)

    assert [(one.row, one.column, one.message) for one in found.problems] == [(1, "geometry", NO_GEOMETRY)]


@pytest.mark.parametrize(
    "raw", [b"{", b"{}", b'{"features": 3}', b'{"features": [3]}', b"{" * 100_000, b'{"a":' * 50_000]
)
def test_json_that_is_no_geojson_is_refused(raw):
    """Broken, other and deeply nested JSON all get the same plain answer."""
    assert open_table(raw) == Problem(0, "file", NOT_GEOJSON)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)
SHAPES = st.fixed_dictionaries(
    {"type": st.sampled_from(["Point", "LineString", "Polygon", "MultiPolygon", "GeometryCollection", "x"])},
    optional={"coordinates": JSON, "geometries": JSON},
)


@given(geometry=SHAPES | JSON, properties=JSON, crs=JSON)
@settings(max_examples=150, deadline=None)
def test_any_json_is_read_without_a_crash(geometry, properties, crs):
    """Whatever stands where a shape, properties or a coordinate system should, the answer is plain."""
    document = {"features": [{"type": "Feature", "properties": properties, "geometry": geometry}], "crs": crs}

    found = read_table(json.dumps(document).encode(), MINE, FieldMap(date="day"))

    assert len(found.events) + found.outside + len(found.problems) >= 1
