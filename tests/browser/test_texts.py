"""Whole texts of articles are for editors: no message to a visitor carries one."""

from datetime import date

import pytest
from playwright.sync_api import expect

from contactline.extract import read_article, reports_of
from contactline.library import Store, event_id
from tests.browser import oidc
from tests.browser.oidc import claims_of, cookie
from tests.browser.protocol import ws_client

TITLE = "سيطرة على شوشا"
UNQUOTED = "وكانت السماء صافية فوق التلال"
TEXT = f"""{TITLE}

9 نوفمبر 2020

سيطر الجيش الأذربيجاني على مدينة شوشا في 8 نوفمبر 2020، {UNQUOTED}.

المصدر: اختبار"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """A server that signs people in, whose library holds one article; its address and the article's event."""
    folder = tmp_path_factory.mktemp("texts")
    article = read_article(TEXT, lang="ar", published=date(2020, 11, 9))
    reports = reports_of(article)
    Store.open(folder / "library.sqlite").save(article, reports)
    with oidc.shared_dashboard(folder) as address:
        yield address, event_id(article.id, reports[0])


def choose(client):
    """Choose the article on the articles page."""
    client.run(page="articles")
    box = client.find("article")
    client.send_widget(box, string_value=next(label for label in client.choices[box] if TITLE in label))


def sent(client):
    """Everything that the server has sent a client."""
    return b"".join(client.received).decode("utf-8", "replace")


def test_no_message_to_a_visitor_carries_an_articles_text(library):
    """Neither the articles page nor an event's details send a visitor what was not read as evidence."""
    address, event = library
    with ws_client(address) as client:
        choose(client)
        client.run(query=f"v=1&on=2020-11-08&days=30&event={event}", page="")
        found = sent(client)

    assert TITLE in found
    assert UNQUOTED not in found


def test_an_editor_is_sent_the_text_on_both_pages(library):
    """The rule is about who asks: an editor sees the article whole, and the paragraph beside an event."""
    address, event = library
    jar = cookie(claims_of(address, oidc.LISTED))
    with ws_client(address, cookies=jar) as articles, ws_client(address, cookies=jar) as details:
        choose(articles)
        details.run(query=f"v=1&on=2020-11-08&days=30&event={event}")
        found = sent(articles), sent(details)

    assert [UNQUOTED in text for text in found] == [True, True]


def test_a_visitor_is_shown_the_words_that_were_read_and_told_why_no_more(library, open_page):
    """Phrases and citation stand in place of the paragraph."""
    address, event = library
    page = open_page(f"lang=en&on=2020-11-08&days=30&event={event}", address=address)

    expect(page.locator("article.cl-details q").first).to_be_visible()
    expect(page.locator("article.cl-details blockquote")).to_have_count(0)
    page.get_by_role("link", name="Articles", exact=True).click()
    expect(page.get_by_text("shown to editors only")).to_be_visible()
