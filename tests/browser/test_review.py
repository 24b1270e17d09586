"""The review page: one event at a time, by keyboard alone, by two editors at once, and everything can be undone."""

import pytest
from playwright.sync_api import expect

from contactline.extract import read_article, reports_of
from contactline.library import ReviewDesk, Store, Waiting, Wanted
from contactline.model import Editor, Review
from tests.browser.conftest import settle
from tests.browser.editing import ENGLISH, press
from tests.browser.servers import dashboard

CURATED = "ev-20201120-1"


@pytest.fixture(scope="module")
def server_of(tmp_path_factory):
    """A server with a library, and the folder where it lies."""
    place = tmp_path_factory.mktemp("review")
    with dashboard(place) as address:
        yield address, place


@pytest.fixture
def library(server_of):
    """The library, with an article that nobody has reviewed."""
    store = Store.open(server_of[1] / "library.sqlite")
    article = read_article(ENGLISH, lang="en")
    store.save(article, reports_of(article))
    desk = ReviewDesk(store.database, Editor("a@example.org", "oidc"))
    reviewed = [e.id for e in store.drafts(article.id) if e.review is not Review.AUTOMATIC or e.overlay]
    if reviewed:
        desk.reset(reviewed, store.revision())
    return store


@pytest.fixture
def ids(library):
    """The events of the article, in its order."""
    article = next(shelved.id for shelved in library.shelf() if shelved.held)
    found = library.queue(Wanted(Waiting.ALL, article=article))
    assert len(found) == 3
    return found


@pytest.fixture
def desk(server_of, open_page, ids):
    """Open the review page on an event."""
    return lambda event=None, lang="en", **options: open_page(
        f"lang={lang}" + (f"&event={event}" if event else ""), path="/review", address=server_of[0], **options
    )


def listens(page):
    """Wait until the page listens to the keyboard and is not busy: a key that comes earlier does nothing."""
    expect(page.locator(".st-key-review-accept button")).to_have_attribute("aria-keyshortcuts", "a")
    settle(page)


def typed(page, key):
    """Press a key of the page's own."""
    listens(page)
    page.keyboard.press(key)


def test_three_drafts_are_reviewed_by_keyboard_alone(desk, library, ids):
    """Accept one, correct the date of the second, reject the third: no hand leaves the keyboard."""
    page = desk()
    date = page.get_by_label("Date (EDTF)")
    typed(page, "a")
    expect(page.get_by_text("Accepted.", exact=True)).to_be_visible()
    typed(page, "e")
    expect(date).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("2020-10-12~")
    page.keyboard.press("Enter")
    expect(page.get_by_text("means about 12 October 2020")).to_be_visible()
    page.keyboard.press("Escape")
    expect(date).not_to_be_focused()
    typed(page, "a")
    expect(page.get_by_text("Saved with your corrections.")).to_be_visible()
    typed(page, "r")
    expect(page.get_by_text("Rejected: it is on no map")).to_be_visible()

    first, second, third = (library.event(one) for one in ids)
    assert (first.review, second.review, third.review) == (Review.ACCEPTED, Review.EDITED, Review.REJECTED)
    assert second.fields.when.edtf == "2020-10-12~"


@pytest.mark.parametrize(("key", "code"), [("ф", "KeyA"), ("ش", "KeyA")])
def test_the_keys_are_where_they_are_on_a_russian_and_an_arabic_keyboard(desk, library, ids, key, code):
    """The key counts, not the letter that it writes."""
    page = desk(ids[0])
    listens(page)
    page.evaluate(
        f"window.dispatchEvent(new KeyboardEvent('keydown', {{key: '{key}', code: '{code}', bubbles: true}}))"
    )

    expect(page.get_by_text("Accepted.", exact=True)).to_be_visible()
    assert library.event(ids[0]).review is Review.ACCEPTED


def test_a_key_typed_in_a_field_is_a_letter(desk, library, ids):
    """Who writes a title with an A in it accepts nothing."""
    page = desk(ids[0])
    listens(page)
    page.get_by_label("Title, where it needs one of its own").press_sequentially("rams area")

    expect(page.get_by_label("Title, where it needs one of its own")).to_have_value("rams area")
    assert library.event(ids[0]).review is Review.AUTOMATIC


def test_two_editors_of_one_event_do_not_overwrite_each_other(desk, library, ids):
    """The second one is shown what the first one wrote, and chooses; nothing that was typed is lost."""
    mine, theirs = desk(ids[0]), desk(ids[0])
    theirs.get_by_label("Date (EDTF)").fill("2020-10-15")
    theirs.get_by_label("Date (EDTF)").press("Enter")
    press(theirs, "Save and accept")
    expect(theirs.get_by_text("Saved with your corrections.")).to_be_visible()
    mine.get_by_label("Date (EDTF)").fill("2020-10-16")
    mine.get_by_label("Date (EDTF)").press("Enter")

    expect(mine.get_by_role("alert").filter(has_text="Changed meanwhile")).to_contain_text("15 October 2020")
    press(mine, "Save and accept")
    expect(mine.get_by_text("Somebody else has changed this event meanwhile")).to_be_visible()
    assert library.event(ids[0]).fields.when.edtf == "2020-10-15"
    press(mine, "Keep mine on the screen")
    expect(mine.get_by_label("Date (EDTF)")).to_have_value("2020-10-16")
    press(mine, "Save and accept")
    expect(mine.get_by_text("Saved with your corrections.")).to_be_visible()
    assert library.event(ids[0]).fields.when.edtf == "2020-10-16"


def test_every_change_stands_in_the_log_and_can_be_undone(desk, library, ids):
    """The log says who did what, before and after; its button gives the event back as it was."""
    page = desk(ids[0])
    press(page, "Reject")
    page.get_by_text("Log", exact=True).click()
    change = page.locator(".cl-change").first
    expect(change).to_contain_text("Rejected")
    expect(change).to_contain_text("somebody at this computer")
    expect(change).to_contain_text("rejected by an editor")
    page.locator("[class*=st-key-undo-] button").first.click()

    expect(page.get_by_text("Undone.", exact=True)).to_be_visible()
    assert library.event(ids[0]).review is Review.AUTOMATIC


def test_a_date_that_cannot_be_read_is_not_saved(desk, library, ids):
    """The page says so and shows how dates are written."""
    page = desk(ids[0])
    page.get_by_label("Date (EDTF)").fill("tenth of October")
    page.get_by_label("Date (EDTF)").press("Enter")
    expect(page.get_by_text("This is no date that can be read.")).to_be_visible()
    press(page, "Save and accept")

    expect(page.get_by_text("“tenth of October” is no date that can be read")).to_be_visible()
    assert library.event(ids[0]).review is Review.AUTOMATIC


def test_events_are_merged_and_split_again(desk, library, ids):
    """Two drafts become one event with two reports, which come apart again."""
    page = desk(ids[0])
    press(page, "Merge")
    page.get_by_label("Events that tell the same happening").click()
    page.get_by_role("option", name="12 October 2020").first.click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.get_by_role("button", name="Remove 12 October 2020")).to_be_visible()
    settle(page)
    press(page, "Merge into this event")
    expect(page.get_by_text("Merged into one event.")).to_be_visible()
    assert len(library.event(ids[0]).reports) == 2
    press(page, "Split")
    page.locator(".st-key-review-split-box").get_by_role("checkbox").last.check(force=True)
    settle(page)
    press(page, "Split off the chosen reports")

    expect(page.get_by_text("Split: the chosen reports have an event of their own.")).to_be_visible()
    assert len(library.event(ids[0]).reports) == 1


def test_a_place_is_drawn_on_the_map(desk, library, ids):
    """Where the gazetteer has no such place, an editor clicks where it is and says how exactly that is known."""
    page = desk(ids[0])
    page.get_by_text("Place on the map", exact=True).click()
    settle(page)
    frame = page.frame_locator('iframe[title="streamlit_folium.st_folium"]')
    frame.locator(".leaflet-container").click(position={"x": 120, "y": 90})
    expect(page.get_by_label("Latitude")).not_to_have_value("39.8000")
    settle(page)
    press(page, "Save and accept")
    expect(page.get_by_text("Saved with your corrections.")).to_be_visible()

    drawn = library.event(ids[0]).fields.location
    assert drawn.radius_km == 10 and 38 < drawn.lat < 42 and 44 < drawn.lon < 49


def test_a_shipped_row_is_corrected_from_the_map(desk, server_of, open_page, library):
    """The release's own word stays beside the correction."""
    page = open_page(f"lang=en&event={CURATED}", address=server_of[0])
    press(page, "Correct")
    expect(page.get_by_role("heading", name="Review")).to_be_visible()
    page.get_by_label("Title, where it needs one of its own").fill("A corrected title")
    page.get_by_label("Title, where it needs one of its own").press("Enter")
    press(page, "Save and accept")
    expect(page.get_by_text("Saved with your corrections.")).to_be_visible()
    reader = open_page(f"lang=en&event={CURATED}", address=server_of[0])

    expect(reader.locator("article.cl-details h3")).to_have_text("A corrected title")
    expect(reader.locator(".cl-corrections")).to_contain_text("Its source says:")


@pytest.mark.parametrize(("lang", "width"), [("ar", 390), ("ru", 1366)])
def test_the_review_fits_the_screen(desk, ids, lang, width):
    """On a phone nothing is cut off, and in Arabic the page reads from the right."""
    page = desk(ids[0], lang, width=width)
    expect(page.locator(".st-key-review-accept button")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    direction = page.locator(".st-key-review-event").evaluate("e => getComputedStyle(e).direction")
    assert direction == ("rtl" if lang == "ar" else "ltr")


@pytest.mark.parametrize("path", ["/review", "/intake"])
def test_a_visitor_is_told_why_and_shown_nothing_to_press(tmp_path, open_page, path):
    """Where nobody may edit, the pages have a sentence and no widget that writes."""
    with dashboard(tmp_path, CONTACTLINE_READ_ONLY="1") as address:
        page = open_page("lang=en", path=path, address=address)

        expect(page.get_by_text("This site is read-only at present")).to_be_visible()
        expect(page.locator("[data-testid=stMain]").get_by_role("button")).to_have_count(0)
        expect(page.locator("[data-testid=stMain] input, [data-testid=stMain] textarea")).to_have_count(0)
