"""How fast 100,000 events are drawn and moved, ours beside other ways: `python -m tests.bench.drawing [EVENTS [WAY ...]]`.

Prints Markdown and writes it into BENCHMARKS.md; part of `make bench`. Each way is measured in a process of its own
(``tests.bench.driven``), which is ended with all that it started when its time is over.
"""

import gzip
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from contactline.maps import MapEvents
from tests.bench import driven, synthetic
from tests.bench.ways import WAYS
from tests.browser.conftest import ROOT
from tests.eval.tables import table, write_part

LIMIT = 150
"""Seconds that a way has for all its figures, the making of its page among them."""

OUR_LIMIT = 300
"""The same for ours, whose figures the others are compared with: its library is filled first."""

BEARABLE = {"timeline": 10_000}
"""Events that a way is given at most, where it does nothing with more."""


def payload(way, count):
    """Bytes an event that the browser is given, as they are and gzipped."""
    if way == "ours":
        data = MapEvents.of(synthetic.events(count)).columns
    else:
        rows = synthetic.as_rows(count) if way == "pydeck" else synthetic.as_geojson(count, way, 90)
        data = json.dumps(rows).encode()
    return len(data) / count, len(gzip.compress(data, 6)) / count


def measured(way, count, folder):
    """Return the figures of a way, by name: those that it had when its time was over."""
    command = [sys.executable, "-m", "tests.bench.driven", way, str(count), str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        try:
            said, _ = process.communicate(timeout=OUR_LIMIT if way == "ours" else LIMIT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # its server too; a browser ends with who drives it
            said, _ = process.communicate()
    return dict(map(json.loads, said.splitlines()))


def rate(found, name):
    """Frames a second and the slow end of a frame in milliseconds."""
    if not found.get(name):
        return f"> {driven.PATIENCE // 1000} s" if name in found else f"not in {LIMIT} s"
    times = found[name]
    slow = sorted(times)[int(len(times) * 0.95)]
    return f"{1000 / statistics.mean(times):.0f} ({slow:.0f})"


def seconds(found, name):
    """Seconds with a digit, or how long was waited in vain."""
    value = found.get(name)
    return f"> {driven.PATIENCE // 1000 if name in found else LIMIT}" if value is None else f"{value:.1f}"


def bearable(way, count):
    """Return the events that a way is given."""
    return min(count, BEARABLE.get(way, count))


def row(way, count, found, size):
    """A way's row of the table."""
    hover = found.get("hover")
    return [
        WAYS[way].title,
        f"{bearable(way, count):,}",
        f"{seconds(found, 'first')} / {seconds(found, 'again')}",
        *(rate(found, name) for name in ("scrub 90", "scrub all", "pan", "zoom")),
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
        told = ", ".join(parts) or "no figure in its time"
        yield f"{WAYS[way].title}: {told}; bytes an event {sizes[way][0] / sizes['ours'][0]:.0f}"


HEAD = [
    "way", "events", "first paint / reload, s", "scrub, 90 days, frames/s (p95, ms)", "scrub, all visible",
    "drag, all visible", "wheel, all visible", "hit test p95, ms", "bytes an event / gzipped",
]  # fmt: skip


def report(count, ways):
    """Measure the ways and write it down."""
    found = {}
    with tempfile.TemporaryDirectory() as name:
        driven.fetch(Path(name))
        for way in ways:
            found[way] = measured(way, bearable(way, count), name)
            kept = {k: v if isinstance(v, float) else rate(found[way], k) for k, v in found[way].items()}
            print(way, kept, file=sys.stderr)
    sizes = {way: payload(way, bearable(way, count)) for way in ways}
    body = "\n\n".join(
        [
            f"## {count:,} events on the map, beside other ways to draw them\n\n{ABOUT}",
            table(HEAD, [row(way, count, found[way], sizes[way]) for way in ways]),
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
    " control of time, whose layer a script gives the events of the period. Each is given as many events as it bears, and"
    f" {LIMIT} s for all its figures: what it did not do by then is said so. Half of the events stand at points of their"
    " own. Time is moved over seven and a half years; the map is dragged by the mouse and zoomed by the wheel. Chromium"
    " without a GPU, for pydeck with WebGL in software: deck.gl is made for a GPU, and its figures say how it runs on a"
    " computer that has none."
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
