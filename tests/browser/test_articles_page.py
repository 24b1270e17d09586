"""The articles page: how an article was read, shown whole where it is in the library."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from contactline.extract import read_article, reports_of
from contactline.library import Store
from tests.browser.conftest import ROOT, start_server

TEXT = """سيطرة على شوشا

9 نوفمبر 2020

سيطر الجيش الأذربيجاني على مدينة شوشا في 8 نوفمبر 2020، بحسب ما أفاد به بيان <b>وزارة</b> الدفاع.

المصدر: اختبار"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A dashboard whose library holds one article; its first visitor opens the articles page."""
    folder = tmp_path_factory.mktemp("articles")
    article = read_article(TEXT, lang="ar", published=date(2020, 11, 9))
    Store.open(folder / "library.sqlite").save(article, reports_of(article))
    process, address = start_server(ROOT / "dashboard.py", folder)
    yield address
    process.terminate()
    process.wait()


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


def test_a_shipped_article_is_shown_by_its_phrases_only(open_page):
    """The release carries no article text: citations and phrases stand in its place."""
    page = open_page("lang=en", path="/articles")

    expect(page.locator("article.cl-details q").first).to_be_visible()
    expect(page.locator(".cl-article section")).to_have_count(0)
