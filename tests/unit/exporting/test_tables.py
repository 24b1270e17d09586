"""Saved views as pandas and GDAL read them."""

import io
import json
from datetime import date

import pandas as pd
import pyogrio
import pytest

from contactline.exports.csv_file import COLUMNS, csv_file
from contactline.exports.geojson import geojson_file
from contactline.exports.geopackage import geopackage_file
from contactline.exports.kml import kml_file
from contactline.model import When
from tests.unit.exporting.fixtures import HOSTILE, about, at, event, hostile, near, taken


def table(view):
    """The CSV of a view, as pandas reads it."""
    return pd.read_csv(io.BytesIO(csv_file(view)), dtype=str, keep_default_na=False)


def read(content, name, folder, **options):
    """A saved file as GDAL reads it."""
    path = folder / name
    path.write_bytes(content)
    return pyogrio.read_dataframe(path, **options)


def test_csv_has_a_row_for_each_event_on_the_screen_in_its_order():
    """No event is added, none is left out."""
    view = taken()

    found = table(view)

    assert tuple(found.columns) == COLUMNS
    assert found["id"].tolist() == [event.id for event in view.events] and len(found) > 10


def test_csv_has_no_cell_that_a_spreadsheet_runs():
    """A cell that begins like a formula has an apostrophe before it, in whatever column."""
    found = table(hostile())

    cells = [cell for column in found.columns for cell in found[column] if cell]
    assert [cell for cell in cells if cell[0] in "=+-@\t\r"] == []
    assert found["title"].iloc[1] == "'" + HOSTILE[1]


def test_csv_has_one_row_for_a_title_of_many_lines():
    """A line feed in a title is a space, so that line by line readers count right."""
    lines = csv_file(hostile()).decode("utf-8-sig").splitlines()

    assert len(lines) == len(HOSTILE) + 1


def test_geojson_is_read_by_gdal_with_the_days_of_each_event(tmp_path):
    """Every event is a feature with its first and last day; the day's cells are features too."""
    view = taken()

    found = read(geojson_file(view), "view.geojson", tmp_path)

    events = found[found["layer"] == "events"]
    assert events["id"].tolist() == [event.id for event in view.events]
    assert set(found["layer"]) == {"events", "control", "line", "corridor", "zone", "post"}
    assert (found.crs.to_epsg(), found.geometry.dropna().is_valid.all()) == (4326, True)


def test_what_was_only_talked_about_has_no_point(tmp_path):
    """Talks about Nagorno-Karabakh are no incident inside it: the place is named with its role, and not drawn."""
    day = When.parse("2021-03-12")
    talks = event(id="e-1", when=day, places=(about("nagorno-karabakh"),), location=None)
    clash = event(id="e-2", when=day, places=(at("shusha"), about("nagorno-karabakh")), location=None)

    talked, happened = json.loads(geojson_file(taken(events=[talks, clash])))["features"][:2]

    assert talked["geometry"] is None
    assert talked["properties"]["places"][0]["role"] == "about"
    assert happened["geometry"]["type"] == "Point"


def test_a_place_known_to_some_distance_says_to_how_much():
    """Its point comes with its radius: nothing happened just there."""
    view = taken(events=[event(id="e-1", places=(), location=near(39.6, 47.1, 25))])

    found = table(view)

    assert found.loc[0, ["lat", "lon", "radius_km"]].tolist() == ["39.6000", "47.1000", "25"]


def test_only_the_layers_that_are_ticked_are_taken_away():
    """Who hid the zone does not find it in the file."""
    view = taken(layers=frozenset({"events", "control"}))

    features = json.loads(geojson_file(view))["features"]

    assert {feature["properties"]["layer"] for feature in features} == {"events", "control"}


def test_geopackage_has_a_layer_for_each_thing_and_a_table_of_its_origin(tmp_path):
    """QGIS finds events, cells, lines, road, zone and posts apart; the table says what to cite."""
    view = taken("ar")

    events = read(geopackage_file(view), "view.gpkg", tmp_path, layer="events")

    layers = {name for name, _ in pyogrio.list_layers(tmp_path / "view.gpkg")}
    about = pyogrio.read_dataframe(tmp_path / "view.gpkg", layer="about").set_index("name")["value"]
    assert layers == {"events", "control", "line", "corridor", "zone", "post", "about"}
    assert events["id"].tolist() == [event.id for event in view.events]
    assert about["citation"] == view.provenance.citation


@pytest.mark.parametrize("write", [geojson_file, geopackage_file, kml_file])
def test_hostile_titles_are_titles(write, tmp_path):
    """Whatever is in a title, GDAL reads one event for it with that title and nothing more."""
    suffix = {geojson_file: "geojson", geopackage_file: "gpkg", kml_file: "kml"}[write]
    options = {} if suffix == "geojson" else {"layer": "events"}

    found = read(write(hostile()), f"view.{suffix}", tmp_path, **options)

    column = "Name" if suffix == "kml" else "title"
    titles = found[column].tolist()[: len(HOSTILE)]
    assert len(found if suffix != "geojson" else found[found["layer"] == "events"]) == len(HOSTILE)
    assert titles[0] == HOSTILE[0] and titles[3] == HOSTILE[3] and titles[8:10] == list(HOSTILE[8:10])


def test_kml_has_a_time_stamp_for_a_day_and_a_span_for_a_period(tmp_path):
    """GDAL reads both ends of a span, and leaves an open end open."""
    whens = ["2020-11-10", "2020-11", "1992/.."]
    view = taken(
        events=[
            event(id=f"e-{i}", when=When.parse(when), places=(at("shusha"),)) for i, when in enumerate(whens)
        ]
    )

    found = read(kml_file(view), "view.kml", tmp_path, layer="events")

    days = (
        found[["timestamp", "begin", "end"]]
        .apply(lambda column: pd.to_datetime(column).dt.date)
        .astype(object)
    )
    known = [
        [day if isinstance(day, date) and not pd.isna(day) else None for day in row]
        for row in days.to_numpy()
    ]
    assert known == [
        [date(2020, 11, 10), None, None],
        [None, date(2020, 11, 1), date(2020, 11, 30)],
        [None, date(1992, 1, 1), None],
    ]


def test_kml_has_the_cells_of_the_day_in_the_colours_of_the_map(tmp_path):
    """The second folder holds who held what on that day."""
    view = taken()

    found = read(kml_file(view), "view.kml", tmp_path, layer="geography")

    assert len(found) == len(view.geography) and found.geometry.notna().all()
    assert b"<color>b84fa9d3</color>" in kml_file(view)
