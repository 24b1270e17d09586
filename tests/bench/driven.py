"""One way of drawing events, driven in a browser: `python -m tests.bench.driven WAY EVENTS FOLDER` prints its figures.

Each figure is a line of JSON, printed as soon as it is known: who started the process may end it when its time is over.
The plugins' scripts come from npm (pinned) and lie in FOLDER; they and pydeck's are served by the browser's route
interception, so that nothing is fetched from a CDN here either.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

from tests.bench import synthetic
from tests.bench.served import served
from tests.bench.ways import WAYS
from tests.browser.conftest import BROWSERS, FLAGS, ROOT, start_server

PACKAGES = {
    "jquery@3.7.1": "dist/jquery.min.js",
    "jquery-ui-dist@1.13.3": "jquery-ui.min.js",
    "moment@2.18.1": "min/moment.min.js",
    "iso8601-js-period@0.2.1": "iso8601.js",
    "leaflet-timedimension@1.1.1": "dist/leaflet.timedimension.min.js",
    "leaflet.timeline@1.6.0": "dist/leaflet.timeline.js",
}
SOFTWARE_GL = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
"""deck.gl alone needs WebGL: where there is no GPU a software renderer gives it, on which all others draw slowly."""

PATIENCE = 60_000
"""Milliseconds after which something is said not to have been done."""

EVERYTHING = 14_600
"""Days that hold all events."""

RECORD = """() => {
  window.recorded = [];
  const running = { on: true };
  window.stopRecording = () => { running.on = false; return window.recorded; };
  let last = performance.now();
  const next = () => {
    const now = performance.now();
    window.recorded.push(now - last);
    last = now;
    if (running.on) requestAnimationFrame(next); };
  requestAnimationFrame(next); }"""


def fetch(folder):
    """Put the plugins' scripts into a folder, from npm's packages."""
    for package, name in PACKAGES.items():
        with tempfile.TemporaryDirectory() as target:
            subprocess.run(["npm", "pack", "--silent", package], cwd=target, check=True, capture_output=True)
            packed = next(Path(target).glob("*.tgz")).name
            subprocess.run(["tar", "xzf", packed], cwd=target, check=True)
            shutil.copy(Path(target) / "package" / name, folder)


def new_page(browser, files):
    """A page of a visitor who has seen nothing yet."""
    page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB").new_page()
    page.set_default_timeout(PATIENCE)

    def answer(route):
        name = (
            route.request.url.rsplit("/", 1)[-1]
            .replace("jquery-3.7.1", "jquery")
            .replace("iso8601.min", "iso8601")
            .replace("timeline.min", "timeline")
        )
        if name in files:
            route.fulfill(path=str(files[name]))
        else:
            route.fulfill(status=200, body="", content_type="text/css")

    page.route(is_elsewhere, answer)
    return page


def is_elsewhere(url):
    """Whether an address is not this machine's own."""
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and parts.hostname not in ("127.0.0.1", "localhost")


def opened(page, address, way):
    """Open an address; return the seconds until its events are painted."""
    started = time.perf_counter()
    page.goto(address)
    page.wait_for_function(WAYS[way].painted)
    return time.perf_counter() - started


def gesture(page, way, act):
    """Milliseconds between frames while the hand does something with the map."""
    box = page.locator(WAYS[way].map).first.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.5)
    page.evaluate(RECORD)
    act(page.mouse, box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.5)
    return page.evaluate("() => window.stopRecording()")


def pan(mouse, x, y):
    """Drag the map to and fro, and let go of it at each end."""
    for sign in (1, -1, 1, -1):
        mouse.down()
        for step in range(25):
            mouse.move(x + sign * step * 7, y + sign * step * 3)
        mouse.up()
        mouse.move(x, y)


def zoom(mouse, x, y):
    """Turn the wheel three steps in and out again."""
    for turn in (-1, -1, -1, 1, 1, 1):
        mouse.wheel(0, turn * 120)
        time.sleep(0.25)  # a hand turns the wheel about four times a second


def tried(measure):
    """What a measure gives, or None where it was not done in time."""
    try:
        return measure()
    except PlaywrightError:
        return None


def scrubbed(page, way, days):
    """Milliseconds a frame while the time is moved over seven and a half years."""
    frames = WAYS[way].frames[days == EVERYTHING]
    if WAYS[way].slider:
        return page.locator(WAYS[way].slider).evaluate(WAYS[way].scrub, [15_000, 17_780, frames])
    return page.evaluate(WAYS[way].scrub.replace("DAYS", str(days)), frames)


def flags_of(way):
    """Return what Chromium is started with: without a GPU as the tests do it, but for who needs WebGL."""
    if way != "pydeck":
        return list(FLAGS)
    return [*(flag for flag in FLAGS if flag != "--disable-gpu"), *SOFTWARE_GL]


@contextmanager
def started(way, folder, count):
    """Start what shows a way's events, ours as users start it; yield its address."""
    if way == "pydeck":
        file = folder / "deck.html"
        subprocess.run(
            [sys.executable, "-m", "tests.bench.deck", str(count), str(file)], check=True, cwd=ROOT
        )
        yield file.as_uri()
    elif way == "ours":
        synthetic.filled(folder / "library.sqlite", count)
        with served(folder / "library.sqlite", folder / "server.log") as (_, address, _listening):
            yield address + "/"
    else:
        script = ROOT / "tests" / "bench" / "app.py"
        process, address = start_server(script, folder, CONTACTLINE_BENCH=f"{way}:{count}")
        try:
            yield address
        finally:
            process.kill()
            process.wait()


def measured(browser, folder, way, count, files):
    """Yield the figures of one way with their names, each as soon as it is known; None for what was not done in time."""
    with started(way, folder, count) as address:
        page = new_page(browser, files)
        yield "first", (first := tried(lambda: opened(page, f"{address}?v=1&days=90", way)))
        if first is None:
            return
        yield "again", tried(lambda: opened(page, f"{address}?v=1&days=90", way))
        yield "scrub 90", tried(lambda: scrubbed(page, way, 90))
        if tried(lambda: opened(page, f"{address}?v=1&days={EVERYTHING}", way)) is None:
            return
        yield "scrub all", tried(lambda: scrubbed(page, way, EVERYTHING))
        yield "pan", tried(lambda: gesture(page, way, pan))
        yield "zoom", tried(lambda: gesture(page, way, zoom))
        if WAYS[way].hits:
            yield "hover", tried(lambda: page.evaluate(WAYS[way].hits))
        page.context.close()


def main(way, count, folder):
    """Print the figures of one way, a line each."""
    path = next(filter(None, map(shutil.which, BROWSERS)))
    with tempfile.TemporaryDirectory() as own, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags_of(way))
        files = {file.name: file for file in Path(folder).iterdir()}
        for figure in measured(browser, Path(own), way, int(count), files):
            print(json.dumps(figure), flush=True)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
