"""`contactline serve`: what a user starts, and stops."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from contactline.library import Store, load
from tests.bench.synthetic import filled
from tests.browser.conftest import ROOT, free_port, healthy, map_frame


@contextmanager
def served(library):
    """Serve a library as users do; give its address, and stop it as they do."""
    port = free_port()
    process = subprocess.Popen(
        [str(Path(sys.executable).with_name("contactline")), "serve", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "CONTACTLINE_LIBRARY": str(library)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 180  # what the first page needs is made ready before the port is open
    while not healthy(f"http://127.0.0.1:{port}") and not healthy(f"http://localhost:{port}"):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.2)
    try:
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_who_stops_the_command_stops_the_dashboard(tmp_path):
    """No server is left behind on the port."""
    with served(tmp_path / "library.sqlite") as address:
        pass

    assert not healthy(address)


def test_the_events_of_a_large_library_are_fetched_once_and_kept(tmp_path, browser):
    """The map's script reads what the server wrote of each event, and a reload asks the server for no part of it."""
    filled(tmp_path / "library.sqlite", 8_000)
    with served(tmp_path / "library.sqlite") as address:
        page = browser.new_page()
        page.goto(address)
        map_frame(page).wait_for_function("window.contactline.told()")
        read = map_frame(page).evaluate("((t) => [[...t.first], [...t.last]])(window.contactline.table())")
        page.reload()
        map_frame(page).wait_for_function("window.contactline.told()")
        transferred = map_frame(page).evaluate(
            "window.performance.getEntriesByType('resource')"
            ".filter((one) => one.name.includes('/parcels/')).map((one) => one.transferSize)"
        )
        page.close()

    catalogue = load(Store.open(str(tmp_path / "library.sqlite")))
    assert read == [catalogue.first.tolist(), catalogue.last.tolist()]
    assert transferred == [0, 0]  # the ground of the map, and its events
