"""How long until the map is painted: `python -m tests.bench.opening [ROUNDS]`.

Prints Markdown and writes it into BENCHMARKS.md. The server is the one that users start (`contactline serve`) on the
shipped library, a new one each round; Chromium opens its map page. Painted is when the map has drawn its first day.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.served import served
from tests.browser.conftest import BROWSERS, FLAGS
from tests.eval.tables import table, write_part

FRAME = "document.querySelector('iframe[title=\"streamlit_folium.st_folium\"]')"
PAINTED = f"() => {FRAME}?.contentWindow?.contactline?.state?.().told"
BINARY = 2
"""The opcode of a WebSocket's frame of bytes, which Chromium writes in base64."""

REST = 2_000
"""Milliseconds for which a reader looks at the page before it is loaded again."""

PATIENCE = 90_000
"""Milliseconds after which a map is taken as never painted."""


def painted(page: Page, address: str | None = None) -> float:
    """Return the seconds until the map is painted, after an address is opened or the page is loaded again."""
    started = time.perf_counter()
    if address:
        page.goto(address, timeout=PATIENCE)
    else:
        page.reload(timeout=PATIENCE)
    page.wait_for_function(PAINTED, timeout=PATIENCE)
    return time.perf_counter() - started


class Fetched:
    """Counts the bytes that a page is sent, over HTTP as they travel and over its WebSocket as they are."""

    def __init__(self, page: Page) -> None:
        """Begin to count."""
        self.count = 0
        session = page.context.new_cdp_session(page)
        session.on("Network.loadingFinished", self._loaded)
        session.on("Network.webSocketFrameReceived", self._received)
        session.send("Network.enable")

    def _loaded(self, event: dict[str, Any]) -> None:
        self.count += int(event["encodedDataLength"])

    def _received(self, event: dict[str, Any]) -> None:
        sent, opcode = str(event["response"]["payloadData"]), event["response"]["opcode"]
        self.count += len(sent) * 3 // 4 if opcode == BINARY else len(sent)

    def taken(self) -> float:
        """Return the megabytes since the last time."""
        taken, self.count = self.count / 1e6, 0
        return taken


def opened(browser: Browser, folder: Path) -> tuple[float, ...]:
    """Return the seconds until a new server listens, and until its first visitor, a second one and reloads see the map.

    Then the megabytes that a third visitor is sent until then, and at a reload: to count them takes time itself.
    """
    with served(folder / "library.sqlite", folder / "server.log") as (_, address, listening):
        first, *_ = _visit(browser, address)
        return listening, first, *_visit(browser, address), *_sent(browser, address)


def _visit(browser: Browser, address: str) -> tuple[float, ...]:
    """Return the seconds until somebody new to the page sees the map, and until they see it again after two reloads each.

    A browser keeps what it has made of a page's scripts only once it has met them twice.
    """
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    seen = [painted(page, address)]
    for _ in range(2):
        page.wait_for_timeout(REST)
        seen.append(painted(page))
    page.context.close()
    return tuple(seen)


def _sent(browser: Browser, address: str) -> tuple[float, float]:
    """Return the megabytes that somebody new to the page is sent until they see the map, and at a reload."""
    page = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    fetched = Fetched(page)
    painted(page, address)
    first = fetched.taken()
    painted(page)
    page.context.close()
    return first, fetched.taken()


def main(arguments: list[str]) -> None:
    """Measure, print and write down."""
    rounds = int(arguments[0]) if arguments else 5
    path = next(filter(None, map(shutil.which, BROWSERS)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        found = [opened(browser, Path(folder)) for _ in range(rounds)]
        browser.close()
    names = [
        "`contactline serve` → it listens, the map page made ready",
        "first visitor → map painted (goal 3.5)",
        "next visitor, nothing in the browser's cache → map painted",
        "their first reload → map painted (goal 1.2)",
        "their next reload → map painted (goal 1.2)",
        "sent to who has nothing in the cache, MB",
        "sent at the reload, MB",
    ]
    rows = [
        [name, f"{statistics.median(waits):.1f}", f"{min(waits):.1f}", f"{max(waits):.1f}"]
        for name, waits in zip(names, zip(*found, strict=True), strict=True)
    ]
    about = (
        "## From opening to the map\n\n`python -m tests.bench.opening` prints this part: the shipped library, Chromium,"
        f" 1366 x 768, {rounds} new servers. {os.cpu_count()} cores, load at the end {os.getloadavg()[0]:.1f}."
    )
    body = f"{about}\n\n{table(['', 'median, s (or MB)', 'least', 'most'], rows)}"
    sys.stdout.write(body + "\n")
    write_part("opening", body)


if __name__ == "__main__":
    main(sys.argv[1:])
