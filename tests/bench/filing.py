"""How long a batch of articles takes to be filed into a library that holds many events: `python -m tests.bench.filing`.

The reports are synthetic, a fixed seed's: half of them tell of the 44 days of autumn 2020, the rest of any day from
1992 on; 60 % stand in one of the gazetteer's towns and villages, and three actors in four are of the four most named.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from contactline.library import Store
from contactline.model import (
    KINDS,
    ActorMention,
    ActorRole,
    Article,
    Evidence,
    PlaceMention,
    PlaceRole,
    Report,
    Span,
    Status,
    When,
    quote,
)
from contactline.names import ACTORS, PLACES

WAR = date(2020, 9, 27), 44
ALL = date(1992, 1, 1), 12_000
REPORTS = 6
"""Reports of an article."""

NEAR = [place.id for place in PLACES.values() if place.kind in ("town", "village", "district")]
OFTEN = ["az-mod", "am-mod", "nkda", "ru"]
KIND_WEIGHTS = {"incident": 8, "clash": 4, "statement": 6, "talks": 4, "capture": 2}


def read(number: int, rng: random.Random) -> tuple[Article, list[Report]]:
    """Return an article that tells six things of one week, and its reports."""
    first, length = WAR if rng.random() < 0.5 else ALL
    start = first + timedelta(days=rng.randrange(length))
    text = f"Article {number}. " + " ".join(f"word{number}x{i} happened." for i in range(REPORTS))
    published = start + timedelta(days=7)
    article = Article(text, "en", published, None, f"Article {number}", f"Publisher {number % 40}", (Span(0, len(text)),))
    return article, [_report(text, number, i, start, rng) for i in range(REPORTS)]


def _report(text: str, number: int, position: int, start: date, rng: random.Random) -> Report:
    at = text.index(f"word{number}x{position}")
    day = start + timedelta(days=rng.randrange(7))
    when = When.day(day) if rng.random() < 0.9 else When.parse(f"{day:%Y-%m}")
    places = [rng.choice(NEAR)] if rng.random() < 0.6 else []
    actors = {rng.choice(OFTEN) if rng.random() < 0.75 else rng.choice(list(ACTORS)) for _ in range(rng.randrange(3))}
    return Report(
        kind=rng.choices(list(KINDS), [KIND_WEIGHTS.get(kind, 1) for kind in KINDS])[0],
        when=when,
        when_span=None,
        places=tuple(PlaceMention(place, PlaceRole.AT) for place in places),
        actors=tuple(ActorMention(actor, ActorRole.AGENT) for actor in sorted(actors)),
        status=rng.choice([Status.OCCURRED, Status.ALLEGED]),
        evidence=Evidence(what=(quote(text, Span(at, at + 8)),)),
        confidence=0.8,
    )


def filled(path: Path, events: int, rng: random.Random) -> tuple[Store, int]:
    """Return a library that holds as many events, and the number of its articles."""
    store, number = Store.open(path), 0
    while _live(store) < events:
        batch = [read(number + i, rng) for i in range(1000)]
        store.save_all(batch)
        number += len(batch)
        print(f"{number} articles, {_live(store)} events", flush=True)
    return store, number


def _live(store: Store) -> int:
    with store.database.engine.connect() as connection:
        return int(connection.exec_driver_sql("select count(*) from event where live = 1").scalar_one())


def filing(store: Store, number: int, rng: random.Random, articles: int = 200, repeats: int = 5) -> list[float]:
    """Return the seconds that batches of new articles take to be filed, the quickest first."""
    times: list[float] = []
    for _ in range(repeats):
        batch = [read(number + i, rng) for i in range(articles)]
        number += articles
        started = time.perf_counter()
        store.save_all(batch)
        times.append(time.perf_counter() - started)
    return sorted(times)


def main() -> None:
    """Fill a library, file batches and print the median."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="a file to fill, or filled before")
    asked = parser.parse_args()
    rng = random.Random(5)
    with tempfile.TemporaryDirectory() as folder:
        store, number = filled(asked.keep or Path(folder) / "library.sqlite", asked.events, rng)
        rng = random.Random(time.time_ns())
        times = filing(store, number or 10**7 + time.time_ns() % 10**9, rng)
    print(f"200 articles into {_shown(asked.events)} events: {times[len(times) // 2]:.2f} s (median of {len(times)}; "
          f"{times[0]:.2f} to {times[-1]:.2f})")


def _shown(count: int) -> str:
    return f"{count:,}"


if __name__ == "__main__":
    main()
