"""Other people's data on the map: drawn as near as it is known, met by the mouse, and named as theirs."""

import pytest
from playwright.sync_api import expect

from contactline.library import Store
from contactline.library.importers import UCDP, own_dataset, read_ucdp
from contactline.library.importers.fields import FieldMap
from contactline.library.importers.table import read_table
from contactline.maps import Form
from tests.browser.conftest import drawn, map_frame
from tests.browser.servers import dashboard
from tests.unit.importing.fixtures import raw

NEAR_FUZULI = "on=2020-10-20&days=30&sources=imported&map=9/39.6000/47.1430"
"""The middle of the map is the middle of the disc of the event that is known to 25 km."""
HOSTILE = b"id,date,title,lat,lon\n1,2020-10-12,<img src=x onerror=window.top.hacked=1>,39.9,46.5\n"


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """A dashboard whose library holds the fixture of UCDP GED and a hostile table."""
    folder = tmp_path_factory.mktemp("imported")
    store = Store.open(folder / "library.sqlite")
    store.import_events(UCDP, read_ucdp(raw("ucdp.csv")).events)
    mine = own_dataset("mine")
    fields = FieldMap(id="id", date="date", title="title", lat="lat", lon="lon")
    store.import_events(mine, read_table(HOSTILE, mine, fields).events)
    with dashboard(folder) as address:
        yield address


def test_a_place_known_to_some_distance_is_drawn_as_a_disc(imported, open_page):
    """The map shows no dot for what was somewhere within 25 km."""
    page = open_page(NEAR_FUZULI, address=imported)
    map_frame(page).wait_for_function("window.contactline.state().told")

    state = drawn(page)

    assert state["forms"][state["events"].index("ucdp-900002")] == Form.DISC


def test_a_disc_opens_its_event_when_its_middle_is_clicked(imported, open_page):
    """The event opens with its distance, whose data it is, its deaths and its licence."""
    page = open_page(NEAR_FUZULI, address=imported)
    map_frame(page).wait_for_function("window.contactline.state().told")
    box = page.locator("iframe[title='streamlit_folium.st_folium']").bounding_box()

    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    details = page.locator("article.cl-details")
    expect(details).to_contain_text("within 25 km of Fuzuli")
    expect(details).to_contain_text("UCDP Georeferenced Event Dataset")
    expect(details).to_contain_text("4, as the dataset counts")
    expect(details).to_contain_text("CC BY 4.0")


def test_hostile_cells_of_a_table_run_nothing(imported, open_page):
    """A title out of a table is text on the map, in the list and in the details."""
    page = open_page("on=2020-10-20&days=30&sources=imported&event=own-mine-1", address=imported)
    map_frame(page).wait_for_function("window.contactline.state().told")

    expect(page.locator("article.cl-details h3")).to_contain_text("<img src=x")
    assert page.evaluate("window.hacked") is None
