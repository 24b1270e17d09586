"""What can be given to be read: files, folders, pages, addresses, feeds; each as a named source."""

from datetime import date

import pytest

from contactline.extract import IntakeError
from contactline.library import web
from contactline.library.feeds import read_feed
from contactline.library.inputs import sources_of
from contactline.library.pages import is_page, read_page

PARAGRAPH = (
    "Министры иностранных дел Армении и Азербайджана договорились в Москве о прекращении огня с полудня "
    "10 октября, сообщил глава российской дипломатии после переговоров, которые длились более десяти часов."
)
PAGE = f"""<!doctype html><html lang="ru"><head><title>Договорились о прекращении огня</title>
<meta property="article:published_time" content="2020-10-10T12:00:00+04:00">
<meta property="og:site_name" content="Контакт"></head><body><nav><a href="/">Главная</a></nav>
<article><h1>Договорились о прекращении огня</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH[::-1]}</p></article>
<footer>Все права защищены</footer><script>alert("2019-01-01")</script></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>
<item><title>one</title><link>https://example.org/1</link><pubDate>Sat, 10 Oct 2020 12:00:00 +0400</pubDate></item>
<item><title>two</title><link>javascript:alert(1)</link></item>
<item><title>three</title></item></channel></rss>"""


def test_a_page_becomes_an_article_without_what_is_around_it():
    """Title, published day, source and main text are found; menus, footers and scripts are left out."""
    article = read_page(PAGE.encode(), url="https://example.org/1")

    assert (article.title, article.published, article.source, article.lang) == (
        "Договорились о прекращении огня",
        date(2020, 10, 10),
        "Контакт",
        "ru",
    )
    assert PARAGRAPH in article.text and "Главная" not in article.text and "alert" not in article.text


@pytest.mark.parametrize("page", [b"<html></html>", b"<!doctype html><body><script>1</script></body>"])
def test_a_page_without_an_article_says_so(page):
    """Nothing is made up from an empty page."""
    with pytest.raises(IntakeError, match="no article"):
        read_page(page)


def test_plain_text_is_no_page():
    """A text that speaks of a tag is still a text."""
    assert not is_page("Статья о <теге>".encode()) and is_page(PAGE.encode())


def test_a_feed_names_its_articles_with_their_days():
    """In its order; an item that nobody can read is not passed over."""
    assert [(e.url, e.published, e.title) for e in read_feed(FEED.encode())] == [
        ("https://example.org/1", date(2020, 10, 10), "one"),
        ("javascript:alert(1)", None, "two"),
        ("", None, "three"),
    ]


def test_an_item_of_a_feed_without_a_web_address_says_so():
    """The others are read; nothing that is no web address is fetched."""
    pages = {"https://example.org/feed": FEED.encode(), "https://example.org/1": PAGE.encode()}

    def get(url):
        return web.Page(url, pages[url], "") if url in pages else web.fetch(url)

    first, second, third = sources_of([], feeds=["https://example.org/feed"], stdin=lambda _: b"", get=get)

    assert first.load(None, None).lang == "ru"
    with pytest.raises(web.FetchError, match="only addresses that begin with http"):
        second.load(None, None)
    assert third.name == "three"
    with pytest.raises(IntakeError, match="gives no address"):
        third.load(None, None)


def test_what_is_no_feed_says_so():
    """The message says what to give instead."""
    with pytest.raises(IntakeError, match="no RSS or Atom"):
        read_feed(b"<html><body>hello</body></html>")


def test_a_folder_stands_for_its_texts_and_pages(tmp_path):
    """Files are read in order, others are left alone, and a broken one does not hide the rest."""
    (tmp_path / "a.txt").write_text("Статья о переговорах.", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "c.jpg").write_bytes(b"\xff")

    found = sources_of([str(tmp_path)], stdin=lambda _: b"")

    assert [source.name.removeprefix(str(tmp_path)) for source in found] == ["/a.txt", "/sub/b.html"]
    assert found[1].load(None, None).title == "Договорились о прекращении огня"


def test_a_feeds_day_stands_in_where_the_page_gives_none():
    """A page without a published date has the day that its feed lists."""
    bare = PAGE.replace('<meta property="article:published_time" content="2020-10-10T12:00:00+04:00">', "")
    pages = {"https://example.org/feed": FEED.encode(), "https://example.org/1": bare.encode()}
    sources = sources_of(
        [],
        feeds=["https://example.org/feed"],
        stdin=lambda _: b"",
        get=lambda url: web.Page(url, pages[url], ""),
    )

    assert sources[0].load(None, None).published == date(2020, 10, 10)
