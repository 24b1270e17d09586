"""How fast a corpus is read into a library: `python -m tests.bench.ingest [ARTICLES] [--only WAY]`.

Prints Markdown and writes it into BENCHMARKS.md: articles a second with 1 and 2 processes of this machine and on a Dask
cluster of 2 processes, and how fast the one writer alone files what is read.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from distributed import LocalCluster

from contactline.library import Store
from contactline.library.corpus import batches, ingest, open_readers
from contactline.library.corpus.reading import read_all
from tests.bench.articles import LENGTH, corpus
from tests.eval.tables import table, write_part

BATCH = 100


class AlreadyRead:
    """Readers that give back what was read before: what is left is the writer."""

    workers = 1

    def __init__(self, jobs):
        """Read everything at once."""
        self.read = {one.name: one for one in read_all(jobs)}

    def submit(self, jobs):
        """Nothing is to be done."""

    def outcomes(self, jobs, _reading):
        """What was read."""
        return [self.read[job.name] for job in jobs]


@contextmanager
def cluster():
    """Readers on a cluster of two processes."""
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, memory_limit=0, silence_logs=50
        ) as made,
        open_readers(1, made.scheduler_address) as readers,
    ):
        yield readers


WAYS = {
    "1 process": lambda: open_readers(1),
    "2 processes": lambda: open_readers(2),
    "Dask, 2 processes": cluster,
}


def written(folder, count):
    """Write articles that tell of different happenings, each a file; the files."""
    for number, text in enumerate(corpus(count)):
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


def timed(folder, files, readers):
    """Return articles a second from the first batch filed on (so without the start of processes), and of all of it."""
    store = Store.open(folder / f"{time.monotonic_ns()}.sqlite")
    began, first, done, at_first = time.perf_counter(), None, 0, 0
    for one in ingest(store.database, batches(files, BATCH), readers):
        done += one.read + len(one.problems)
        if first is None:
            first, at_first = time.perf_counter(), done
    end = time.perf_counter()
    store.database.engine.dispose()
    return (done - at_first) / (end - first), done / (end - began)


def main(arguments):
    """Measure and write it down."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.ingest", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=3_000)
    parser.add_argument("--only", choices=list(WAYS), help="one way of reading, and no writing down")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "corpus"
        folder.mkdir()
        files = written(folder, asked.count)
        found = {}
        for way in [asked.only] if asked.only else WAYS:
            with WAYS[way]() as readers:
                found[way] = timed(Path(name), files, readers)
            sys.stdout.write(f"{way}: {found[way][0]:.1f}/s steady, {found[way][1]:.1f}/s in all\n")
            sys.stdout.flush()
        if asked.only:
            return
        jobs = [job for batch in batches(files[:1_000], BATCH) for job in batch.jobs]
        writer = timed(Path(name), files[:1_000], AlreadyRead(jobs))[1]
    one = found["1 process"][0]
    rows = [
        [way, f"{steady:.1f}", f"{whole:.1f}", f"{steady / one / (1 if way == '1 process' else 2):.0%}"]
        for way, (steady, whole) in found.items()
    ]
    about = (
        f"## Reading a corpus\n\n`python -m tests.bench.ingest` prints this part. {asked.count:,} Arabic articles of"
        f" {LENGTH:,} characters into a library on SQLite, {BATCH} a batch; {os.cpu_count()} cores of"
        f" {platform.machine()}, Python {platform.python_version()}, load at the end {os.getloadavg()[0]:.1f}. Steady is"
        f" from the first batch filed on. The writer alone files {writer:.0f} articles/s that are read already."
    )
    head = ["who reads", "articles/s, steady", "with the start of processes", "scaling efficiency"]
    write_part("ingest", f"{about}\n\n{table(head, rows)}")


if __name__ == "__main__":
    main(sys.argv[1:])
