"""A link of another release: the bar says what changed since, and an event that is no more says where it went."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from contactline.library import RELEASE
from contactline.library.package import releases, shipped_tombstones
from tests.browser.conftest import settle

FIRST = releases()[0].version
GONE = next(iter(shipped_tombstones()))


def bar(page):
    """The bar over the view."""
    return page.locator(".cl-release")


def test_a_link_of_this_release_opens_without_a_bar(open_page):
    """Who opens a link of today's data is told nothing about releases."""
    page = open_page(f"v=1&on=2021-03-12&rel={RELEASE.version}")

    expect(page.get_by_role("heading", name="As of 12 March 2021")).to_be_visible()
    expect(bar(page)).to_have_count(0)


def test_a_link_of_an_earlier_release_says_what_changed_and_goes_on(open_page):
    """The bar names both releases and lists what of the difference the view shows; then the view goes on with today's."""
    page = open_page(f"v=1&on=2021-03-12&days=30&rel={FIRST}")
    expect(bar(page)).to_contain_text(f"made on data release {FIRST}. Release {RELEASE.version} is shown")
    expect(bar(page)).to_contain_text("Events: 3 added, 9 changed, 3 withdrawn.")

    page.get_by_text("What changed in this view").click()
    expect(page.get_by_role("heading", name="Withdrawn")).to_be_visible()
    expect(page.get_by_text("Talks · Vladimir Putin").first).to_be_visible()

    page.get_by_role("button", name=f"Go on with release {RELEASE.version}").click()
    expect(bar(page)).to_have_count(0)
    settle(page)
    assert parse_qs(urlsplit(page.url).query)["rel"] == [RELEASE.version]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ar", f"أُنشئ هذا الرابط على إصدار البيانات {FIRST}"),
        ("ru", f"Ссылка создана на версии данных {FIRST}"),
    ],
)
def test_the_bar_speaks_the_readers_language(open_page, lang, words):
    """What changed is told in the language of the view."""
    page = open_page(f"v=1&on=2021-03-12&rel={FIRST}&lang={lang}")

    expect(bar(page)).to_contain_text(words)


def test_a_view_that_nothing_of_it_touches_says_so(open_page):
    """Of curated events and of who held what in June 1989 nothing has changed."""
    page = open_page(f"v=1&on=1989-06-01&days=1&sources=curated&rel={FIRST}")

    expect(bar(page)).to_contain_text("No event and no period of this view has changed")
    expect(page.get_by_text("What changed in this view")).to_have_count(0)


@pytest.mark.parametrize(
    ("release", "words"),
    [
        ("2999.1", "This copy has the earlier release"),
        ("no-such-release", "which is not known here"),
    ],
)
def test_a_release_that_is_not_known_is_never_passed_over(open_page, release, words):
    """A release that is to come, or that never was, is named as such."""
    page = open_page(f"v=1&on=2021-03-12&rel={release}")

    expect(bar(page)).to_contain_text(words)
    expect(bar(page)).to_contain_text(release)


def test_a_hostile_release_is_a_notice_and_runs_nothing(open_page):
    """Markup in the place of a release is shown as text."""
    page = open_page("v=1&on=2021-03-12&rel=%3Cimg%20src%3Dx%20onerror%3D%22window.ran%3D1%22%3E")

    expect(page.locator(".cl-notices")).to_contain_text("is not the name of a data release")
    expect(bar(page)).to_have_count(0)
    assert page.evaluate("window.ran") is None


def test_an_event_that_is_no_more_says_where_it_went(open_page):
    """An id of an earlier release leads to the event that says now what it said."""
    page = open_page(f"v=1&on=2021-03-12&days=30&rel={FIRST}&event={GONE}")
    expect(page.get_by_text("The event in this link is no more: its article was read anew.")).to_be_visible()

    page.locator("[class*=st-key-heir] button").first.click()
    settle(page)

    expect(page.locator(".cl-details")).to_be_visible()
    assert parse_qs(urlsplit(page.url).query)["event"] == [shipped_tombstones()[GONE].to[0]]
