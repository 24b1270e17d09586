"""`make bench`: first paint, release to list and frames a second, ours beside two Folium plugins, in one run.

Prints a Markdown table. The plugins' scripts come from npm (pinned) and are served by the browser's
route interception, so that nothing is fetched from a CDN here either.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import BROWSERS, FLAGS, ROOT, start_server

PACKAGES = {
    "leaflet@1.9.4": "dist/leaflet.js",
    "jquery@3.7.1": "dist/jquery.min.js",
    "moment@2.18.1": "min/moment.min.js",
    "iso8601-js-period@0.2.1": "iso8601.min.js",
    "leaflet-timedimension@1.1.1": "dist/leaflet.timedimension.min.js",
    "leaflet.timeline@1.6.0": "dist/leaflet.timeline.min.js",
}
FRAMES = """async ([from, to, frames]) => {
  const range = document.querySelector('.cl-range') ?? window.__range;
  const times = [];
  let last = performance.now();
  for (let i = 0; i < frames; i++) {
    range.value = String(Math.round(from + (to - from) * i / frames));
    range.dispatchEvent(new Event('input', {bubbles: true}));
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  return times;
}"""


def fetch(folder):
    """Unpack the plugins' packages from npm; return file by the end of its address."""
    files = {}
    for package, name in PACKAGES.items():
        target = folder / package.replace("@", "-")
        target.mkdir()
        subprocess.run(["npm", "pack", "--silent", package], cwd=target, check=True, capture_output=True)
        archive = next(target.glob("*.tgz"))
        subprocess.run(["tar", "xzf", archive.name], cwd=target, check=True)
        files[Path(name).name] = target / "package" / name
    return files


def open_way(browser, address, way, count, files):
    """Open one way of drawing; return the page and the seconds to first paint."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})

    def answer(route):
        name = route.request.url.split("?")[0].rsplit("/", 1)[-1]
        path = files.get(name) or (files["jquery.min.js"] if name.startswith("jquery-3") else None)
        route.fulfill(path=str(path)) if path else route.fulfill(status=200, body="", content_type="text/css")

    page.route(lambda url: "127.0.0.1" not in url, answer)
    started = time.perf_counter()
    page.goto(f"{address}/?way={way}&n={count}", timeout=180_000)
    painted = {
        "ours": "() => document.querySelector('iframe')?.contentWindow?.contactline?.state?.().told",
        "timestamped": "() => document.querySelector('iframe')?.contentDocument?.querySelector('.timecontrol-dateslider')",
        "timeline": "() => document.querySelector('iframe')?.contentDocument?.querySelector('.time-slider')",
    }[way]
    page.wait_for_function(painted, timeout=170_000)
    return page, time.perf_counter() - started


def frames_of(page, way):
    """Milliseconds a frame while the slider is moved through 300 positions."""
    if way == "ours":
        return page.evaluate(FRAMES, [12_000, 13_500, 300])
    frame = next(f for f in page.frames if "streamlit_folium" in f.url)
    if way == "timeline":
        frame.evaluate("window.__range = document.querySelector('.time-slider')")
        low, high = frame.evaluate("[+window.__range.min, +window.__range.max]")
        return frame.evaluate(FRAMES, [low + (high - low) * 0.5, low + (high - low) * 0.7, 60])
    return frame.evaluate(
        """async (frames) => {
          const map = window.map_div ?? window.map, times = [], dimension = map.timeDimension;
          let last = performance.now();
          for (let i = 0; i < frames; i++) {
            dimension.setCurrentTimeIndex(Math.round(dimension.getAvailableTimes().length * (0.5 + 0.2 * i / frames)));
            await new Promise(requestAnimationFrame);
            const now = performance.now(); times.push(now - last); last = now;
          }
          return times; }""",
        60,
    )


def release_to_list(page):
    """Milliseconds from releasing the slider to the list that follows it, the median of seven."""
    taken = []
    for i in range(7):
        day = 18_000 + 37 * i
        taken.append(
            page.evaluate(
                """async (day) => {
          const range = document.querySelector('.cl-range'); range.value = String(day);
          range.dispatchEvent(new Event('input', {bubbles: true}));
          const before = document.querySelector('#list').dataset?.on ?? '';
          const text = new Date(day * 864e5).toISOString().slice(0, 10);
          const started = performance.now();
          range.dispatchEvent(new Event('change', {bubbles: true}));
          while (!document.body.innerHTML.includes(`data-on="${text}"`)) await new Promise((r) => setTimeout(r, 5));
          return performance.now() - started; }""",
                day,
            )
        )
    return statistics.median(taken)


def main():
    """Measure every way at every size and print the table."""
    path = next(filter(None, map(shutil.which, BROWSERS)))
    rows = []
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        files = fetch(Path(name))
        process, address = start_server(ROOT / "tests" / "bench" / "app.py", Path(name))
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            for count, ways in ((1_000, ("ours", "timestamped", "timeline")), (100_000, ("ours",))):
                for way in ways:
                    rows.append(measure(browser, address, way, count, files))
                    print(json.dumps(rows[-1]), file=sys.stderr)
        finally:
            browser.close()
            process.terminate()
    print(
        "| way | events | first paint, s (cold / warm) | release → list, ms | frame, ms (median / p95) | frames a second |"
    )
    print("|---|---|---|---|---|---|")
    for row in rows:
        print("| {way} | {count:,} | {cold} / {warm} | {list} | {median} / {p95} | {fps} |".format(**row))


def measure(browser, address, way, count, files):
    """One row of the table; a way that does not work in this time says so."""
    row = {
        "way": way,
        "count": count,
        "cold": "–",
        "warm": "–",
        "list": "–",
        "median": "–",
        "p95": "–",
        "fps": "–",
    }
    try:
        page, cold = open_way(browser, address, way, count, files)
        page.close()
        page, warm = open_way(browser, address, way, count, files)
        times = sorted(frames_of(page, way))
        row |= {"cold": f"{cold:.1f}", "warm": f"{warm:.1f}", "median": f"{statistics.median(times):.1f}"}
        row |= {"p95": f"{times[int(len(times) * 0.95)]:.1f}", "fps": f"{1000 / statistics.mean(times):.0f}"}
        if way == "ours":
            row["list"] = f"{release_to_list(page):.0f}"
        page.close()
    except Exception as error:
        row["list"] = f"failed: {type(error).__name__} {str(error)[:60]}"
    return row


if __name__ == "__main__":
    main()
