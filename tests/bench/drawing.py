"""How fast 100,000 events are drawn and moved, ours beside other ways: `python -m tests.bench.drawing [EVENTS]`.

Prints Markdown and writes it into BENCHMARKS.md; part of `make bench`. The plugins' scripts come from npm (pinned) and are
served by the browser's route interception, pydeck's from its own wheel, so that nothing is fetched from a CDN here either.
"""

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

from contactline.maps import MapEvents
from tests.bench import synthetic
from tests.bench.ways import WAYS
from tests.browser.conftest import BROWSERS, FLAGS, ROOT, start_server
from tests.eval.tables import table, write_part

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
    """Unpack the plugins' packages from npm; return file by its name."""
    files = {}
    for package, name in PACKAGES.items():
        target = folder / package.replace("@", "-")
        target.mkdir()
        subprocess.run(["npm", "pack", "--silent", package], cwd=target, check=True, capture_output=True)
        subprocess.run(["tar", "xzf", next(target.glob("*.tgz")).name], cwd=target, check=True)
        files[Path(name).name] = target / "package" / name
    return files


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

    page.route(lambda url: url.startswith("http") and "127.0.0.1" not in url, answer)
    return page


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


def started(way, folder, count):
    """Start what shows a way's events; return its process, None where it is but a file, and its address."""
    if way == "pydeck":
        file = folder / "deck.html"
        subprocess.run(
            [sys.executable, "-m", "tests.bench.deck", str(count), str(file)], check=True, cwd=ROOT
        )
        return None, file.as_uri()
    if way == "ours":
        synthetic.filled(folder / "library.sqlite", count)
        return start_server(ROOT / "dashboard.py", folder)
    return start_server(ROOT / "tests" / "bench" / "app.py", folder, CONTACTLINE_BENCH=f"{way}:{count}")


def measured(browser, folder, way, count, files):
    """The figures of one way, by name."""
    process, address = started(way, folder, count)
    page = new_page(browser, files)
    try:
        found = {"first": tried(lambda: opened(page, f"{address}?v=1&days=90", way))}
        if found["first"] is None:
            return found
        found["again"] = tried(lambda: opened(page, f"{address}?v=1&days=90", way))
        found["scrub 90"] = tried(lambda: scrubbed(page, way, 90))
        if tried(lambda: opened(page, f"{address}?v=1&days={EVERYTHING}", way)) is None:
            return found
        found["scrub all"] = tried(lambda: scrubbed(page, way, EVERYTHING))
        found["pan"] = tried(lambda: gesture(page, way, pan))
        found["zoom"] = tried(lambda: gesture(page, way, zoom))
        if WAYS[way].hits:
            found["hover"] = tried(lambda: page.evaluate(WAYS[way].hits))
        return found
    finally:
        page.context.close()
        if process:
            process.kill()
            process.wait()


def payload(way, count):
    """Bytes an event that the browser is given, as they are and gzipped."""
    if way == "ours":
        data = MapEvents.of(synthetic.events(count)).columns
    else:
        rows = synthetic.as_rows(count) if way == "pydeck" else synthetic.as_geojson(count, way, 90)
        data = json.dumps(rows).encode()
    return len(data) / count, len(gzip.compress(data, 6)) / count


def rate(times):
    """Frames a second and the slow end of a frame in milliseconds."""
    if not times:
        return f"not done in {PATIENCE // 1000} s"
    slow = sorted(times)[int(len(times) * 0.95)]
    return f"{1000 / statistics.mean(times):.0f} ({slow:.0f})"


def seconds(value):
    """Seconds with a digit, or a dash where there is no value."""
    return "-" if value is None else f"{value:.1f}"


def row(way, found, size):
    """A way's row of the table."""
    hover = found.get("hover")
    return [
        WAYS[way].title,
        f"{seconds(found['first'])} / {seconds(found.get('again'))}",
        *(rate(found.get(name)) for name in ("scrub 90", "scrub all", "pan", "zoom")),
        f"{sorted(hover)[int(len(hover) * 0.95)]:.2f}" if hover else "-",
        f"{size[0]:.1f} / {size[1]:.1f}",
    ]


def ratios(found, sizes):
    """Sentences on how others compare with ours in this run."""
    mean = {
        way: {
            name: statistics.mean(times)
            for name, times in figures.items()
            if isinstance(times, list) and times
        }
        for way, figures in found.items()
    }
    for way in [other for other in found if other != "ours" and "ours" in mean]:
        parts = [
            f"{name} {mean[way][name] / mean['ours'][name]:.1f}"
            for name in ("scrub 90", "scrub all", "pan", "zoom")
            if name in mean[way] and name in mean["ours"]
        ]
        yield f"{WAYS[way].title}: {', '.join(parts)}; bytes an event {sizes[way][0] / sizes['ours'][0]:.0f}"


HEAD = [
    "way", "first paint / reload, s", "scrub, 90 days, frames/s (p95, ms)", "scrub, all visible", "drag, all visible",
    "wheel, all visible", "hit test p95, ms", "bytes an event / gzipped",
]  # fmt: skip


def report(count, ways):
    """Measure the ways and write it down."""
    path = next(filter(None, map(shutil.which, BROWSERS)))
    found = {}
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        files = fetch(folder)
        for way in ways:
            browser = playwright.chromium.launch(executable_path=path, args=flags_of(way))
            found[way] = measured(browser, folder, way, count, files)
            browser.close()
            print(
                way,
                {k: v if isinstance(v, float) else rate(v) for k, v in found[way].items()},
                file=sys.stderr,
            )
    sizes = {way: payload(way, count) for way in ways}
    body = "\n\n".join(
        [
            f"## {count:,} events on the map, beside other ways to draw them\n\n{ABOUT}",
            table(HEAD, [row(way, found[way], sizes[way]) for way in ways]),
            "Times that a frame of the others takes as a multiple of ours in this run, and bytes:\n\n"
            + "\n".join(f"- {line}" for line in ratios(found, sizes)),
            KEPLER,
            f"{os.cpu_count()} cores, load at the end {os.getloadavg()[0]:.1f}.",
        ]
    )
    print(body)
    write_part("drawing", body)


ABOUT = (
    "`python -m tests.bench.drawing` prints this part. Ours is the real page (map, time control, list, filters) on a real"
    " library; the plugins are a bare map with the same made-up events; pydeck's is its own HTML file, without a server or a"
    " control of time, whose layer a script gives the events of the period. Half of the events stand at points of their own."
    " Time is moved over seven and a half years; the map is dragged by the mouse and zoomed by the wheel. Chromium without a"
    " GPU, for pydeck with WebGL in software: deck.gl is made for a GPU, and its figures say how it runs on a computer that"
    " has none."
)
KEPLER = (
    "kepler.gl is not measured: what it documents is that it enforces no cap on a file's size, that files are parsed in the"
    " browser, so that the limit is its memory, and that very large files can freeze or crash the tab"
    " ([its FAQ](https://github.com/keplergl/kepler.gl/blob/53ebc9428fe4f8b1db3c8aacb2737e015451e18b/docs/user-guides/i-FAQ.md),"
    " read in November 2026); earlier versions accepted no more than 250 MB in Chrome."
)


def main(arguments):
    """Measure all ways at a size."""
    report(int(arguments[0]) if arguments else 100_000, arguments[1:] or tuple(WAYS))


if __name__ == "__main__":
    main(sys.argv[1:])
