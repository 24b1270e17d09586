"""The order of names is the reader's, and the map is also told in words: on the page and to the ear."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from contactline.view.in_words import in_words
from tests.browser.conftest import drawn, map_frame
from tests.browser.test_map_page import slider, wait_for_day

DESCRIBED = (
    "window.document.getElementById("
    "window.document.querySelector('[aria-describedby]').getAttribute('aria-describedby'))"
)


def without_words(state):
    """What the map drew, without labels and without the count of paints."""
    return {key: value for key, value in state.items() if key not in ("names", "written", "frame")}


def alternative(page):
    """The map's text alternative: the text that describes the map's element."""
    return map_frame(page).evaluate(f"{DESCRIBED}.textContent")


def spoken(page):
    """The region whose changes a screen reader reads out."""
    return page.locator(".cl-spoken")


def test_another_order_of_names_changes_labels_only(open_page):
    """Choosing "Armenian name first" writes labels anew: no shape, event or count changes, nothing reloads."""
    page = open_page("on=2021-03-12&map=10/39.8000/46.7500")
    wait_for_day(page, "2021-03-12")
    frame = map_frame(page)
    before = drawn(page)
    frame.evaluate("(window.sameFrame = true)")
    assert "Shusha / Shushi" in before["written"]

    page.get_by_role("button", name="Names").click()
    page.get_by_text("Armenian name first").click()
    frame.wait_for_function("window.contactline.state().names === 'armenian-first'")

    after = drawn(page)
    assert "Shushi / Shusha" in after["written"] and "Shusha / Shushi" not in after["written"]
    assert without_words(after) == without_words(before)
    assert frame.evaluate("window.sameFrame")
    page.wait_for_function("() => new URLSearchParams(location.search).get('names') === 'armenian-first'")


def test_a_link_opens_with_its_order_of_names(open_page):
    """``names`` in a link holds for the map, the list and the filters."""
    page = open_page("on=2020-11-20&names=armenian-first&map=10/39.8000/46.7500")
    map_frame(page).wait_for_function("window.contactline.state().written.includes('Shushi / Shusha')")

    page.get_by_role("button", name="Names").click()
    expect(page.get_by_role("radio", name=re.compile("Armenian name first"))).to_be_checked()


def test_a_name_appears_with_the_act_that_gave_it(open_page):
    """On the map of 1988 the city has the one name it had; after 1991 both."""
    page = open_page("on=1988-03-01&map=10/39.8000/46.7500")
    wait_for_day(page, "1988-03-01")
    assert "Stepanakert" in drawn(page)["written"]

    other = open_page("on=1992-01-10&map=10/39.8000/46.7500")
    wait_for_day(other, "1992-01-10")
    assert "Khankendi / Stepanakert" in drawn(other)["written"]


def test_the_description_is_announced_when_the_slider_is_let_go(open_page):
    """While the hand drags nothing is read out; on release the day's description is, and the page shows it."""
    page = open_page("on=2020-09-26&from=2020-01-01&to=2021-12-31")
    wait_for_day(page, "2020-09-26")
    assert spoken(page).get_attribute("aria-live") == "polite"
    expect(page.locator(".cl-words")).to_contain_text("Held by Armenian forces: Kalbajar District")

    box = slider(page).bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.37, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.95, middle, steps=8)
    map_frame(page).wait_for_function("window.contactline.state().day > 18700")
    assert spoken(page).text_content() == ""
    page.mouse.up()

    expect(spoken(page)).to_contain_text(
        re.compile(r"^As of \d+ \w+ 2021\. Held by Armenian forces: Nagorno-Karabakh")
    )
    expect(page.locator(".cl-words")).to_contain_text("The Lachin corridor is the road through the town of")


def test_the_map_has_its_description_as_text_alternative(open_page):
    """The map's element is described by the same words, and they follow the day by keyboard too."""
    page = open_page("on=2020-11-19")
    wait_for_day(page, "2020-11-19")
    frame = map_frame(page)
    frame.wait_for_function(f"{DESCRIBED}.textContent.startsWith('As of 19 November 2020')")

    slider(page).focus()
    page.keyboard.press("ArrowRight")
    frame.wait_for_function(f"{DESCRIBED}.textContent.startsWith('As of 20 November 2020')")

    assert "control passes to Azerbaijan (before: Armenian forces): Aghdam District" in alternative(page)
    expect(spoken(page)).to_have_text(alternative(page))


@pytest.mark.parametrize(
    ("lang", "heading", "words", "direction"),
    [
        ("ar", "الخريطة بالكلمات", "تحت سيطرة أذربيجان", "rtl"),
        ("ru", "Карта словами", "Под контролем Азербайджана", "ltr"),
    ],
)
def test_the_description_speaks_the_readers_language(open_page, lang, heading, words, direction):
    """In Arabic it runs right to left; the map's alternative says its language."""
    page = open_page(f"on=2020-11-20&lang={lang}")

    expect(page.get_by_text(heading)).to_be_visible()
    expect(page.locator(".cl-words")).to_contain_text(words)
    assert page.locator(".cl-words").evaluate("element => getComputedStyle(element).direction") == direction
    map_frame(page).wait_for_function(
        f"{DESCRIBED}.lang === '{lang}' && {DESCRIBED}.textContent.includes('{words}')"
    )


def test_a_phone_shows_the_whole_description(open_page):
    """At 390 px every line of the description is there without scrolling inside it or sideways."""
    page = open_page("on=2020-11-20", width=390, height=844)
    wait_for_day(page, "2020-11-20")
    text = page.locator(".cl-words")
    expect(text.locator("li")).to_have_count(len(in_words(date(2020, 11, 20), "en")))

    assert text.evaluate("element => element.scrollHeight <= element.clientHeight + 1")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_arabic_page_runs_from_right_to_left_with_the_digits_that_were_chosen(open_page):
    """The menu begins on the right; the day and the length of the period have Arabic-Indic digits."""
    page = open_page("on=2020-11-09&days=7&lang=ar&digits=arab")

    expect(page.get_by_role("heading", name="٩ نوفمبر ٢٠٢٠")).to_be_visible()
    expect(page.locator(".cl-time select option:checked")).to_have_text("٧ أيام")
    first, last = (page.get_by_role("link", name=name, exact=True) for name in ("الخريطة", "عن المشروع"))
    assert first.bounding_box()["x"] > last.bounding_box()["x"]
