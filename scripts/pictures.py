"""Pictures of every page for docs/pictures: ``python scripts/pictures.py`` (``--page map --lang en`` for a few).

Each page is taken in every language of the interface, light and dark, on a desktop and on a phone, from a server
of its own: the shipped data, and a library with one example article of ours that waits for review. A page counts
as drawn when Streamlit is at rest, its maps have painted and two pictures in a row are the same. What is no
longer made is removed; ``README.md`` beside the pictures lists all of them.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from pictures_shots import PAGES, PASTED, SIZES, THEMES, Shot, all_shots, fill_library, listed
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from contactline.view.state import UI_LANGUAGES

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
MOST = 6 * 1024 * 1024
"""Bytes of all pictures together."""
MAPS = {"map": 1, "stories": 1, "compare": 2}
"""How many maps a page has: without them it is not drawn."""
QUALITY = {"desktop": 62, "phone": 70}
"""WebP: small letters stay readable."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--force-color-profile=srgb", "--hide-scrollbars")
TOUR_SEEN = "localStorage.setItem('contactline.tour.seen', 'yes')"
"""A reader who has seen the tour: its offer would cover the corner of every picture."""
LONGEST = 120_000
"""Milliseconds that a page may take to be drawn on a busy machine."""

AT_REST = """(count) => {
  const app = document.querySelector('[data-testid=stApp]');
  if (app?.getAttribute('data-test-script-state') !== 'notRunning') return false;
  if (document.querySelector('[data-testid=stSkeleton], [data-testid=stSpinner]')) return false;
  if (!document.querySelector('[data-testid=stMain] :is(h1, h2)')) return false;
  const maps = [...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow);
  return maps.length >= count && maps.every((map) => map?.contactline?.ready
    && [...map.document.images].every((one) => one.complete))
    && document.fonts.status === 'loaded';
}"""


def main() -> None:
    """Take the pictures that are asked for."""
    asked = _asked()
    with tempfile.TemporaryDirectory() as place:
        library = Path(place) / "library.sqlite"
        article, event = fill_library(library)
        shots = [shot for shot in all_shots(article, event) if _wanted(shot, asked)]
        asked.to.mkdir(parents=True, exist_ok=True)
        with _server(library) as address, ThreadPoolExecutor(len(SIZES)) as workers:
            by_size = [[shot for shot in shots if shot.size == size] for size in SIZES]
            for _ in workers.map(lambda some: _take(some, address, asked.to), by_size):
                pass
    if len(asked.page + asked.lang + asked.theme + asked.size) == 0:
        _finish(shots, asked.to)


def _take(shots: list[Shot], address: str, folder: Path) -> None:
    """Take pictures one after the other, in a browser of their own; each theme has a reader of its own."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        raise SystemExit("no Chromium is installed: `make test` installs Debian's package")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        for theme in THEMES:
            some = [shot for shot in shots if shot.theme == theme]
            if some:
                _as_reader(some, browser, address, folder)
        browser.close()


def _as_reader(shots: list[Shot], browser: Browser, address: str, folder: Path) -> None:
    width, height = SIZES[shots[0].size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=shots[0].theme,
        reduced_motion="reduce",
        locale="en-GB",
    )
    context.add_init_script(TOUR_SEEN)
    page = context.new_page()
    page.set_default_timeout(LONGEST)
    for shot in shots:
        page.goto(address + shot.url)
        page.wait_for_function(AT_REST, arg=MAPS.get(shot.path or "map", 0))
        if shot.name == "intake":
            _paste(page)
        (folder / shot.file).write_bytes(_packed(_still(page), QUALITY[shot.size]))
        print(shot.file, flush=True)
    context.close()


def _paste(page: Page) -> None:
    """Have an article read, so that its drafts stand beside it."""
    page.locator(".st-key-intake-text textarea").fill(PASTED)
    page.locator(".st-key-intake-read-text button").click()
    page.locator(".cl-beside").first.wait_for()
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")


def _still(page: Page) -> bytes:
    """Return the picture of a page once two in a row are the same."""
    before = b""
    for _ in range(30):
        page.wait_for_function(AT_REST, arg=0)
        now = page.screenshot(animations="disabled", caret="hide")
        if now == before:
            return now
        before = now
    raise SystemExit(f"{page.url} does not come to rest")


def _packed(picture: bytes, quality: int) -> bytes:
    packed = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").save(packed, "WEBP", quality=quality, method=5)
    return packed.getvalue()


@contextmanager
def _server(library: Path) -> Iterator[str]:
    """Serve the dashboard on a free port with a library of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py"), f"--server.port={port}"]
    environment = {**os.environ, "CONTACTLINE_LIBRARY": str(library), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(  # noqa: S603
        [*command, "--server.address=127.0.0.1"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}"
        while not _healthy(address):
            if process.poll() is not None:
                raise SystemExit("the server did not start")
        yield address
    finally:
        process.terminate()
        process.wait()


def _healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:  # noqa: S310
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _finish(shots: list[Shot], folder: Path) -> None:
    """Remove pictures that are no longer made, list the others, and refuse them where they are too large."""
    made = {shot.file for shot in shots}
    for path in folder.glob("*.webp"):
        if path.name not in made:
            path.unlink()
    (folder / "README.md").write_text(listed(), encoding="utf-8")
    size = sum(path.stat().st_size for path in folder.glob("*.webp"))
    print(f"{len(made)} pictures, {size / 1024 / 1024:.1f} MB")
    if size > MOST:
        raise SystemExit(f"the pictures take more than {MOST // 1024 // 1024} MB: lower QUALITY")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--page", action="append", default=[], choices=PAGES, help="only this page (repeatable)"
    )
    parser.add_argument(
        "--lang", action="append", default=[], choices=UI_LANGUAGES, help="only this language"
    )
    parser.add_argument("--theme", action="append", default=[], choices=THEMES, help="only this theme")
    parser.add_argument("--size", action="append", default=[], choices=tuple(SIZES), help="only this size")
    parser.add_argument(
        "--to", type=Path, default=PICTURES, metavar="FOLDER", help="where to (docs/pictures)"
    )
    return parser.parse_args()


def _wanted(shot: Shot, asked: argparse.Namespace) -> bool:
    return (
        (not asked.page or (shot.path or "map") in asked.page)
        and (not asked.lang or shot.view.lang in asked.lang)
        and (not asked.theme or shot.theme in asked.theme)
        and (not asked.size or shot.size in asked.size)
    )


if __name__ == "__main__":
    main()
