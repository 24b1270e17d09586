"""`make bench`: how fast articles are read (``tests.bench.extraction``) and any day is drawn (``tests.bench.geography``),
then the page in the browser: first paint, release to list and frames a second, ours beside two Folium plugins.

Prints Markdown tables. The plugins' scripts come from npm (pinned) and are served by the browser's
route interception, so that nothing is fetched from a CDN here either.
"""

import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import sync_playwright

from tests.bench import extraction, filing, geography
from tests.browser.conftest import BROWSERS, FLAGS, ROOT, start_server

PACKAGES = {
    "jquery@3.7.1": "dist/jquery.min.js",
    "jquery-ui-dist@1.13.3": "jquery-ui.min.js",
    "moment@2.18.1": "min/moment.min.js",
    "iso8601-js-period@0.2.1": "iso8601.js",
    "leaflet-timedimension@1.1.1": "dist/leaflet.timedimension.min.js",
    "leaflet.timeline@1.6.0": "dist/leaflet.timeline.js",
}
WAYS = {"ours": "Contact Line", "timestamped": "TimestampedGeoJson", "timeline": "Timeline"}
FRAME = "document.querySelector('iframe[title=\"streamlit_folium.st_folium\"]')"
PAINTED = {
    "ours": f"() => {FRAME}?.contentWindow?.contactline?.state?.().told",
    "timestamped": f"() => {FRAME}?.contentDocument?.querySelector('.timecontrol-date')?.textContent?.match(/\\d/)",
    "timeline": f"() => Boolean({FRAME}?.contentDocument?.querySelector('input[type=range]'))",
}
PATIENCE = 90_000
"""Milliseconds after which a way is said not to have painted."""

TIMED = """async (move, frames) => {
  const times = [];
  let last = performance.now();
  for (let i = 0; i < frames; i++) {
    move(i / frames);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  return times; }"""
SLIDE = f"""async (range, [from, to, frames]) => {{
  const move = (part) => {{
    range.value = String(from + (to - from) * part);
    range.dispatchEvent(new Event('input', {{bubbles: true}})); }};
  return ({TIMED})(move, frames); }}"""
DIMENSION = f"""async (frames) => {{
  const dimension = window.map.timeDimension, length = dimension.getAvailableTimes().length;
  const move = (part) => dimension.setCurrentTimeIndex(Math.round(length * (0.5 + 0.2 * part)));
  return ({TIMED})(move, frames); }}"""
RELEASE = """async (range, day) => {
  const wanted = new Intl.DateTimeFormat('en-GB', {dateStyle: 'long', timeZone: 'UTC'}).format(day * 864e5);
  range.value = String(day);
  range.dispatchEvent(new Event('input', {bubbles: true}));
  const started = performance.now();
  range.dispatchEvent(new Event('change', {bubbles: true}));
  while (!document.querySelector('h2')?.textContent.includes(wanted)) await new Promise((r) => setTimeout(r, 2));
  return performance.now() - started; }"""


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


def open_way(browser, address, way, files):
    """Open one way of drawing in a fresh browser context; return the page and the seconds to first paint."""
    page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB").new_page()

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

    page.route(lambda url: "127.0.0.1" not in url, answer)
    started = time.perf_counter()
    page.goto(address, timeout=PATIENCE)
    page.wait_for_function(PAINTED[way], timeout=PATIENCE)
    return page, time.perf_counter() - started


def frames_of(page, way):
    """Milliseconds a frame while the time is moved over about seven and a half years."""
    if way == "ours":
        return page.get_by_role("slider").element_handle().evaluate(SLIDE, [15_000, 17_780, 300])
    frame = next(frame for frame in page.frames if "streamlit_folium" in frame.url)
    if way == "timestamped":
        return frame.evaluate(DIMENSION, 100)
    handle = frame.locator("input[type=range]").element_handle()
    low, high = handle.evaluate("range => [Number(range.min), Number(range.max)]")
    return handle.evaluate(SLIDE, [low + (high - low) * 0.5, low + (high - low) * 0.7, 100])


def release_to_list(page):
    """Milliseconds from releasing the slider to the list that follows it, the median of seven."""
    handle = page.get_by_role("slider").element_handle()
    return statistics.median(handle.evaluate(RELEASE, 18_000 + 37 * i) for i in range(7))


def measure(browser, folder, way, count, files):
    """One row of the table, on a server of its own; a way that does not paint in time says so."""
    process, address = start_server(
        ROOT / "tests" / "bench" / "app.py", folder, CONTACTLINE_BENCH=f"{way}:{count}"
    )
    try:
        page, cold = open_way(browser, address, way, files)
        page.context.close()
        page, warm = open_way(browser, address, way, files)
        times = sorted(frames_of(page, way))
        release = f"{release_to_list(page):.0f}" if way == "ours" else "none"
        page.context.close()
    except PlaywrightTimeout:
        return f"| {WAYS[way]} | {count:,} | not painted in {PATIENCE // 1000} s | | | |"
    finally:
        process.kill()
        process.wait()
    middle, slow = statistics.median(times), times[int(len(times) * 0.95)]
    rate = 1000 / statistics.mean(times)
    return f"| {WAYS[way]} | {count:,} | {cold:.1f} / {warm:.1f} | {release} | {middle:.0f} / {slow:.0f} | {rate:.1f} |"


def main():
    """Measure the reading of articles, then every way of drawing at every size, and print the tables."""
    extraction.main([])
    print()
    filing.main([])
    print()
    path = next(filter(None, map(shutil.which, BROWSERS)))
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        geography.report(browser, Path(name), SLIDE, PAINTED["ours"])
        browser.close()
    print(
        "| way | events | first paint, s (first / next visitor) | release → list, ms | frame, ms (median / p95) | frames/s |"
    )
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        files = fetch(Path(name))
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        for count in (1_000, 100_000):
            for way in WAYS:
                print(measure(browser, Path(name), way, count, files), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
