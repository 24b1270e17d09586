"""The intake page: from a pasted article to a dot on somebody else's map, and what hostile input comes to."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import expect

from contactline.library import Store, Waiting, Wanted
from tests.browser.conftest import map_frame, settle
from tests.browser.editing import ARABIC, ENGLISH, drafts, keep, paste, press
from tests.browser.servers import dashboard


@pytest.fixture
def folder(tmp_path):
    """The folder of a server's library."""
    return tmp_path


@pytest.fixture
def desk(folder, open_page):
    """The intake page of a server with a library of its own."""
    with dashboard(folder) as address:
        yield lambda query="lang=en", path="/intake", **options: open_page(
            query, path=path, address=address, **options
        )


def own(folder):
    """The ids of the events that the library has of its reader's own articles."""
    store = Store.open(folder / "library.sqlite")
    held = [shelved.id for shelved in store.shelf() if shelved.held]
    return [name for article in held for name in store.queue(Wanted(Waiting.ALL, article=article))]


def test_a_pasted_article_comes_to_the_map_of_another_reader(desk, folder):
    """Paste, look at the drafts, correct a date, accept: whoever opens the link sees what the editor saw."""
    page = desk()
    paste(page, ARABIC)
    expect(page.get_by_text("A preview: nothing is kept yet")).to_be_visible()
    assert own(folder) == []
    press(page, "Keep")
    expect(drafts(page)).to_have_count(2)
    section = page.locator(".cl-beside section")
    expect(section).to_have_attribute("dir", "rtl")
    expect(section.locator("mark.cl-when").first).to_be_visible()

    event = own(folder)[0]
    draft = page.locator(f".st-key-draft-{event}")
    draft.get_by_role("button", name="Edit").click()
    date = page.get_by_label("Date (EDTF)")
    date.fill("2020-10-09/2020-10-10")
    date.press("Enter")
    expect(page.get_by_text("means 9 October 2020 to 10 October 2020")).to_be_visible()
    draft.get_by_role("button", name="Save and accept").click()
    expect(page.get_by_text("Saved with your corrections.")).to_be_visible()
    page.get_by_role("link", name="Map", exact=True).click()
    map_frame(page)
    page.goto(re.sub(r"/(\?|$).*", f"/?lang=en&on=2020-10-10&event={event}", page.url))
    map_frame(page)
    press(page, "Copy link", nth=0)
    link = page.evaluate("navigator.clipboard.readText()")

    other = desk(query=link.split("?", 1)[1], path="/")
    expect(other.locator("article.cl-details")).to_contain_text("9 October 2020 to 10 October 2020")
    expect(other.get_by_text("Corrected by an editor: When.")).to_be_visible()
    expect(other.locator(".cl-corrections")).to_contain_text("10 October 2020")
    map_frame(other).wait_for_function(f"window.contactline.state().events.includes('{event}')")


def test_a_text_without_a_day_is_asked_for_it_before_it_is_read(desk):
    """ "Yesterday" is counted from the day of publication, which nobody guesses."""
    page = desk()
    paste(page, ARABIC.replace("12 أكتوبر 2020\n\n", ""))
    expect(page.get_by_text("When was this article published?")).to_be_visible()
    expect(page.get_by_role("button", name="Keep")).to_have_count(0)

    page.get_by_role("group", name="Published", exact=True).get_by_role("spinbutton").first.click()
    page.keyboard.type("20201013")
    settle(page)
    press(page, "Read with this day")

    expect(page.locator(".cl-draft").get_by_text("12 October 2020")).to_be_visible()


def test_an_article_that_comes_again_is_known(desk):
    """The very same text and a text with another headline are both shown for what they are; the editor decides."""
    page = desk()
    keep(page, ENGLISH)
    press(page, "Put away")
    paste(page, ENGLISH)
    expect(page.get_by_text("This very text is in your library already.")).to_be_visible()
    press(page, "Leave out")
    paste(page, ENGLISH.replace("Shelling near the town of Hadrut", "News of the day"))

    expect(page.get_by_text("An article of your library resembles this one")).to_be_visible()
    expect(page.get_by_role("button", name="Keep anyway")).to_be_visible()


def bomb():
    """A zip file of a few kilobytes that unpacks to fifty megabytes and more, with a good article in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("bomb.txt", b"0" * 60_000_000)
    return packed.getvalue()


def outside():
    """A zip file whose members have names that lead out of any folder; one is an article, one is noise."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("../../etc/article.txt", ENGLISH)
        file.writestr("/etc/noise.bin", bytes(range(256)) * 20)
    return packed.getvalue()


def pdf_of_pictures():
    """A PDF with one empty page."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj" % number + one + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = b"xref\n0 4\n0000000000 65535 f \n" + table
    return body + start + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)


HOSTILE = {
    "a zip that bursts": ("bomb.zip", bomb, "unpacks to far more than it holds"),
    "a PDF without text": ("scan.pdf", pdf_of_pictures, "it holds pictures of pages and no text"),
    "noise": ("noise.txt", lambda: bytes(range(256)) * 50, "noise.txt"),
    "nothing": ("empty.txt", lambda: b"", "empty.txt"),
    "a damaged zip": ("broken.zip", lambda: b"PK\x03\x04" + b"x" * 90, "it is a damaged zip file"),
}


EVIL = (
    "<!doctype html><html><head><title>News</title></head><body><article><h1>News</h1>"
    "<script>window.hurt = 1</script><img src=x onerror='window.hurt=1'>"
    "<p>&lt;img src=x onerror=window.hurt=1&gt; stood in the words of the statement.</p>"
    + "".join(f"<p>{line}</p>" for line in ENGLISH.split("\n\n")[2:])
    + "</article></body></html>"
)
"""A page that would run a script in three ways."""


def give(page, name, content):
    """Give a file to be read."""
    page.get_by_role("tab", name="Files").click()
    page.locator(".st-key-intake-files input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    page.locator(".st-key-intake-read-files button:enabled").click()
    settle(page)


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory, browser):
    """One page of one server, which all hostile files are given to in turn: none of them may break it."""
    place = tmp_path_factory.mktemp("hostile")
    context = browser.new_context(viewport={"width": 1366, "height": 900}, locale="en-GB")
    page = context.new_page()
    with dashboard(place) as address:
        yield page, address, place
    context.close()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_named_with_what_to_do_and_leaves_nothing(hostile_page, name):
    """Each is refused by name in a sentence; the page works on, and the map has nothing of it."""
    page, address, place = hostile_page
    page.goto(f"{address}/intake?lang=en")
    settle(page)
    given, content, said = HOSTILE[name]
    give(page, given, content())

    told = page.locator(".st-key-intake-came .cl-notices")
    expect(told).to_contain_text("This could not be read; nothing of it was kept:")
    expect(told).to_contain_text(said)
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    assert own(place) == []


def test_the_good_documents_of_a_zip_are_read_whatever_the_others_are(hostile_page):
    """A bad member is named; a member's name is a label and no path."""
    page, address, place = hostile_page
    page.goto(f"{address}/intake?lang=en")
    settle(page)
    give(page, "mixed.zip", outside())

    expect(page.locator(".st-key-intake-came .cl-notices")).to_contain_text("noise.bin")
    expect(page.get_by_role("heading", name="Shelling near the town of Hadrut")).to_be_visible()
    assert own(place) == []


def test_a_script_in_a_page_is_text_or_nothing(hostile_page):
    """Only the words of a page are kept; what it would run never runs."""
    page, address, place = hostile_page
    page.goto(f"{address}/intake?lang=en")
    settle(page)
    give(page, "page.html", EVIL.encode())

    expect(page.get_by_role("heading", name="News")).to_be_visible()
    assert page.evaluate("window.hurt") is None
    assert own(place) == []


def test_a_file_of_a_hundred_megabytes_is_refused_in_the_browser(hostile_page, tmp_path):
    """It is named with the limit and never sent whole; the page goes on."""
    page, address, place = hostile_page
    page.goto(f"{address}/intake?lang=en")
    settle(page)
    refusal = page.get_by_role("alert").filter(has_text="A file was not taken: it is larger than 10 MB")
    expect(refusal).to_have_count(0)
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(100_000_000)
    page.get_by_role("tab", name="Files").click()
    page.locator(".st-key-intake-files input[type=file]").set_input_files(large)

    expect(refusal).to_be_visible()
    expect(page.locator(".st-key-intake-read-files button")).to_be_disabled()
    assert own(place) == []


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/x", "http://169.254.169.254/latest", "file:///etc/passwd"]
)
def test_an_address_that_leads_inside_is_never_read(hostile_page, url):
    """The server asks nobody for a private address, and says so."""
    page, address, place = hostile_page
    page.goto(f"{address}/intake?lang=en")
    settle(page)
    page.get_by_role("tab", name="Address").click()
    page.get_by_label("Address of an article").fill(url)
    page.locator(".st-key-intake-read-address button").click()
    settle(page)

    expect(page.locator(".st-key-intake-came .cl-notices")).to_contain_text(url)
    assert own(place) == []


@pytest.mark.parametrize(("lang", "width"), [("ar", 390), ("ru", 1366)])
def test_the_intake_fits_the_screen(desk, lang, width):
    """On a phone nothing is cut off, and in Arabic the page reads from the right."""
    page = desk(f"lang={lang}", width=width)
    page.locator(".st-key-intake-text textarea").fill(ARABIC)
    page.locator(".st-key-intake-read-text button").click()
    settle(page)
    page.locator(".st-key-intake-keep button").click()
    expect(drafts(page)).to_have_count(2)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    direction = page.locator(".st-key-intake-buttons").evaluate("e => getComputedStyle(e).direction")
    assert direction == ("rtl" if lang == "ar" else "ltr")
