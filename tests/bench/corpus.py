"""A hundred thousand articles, end to end: `python -m tests.bench.corpus FOLDER [ARTICLES] [--workers N] [--kills N]`.

Writes synthetic articles into ``FOLDER`` and reads them by `contactline ingest` into a library there. The command and
all it started are killed ``--kills`` times on the way and started again, as a machine that fails would do. Prints
Markdown and writes it into BENCHMARKS.md: articles a second, processor time and memory by twentieths of the corpus, then
what the library holds.
"""

import argparse
import os
import platform
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from tests.bench.articles import corpus
from tests.eval.tables import table, write_part

LENGTH = 1_000
"""Characters of an article: what an agency sends, shorter than what reading alone is measured with."""

STEPS = 20
"""Parts of the corpus that are told apart."""

TICK = 5
"""Seconds between two looks at how far it is."""

COUNTED = {
    "articles": "SELECT count(*) FROM article WHERE origin = 'own'",
    "inputs done": "SELECT count(*) FROM input",
    "inputs noted twice": "SELECT count(*) - count(DISTINCT name) FROM input",
    "inputs with a problem": "SELECT count(*) FROM input WHERE problem <> ''",
    "reports": "SELECT count(*) FROM report",
    "events": "SELECT count(*) FROM event",
}


@dataclass(frozen=True, slots=True)
class Step:
    """What a part of the corpus took: processor seconds of the writer and its workers, and memory in MB at its end."""

    done: int
    seconds: float
    cpu: float
    writer: float
    workers: float


def written(folder, count):
    """Write articles, a thousand a folder; nothing that is there already."""
    for number, body in enumerate(corpus(count, LENGTH)):
        part = folder / f"{number // 1_000:03}"
        file = part / f"{number:06}.txt"
        if not file.exists():
            part.mkdir(parents=True, exist_ok=True)
            file.write_text(body, encoding="utf-8")


def start(folder, workers):
    """Start the command on the corpus in ``folder``."""
    command = Path(sys.executable).with_name("contactline")
    with (folder / "ingest.log").open("a") as log:
        return psutil.Popen(
            [
                command,
                "ingest",
                folder / "corpus",
                f"--workers={workers}",
                f"--report={folder / 'problems.jsonl'}",
            ],
            env={**os.environ, "CONTACTLINE_LIBRARY": str(folder / "library.sqlite")},
            stderr=log,
            stdout=log,
        )


def kill(process):
    """Kill the command and all it started, as SIGKILL does."""
    for one in [*process.children(recursive=True), process]:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    process.wait()


def cost(process):
    """Return processor seconds of the command and its workers, its memory and that of its largest worker in MB."""
    family = [process, *process.children(recursive=True)]
    spent, held = 0.0, []
    for one in family:
        with suppress(psutil.NoSuchProcess):
            spent += sum(one.cpu_times()[:2])
            held.append(one.memory_info().rss / 1e6)
    return spent, held[0] if held else 0.0, max(held[1:], default=0.0)


def done_in(folder):
    """Return how many inputs are filed."""
    engine = create_engine(f"sqlite:///file:{folder / 'library.sqlite'}?mode=ro&uri=true")
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT count(*) FROM input")).scalar_one()
    except OperationalError:  # the library is not made yet
        return 0
    finally:
        engine.dispose()


def watched(folder, count, workers, kills):
    """Read the corpus to its end; what each part took."""
    moments = [count * (2 * number + 1) // (2 * kills) for number in range(kills)]
    steps, spent_before = [], 0.0
    begun, last, at = time.perf_counter(), 0.0, 0.0
    process = start(folder, workers)
    while process.poll() is None:
        time.sleep(TICK)
        done = done_in(folder)
        if process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
            spent, writer, worker = cost(process)
        if done >= count * (len(steps) + 1) // STEPS:
            now = time.perf_counter() - begun
            steps.append(Step(done, now - at, spent_before + spent - last, writer, worker))
            at, last = now, spent_before + spent
            sys.stdout.write(f"{steps[-1]}\n")
            sys.stdout.flush()
        if moments and done >= moments[0]:
            moments.pop(0)
            kill(process)
            spent_before += spent
            process = start(folder, workers)
    if process.wait():
        raise SystemExit(f"ingest ended with {process.returncode}: see {folder / 'ingest.log'}")
    return steps


def counted(folder):
    """Return what the library holds, by what is counted, and its size in MB."""
    path = folder / "library.sqlite"
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found = {name: connection.execute(text(query)).scalar_one() for name, query in COUNTED.items()}
    engine.dispose()
    return found, path.stat().st_size / 1e6


def rows_of(steps):
    """Return the table's rows: what each part of the corpus took."""
    rows, before = [], 0
    for one in steps:
        count = one.done - before
        pace = f"{count / one.seconds:.1f}", f"{1000 * one.cpu / count:.0f}"
        rows.append([f"{one.done:,}", *pace, f"{one.writer:.0f}", f"{one.workers:.0f}"])
        before = one.done
    return rows


def main(arguments):
    """Measure and write it down."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.corpus", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--kills", type=int, default=2)
    asked = parser.parse_args(arguments)
    written(asked.folder / "corpus", asked.count)
    steps = watched(asked.folder, asked.count, asked.workers, asked.kills)
    held, size = counted(asked.folder)
    total, cpu = sum(one.seconds for one in steps), sum(one.cpu for one in steps)
    kinds = ", ".join(f"{number:,} {name}" for name, number in held.items())
    about = (
        f"## A large corpus, end to end\n\n`python -m tests.bench.corpus FOLDER` prints this part: {asked.count:,} synthetic"
        f" Arabic articles of {LENGTH:,} characters, each moved to another day, month, year and towns, by `contactline"
        f" ingest --workers {asked.workers}` into SQLite, killed {asked.kills} times on the way and started again:"
        f" {total / 60:.0f} minutes, {asked.count / total:.1f} articles/s, {1000 * cpu / asked.count:.0f} ms of processor"
        f" time an article (load at the end {os.getloadavg()[0]:.1f}; {os.cpu_count()} cores of {platform.machine()})."
        f" The library then takes {size:,.0f} MB and holds {kinds}."
    )
    head = ["articles done", "articles/s", "processor ms an article", "writer, MB", "largest worker, MB"]
    write_part("corpus", f"{about}\n\n{table(head, rows_of(steps))}")


if __name__ == "__main__":
    main(sys.argv[1:])
