"""Hostile text in an article runs nothing, wherever it is shown."""

from datetime import date

import pytest
from playwright.sync_api import expect

from contactline.extract import read_article, reports_of
from contactline.library import Store, event_id
from contactline.model import Article
from tests.browser.conftest import drawn, map_frame, settle
from tests.browser.servers import dashboard

PAYLOADS = (
    "<img src=x onerror='window.top.hacked=1'>",
    "${window.top.hacked=1}",
    "`+(window.top.hacked=1)+`",
    "</script><script>window.top.hacked=1</script>",
    "![x](http://example.org/x.png) [y](javascript:window.top.hacked=1)",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A dashboard whose library holds an article made of hostile text; its address and its event."""
    folder = tmp_path_factory.mktemp("hostile")
    phrase = "سيطر <img/src=x/onerror=hacked=1> ${hacked=1} `hacked` الجيش الأذربيجاني على مدينة شوشا"
    text = f"{phrase} {' '.join(PAYLOADS[:4])} في 8 نوفمبر 2020."
    read = read_article(text, lang="ar", published=date(2020, 11, 9))
    title = " ".join(PAYLOADS)
    article = Article(
        read.text, "ar", read.published, None, title, title, read.body, "javascript:window.top.hacked=1"
    )
    reports = reports_of(article)
    Store.open(folder / "library.sqlite").save(article, reports)
    with dashboard(folder) as address:
        yield address, event_id(article.id, reports[0])


def test_hostile_text_is_shown_as_text_and_runs_nothing(hostile, open_page):
    """Title, source, evidence and paragraph are on the screen as text; no script ran and nothing was fetched."""
    address, event = hostile
    page = open_page(f"on=2020-11-08&days=30&event={event}", address=address)
    map_frame(page).wait_for_function("window.contactline.state().told")

    expect(page.locator("article.cl-details")).to_contain_text("onerror")
    expect(page.locator("article.cl-details blockquote mark").first).to_be_visible()
    assert event in drawn(page)["events"]
    assert page.evaluate("window.hacked") is None


def test_a_whole_paragraph_is_shown_where_the_article_is_at_hand(hostile, open_page):
    """The reader of their own library sees the paragraph with the evidence marked, right to left."""
    address, event = hostile
    page = open_page(f"on=2020-11-08&event={event}", address=address)
    paragraph = page.locator("article.cl-details blockquote")

    expect(paragraph).to_contain_text("في 8 نوفمبر 2020")
    assert paragraph.get_attribute("dir") == "rtl"


@pytest.mark.parametrize("part", ["q", "event", "nonsense"])
def test_a_hostile_link_runs_nothing(open_page, part):
    """A link's parts are text too."""
    page = open_page(f"{part}=%3Cimg src=x onerror='window.top.hacked=1'%3E${{window.top.hacked=1}}")
    settle(page)
    map_frame(page)

    assert page.evaluate("window.hacked") is None
