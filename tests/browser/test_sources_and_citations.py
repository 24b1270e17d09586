"""Who is speaking on the screen, and how to cite it: the map page in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pybtex.database import parse_string

from tests.browser.conftest import map_frame

LABELS = {
    "en": ("Who is speaking", "Cite this view", "Save as BibTeX"),
    "ar": ("من يتحدث", "الاستشهاد بهذا العرض", "حفظ بصيغة BibTeX"),
    "ru": ("Кто говорит", "Сослаться на этот вид", "Сохранить как BibTeX"),
}


def opened(page, label):
    """The block with this label, unfolded."""
    block = page.get_by_test_id("stExpander").filter(has_text=label)
    block.get_by_text(label, exact=True).click()
    return block


def saved(page, button):
    """The entries of the BibTeX file that a button saves, by key."""
    with page.expect_download() as download:
        button.click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    return dict(parse_string(text, "bibtex").entries)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_balance_of_sources_has_a_bar_and_a_number_for_each_group(open_page, lang):
    """In each language the block lists who speaks, in as many of the events, and the bars fit in it."""
    page = open_page(f"on=2020-11-10&days=30&lang={lang}")
    map_frame(page)

    block = opened(page, LABELS[lang][0])

    rows = block.locator(".cl-balance li")
    expect(rows.first).to_be_visible()
    assert all(re.search(r"\d+ \S+ \d+$", text.strip()) for text in rows.all_inner_texts())
    widths = block.locator(".cl-bar").evaluate_all("bars => bars.map(b => [b.scrollWidth, b.clientWidth])")
    assert all(0 < inner <= outer for inner, outer in widths)


def test_a_day_that_one_side_tells_alone_says_so(open_page):
    """Of 12 July 1988 the chronology has one event, with a source of one side: the page says so above the list."""
    page = open_page("on=1988-07-12&days=1")

    expect(page.locator(".cl-one-side")).to_have_text(
        "Of the two sides only Azerbaijani sources speak of these events."
    )


def test_a_day_that_both_sides_tell_warns_of_nothing(open_page):
    """November 2020 is told by both sides."""
    page = open_page("on=2020-11-10&days=30")
    map_frame(page)

    expect(page.get_by_text("Who is speaking", exact=True)).to_be_visible()
    expect(page.locator(".cl-one-side")).to_have_count(0)


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_the_view_is_saved_as_a_citation_whose_link_is_the_views(open_page, lang):
    """The saved file is BibTeX with one entry; its address opens the same day in the same language."""
    page = open_page(f"on=2020-11-20&days=7&lang={lang}")
    map_frame(page)
    block = opened(page, LABELS[lang][1])

    entries = saved(page, block.get_by_role("button", name=LABELS[lang][2]))

    (entry,) = entries.values()
    assert entry.fields["url"].startswith(page.url.split("?")[0])
    assert {"on=2020-11-20", "days=7", f"lang={lang}"} <= set(re.split("[?&]", entry.fields["url"]))
    expect(block.get_by_role("tab")).to_have_text(["BibTeX", "RIS", "CSL-JSON"])
    assert block.get_by_test_id("stCode").first.evaluate("code => getComputedStyle(code).direction") == "ltr"


def test_an_event_is_saved_with_its_sources_and_shows_whose_they_are(open_page):
    """The details say group, country and ownership of each source; the citation has the event and the sources."""
    page = open_page("on=1988-02-20&event=ev-19880220-1")
    map_frame(page)

    expect(page.locator(".cl-details .cl-source")).to_have_count(3)
    expect(page.locator(".cl-details .cl-source").nth(1)).to_contain_text("Azerbaijani")
    block = opened(page, "Cite this event and its sources")
    entries = saved(page, block.get_by_role("button", name="Save as BibTeX"))

    assert len(entries) == 4
    assert "ev-19880220-1" in next(iter(entries))
