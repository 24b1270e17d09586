"""The events page, as a reader uses it: the timeline by keyboard, counts that filter, and the way out of nothing."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import map_frame, settle


def asked(page, part, value):
    """Wait until a part of the link has a value."""
    page.wait_for_function(
        "([part, value]) => new URLSearchParams(location.search).get(part) === value", arg=[part, value]
    )


def test_the_timeline_moves_by_keyboard_and_the_link_follows(open_page):
    """Plus zooms in and an arrow moves later; the list is that of the new days, and the map opens with the same view."""
    page = open_page("on=2020-11-30&days=60", path="/events")
    field = page.get_by_role("application", name="Timeline")

    field.press("+")
    asked(page, "days", "30")
    field.press("End")
    asked(page, "on", "2026-06-30")
    field.press("Home")
    asked(page, "on", "1988-03-20")
    expect(page.get_by_role("heading", name="20 February 1988 to 20 March 1988")).to_be_visible()

    page.get_by_role("link", name="Open on the map").click()
    map_frame(page)
    asked(page, "on", "1988-03-20")
    asked(page, "days", "30")


def test_time_runs_from_right_to_left_in_arabic(open_page):
    """The left arrow moves later, as it does on the slider of the map; the newest day stands at the left."""
    page = open_page("on=2020-11-30&days=40&lang=ar", path="/events")

    page.get_by_role("application", name="الخط الزمني").press("ArrowLeft")

    asked(page, "on", "2020-12-10")
    places = page.locator(".cl-marks .cl-tick").evaluate_all(
        "all => all.map(one => Number(one.getAttribute('x1')))"
    )
    assert places == sorted(places, reverse=True)


def test_a_count_filters_and_an_event_opens_in_its_place(open_page):
    """As many events are listed as the count said; a name in Armenian finds what is written in English."""
    page = open_page("on=2020-11-30&days=90", path="/events")
    kind = page.get_by_test_id("stButtonGroup").get_by_role("button", name="Handover")
    count = int(re.search(r"\((\d+)\)", kind.inner_text())[1])
    rows = page.locator(".st-key-events-list [class*=st-key-event-] button")

    kind.click()
    asked(page, "kinds", "handover")
    expect(rows).to_have_count(count)

    page.get_by_role("textbox", name="Text").fill("Աղդամ")
    page.get_by_role("textbox", name="Text").press("Enter")
    expect(rows).to_have_count(1)
    rows.first.click()
    expect(page.locator("article.cl-details")).to_contain_text("Aghdam")


def test_an_empty_view_offers_to_drop_the_filter_that_hides_everything(open_page):
    """One press takes the filter away, and the events are there."""
    page = open_page("on=2020-11-30&days=90&kinds=referendum&places=shusha", path="/events")

    page.get_by_role("button", name="Kind: drop it").click()

    asked(page, "kinds", "all")
    settle(page)
    expect(page.locator(".st-key-events-list [class*=st-key-event-] button").first).to_be_visible()
