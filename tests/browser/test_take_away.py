"""An Arabic reader's walk: from a link to the evidence of an event, and away with files that need no network."""

import csv
import re

from playwright.sync_api import expect

from contactline.i18n import words
from tests.browser.conftest import drawn
from tests.browser.test_map_page import wait_for_day

say = words("ar")
TENTH, NINTH = "10 نوفمبر 2020", "9 نوفمبر 2020"
ARABIC = re.compile("[\u0621-\u064a]")


def saved(page, name, button, folder):
    """A file that the menu saves, under the name that it gives it."""
    block = page.get_by_test_id("stExpander").filter(has_text=say("Take it away"))
    block.get_by_text(say(name), exact=True).click()
    with page.expect_download() as download:
        block.get_by_role("button", name=say("Save as {format}", format=button)).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def direction(locator):
    """Which way an element's text runs."""
    return locator.evaluate("element => getComputedStyle(element).direction")


def test_an_arabic_reader_goes_from_a_link_to_files_that_work_offline(open_page, browser, tmp_path):
    """By keyboard to November 2020, into an event and its evidence, then off with a table and the map itself."""
    page = open_page("on=2020-10-10&days=30&lang=ar")
    wait_for_day(page, "2020-10-10")
    page.get_by_role("slider").press("PageUp")
    wait_for_day(page, "2020-11-10")
    expect(page.get_by_role("heading", name=say("As of {day}", day=TENTH))).to_be_visible()
    page.locator(".st-key-event-rows button", has_text="◆").first.press("Enter")
    evidence = page.locator("article.cl-details q")
    expect(evidence.first).to_contain_text(ARABIC)
    assert direction(evidence.first) == direction(page.locator("article.cl-details")) == "rtl"
    chosen = drawn(page)["selected"]

    page.get_by_test_id("stExpander").get_by_text(say("Take it away"), exact=True).click()
    table = saved(page, "CSV: a table for spreadsheets", "CSV", tmp_path)
    whole = saved(page, "One HTML file: the map without a network", "HTML", tmp_path)

    rows = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    assert chosen in {row["id"] for row in rows} and ARABIC.search(rows[0]["kind_label"])
    context = browser.new_context(offline=True)
    works_offline(context.new_page(), whole)
    context.close()


# The file lets no script be made of a text, which is what ``wait_for_function`` does at its second look.
DRAWN = """async () => {
  const end = Date.now() + 30_000;
  while (!(window.contactline?.ready && window.contactline.state().told)) {
    if (Date.now() > end) throw new Error("the map was not drawn in time");
    await new Promise((next) => setTimeout(next, 50));
  }
}"""


def works_offline(page, path):
    """Open the one HTML file where there is no network: the slider moves by keyboard, and all else follows."""
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)

    page.goto(path.as_uri())
    page.evaluate(DRAWN)
    control = page.get_by_role("slider")
    expect(control).to_have_attribute("aria-valuetext", NINTH)
    control.press("ArrowLeft")  # on in time, where the line runs from right to left

    expect(control).to_have_attribute("aria-valuetext", TENTH)
    expect(page.get_by_role("heading", level=2)).to_contain_text(TENTH)
    expect(page.get_by_role("status").first).not_to_be_empty()
    shown = page.evaluate("window.contactline.state()")
    assert shown["control"] and 0 < len(shown["events"]) <= page.locator("#cl-list li").count()
    assert direction(page.locator("html")) == direction(page.locator("#cl-list")) == "rtl"
    assert (asked, faults) == ([path.as_uri()], [])
