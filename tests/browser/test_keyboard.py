"""The whole job without a mouse: where the focus is can always be seen, and it is never lost."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import map_frame
from tests.browser.test_map_page import slider, wait_for_day

# The element that has the focus, also inside components and the map's frame.
FOCUSED = """() => {
  let found = document.activeElement;
  for (;;) {
    const inner = found.shadowRoot?.activeElement ?? found.contentDocument?.activeElement;
    if (!inner || inner === inner.ownerDocument.body) return found;
    found = inner;
  }
}"""
# A field shows the focus by its frame, everything else by a ring around itself.
SHOWN = """(found) => {
  const style = found.ownerDocument.defaultView.getComputedStyle(found);
  return style.outlineStyle !== "none" || style.boxShadow !== "none" || found.matches("input, textarea");
}"""


def focused(page):
    """The element that has the focus."""
    return page.evaluate_handle(FOCUSED).as_element()


def tab_to(page, locator, most=80):
    """Press Tab until an element has the focus; at every stop on the way it must be seen where one is."""
    for _ in range(most):
        if locator.evaluate("element => element.matches(':focus')"):
            return
        page.keyboard.press("Tab")
        stop = focused(page)
        assert stop.evaluate("element => element === document.body") or stop.evaluate(SHOWN), stop.evaluate(
            "element => element.outerHTML.slice(0, 200)"
        )
    pytest.fail(f"Tab does not lead to {locator}")


def test_from_an_open_page_to_the_words_of_an_article_and_back(open_page):
    """Past the navigation, a day on, a filter, an event with its evidence, and the browser's Back to the day before."""
    page = open_page("on=2021-03-11")
    wait_for_day(page, "2021-03-11")

    skip = page.get_by_role("link", name="Skip to the content")
    tab_to(page, skip)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()

    tab_to(page, slider(page))
    page.keyboard.press("ArrowRight")
    wait_for_day(page, "2021-03-12")
    expect(page.get_by_role("heading", name="As of 12 March 2021")).to_be_visible()
    expect(slider(page)).to_be_focused()

    filters = page.get_by_role("button", name="Filters")
    tab_to(page, filters)
    page.keyboard.press("Enter")
    kind = page.get_by_role("combobox", name="Kind")
    tab_to(page, kind)
    page.keyboard.type("Talks")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("() => new URLSearchParams(location.search).get('kinds') === 'talks'")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(kind).to_be_hidden()
    expect(filters).to_be_focused()

    event = page.get_by_role("button", name="Talks · Vladimir Putin").first
    tab_to(page, event)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="The article's words")).to_be_visible()
    expect(event).to_be_focused()

    for _ in range(3):
        page.go_back()
    expect(page.get_by_role("heading", name="As of 11 March 2021")).to_be_visible()


def test_another_language_keeps_the_focus_where_it_was(open_page):
    """The choice that has the whole page drawn anew still has the focus, and the document says its new language."""
    page = open_page("on=2020-11-20")
    map_frame(page)
    choice = page.get_by_role("combobox", name="Language")

    choice.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("html[lang=ar][dir=rtl]")).to_be_attached()

    expect(page.get_by_role("heading", name="20")).to_be_visible()
    page.wait_for_function("() => document.activeElement.closest('.st-key-language') !== null")


@pytest.mark.parametrize(
    ("path", "query", "names"),
    [
        ("/", "on=2020-11-20", ["Map: As of 20 November 2020"]),
        (
            "/compare",
            "on=2020-12-02&against=2020-09-26",
            ["Map: As of 26 September 2020", "Map: As of 2 December 2020"],
        ),
    ],
)
def test_each_map_is_named_by_its_day(open_page, path, query, names):
    """Who hears the page hears which map they come to, as who sees it does."""
    page = open_page(query, path=path)

    for name in names:
        expect(page.locator(f'iframe[aria-label="{name}"]')).to_be_visible()


@pytest.mark.parametrize(
    ("path", "lang"),
    [("/", "ar"), ("/events", "en"), ("/compare", "ar"), ("/areas", "en"), ("/review", "ar")],
)
def test_wide_spaced_words_on_a_narrow_screen_are_read_without_scrolling_sideways(open_page, path, lang):
    """320 px, which is 1280 px at 400 %, and the spacing of letters, words and lines that WCAG 1.4.12 asks for."""
    page = open_page(f"on=2020-12-02&against=2020-09-26&lang={lang}", path=path, width=320, height=640)
    page.locator(f"html[lang={lang}]").wait_for(state="attached")
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
    )

    main = page.get_by_role("main")
    expect(main).to_be_visible()
    assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 0
