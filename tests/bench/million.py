"""A million events, counted on the server and drawn as counts: `python -m tests.bench.million [EVENTS]`.

Prints Markdown and writes it into BENCHMARKS.md. The library is multiplied by the database itself
(``tests.bench.multiplied``), the server is the one that users start (`contactline serve`), the page is the real one.
"""

from __future__ import annotations

import gzip
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, sync_playwright

from contactline.library import Store, load
from contactline.library.lasting import lasting
from contactline.maps.counts import Counts
from tests.bench import driven, multiplied
from tests.bench.releases import released, spread
from tests.bench.served import resident, served
from tests.bench.ways import WAYS, WITHIN
from tests.browser.conftest import BROWSERS, FLAGS
from tests.eval.tables import table, write_part

PATIENCE = 600.0
"""Seconds that the server has until it listens."""

HITS = WAYS["ours"].hits.replace("eventsAt", "countAt")


def payload(library: Path) -> tuple[int, int]:
    """Return the bytes of the counts that a browser is given, as they are and gzipped."""
    store = Store.open(str(library))
    with lasting():
        outlines = load(store).outlines
    store.database.engine.dispose()
    if outlines is None:
        raise ValueError("so few events are not counted")
    written = Counts.of(outlines, np.arange(len(outlines.rows))).written()
    return len(written), len(gzip.compress(written, 6))


def drawn(browser: Browser, address: str) -> dict[str, list[float] | float]:
    """Return the seconds to the first paint and to that of a reload, and milliseconds a frame of what a hand does."""
    page = driven.new_page(browser, {})
    page.set_default_timeout(PATIENCE * 1000)
    found: dict[str, list[float] | float] = {
        "first": driven.opened(page, f"{address}/?v=1&days=90", "ours"),
        "again": driven.opened(page, f"{address}/?v=1&days=90", "ours"),
        "scrub 90": driven.scrubbed(page, "ours", 90),
    }
    driven.opened(page, f"{address}/?v=1&days={driven.EVERYTHING}", "ours")
    shown = page.evaluate(f"() => {WITHIN}.contactline.state().counted.total")
    print(f"{shown:,} counts on the screen", file=sys.stderr)
    found["scrub all"] = driven.scrubbed(page, "ours", driven.EVERYTHING)
    found["pan"] = driven.gesture(page, "ours", driven.pan)
    found["zoom"] = driven.gesture(page, "ours", driven.zoom)
    found["hover"] = page.evaluate(HITS)
    page.context.close()
    return found


def rate(times: list[float]) -> str:
    """Frames a second, and the slow end of a frame in milliseconds."""
    return (
        f"{1000 / statistics.mean(times):.0f} frames/s (p95 {statistics.quantiles(times, n=20)[-1]:.0f} ms)"
    )


def rows(count: int) -> list[list[str]]:
    """Measure; return the rows of the table."""
    path = next(filter(None, map(shutil.which, BROWSERS)))
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        library = Path(name) / "library.sqlite"
        multiplied.filled(library, count)
        sent, packed = payload(library)
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        with served(library, Path(name) / "server.log", PATIENCE) as (pid, address, listening):
            ready = resident(pid)
            found = drawn(browser, address)
            few = released(browser, address)
            everything = released(browser, address, f"v=1&days={driven.EVERYTHING}")
            memory = resident(pid)
        size = library.stat().st_size
        browser.close()
    goal = " (goal: p95 of 250)"
    return [
        ["library on the disk", f"{size / 1e6:,.0f} MB"],
        ["`contactline serve` → it listens, the map page made ready", f"{listening:.0f} s"],
        ["the server's memory then, and after these visitors", f"{ready:,.0f}, {memory:,.0f} MB"],
        ["counts sent to a browser, once; gzipped", f"{sent / 1e6:.2f} MB; {packed / 1e6:.2f} MB"],
        ["first visitor → map painted; reload", f"{found['first']:.1f} s; {found['again']:.1f} s"],
        ["scrub, 90 days (goal 50)", rate(found["scrub 90"])],
        ["scrub, everything visible (goal 30)", rate(found["scrub all"])],
        ["drag, everything visible (goal 30)", rate(found["pan"])],
        ["wheel, everything visible (goal 30)", rate(found["zoom"])],
        ["hit test, p95 (goal 5)", f"{statistics.quantiles(found['hover'], n=20)[-1]:.2f} ms"],
        [f"release → page, 30 days: median, p95, slowest, ms{goal}", ", ".join(spread(few))],
        [f"release → page, everything: median, p95, slowest, ms{goal}", ", ".join(spread(everything))],
    ]


ABOUT = (
    "## {count:,} events, counted\n\n`python -m tests.bench.million` prints this part: made-up events of all kinds on days"
    " by chance, half of them at points of their own, beside the release; the real page in Chromium without a GPU. Up to"
    " 200,000 events all of them are sent to the browser (the parts above). Of more the server keeps outlines in arrays, and"
    " the browser is sent how many events begin and end in each month in each cell of the ground: from these it counts any"
    " period by itself while the time is moved; at rest it is given the exact counts. {cores} cores, load at the end"
    " {load:.1f}."
)


def main(arguments: list[str]) -> None:
    """Measure, print and write down."""
    count = int(arguments[0]) if arguments else 1_000_000
    found = rows(count)
    about = ABOUT.format(count=count, cores=os.cpu_count(), load=os.getloadavg()[0])
    body = f"{about}\n\n{table(['', ''], found)}"
    sys.stdout.write(body + "\n")
    write_part("million", body)


if __name__ == "__main__":
    main(sys.argv[1:])
