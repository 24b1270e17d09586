"""Two days side by side: one viewport, the difference in colour, the acts, and a link that reopens all of it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import settle

MAPS = 'iframe[title="streamlit_folium.st_folium"]'
DAYS = "on=2020-12-02&against=2020-09-26"


def compared(page):
    """Wait until the three maps have loaded and are linked."""
    page.wait_for_function("document.documentElement.dataset.linkedMaps === '3'", timeout=60_000)
    return page


def in_maps(page, expression):
    """The value of an expression over ``map`` in each of the maps, from the earlier day to the difference."""
    frames = f"[...document.querySelectorAll('{MAPS}')].map((f) => f.contentWindow.contactline)"
    return page.evaluate(f"() => {frames}.map((map) => {expression})")


def same_everywhere(page, expression):
    """Wait until an expression over ``map`` has one value in all three maps."""
    frames = f"[...document.querySelectorAll('{MAPS}')].map((f) => f.contentWindow?.contactline)"
    values = f"{frames}.map((map) => map?.ready && JSON.stringify({expression}))"
    page.wait_for_function(
        f"() => {{ const v = {values}; return v.length === 3 && v[0] && v.every((x) => x === v[0]); }}"
    )


def test_each_map_shows_its_day_and_the_third_what_changed(open_page):
    """Aghdam is Armenian-held on the earlier map, Azerbaijani-held on the later, and in the colour of that change."""
    page = compared(open_page(DAYS, path="/compare"))

    assert in_maps(page, "[...new Set(map.state().byArea['aghdam-west'])]") == [
        ["armenian_forces"],
        ["azerbaijan"],
        ["now-azerbaijan"],
    ]
    for name in ("26 September 2020", "2 December 2020", "What changed"):
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def test_a_copied_link_reopens_the_same_comparison(open_page):
    """Both days, the viewport and the figures are the same in another browser context, and so is the link."""
    page = compared(open_page(f"{DAYS}&map=9/39.7500/46.7500", path="/compare"))
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")

    other = compared(open_page(link.split("?", 1)[1], path="/compare"))
    other.get_by_role("button", name="Copy link").click()
    expect(other.get_by_text("Copied")).to_be_visible()

    assert other.evaluate("navigator.clipboard.readText()") == link
    assert in_maps(other, "map.view()") == [{"zoom": 9, "lat": 39.75, "lon": 46.75}] * 3
    assert in_maps(other, "map.state().control") == in_maps(page, "map.state().control")
    assert other.locator(".cl-figures").inner_text() == page.locator(".cl-figures").inner_text()


def test_who_drags_one_map_moves_all_and_the_link(open_page):
    """While the hand moves the other maps follow; at rest the link has the new viewport, and no map is loaded anew."""
    page = compared(open_page(DAYS, path="/compare"))
    in_maps(page, "(map.mark = true)")
    box = page.locator(MAPS).nth(1).bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 260, box["y"] + 150, steps=5)

    same_everywhere(page, "map.view()")
    assert in_maps(page, "map.view().lon")[0] < 46.8
    page.mouse.up()
    page.wait_for_function("() => !decodeURIComponent(location.search).includes('/46.8500')")
    settle(page)
    assert in_maps(page, "map.mark === true") == [True] * 3


def test_the_keyboard_zooms_all_maps(open_page):
    """The plus key on a focused map zooms the others too."""
    page = compared(open_page(DAYS, path="/compare"))
    page.frame_locator(MAPS).nth(0).locator(".leaflet-container").focus()
    page.keyboard.press("+")

    page.wait_for_function(
        f"() => document.querySelector('{MAPS}').contentWindow.contactline.view().zoom === 9"
    )
    same_everywhere(page, "map.view().zoom")


def test_a_click_on_the_map_of_changes_says_how_the_land_was_held_before_and_after(open_page):
    """The box names the district and both states; its legend explains colours that the map has and no others."""
    page = compared(open_page(f"{DAYS}&map=9/40.1000/46.1500", path="/compare"))
    changed = page.frame_locator(MAPS).nth(2)
    changed.locator(".leaflet-container").click()

    expect(changed.locator(".cl-info")).to_contain_text("Kalbajar District")
    expect(changed.locator(".cl-info")).to_contain_text("Before: Armenian forces. After: Azerbaijan.")
    changed.locator("summary").click()
    expect(changed.get_by_text("Azerbaijan now, others before").last).to_be_visible()
    assert changed.get_by_text("Hatched").count() == 0


def test_every_act_between_the_days_has_its_sources(open_page):
    """The handovers of November and December 2020 are listed, each with a basis and sources to open."""
    page = compared(open_page("on=2020-12-02&against=2020-11-19", path="/compare"))
    acts = page.locator(".cl-acts > li")

    expect(acts.first).to_contain_text("20 November 2020")
    expect(page.locator(".cl-acts")).to_contain_text("Lachin District")
    assert acts.count() == page.locator(".cl-acts > li > details:has(li)").count()
    acts.first.locator("summary").click()
    expect(acts.first.get_by_role("link").first).to_be_visible()


def test_a_link_with_one_day_is_completed_in_its_place(open_page):
    """Without a second day the eve of the last change stands beside the day, in the link too; Back still leaves."""
    page = compared(open_page("on=2020-11-24", path="/compare"))
    page.wait_for_function("() => new URLSearchParams(location.search).get('against') === '2020-11-19'")

    page.go_back()

    assert page.url == "about:blank"


@pytest.mark.parametrize("query", ["on=2020-12-02&against=2020-13-26", "on=yesterday&against=2020-11-19"])
def test_a_bad_day_is_named_and_nothing_is_compared(open_page, query):
    """The notice names the part; no map and no figure is shown instead of what was asked for."""
    page = open_page(query, path="/compare")

    expect(page.locator(".cl-notices")).to_contain_text("is not a day")
    expect(page.get_by_text("nothing is compared")).to_be_visible()
    assert page.locator(MAPS).count() == 0 and page.locator(".cl-figures").count() == 0


def test_another_day_is_chosen_by_keyboard(open_page):
    """The arrow key in the field's day counts one up; leaving the field compares with it, and the link follows."""
    page = compared(open_page(DAYS, path="/compare"))
    page.get_by_role("spinbutton", name="day, Earlier day").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    page.wait_for_function("() => new URLSearchParams(location.search).get('against') === '2020-09-27'")


def test_a_phone_shows_one_map_under_the_other_in_arabic(open_page):
    """At 390 px nothing is wider than the screen, the maps are stacked, and the text runs from right to left."""
    page = compared(open_page(f"{DAYS}&lang=ar", path="/compare", width=390, height=844))
    tops = [page.locator(MAPS).nth(i).bounding_box()["y"] for i in range(3)]

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert tops == sorted(tops) and tops[0] < tops[1] < tops[2]
    expect(page.get_by_role("heading", name="مقارنة يومين")).to_be_visible()
    assert page.locator(".cl-told").evaluate("element => getComputedStyle(element).direction") == "rtl"
