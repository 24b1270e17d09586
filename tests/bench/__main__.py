"""`make bench`: how fast articles are read and what memory 100,000 leave (``tests.bench.extraction``, half an hour of it)
and filed (``tests.bench.filing``), any day is drawn (``tests.bench.geography``), 100,000 events are drawn and moved,
beside other ways (``tests.bench.drawing``), how soon the map is there (``tests.bench.opening``), how soon the page follows
the slider (``tests.bench.releases``), what of all this holds for a million events (``tests.bench.million``), and how long
fifty visitors at once wait (``tests.bench.visitors``).
What takes longer still has a command of its own: ``tests.bench.library``, ``tests.bench.ingest``, ``tests.bench.corpus``.

Prints Markdown and writes it into BENCHMARKS.md.
"""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench import drawing, extraction, filing, geography, million, opening, releases, visitors
from tests.bench.ways import SLIDE, WAYS
from tests.browser.conftest import BROWSERS, FLAGS


def main():
    """Measure all, one after the other."""
    extraction.main([])
    print()
    filing.main([])
    print()
    path = next(filter(None, map(shutil.which, BROWSERS)))
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        geography.report(browser, Path(name), SLIDE, WAYS["ours"].painted)
        browser.close()
    drawing.main([])
    opening.main([])
    releases.main([])
    million.main([])
    visitors.main([])


if __name__ == "__main__":
    main()
