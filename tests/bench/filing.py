"""How long a batch of articles takes to be filed into a library that holds many events: `python -m tests.bench.filing`.

The reports are synthetic, a fixed seed's: a third of the articles tell of the 44 days of autumn 2020, the rest of any day
from 1992 on; 60 % stand in one of the gazetteer's towns and villages, and three actors in four are of the four most named.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Connection

from contactline.library import Store
from contactline.library.article_rows import own_row, write_articles, write_reports
from contactline.library.desk import new_event
from contactline.library.event_writing import write_events
from contactline.library.shipped import sourced_reports
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
    first, length = WAR if rng.random() < 1 / 3 else ALL
    start = first + timedelta(days=rng.randrange(length))
    text = f"Article {number}. " + " ".join(f"word{number}x{i} happened." for i in range(REPORTS))
    published = start + timedelta(days=7)
    article = Article(
        text, "en", published, None, f"Article {number}", f"Publisher {number % 40}", (Span(0, len(text)),)
    )
    return article, [_report(text, number, i, start, rng) for i in range(REPORTS)]


def _report(text: str, number: int, position: int, start: date, rng: random.Random) -> Report:
    at = text.index(f"word{number}x{position}")
    day = start + timedelta(days=rng.randrange(7))
    when = When.day(day) if rng.random() < 0.9 else When.parse(f"{day:%Y-%m}")
    places = [rng.choice(NEAR)] if rng.random() < 0.6 else []
    actors = {
        rng.choice(OFTEN) if rng.random() < 0.75 else rng.choice(list(ACTORS))
        for _ in range(rng.randrange(3))
    }
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


def filled(path: Path, events: int, rng: random.Random) -> Store:
    """Return a library that holds as many events, each told by one report: written without being compared."""
    store, number = Store.open(path), 0
    while number * REPORTS < events:
        batch = [read(number + i, rng) for i in range(1000)]
        store.database.write(lambda connection, seq: _write(connection, seq, batch))  # noqa: B023
        number += len(batch)
    return store


def _write(connection: Connection, seq: int, batch: list[tuple[Article, list[Report]]]) -> None:
    told = [
        sourced
        for article, reports in batch
        for sourced in sourced_reports(article.id, article.lang, article.citation, reports)
    ]
    write_articles(connection, [own_row(article, seq) for article, _ in batch])
    write_reports(connection, told)
    write_events(connection, seq, [new_event([one]) for one in told])


def filing(store: Store, rng: random.Random, articles: int = 200, repeats: int = 5) -> list[float]:
    """Return the seconds of one core that batches of new articles take to be filed, the quickest first."""
    times: list[float] = []
    for _ in range(repeats):
        start = rng.randrange(10**6, 10**9)
        batch = [read(start + i, rng) for i in range(articles)]
        started = time.process_time()
        store.save_all(batch)
        times.append(time.process_time() - started)
    return sorted(times)


def main(arguments: list[str] | None = None) -> None:
    """Fill a library, file batches and print the median."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.filing", description=__doc__)
    parser.add_argument("--events", type=int, default=100_000, help="events that the library holds")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        store = filled(Path(folder) / "library.sqlite", asked.events, random.Random(5))
        times = filing(store, random.Random(6))
    print(
        f"200 articles of {REPORTS} reports into {asked.events:,} events: {times[len(times) // 2]:.2f} s of one core"
        f" (median of {len(times)}; {times[0]:.2f} to {times[-1]:.2f})"
    )


if __name__ == "__main__":
    main()
