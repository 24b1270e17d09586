"""The figures of a day and the known-on clock, as a reader sees them."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import map_frame, settle


def cells(page, row):
    """The texts of the cells of the row of the first table that begins with a name."""
    return (
        page.locator(".cl-table")
        .first.locator("tr", has=page.locator("th", has_text=row))
        .locator("td")
        .all_inner_texts()
    )


def column(page, name):
    """The position of a column of the first table, its head row's first cell left out."""
    return page.locator(".cl-table").first.locator("thead th").all_inner_texts().index(name) - 1


@pytest.mark.parametrize(
    ("day", "holder", "other"), [("2020-11-19", "Armenian forces", ""), ("2020-11-20", "", "full")]
)
def test_the_figures_are_those_of_the_day(open_page, day, holder, other):
    """Part of Aghdam district is in the Armenian forces' column until its handover, and none from that day on."""
    page = open_page(f"on={day}", path="/areas")
    expect(page.locator(".cl-table").first).to_be_visible()
    row = cells(page, "Aghdam District")

    assert bool(row[column(page, "Armenian forces")]) is bool(holder)
    assert (row[column(page, "Azerbaijan")] == row[column(page, "Together")]) is bool(other)


def test_published_figures_stand_beside_ours_with_source_and_reason(open_page):
    """Each published figure has ours, the difference, why, and a link to who published it."""
    page = open_page("on=2020-09-26", path="/areas")
    table = page.locator(".cl-wide .cl-table")

    expect(table.locator("tbody tr", has_text="11,500 km²")).to_contain_text("Western Armenia TV")
    expect(table.locator("tbody tr", has_text="1,936 km²")).to_contain_text("From memory: not verified.")
    expect(table.locator("tbody tr", has_text="245 km")).to_contain_text("bends")


def test_another_day_changes_figures_and_link(open_page):
    """The areas page takes its day from the link and gives it back."""
    page = open_page("on=2024-01-01", path="/areas")

    expect(page.get_by_text("There was no contact line on this day, or none is known.")).to_be_visible()
    page.wait_for_function("() => new URLSearchParams(location.search).get('on') === '2024-01-01'")


def test_a_bad_day_measures_nothing(open_page):
    """The notice names the day; no figure of another day takes its place."""
    page = open_page("on=2020-02-31", path="/areas")

    expect(page.locator(".cl-notices")).to_contain_text("2020-02-31")
    assert page.locator(".cl-table").count() == 0


def test_known_on_hides_from_the_map_what_was_not_yet_published_and_says_so(open_page):
    """As known on 15 November 2020 nobody holds Aghdam on the 21st, its handover is not listed, and a notice counts."""
    page = open_page("on=2020-11-21&known=2020-11-15&days=30")
    notice = page.locator(".cl-known")

    expect(notice).to_contain_text("As known on 15 November 2020")
    assert map_frame(page).evaluate("window.contactline.state().byArea['aghdam-west']") == ["not_known"]
    expect(page.locator(".st-key-side")).not_to_contain_text("Aghdam district handed over")
    expect(page.locator(".st-key-side")).to_contain_text("10 November 2020")


def test_without_the_clock_the_same_day_shows_all(open_page):
    """The same link without a known-on day has the holder, the handover in the list, and no notice."""
    page = open_page("on=2020-11-21&days=30")

    assert map_frame(page).evaluate("window.contactline.state().byArea['aghdam-west']") == ["azerbaijan"]
    expect(page.locator(".st-key-side")).to_contain_text("Aghdam district handed over")
    assert page.locator(".cl-known").count() == 0


def test_the_chosen_event_is_hidden_too_until_it_was_published(open_page):
    """A link to an event does not show it before its day on the known-on clock."""
    page = open_page("on=2020-11-21&known=2020-11-15&event=ev-20201120-1")
    settle(page)

    expect(page.get_by_text("The chosen event had not been published")).to_be_visible()
    assert page.locator("article.cl-details").count() == 0


def test_a_bad_known_on_day_shows_no_holder(open_page):
    """Who held what is not shown beyond what was asked for: with an unreadable clock nothing is known."""
    page = open_page("on=2020-11-21&known=soon")

    expect(page.locator(".cl-notices").first).to_contain_text("soon")
    assert set(map_frame(page).evaluate("Object.values(window.contactline.state().control)")) == {"not_known"}


def test_the_known_on_clock_holds_for_areas_and_comparison_too(open_page):
    """Land of which nothing was known has its own column."""
    page = open_page("on=2020-11-21&known=2020-11-15", path="/areas")

    expect(page.locator(".cl-table thead").first).to_contain_text("Not known")
    expect(page.locator(".cl-known")).to_be_visible()
