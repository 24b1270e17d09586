"""What a person does with the map: move in time, choose events, filter, share a link."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import drawn, map_frame, settle

EPOCH = date(1970, 1, 1)
MAP = "iframe[title='streamlit_folium.st_folium']"


def epoch_day(text):
    """Days since 1970-01-01."""
    return (date.fromisoformat(text) - EPOCH).days


def holders(page, area):
    """Who holds the cells of an area, as the map drew it."""
    return set(drawn(page)["byArea"][area])


def wait_for_day(page, text):
    """Wait until the map has painted a day with the events that pass the filters."""
    day = f"window.contactline.state().day === {epoch_day(text)}"
    map_frame(page).wait_for_function(f"{day} && window.contactline.state().told")


def slider(page):
    """The time control's slider."""
    return page.get_by_role("slider", name=re.compile("Date"))


@pytest.mark.parametrize(
    ("area", "before", "after"),
    [
        ("aghdam-west", "2020-11-19", "2020-11-20"),
        ("lachin-north-south", "2020-11-30", "2020-12-01"),
    ],
)
def test_one_day_by_keyboard_changes_who_holds_a_district(open_page, area, before, after):
    """The arrow key moves one day, and the map itself shows the new holder on the day of the handover."""
    page = open_page(f"on={before}")
    wait_for_day(page, before)
    assert holders(page, area) == {"armenian_forces"}

    slider(page).focus()
    page.keyboard.press("ArrowRight")
    wait_for_day(page, after)

    assert holders(page, area) == {"azerbaijan"}


def test_dragging_by_mouse_changes_who_holds_the_districts(open_page):
    """Drawn before the mouse is let go: Aghdam, Kalbajar and Lachin have their new holder after November 2020."""
    page = open_page("on=2020-03-01&from=2020-01-01&to=2021-12-31")
    wait_for_day(page, "2020-03-01")
    areas = ("aghdam-west", "kalbajar", "lachin-north-south")
    assert [holders(page, area) for area in areas] == [{"armenian_forces"}] * 3

    box = slider(page).bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.08, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, middle, steps=12)
    map_frame(page).wait_for_function(f"window.contactline.state().day > {epoch_day('2021-06-01')}")

    assert [holders(page, area) for area in areas] == [{"azerbaijan"}] * 3
    page.mouse.up()


def test_dragging_sends_nothing_until_release(open_page):
    """While the mouse holds the slider the map follows, and no message goes to the server."""
    page = open_page("on=2020-09-26")
    sent = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    page.reload()
    settle(page)
    wait_for_day(page, "2020-09-26")
    box = slider(page).bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.2, middle)
    page.mouse.down()
    started = len(sent)
    days = set()
    for step in range(1, 11):
        page.mouse.move(box["x"] + box["width"] * (0.2 + step * 0.05), middle)
        days.add(drawn(page)["day"])

    assert len(days) > 5 and len(sent) == started

    page.mouse.up()
    page.wait_for_function("() => new URLSearchParams(location.search).get('on') !== '2020-09-26'")
    assert len(sent) > started


def test_choosing_an_event_in_the_list_opens_it_and_moves_the_map(open_page):
    """The event's details open, and the map shows its day with the event selected."""
    page = open_page("on=2020-11-30&days=30")
    page.get_by_role("button", name=re.compile("Shusha")).first.click()

    expect(page.locator("article.cl-details")).to_contain_text("Shusha")
    wait_for_day(page, "2020-11-08")
    assert drawn(page)["selected"]


def test_the_articles_own_words_stand_beside_the_event(open_page):
    """An event read from the Arabic article shows its evidence in Arabic, right to left."""
    page = open_page("on=2021-03-12&days=7&sources=article&kinds=talks")
    page.locator(".st-key-side button", has_text="Talks").first.click()
    phrase = page.locator("article.cl-details q").first

    expect(phrase).to_contain_text(re.compile("[\u0621-\u064a]"))
    assert phrase.evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_a_link_shows_another_person_the_same(open_page):
    """The copied link opens the same day, period, selection and viewport in a fresh browser context."""
    page = open_page("on=2020-11-30&days=90&map=9/39.7500/46.7500")
    page.get_by_role("button", name=re.compile("Shusha")).first.click()
    wait_for_day(page, "2020-11-08")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")

    other = open_page(link.split("?", 1)[1])
    wait_for_day(other, "2020-11-08")
    mine, theirs = drawn(page), drawn(other)

    assert {key: mine[key] for key in ("day", "days", "selected", "events")} == {
        key: theirs[key] for key in ("day", "days", "selected", "events")
    }
    assert map_frame(other).evaluate("window.contactline.view()") == {"zoom": 9, "lat": 39.75, "lon": 46.75}
    expect(other.locator("article.cl-details")).to_contain_text("Shusha")


def test_back_returns_to_the_day_before(open_page):
    """The browser's Back and Forward move through what was seen."""
    page = open_page("on=2020-11-19")
    wait_for_day(page, "2020-11-19")
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    wait_for_day(page, "2020-11-20")
    page.wait_for_function("() => location.search.includes('on=2020-11-20')")

    page.go_back()
    wait_for_day(page, "2020-11-19")
    page.go_forward()
    wait_for_day(page, "2020-11-20")


def test_a_short_link_becomes_the_whole_one_in_its_place(open_page):
    """The address says the whole view from the start, and Back still leaves the page."""
    page = open_page("on=2020-11-19")
    page.wait_for_function("() => new URLSearchParams(location.search).has('rel')")

    page.go_back()

    assert page.url == "about:blank"


def test_reloading_shows_the_same(open_page):
    """A reload keeps the day: it is in the link."""
    page = open_page("on=2020-11-19")
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => location.search.includes('on=2020-11-20')")
    page.reload()

    wait_for_day(page, "2020-11-20")


@pytest.mark.parametrize("query", ["on=2020-02-31", "kinds=battle"])
def test_a_bad_link_says_so_and_shows_no_event(open_page, query):
    """What cannot be read is named in a visible notice, and the map draws no event."""
    page = open_page(query)

    expect(page.locator(".cl-notices")).to_be_visible()
    told = "window.contactline.state().told"
    map_frame(page).wait_for_function(f"{told} && window.contactline.state().events.length === 0")


def test_a_filter_leaves_the_map_and_the_list_with_its_events_only(open_page):
    """Map and list show the same events after filtering by kind."""
    page = open_page("on=2020-11-30&days=365&kinds=handover")
    settle(page)
    map_frame(page).wait_for_function("window.contactline.state().events.length > 0")

    rows = page.locator(".st-key-event-rows li button")
    expect(rows.first).to_contain_text("Handover")
    expect(rows).to_have_count(len(set(drawn(page)["events"])))


def test_an_empty_period_offers_the_nearest_events(open_page):
    """Where nothing happened the list says so and names the events before and after."""
    page = open_page("on=1999-06-01&days=1")

    expect(page.get_by_text(re.compile("No event between"))).to_be_visible()
    expect(page.locator(".st-key-nearest button")).to_have_count(2)


def test_the_first_screen_needs_no_scrolling(open_page):
    """At 1366 by 768 the map, the slider and the list are all in sight."""
    page = open_page("on=2021-03-12")
    map_frame(page)
    for part in (
        page.locator(".st-key-map iframe"),
        slider(page),
        page.get_by_role("heading", name="12 March 2021"),
    ):
        box = part.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= 768


def test_arabic_reads_from_right_to_left(open_page):
    """In Arabic the page says its language, the heading is Arabic and the list runs right to left."""
    page = open_page("on=2021-03-12&lang=ar")

    expect(page.get_by_role("heading", name="12 مارس 2021")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    assert page.locator(".st-key-side").evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_the_first_visit_follows_the_browsers_language(open_page):
    """A Russian browser is greeted in Russian."""
    page = open_page("", locale="ru-RU")

    expect(page.get_by_role("heading", name=re.compile("марта 2021"))).to_be_visible()


def test_a_phone_can_move_the_map_in_time(open_page):
    """At 390 px nothing is wider than the screen, and the slider works."""
    page = open_page("on=2020-11-19", width=390, height=844)
    wait_for_day(page, "2020-11-19")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    slider(page).focus()
    page.keyboard.press("ArrowRight")
    wait_for_day(page, "2020-11-20")


def test_the_legend_opens_where_there_is_room_until_a_reader_chooses(open_page):
    """A frame that gets its size only after the map is drawn has an open legend too; one that was closed stays so."""
    page = open_page("on=2020-11-19", width=390, height=844)
    drawn(page)
    legend = page.frame_locator(MAP).locator("details.cl-box")
    expect(legend).not_to_have_attribute("open", "")

    page.set_viewport_size({"width": 1366, "height": 768})
    expect(legend).to_have_attribute("open", "")

    legend.locator("summary").click()
    page.set_viewport_size({"width": 1360, "height": 768})
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(legend).not_to_have_attribute("open", "")


def test_another_page_and_back_keeps_the_view(open_page):
    """Opening About and coming back shows the same day."""
    page = open_page("on=2020-11-19&days=7")
    page.get_by_role("link", name="About").click()
    expect(page.get_by_role("heading", name="About Contact Line")).to_be_visible()
    page.get_by_role("link", name="Map", exact=True).click()
    expect(page.get_by_role("heading", name="As of 19 November 2020")).to_be_visible()

    wait_for_day(page, "2020-11-19")
