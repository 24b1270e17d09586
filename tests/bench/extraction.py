"""How fast articles are read: `make bench`, or alone `python -m tests.bench.extraction`.

Prints Markdown and writes it into BENCHMARKS.md. Seconds are of one core (process time), so that a busy machine
counts little; latency is by the clock on the wall.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from datetime import time as clock

from dateparser.search import search_dates

from contactline.extract import reports, supported, timexes
from contactline.extract import timex as dates
from tests.bench.articles import HOSTILE, LENGTH, PUBLISHED, articles
from tests.eval.readers import DATEPARSER
from tests.eval.tables import BENCHMARKS, table, write_part

ARTICLES, RIVAL_ARTICLES, ROUNDS = 200, 30, 3
MEMORY = (1_000, 10_000, 100_000)
SIZE = 1_000_000
"""Characters of a hostile text: the most that intake takes for one article."""

PATIENCE = 60
"""Seconds after which a hostile text is given up."""

LINEAR = 3.0
"""Twice the text may take at most this many times as long: linear is 2, quadratic 4, and a busy machine adds noise."""


def main(arguments=None):
    """Measure everything and write it down."""
    asked = _asked(arguments)
    parts = []
    for part in _parts(asked):
        print(part, end="\n\n", flush=True)
        parts.append(part)
    write_part("extraction", "\n\n".join(parts))


def _parts(asked):
    """Yield the parts of the page, each as soon as it is measured."""
    yield f"## Speed of reading\n\n`python -m tests.bench.extraction` prints this part. {_machine()}"
    _warm()
    yield _speed()
    yield _memory(asked.memory_patience)
    yield _hostile(asked.langs or sorted({*supported(), *dates.supported()}))


def _asked(arguments):
    parser = argparse.ArgumentParser(prog="python -m tests.bench.extraction", description=__doc__)
    parser.add_argument(
        "--langs", nargs="*", help="languages of the hostile texts (default: all that are read)"
    )
    parser.add_argument(
        "--memory-patience", type=int, default=3600, metavar="S", help="seconds for the memory run"
    )
    return parser.parse_args(arguments)


def _machine():
    return (
        f"One core of {platform.machine()}, Python {platform.python_version()}; Arabic articles of {LENGTH:,}"
        f" characters put together from the paragraphs of our dev gold, no two alike. The rate is the best of {ROUNDS}"
        f" rounds, latency is of all of them; load of the machine's {os.cpu_count()} cores at the start:"
        f" {os.getloadavg()[0]:.1f}."
    )


def _warm():
    """Compile grammars and lexicons, theirs and ours, before anything is timed."""
    text = next(articles(1))
    for read in (timexes, reports):
        read(text, lang="ar", published=PUBLISHED)
    _search(text)


def _speed():
    """Return the table of articles a second and of latency."""
    sample = list(articles(ARTICLES))
    readers = {
        "`reports`: everything": (lambda text: reports(text, lang="ar", published=PUBLISHED), sample),
        "`timexes`: dates only": (lambda text: timexes(text, lang="ar", published=PUBLISHED), sample),
        f"{DATEPARSER} `search_dates`: dates only": (_search, sample[:RIVAL_ARTICLES]),
    }
    timed = {name: _timed(read, texts) for name, (read, texts) in readers.items()}
    rival = timed[list(timed)[-1]][0]
    rows = [
        [name, f"{rate:,.0f}", f"{rate / rival:.1f}", f"{middle:.1f}", f"{slow:.1f}"]
        for name, (rate, middle, slow) in timed.items()
    ]
    return table(["reader", "articles/s", "times dateparser", "p50, ms", "p99, ms"], rows)


def _search(text):
    settings = {"RELATIVE_BASE": datetime.combine(PUBLISHED, clock()), "PREFER_DATES_FROM": "past"}
    return search_dates(text, languages=["ar"], settings=settings)


def _timed(read, texts):
    """Return articles a second, and the milliseconds of the median and of the slowest hundredth."""
    waits, rounds = [], []
    for _ in range(ROUNDS):
        started = time.process_time()
        for text in texts:
            began = time.perf_counter()
            read(text)
            waits.append((time.perf_counter() - began) * 1000)
        rounds.append(time.process_time() - started)
    slow = statistics.quantiles(waits, n=100, method="inclusive")[-1]
    return len(texts) / min(rounds), statistics.median(waits), slow


def _memory(patience):
    """Return the table of memory after many articles, read one after another in a fresh process."""
    output = _child(patience, "memory", *map(str, MEMORY))
    found = {row["articles"]: row["megabytes"] for row in map(json.loads, output.splitlines())}
    rows = [
        [f"{count:,}", f"{found[count]:.0f}" if count in found else f"not reached in {patience:,} s"]
        for count in MEMORY
    ]
    return table(["articles read (`reports`)", "resident memory, MB"], rows)


def _hostile(langs):
    """Return the table of hostile texts: seconds of the slowest language, and what doubling the text costs."""
    # Seconds are of each process' own core: as many texts are read at once as there are cores.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = {
            kind: [pool.submit(_worst, reader, kind, langs) for reader in ("timexes", "reports")]
            for kind in HOSTILE
        }
        rows = [[kind, *(cell for one in found[kind] for cell in one.result())] for kind in HOSTILE]
    about = (
        f"A hostile text of {SIZE:,} characters (at least 1 MB), in the slowest of {', '.join(langs)}; the ratio is"
        f" its seconds to those of its half: 2 where time is linear, 4 where it is quadratic, bold above {LINEAR:.0f}."
        f" What takes more than {PATIENCE} s is given up."
    )
    head = ["text", "`timexes`, s", "language", "1 : 0.5", "`reports`, s", "language", "1 : 0.5"]
    return f"{about}\n\n{table(head, rows)}"


def _worst(reader, kind, langs):
    """Return seconds, language and ratio of the language that a kind of text holds up longest."""
    whole, lang = max((_seconds(reader, kind, lang, SIZE), lang) for lang in langs)
    if whole == float("inf"):
        return [f"> {PATIENCE}", lang, "—"]
    ratio = whole / _seconds(reader, kind, lang, SIZE // 2)
    return [f"{whole:.2f}", lang, f"{ratio:.1f}" if ratio <= LINEAR else f"**{ratio:.1f}**"]


def _seconds(reader, kind, lang, length):
    """Return the seconds of one hostile text in a process of its own; infinite where it is given up."""
    output = _child(PATIENCE, "seconds", reader, kind, lang, str(length))
    return json.loads(output)["seconds"] if output else float("inf")


def _child(patience, *arguments):
    """Return what a measurement prints; what it had printed by then where it is given up."""
    command = [sys.executable, "-m", "tests.bench.child", *arguments]
    try:
        done = subprocess.run(
            command, cwd=BENCHMARKS.parent, check=True, stdout=subprocess.PIPE, text=True, timeout=patience
        )
    except subprocess.TimeoutExpired as given_up:
        return (given_up.stdout or b"").decode()
    return done.stdout


if __name__ == "__main__":
    main()
