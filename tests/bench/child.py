"""One measurement in a process of its own: prints JSON, a line each.

`python -m tests.bench.child seconds READER KIND LANG LENGTH` reads one hostile text;
`python -m tests.bench.child memory COUNT ...` reads articles and says after each count what memory it holds.
"""

import json
import sys
import time
from pathlib import Path

from contactline.extract import reports, timexes
from tests.bench.articles import PUBLISHED, articles, hostile

QUICK = 5
"""Seconds below which a reading is timed twice, for noise."""

READERS = {"timexes": timexes, "reports": reports}


def seconds(reader, kind, lang, length):
    """Return the seconds that one hostile text takes, after a short one; the better of two times where it is quick."""
    read = READERS[reader]
    read(hostile("spaces", lang, 5_000), lang=lang, published=PUBLISHED)
    text = hostile(kind, lang, int(length))
    once = _timed(read, text, lang)
    return min(once, _timed(read, text, lang)) if once < QUICK else once


def _timed(read, text, lang):
    started = time.process_time()
    read(text, lang=lang, published=PUBLISHED)
    return time.process_time() - started


def memory(counts):
    """Print the resident memory in MB after each count of articles; counts ascend."""
    wanted = sorted(map(int, counts))
    for number, text in enumerate(articles(wanted[-1]), 1):
        reports(text, lang="ar", published=PUBLISHED)
        if number in wanted:
            print(json.dumps({"articles": number, "megabytes": resident()}), flush=True)


def resident():
    """Return the resident memory of this process in MB, as Linux counts it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    if command == "memory":
        memory(rest)
    else:
        print(json.dumps({"seconds": seconds(*rest)}))
