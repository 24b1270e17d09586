"""A view in a page of another site: what is seen of it there, and what that site can and cannot do with it."""

import re
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from contactline.ui.embed_code import frame_code
from contactline.ui.framing import MAP_FRAME
from contactline.view import decode, default_state, encode
from tests.browser.conftest import ROOT, map_frame, start_server
from tests.browser.test_map_page import epoch_day

VIEW = replace(default_state("en"), on=date(2020, 11, 19), days=7, kinds=frozenset({"handover"}))
RENDER = """(frame) => frame.postMessage({ type: "streamlit:render", args: { html: "", header: "", height: 9, width: 9,
  script: "(window.ran ??= []).push(location.hash);", js_links: [], css_links: [], returned_objects: [] } }, "*")"""
READY = '<script>addEventListener("message", (event) => (window.ready ||= event.data.isStreamlitMessage))</script>'


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The dashboard as ``contactline serve`` starts it."""
    process, address = start_server(ROOT / "server.py", tmp_path_factory.mktemp("embedded"))
    yield address
    process.terminate()
    process.wait()


class Blog(BaseHTTPRequestHandler):
    """One page, whatever is asked for."""

    def __init__(self, body, *rest):
        self.body = body
        super().__init__(*rest)

    def do_GET(self):
        """Send the page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def another_site(body):
    """A page of another site than the dashboard's; yields its address."""
    html = f'<!doctype html><meta name="viewport" content="width=device-width"><body style="margin:0">{body}'
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Blog, html.encode())) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def frame_at(page, part):
    """The frame of a page whose address has a part, once it is there."""
    there = [frame for frame in page.frames if part in frame.url]
    return there[0] if there else page.wait_for_event("framenavigated", lambda frame: part in frame.url)


def test_a_view_is_read_and_moved_in_a_page_of_another_site(address, visitors):
    """At 320 px there is the map, its slider and the credit, and nothing else; the credit opens the view in full."""
    with another_site(frame_code(VIEW, f"{address}/")) as blog:
        page = visitors.lend(locale="ru-RU")
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(blog)
        embedded = page.frame_locator("iframe")
        slider, credit = embedded.get_by_role("slider"), embedded.get_by_role("link")
        expect(embedded.frame_locator("iframe").locator("canvas").first).to_be_visible(timeout=90_000)
        expect(credit).to_have_text("Contact Line: as of 19 November 2020. Open the full view")
        frame, painted = frame_at(page, "embed=true"), frame_at(page, MAP_FRAME)
        assert frame.evaluate("document.documentElement.scrollWidth") <= 320
        for role in ("heading", "navigation", "combobox", "textbox", "listitem", "table"):
            expect(embedded.get_by_role(role)).to_have_count(0)

        slider.press("ArrowRight")

        painted.wait_for_function(f"window.contactline.state().day === {epoch_day('2020-11-20')}")
        expect(credit).to_contain_text("20 November 2020")
        with page.context.expect_page() as opened:
            credit.click()
        full = opened.value
        expect(full.get_by_role("heading", name="As of 20 November 2020")).to_be_visible()
        assert decode(urlsplit(full.url).query) == (replace(VIEW, on=date(2020, 11, 20)), ())
        assert full.evaluate("window.opener") is None
        full.close()
        page.go_back()
        assert page.url == "about:blank"


def test_a_link_with_faults_says_so_where_it_is_embedded(address, open_page):
    """In the reader's language; no event is shown, and the map is there to be moved."""
    page = open_page("embed=true&lang=ar&kinds=battle", address=address, width=320)

    expect(page.locator(".cl-notices")).to_contain_text("battle")
    expect(page.get_by_role("link", name=re.compile("فتح العرض الكامل"))).to_be_visible()
    painted = frame_at(page, MAP_FRAME)
    painted.wait_for_function("window.contactline?.state().told && !window.contactline.state().events.length")


def test_another_site_frames_no_page_for_editing_and_runs_nothing_in_the_maps_frame(address, open_page):
    """The map's frame draws what its own page sends it, and hears nobody else."""
    frames = f'<iframe src="{address}/review?{encode(VIEW)}"></iframe><iframe src="{address}{MAP_FRAME}#x"></iframe>'
    with another_site(READY + frames) as blog:
        page = open_page("lang=en", address=address)
        map_frame(page)  # the server has its scripts since somebody looked at a map
        page.goto(blog)
        review, maps = page.main_frame.child_frames
        page.wait_for_function("window.ready")

        page.evaluate(f"({RENDER})(window.frames[1])")
        maps.evaluate(f"location.hash = 'own'; ({RENDER})(window)")
        maps.wait_for_function("window.ran")

        assert maps.evaluate("window.ran") == ["#own"]
        assert review.url == "chrome-error://chromewebdata/"
        page.goto("about:blank")
