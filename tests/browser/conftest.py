"""The dashboard on a free port and a real Chromium that notes every address it asks for."""

import shutil
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.servers import ROOT, dashboard, free_port, healthy, start_server  # noqa: F401 (benches ask here)

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Without motion Chromium paints half as much: nobody looks at Streamlit's running figure here.
USUAL = {"permissions": ["clipboard-read", "clipboard-write"], "reduced_motion": "reduce"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
# The shell is the same engine without the windows that nobody sees: a page costs it a third less work.
LEANEST = ("chromium-headless-shell", *BROWSERS)

expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The dashboard as it is shipped, with an empty library."""
    with dashboard(tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """Chromium, the one that is installed."""
    path = next(filter(None, map(shutil.which, LEANEST)), None)
    assert path, "no Chromium found: `make test` installs Debian's package"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def strangers():
    """Addresses outside the app's own server that a page asked for; a test fails when there is one."""
    asked = []
    yield asked
    assert asked == []


class Visitors:
    """Pages, each in a context of its own, that tests use one after the other.

    What a visitor leaves behind is forgotten in between: cookies, storage, history, permissions, a network that was cut.
    The page itself stays: a new one makes Chromium compile Streamlit's scripts again, which is more work than most tests.
    """

    def __init__(self, browser):
        self.browser = browser
        self.idle = {}
        self.lent = []

    def lend(self, **options):
        """The page of a visitor who has seen nothing yet, and whom no one else of this test is."""
        key = repr(sorted(options.items()))
        waiting = self.idle.setdefault(key, [])
        page = waiting.pop() if waiting else self.browser.new_context(**{**USUAL, **options}).new_page()
        self.lent.append((key, page))
        return page

    def take_back(self):
        """Make new visitors of those who were lent."""
        while self.lent:
            key, page = self.lent.pop()
            forget(page)
            self.idle[key].append(page)


def forget(page):
    """Empty a page and its context of all that they have kept."""
    context = page.context
    context.set_offline(False)
    session = context.new_cdp_session(page)
    parts = urlsplit(page.url)
    if parts.scheme in ("http", "https"):
        page.evaluate("sessionStorage.clear()")
        page.goto("about:blank")
        origin = f"{parts.scheme}://{parts.netloc}"
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.send("Page.resetNavigationHistory")
    session.detach()
    context.clear_cookies()


@pytest.fixture(scope="session")
def visitors(browser):
    """The pages of a whole run."""
    return Visitors(browser)


@pytest.fixture
def open_page(visitors, server, strangers):
    """Open the dashboard with a query, each time as a new visitor."""
    noting = []

    def opened(query="", width=1366, height=768, locale="en-GB", path="/", address=None, **options):
        page = visitors.lend(locale=locale, **options)
        page.set_viewport_size({"width": width, "height": height})
        noting.append((page, lambda request: note_stranger(request.url, strangers)))
        page.on("request", noting[-1][1])
        page.goto(f"{address or server}{path}" + (f"?{query}" if query else ""))
        settle(page)
        return page

    yield opened
    visitors.take_back()
    for page, note in noting:
        page.remove_listener("request", note)


def note_stranger(url, strangers):
    """Keep an address that is not the machine's own."""
    parts = urlsplit(url)
    if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost"):
        strangers.append(url)


def settle(page):
    """Wait until Streamlit has run the script and, where there is a map, until it has painted."""
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()


class MapFrame:
    """The map's frame as it is now: a reload of the page or of the frame does not leave a stale handle."""

    def __init__(self, page):
        self.page = page

    def evaluate(self, expression):
        """The value of an expression that may name ``window`` of the frame."""
        return self.page.evaluate(self._within(expression))

    def wait_for_function(self, expression):
        """Wait until an expression holds in the frame."""
        self.page.wait_for_function(self._within(expression), timeout=30_000)

    @staticmethod
    def _within(expression):
        frame = "document.querySelector('iframe[title=\"streamlit_folium.st_folium\"]')?.contentWindow"
        return f"() => {{ const window = {frame}; return window?.contactline?.ready ? {expression} : null; }}"


def map_frame(page):
    """The frame that holds the map, once its layers are ready."""
    frame = MapFrame(page)
    frame.wait_for_function("true")
    return frame


def drawn(page):
    """What the map really drew in its last paint."""
    return map_frame(page).evaluate("window.contactline.state()")
