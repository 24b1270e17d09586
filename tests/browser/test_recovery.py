"""The library goes away and comes back under an open page: nothing typed is lost, and nobody has to reload."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import map_frame
from tests.browser.editing import ENGLISH, drafts, paste, press
from tests.browser.servers import dashboard
from tests.postgres import Server

NOT_DONE = "This was not done: the library cannot be reached at the moment."
GONE = "The library cannot be reached at the moment."


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A dashboard on a PostgreSQL server that the test can stop and start."""
    database = Server()
    with dashboard(tmp_path_factory.mktemp("shared"), CONTACTLINE_DATABASE_URL=database.url()) as address:
        yield database, address
    database.remove()


def test_what_was_typed_is_there_when_the_library_is_back(shared, open_page):
    """An editor who reads an article while the database restarts goes on where the page stood."""
    database, address = shared
    page = open_page("lang=en", path="/intake", address=address)
    paste(page, ENGLISH)
    expect(page.locator(".st-key-intake-keep button")).to_be_visible()
    database.stop()
    page.locator(".st-key-intake-keep button").click()
    expect(page.get_by_text(NOT_DONE)).to_be_visible(timeout=60_000)
    database.start()

    expect(page.get_by_label("Text of the article, with its title and date")).to_have_value(ENGLISH)
    press(page, "Keep")
    expect(drafts(page)).to_have_count(3)


def test_the_map_comes_back_by_itself(shared, open_page):
    """A reader who opens the map while the database is away sees it as soon as it is back."""
    database, address = shared
    database.kill()
    page = open_page("lang=en", address=address)
    expect(page.get_by_text(GONE).first).to_be_visible(timeout=40_000)
    database.start()

    map_frame(page)
    expect(page.get_by_text(GONE)).to_have_count(0)
