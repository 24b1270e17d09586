"""How fast a large library answers: `python -m tests.bench.library [EVENTS]`.

Prints Markdown and writes it into BENCHMARKS.md. Made-up events fill a library on SQLite and one on PostgreSQL; then
typical views are asked of each, as a page asks: the filters run in the database, the selection is counted and its
first hundred events are looked up.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from contactline.library import ReviewDesk, Store, load
from contactline.library.event_writing import write_events
from contactline.library.fields import Fields
from contactline.library.stored import StoredEvent
from contactline.model import (
    KINDS,
    ActorMention,
    ActorRole,
    Citation,
    Editor,
    Grade,
    Origin,
    PlaceMention,
    PlaceRole,
    Status,
    When,
)
from contactline.names import ACTORS, PLACES
from contactline.view.select import select
from contactline.view.state import ViewState
from tests.eval.tables import table, write_part
from tests.postgres import Server

BATCH, ROUNDS, PAGE = 5_000, 20, 100
WORDS = (
    "convoy",
    "school",
    "bridge",
    "report",
    "border",
    "night",
    "village",
    "hospital",
    "road",
    "shell",
    "drone",
    "post",
)
FIRST, LAST = date(1988, 2, 1), date(2025, 12, 31)


def events(count):
    """Yield made-up events, the same at every run: days, kinds, places, actors and titles by chance."""
    chance = random.Random(1)
    kinds, places, actors = sorted(KINDS), sorted(PLACES), sorted(ACTORS)
    for number in range(count):
        day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
        said = Fields(
            kind=chance.choice(kinds),
            when=When.parse(day.isoformat()),
            title=" ".join(chance.choices(WORDS, k=8)) + f" {number}",
            places=tuple(PlaceMention(i, PlaceRole.AT) for i in chance.sample(places, 2)),
            actors=tuple(ActorMention(i, ActorRole.PARTICIPANT) for i in chance.sample(actors, 2)),
            status=Status.OCCURRED,
            grade=Grade.DATASET,
            certainty="high",
            citations=(Citation(f"Bulletin {number % 500}", "Made up", day),),
        )
        yield StoredEvent(f"x-{number}", Origin.IMPORTED, said, dataset="made-up")


def views():
    """Typical views by what they ask for."""
    whole = ViewState(on=date(2020, 11, 10), first=FIRST, last=LAST, release="bench")
    war = replace(whole, first=date(2020, 9, 27), last=date(2020, 11, 10))
    return {
        "everything": whole,
        "one war's days": war,
        "five years": replace(whole, first=date(2016, 1, 1), last=date(2020, 12, 31)),
        "one kind": replace(whole, kinds=frozenset({"clash"})),
        "three kinds in five years": replace(
            whole, first=date(2016, 1, 1), kinds=frozenset({"clash", "offensive", "capture"})
        ),
        "one place": replace(whole, places=frozenset({"hadrut"})),
        "two places, one kind": replace(
            whole, places=frozenset({"hadrut", "shusha"}), kinds=frozenset({"clash"})
        ),
        "one actor": replace(whole, actors=frozenset({"az"})),
        "one actor, one place": replace(whole, actors=frozenset({"az"}), places=frozenset({"lachin"})),
        "imported data only": replace(whole, sources=frozenset({"imported"})),
        "a word": replace(whole, q="hospital"),
        "a place's name and a word": replace(whole, q="Şuşa bridge"),
    }


def filled(address, count):
    """Return a library with made-up events beside the release, and the seconds that they took to write."""
    store = Store.open(address)
    made = list(events(count))
    started = time.perf_counter()
    fill(store, made)
    return store, time.perf_counter() - started


def fill(store, made):
    """Write stored events into a library, in batches."""
    for start in range(0, len(made), BATCH):
        store.database.write(lambda c, seq, start=start: write_events(c, seq, made[start : start + BATCH]))


def asked(store, catalogue, view):
    """Return the milliseconds that a view takes at each round, and how many events it shows."""
    waits, shown = [], 0
    for _ in range(ROUNDS):
        started = time.perf_counter()
        chosen = select(catalogue, view, store.matching)
        shown = len(chosen.matching)
        [catalogue.events[i] for i in chosen.matching[:PAGE]]
        waits.append((time.perf_counter() - started) * 1000)
    return waits, shown


def others(store, written, count):
    """Return the rows of what is measured once."""
    started = time.perf_counter()
    catalogue = load(store)
    loaded = time.perf_counter()
    ReviewDesk(store.database, Editor("bench", "local")).accept(["x-1"], store.revision())
    edited = time.perf_counter()
    catalogue = catalogue.up_to_date(store)
    seen = time.perf_counter()
    return catalogue, [
        f"{count / written:,.0f} events/s",
        f"{loaded - started:.1f} s",
        f"{(edited - loaded) * 1000:.0f} ms",
        f"{(seen - edited) * 1000:.0f} ms",
    ]


def measured(address, count):
    """Return milliseconds by view, and what is measured once."""
    store, written = filled(address, count)
    catalogue, once = others(store, written, count)
    found = {name: asked(store, catalogue, view) for name, view in views().items()}
    store.database.engine.dispose()
    return found, once


def cells(waits):
    """Return the median and the slowest twentieth."""
    return [f"{statistics.median(waits):.0f}", f"{statistics.quantiles(waits, n=20)[-1]:.0f}"]


def main(arguments):
    """Measure both databases and write it down."""
    count = int(arguments[0]) if arguments else 100_000
    with tempfile.TemporaryDirectory() as folder:
        lite, lite_once = measured(str(Path(folder) / "library.sqlite"), count)
    server = Server()
    try:
        post, post_once = measured(server.url(), count)
    finally:
        server.remove()
    rows = [
        [name, f"{shown:,}", *cells(waits), *cells(post[name][0])] for name, (waits, shown) in lite.items()
    ]
    rows.append(
        ["**all**", "", *(cells([w for ws, _ in found.values() for w in ws]) for found in (lite, post))]
    )
    rows[-1] = [*rows[-1][:2], *rows[-1][2], *rows[-1][3]]
    head = ["view", "events", "SQLite median, ms", "p95", "PostgreSQL median, ms", "p95"]
    names = ["written in batches", "catalogue loaded", "one event accepted", "catalogue up to date after it"]
    once = [list(row) for row in zip(names, lite_once, post_once, strict=True)]
    about = (
        f"## A library of {count:,} events\n\n`python -m tests.bench.library` prints this part. Made-up events beside"
        f" the release; each view is asked {ROUNDS} times: filters in the database, selection, count and the first"
        f" {PAGE} of the list (goal: p95 of 100 ms on SQLite). {os.cpu_count()} cores, load at the end"
        f" {os.getloadavg()[0]:.1f}."
    )
    body = f"{about}\n\n{table(head, rows)}\n\n{table(['once', 'SQLite', 'PostgreSQL'], once)}"
    sys.stdout.write(body + "\n")
    write_part("library", body)


if __name__ == "__main__":
    main(sys.argv[1:])
