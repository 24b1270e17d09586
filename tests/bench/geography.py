"""How fast any day of the geography is answered and drawn: part of `make bench`.

The slider is dragged over every year of the facts on the real data with all layers on, and the frames are
timed in Chromium; the answers in Python are timed warm, over days from all of the facts' years.
"""

import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

from contactline.geography import as_of, dated_features
from contactline.geography.areas import areas_on
from contactline.view.in_words import in_words
from tests.browser.conftest import ROOT, start_server
from tests.eval.tables import write_part

ABOUT = (
    "`make bench` prints this part (`tests.bench.geography`). The slider is dragged from the first day of the facts to the"
    " end of 2025 in 600 steps on the real data in Chromium, 1366 x 768; the answers in Python are of 400 random days."
)
FIRST, LAST = date(1988, 2, 20), date(2025, 12, 31)
DAYS = 400
FRAMES = 600


def days():
    """The same random days at every run."""
    chance = random.Random(4)
    span = (LAST - FIRST).days
    return [FIRST + timedelta(days=chance.randrange(span)) for _ in range(DAYS)]


def warm(answer: Callable[[date], object]) -> list[float]:
    """Milliseconds of each answer, once everything has been read."""
    for day in days()[:20]:
        answer(day)
    times = []
    for day in days():
        started = time.perf_counter()
        answer(day)
        times.append((time.perf_counter() - started) * 1000)
    return sorted(times)


def row(name, times):
    """One row: the middle and the slow end."""
    times = sorted(times)
    return f"| {name} | {statistics.median(times):.2f} | {times[int(len(times) * 0.95)]:.2f} |"


def frames(browser, folder, slide, painted):
    """Milliseconds a frame while the slider goes from the first day of the facts to the last."""
    process, address = start_server(ROOT / "dashboard.py", folder)
    try:
        page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="en-GB").new_page()
        page.goto(address)
        page.wait_for_function(painted, timeout=90_000)
        ends = [(day - date(1970, 1, 1)).days for day in (FIRST, LAST)]
        return page.get_by_role("slider").element_handle().evaluate(slide, [*ends, FRAMES])
    finally:
        process.kill()
        process.wait()


def report(browser, folder, slide, painted):
    """Print the table and write it into BENCHMARKS.md."""
    rows = [
        "| any day, all layers | median, ms | p95, ms |",
        "|---|---|---|",
        row(
            "a frame while the slider is dragged (goal: one of 60 a second)",
            frames(browser, folder, slide, painted),
        ),
        row("`as_of`, warm (goal 20)", warm(as_of)),
        row("`areas_on`, warm", warm(lambda day: areas_on(day, dated_features()))),
        row("`in_words`, warm", warm(lambda day: in_words(day, "en"))),
    ]
    text = "\n".join(["## Any day of the geography", "", ABOUT, "", *rows])
    print(f"{text}\n")
    write_part("geography", text)
