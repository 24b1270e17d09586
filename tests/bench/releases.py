"""How soon the page follows when the slider is let go of: `python -m tests.bench.releases [EVENTS]`; part of `make bench`.

Prints Markdown and writes it into BENCHMARKS.md. The server is the one that users start (`contactline serve`), with made-up
events beside the release. From the release on each frame is looked at: the page has followed once the heading says the
new day, the run has ended and nothing beside the map is an old element any more (list, counts, histogram, text).
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.bench import synthetic
from tests.bench.opening import PAINTED
from tests.bench.served import served
from tests.browser.conftest import BROWSERS, FLAGS
from tests.eval.tables import table, write_part

RELEASES, WARM = 60, 5
"""Releases that are timed, and those before them that are not."""

DAYS = 7_000, 18_000
"""The days, counted from 1970-01-01, between which the slider is moved: 1989 to 2019."""

PATIENCE = 180_000
"""Milliseconds after which a page is taken as never painted."""

RELEASE = """async (range, [day, patience]) => {
  const side = () => document.querySelector(".st-key-side");
  const heading = () => side().querySelector("h2").textContent;
  const before = heading();
  const rested = () =>
    heading() !== before && !side().querySelector('[data-stale="true"]')
    && document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning";
  range.value = String(day);
  range.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise(requestAnimationFrame);
  const started = performance.now();
  range.dispatchEvent(new Event("change", { bubbles: true }));
  while (!rested()) {
    if (performance.now() - started > patience) throw new Error("the page did not follow");
    await new Promise(requestAnimationFrame);
  }
  return performance.now() - started; }"""


def released(
    browser: Browser, address: str, query: str = "v=1&days=30", releases: int = RELEASES
) -> list[float]:
    """Return the milliseconds from each release to the page that has followed it."""
    page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB").new_page()
    page.goto(f"{address}/?{query}", timeout=PATIENCE)
    page.wait_for_function(PAINTED, timeout=PATIENCE)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=PATIENCE)
    chance = random.Random(7)
    slider = page.locator(".cl-range")
    days = chance.sample(range(*DAYS), releases + WARM)
    waits = [slider.evaluate(RELEASE, [day, PATIENCE]) for day in days]
    page.context.close()
    return waits[WARM:]


def spread(waits: list[float]) -> list[str]:
    """Return the middle, the slow end and the slowest, in whole milliseconds."""
    return [
        f"{one:.0f}" for one in (statistics.median(waits), statistics.quantiles(waits, n=20)[-1], max(waits))
    ]


def main(arguments: list[str]) -> None:
    """Measure, print and write down."""
    count = int(arguments[0]) if arguments else 100_000
    path = next(filter(None, map(shutil.which, BROWSERS)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        library = Path(folder) / "library.sqlite"
        synthetic.filled(library, count)
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        with served(library, Path(folder) / "server.log") as (_, address, _listening):
            waits = released(browser, address)
        browser.close()
    about = (
        "## Letting go of the slider\n\n`python -m tests.bench.releases` prints this part: from the release to the page"
        f" that has followed it (heading, list, counts, histogram), seen in Chromium frame by frame, {count:,} made-up"
        f" events beside the release, a period of 30 days, {len(waits)} releases on days by chance (goal: p95 of 250 ms)."
        f" {os.cpu_count()} cores, load at the end {os.getloadavg()[0]:.1f}."
    )
    body = f"{about}\n\n{table(['', 'median, ms', 'p95', 'slowest'], [['release → page', *spread(waits)]])}"
    sys.stdout.write(body + "\n")
    write_part("releases", body)


if __name__ == "__main__":
    main(sys.argv[1:])
