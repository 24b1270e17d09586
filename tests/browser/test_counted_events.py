"""More events than are kept in memory: counted on the map, each drawn once filters leave few enough."""

import re

import pytest
from playwright.sync_api import expect

from contactline.library import curated_events, shipped_events
from tests.browser.conftest import drawn, map_frame
from tests.browser.servers import dashboard

MAP = "iframe[title='streamlit_folium.st_folium']"
AROUND = "on=2020-11-10&days=365"
LEGEND = "Too many events pass the filters to draw each"


@pytest.fixture(scope="module")
def counting(tmp_path_factory):
    """A dashboard that keeps no more events in memory than a filter by one kind leaves of the release."""
    kinds = [event.kind for event in (*curated_events(), *shipped_events())]
    with dashboard(
        tmp_path_factory.mktemp("counting"), CONTACTLINE_IN_MEMORY=str(kinds.count("capture"))
    ) as address:
        yield address


MET = """(() => {
  for (let y = 100; y < 400; y += 3) for (let x = 60; x < 500; x += 3) {
    const count = window.contactline.countAt(x, y), events = window.contactline.eventsAt(x, y);
    if (count || events.length) return { x, y, count, ids: events.map((i) => window.contactline.table().id(i)) };
  } })()"""
"""The first point of the map, from the left, where the mouse meets something."""


def opened(open_page, address, query):
    """The page, once its map has the events that it asked for."""
    page = open_page(query, address=address)
    map_frame(page).wait_for_function("window.contactline.state().told && window.contactline.events()")
    return page


def test_many_events_are_counted_for_the_very_period_and_said_to_be(counting, open_page):
    """The number on a disc; the legend says so in words, and the mouse in which days they fall."""
    page = opened(open_page, counting, AROUND)
    frame = map_frame(page)
    frame.wait_for_function("window.contactline.state().counted.exact")
    met = frame.evaluate(MET)
    box = page.locator(MAP).bounding_box()

    page.mouse.move(box["x"] + met["x"], box["y"] + met["y"])

    expect(page.frame_locator(MAP).locator(".cl-tip")).to_have_text(
        f"12 Nov 2019 – 10 Nov 2020\nCounted here: {met['count']}"
    )
    expect(page.frame_locator(MAP).get_by_text(LEGEND)).to_be_visible()


def test_while_the_time_is_moved_whole_months_are_counted_and_at_rest_the_period_again(counting, open_page):
    """The hand need not wait for the server."""
    page = opened(open_page, counting, AROUND)
    frame = map_frame(page)
    frame.wait_for_function("window.contactline.state().counted.exact")

    moved = frame.evaluate("(window.contactline.setTime(18300, 30), window.contactline.state().counted)")
    assert moved["exact"] is False

    page.get_by_role("slider", name=re.compile("Date")).press("ArrowLeft")

    # The key has moved the map before the server can have heard of it.
    frame.wait_for_function("window.contactline.state().day === 18575")
    frame.wait_for_function("window.contactline.state().counted.exact")
    expect(page.get_by_role("heading", name="As of 9 November 2020")).to_be_visible()


def test_a_click_on_a_disc_goes_nearer(counting, open_page):
    """What is counted together comes apart."""
    page = opened(open_page, counting, AROUND)
    frame = map_frame(page)
    met = frame.evaluate(MET)
    zoom = frame.evaluate("window.contactline.view().zoom")
    box = page.locator(MAP).bounding_box()

    page.mouse.click(box["x"] + met["x"], box["y"] + met["y"])

    frame.wait_for_function(f"window.contactline.view().zoom === {zoom + 1}")


def test_an_event_of_the_list_is_marked_on_the_map_that_counts(counting, open_page):
    """It is the one event that the map then knows by name."""
    page = opened(open_page, counting, AROUND)

    page.locator(".st-key-event-rows button").first.click()

    expect(page.locator("article.cl-details")).to_be_visible()
    map_frame(page).wait_for_function("window.contactline.state().selected")
    assert drawn(page)["selected"] in page.url


def test_a_chosen_event_that_the_filters_hide_is_ringed_and_not_shown_as_one_of_them(counting, open_page):
    """The map says where it is; what passes the filters does not grow by it."""
    page = opened(open_page, counting, f"{AROUND}&kinds=incident,legal,talks&event=ev-20201108-1")
    state = drawn(page)

    assert state["counted"] and state["selected"] == "ev-20201108-1"
    assert state["events"] == []


def test_filters_bring_each_event_back(counting, open_page):
    """Few enough pass one kind: the map draws them, names them, and opens the one that is clicked."""
    page = opened(open_page, counting, f"{AROUND}&kinds=capture")
    state = drawn(page)

    assert state["counted"] is None
    kinds = {event.id: event.kind for event in (*curated_events(), *shipped_events())}
    assert state["events"] and {kinds[event] for event in state["events"]} == {"capture"}
    expect(page.frame_locator(MAP).get_by_text(LEGEND)).to_be_hidden()


def test_a_click_on_the_map_opens_the_event_that_it_names(counting, open_page):
    """Though the map numbers the events that pass, and not all of the library."""
    page = opened(open_page, counting, f"{AROUND}&kinds=capture")
    frame = map_frame(page)
    met = frame.evaluate(MET)
    box = page.locator(MAP).bounding_box()

    page.mouse.click(box["x"] + met["x"], box["y"] + met["y"])

    expect(page.locator("article.cl-details")).to_be_visible()
    frame.wait_for_function("window.contactline.state().selected")
    assert frame.evaluate("window.contactline.state().selected") in met["ids"]
    assert frame.evaluate("window.contactline.state().selected") in page.url


def test_a_filter_that_is_chosen_on_the_page_changes_what_the_map_has(counting, open_page):
    """From counts to single events and back to the counts of the very period, without loading the page again."""
    page = opened(open_page, counting, AROUND)
    map_frame(page).wait_for_function("window.contactline.state().counted.exact")

    counted = drawn(page)["counted"]["total"]

    page.get_by_role("button", name="Filters").click()
    # By keyboard: Streamlit may draw its list anew between the mouse's down and up, and then neither meets an option.
    page.get_by_role("combobox", name="Kind").press_sequentially("Change of control by force")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    map_frame(page).wait_for_function("window.contactline.state().counted === null")
    assert drawn(page)["events"]

    page.get_by_role("button", name="Clear all filters").press("Enter")
    map_frame(page).wait_for_function("window.contactline.state().counted?.exact")
    assert drawn(page)["counted"]["total"] == counted
