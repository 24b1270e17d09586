"""The articles page: how an article was read, shown whole where it is in the library."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from contactline.extract import read_article, reports_of
from contactline.library import Store
from contactline.library.article_rows import cited_row, write_articles
from contactline.model import Citation
from tests.browser.conftest import settle
from tests.browser.editing import press
from tests.browser.servers import dashboard

TEXT = """سيطرة على شوشا

9 نوفمبر 2020

سيطر الجيش الأذربيجاني على مدينة شوشا في 8 نوفمبر 2020، بحسب ما أفاد به بيان <b>وزارة</b> الدفاع.

المصدر: اختبار"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A dashboard whose library holds one article and knows of many; its first visitor opens the articles page."""
    folder = tmp_path_factory.mktemp("articles")
    article = read_article(TEXT, lang="ar", published=date(2020, 11, 9))
    store = Store.open(folder / "library.sqlite")
    store.save(article, reports_of(article))
    rows = [
        cited_row(f"{n:064x}", "en", Citation(f"Bulletin {n}", "Made up", date(2019, 1, 1)), 1)
        for n in range(60)
    ]
    store.database.write(lambda c, _: write_articles(c, rows))
    with dashboard(folder) as address:
        yield address


def choose(page, title):
    """Choose an article by its title."""
    page.get_by_role("combobox", name="Article").click()
    page.get_by_role("option", name=re.compile(title)).click()


def test_the_first_visitor_of_a_server_may_open_any_page(library, open_page):
    """A page other than the map, asked for first, has its style and its navigation."""
    page = open_page("lang=en", path="/articles", address=library)

    expect(page.get_by_role("link", name="About")).to_be_visible()


def test_an_article_of_the_library_is_shown_whole_with_its_mentions_marked(library, open_page):
    """Each of the four questions has its marks, right to left, and the text is shown as text."""
    page = open_page("lang=en", path="/articles", address=library)
    choose(page, "سيطرة على شوشا")

    section = page.locator(".cl-article section")
    expect(section.locator("mark.cl-what").first).to_be_visible()
    expect(section.locator("mark.cl-when[title='8 November 2020']")).to_have_text("8 نوفمبر 2020")
    expect(section).to_contain_text("<b>وزارة</b>")
    assert section.get_attribute("dir") == "rtl"


def expect_what_was_found(page, shelf, chosen):
    """Wait until the search, a page of what it finds and the chosen article are on the screen."""
    expect(page.get_by_label("Search")).to_have_value("bulletin MADE")
    expect(page.get_by_text(f"60 articles · page {shelf} of 2")).to_be_visible()
    expect(page.get_by_role("combobox", name="Article")).to_have_value(re.compile(chosen))


def test_a_page_of_what_was_found_is_opened_again_by_its_link_by_reload_and_by_back(library, open_page):
    """Search, next page, choose: another reader of the link stands where the first one stood, who can go back."""
    page = open_page("lang=en", path="/articles", address=library)
    page.get_by_label("Search").fill("bulletin MADE")
    page.get_by_label("Search").press("Enter")
    expect_what_was_found(page, 1, "Bulletin")
    press(page, "Next page")
    expect_what_was_found(page, 2, "Bulletin")
    expect(page.get_by_role("button", name="Next page")).to_be_disabled()
    first = page.get_by_role("combobox", name="Article").input_value()
    before = page.url
    choose(page, r"Bulletin 3\W")
    expect(page).not_to_have_url(before)
    settle(page)
    press(page, "Copy link")
    link = page.evaluate("navigator.clipboard.readText()")

    other = open_page(link.split("?", 1)[1], path="/articles", address=library)
    expect_what_was_found(other, 2, r"Bulletin 3\W")
    page.reload()
    expect_what_was_found(page, 2, r"Bulletin 3\W")
    page.go_back()
    expect_what_was_found(page, 2, re.escape(first))
    page.go_back()
    expect_what_was_found(page, 1, "Bulletin")


def test_a_shipped_article_is_shown_by_its_phrases_only(open_page):
    """The release carries no article text: citations and phrases stand in its place."""
    page = open_page("lang=en", path="/articles")

    expect(page.locator("article.cl-details q").first).to_be_visible()
    expect(page.locator(".cl-article section")).to_have_count(0)
