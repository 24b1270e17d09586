"""Data for own use on a shared server: an editor sees it on the map, a visitor with the same link does not."""

import pytest
from playwright.sync_api import expect

from contactline.library import Store
from contactline.library.importers import ACLED, read_acled
from tests.browser import oidc
from tests.browser.conftest import drawn, map_frame
from tests.unit.importing.fixtures import raw

LINK = "on=2020-10-20&days=30&sources=imported&event=acled-aze900001"


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A dashboard that signs people in, whose library holds the fixture of ACLED's columns."""
    folder = tmp_path_factory.mktemp("own-use")
    Store.open(folder / "library.sqlite").import_events(ACLED, read_acled(raw("acled_old.csv")).events)
    with oidc.shared_dashboard(folder) as address:
        yield address


def shown(page):
    """The ids of the events that the map in the browser holds."""
    map_frame(page).wait_for_function("window.contactline.state().told")
    return set(drawn(page)["events"])


def test_acled_is_there_for_a_reader_only_once_they_are_an_editor(shared, open_page):
    """Map, list and the link of an event: a visitor finds nothing there, and the same browser signed in finds it."""
    page = open_page(LINK, address=shared)
    expect(page.get_by_text("The event in this link is not in this copy of the data.")).to_be_visible()
    expect(page.get_by_text("No event passes these filters.")).to_be_visible()
    as_visitor = shown(page)

    signed_in = oidc.cookie(oidc.claims_of(shared, oidc.LISTED))
    page.context.add_cookies([{"name": name, "value": is_, "url": shared} for name, is_ in signed_in.items()])
    page.reload()
    expect(page.locator("article.cl-details")).to_contain_text("editors only")
    expect(page.locator(".st-key-event-rows [data-id^=acled]")).to_have_count(2)
    as_editor = shown(page)

    assert as_editor - as_visitor == {"acled-aze900001", "acled-aze900002"}
    assert as_visitor <= as_editor
