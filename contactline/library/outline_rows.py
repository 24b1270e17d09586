"""Outlines read from the rows of events: a million without making one of them an object."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from contactline.library.catalogue_rows import citations
from contactline.library.importers.keeping import for_own_use
from contactline.library.outlines import (
    KIND_CODES,
    ORIGIN_CODES,
    PRECISION_CODES,
    Integers,
    Lists,
    Names,
    Outlines,
)
from contactline.library.schema import EVENT, OPEN_END, OPEN_START, STATE
from contactline.model import Citation, Origin, Review, Status, When
from contactline.names import speakers_of

CHUNK = 20_000
"""Rows that are read at once: as many as are worth one text of JSON, and few beside what is kept of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """What was written after a number: the outlines of what a map may show, and the rows of all that was touched."""

    seq: int
    outlines: Outlines
    touched: Integers
    own_use: frozenset[str]


def live_count(connection: Connection) -> int:
    """Return how many events a map may show."""
    return int(connection.execute(select(func.count()).where(EVENT.c.live == 1)).scalar_one())


def outlines_since(connection: Connection, seq: int, names: Names, missing: tuple[int, int]) -> Written:
    """Return what was written after ``seq``, as outlines; ``missing`` are the days of an open start and end."""
    now = int(connection.execute(select(STATE.c.seq)).scalar_one())
    after = EVENT.c.seq > seq
    cited = {row: speakers_of(told) for row, told in citations(connection, after).items()}
    taken = _Taken(names, cited, missing)
    query = select(*_COLUMNS).where(after).execution_options(stream_results=True)
    for rows in connection.execute(query).partitions(CHUNK):
        taken.add(rows)
    return Written(now, taken.outlines(), _joined(taken.touched), for_own_use(connection))


_COLUMNS = (
    EVENT.c.num, EVENT.c.origin, EVENT.c.dataset, EVENT.c.overlay, EVENT.c.review, EVENT.c.live, EVENT.c.known,
    EVENT.c.earliest, EVENT.c.latest, EVENT.c.base,
)  # fmt: skip


class _Taken:
    """Columns that grow by a chunk of rows at a time."""

    def __init__(self, names: Names, cited: dict[int, int], missing: tuple[int, int]) -> None:
        self.names, self.cited = names, cited
        self.ends = {OPEN_START: missing[0], OPEN_END: missing[1]}
        self.touched: list[Integers] = []
        self.codes: list[Integers] = []
        self.spots: list[NDArray[np.float64]] = []
        self.places: list[Integers] = []
        self.actors: list[Integers] = []

    def add(self, rows: Sequence[Any]) -> None:
        """Take what is outlined of these rows; of what no map may show only its number."""
        self.touched.append(_integers([row[0] for row in rows]))
        live = [row for row in rows if row[5]]
        said: list[dict[str, Any]] = json.loads(f"[{','.join([row[9] for row in live])}]")
        said = [
            {**base, **json.loads(row[3])} if row[3] != "{}" else base
            for row, base in zip(live, said, strict=True)
        ]
        numbers = self.names.places
        mentions = [
            [numbers.setdefault((place, role), len(numbers)) for place, role in base["places"]]
            for base in said
        ]
        actors = self.names.actors
        parties = [[actors.setdefault(one, len(actors)) for one, _ in base["actors"]] for base in said]
        self.places.append(_integers([code for codes in mentions for code in codes]))
        self.actors.append(_integers([code for codes in parties for code in codes]))
        self.spots.append(np.array([(base["location"] or _NOWHERE)[:3] for base in said]).reshape(-1, 3))
        days = (_days([row[column] for row in live], self.ends) for column in (7, 8, 6))
        told = _integers([self._codes(row, base) for row, base in zip(live, said, strict=True)])
        lengths = (_integers([len(codes) for codes in lists]) for lists in (mentions, parties))
        self.codes.append(np.vstack([*days, *told.reshape(-1, 8).T, *lengths]))

    def _codes(self, row: Any, said: dict[str, Any]) -> tuple[int, ...]:
        num, origin, dataset, _, review, *_ = row
        reviews, datasets = self.names.reviews, self.names.datasets
        state = _review_state(origin, review)
        return (
            num,
            _spoken(tuple([tuple(cited) for cited in said["citations"]])) | self.cited.get(num, 0),
            KIND_CODES[said["kind"]],
            ORIGIN_CODES[origin],
            _precision(said["when"]),
            int(said["status"] == _OCCURRED),
            reviews.setdefault(state, len(reviews)),
            datasets.setdefault(dataset, len(datasets)),
        )

    def outlines(self) -> Outlines:
        """Return what was taken, in the order of time."""
        codes = np.hstack([np.zeros((13, 0), dtype=np.int64), *self.codes])
        first, last, known, rows, speakers, kind, origin, precision, occurred, review, dataset, *lengths = (
            codes
        )
        lat, lon, radius = np.vstack([np.zeros((0, 3)), *self.spots]).T
        kind, origin, precision, occurred = (
            one.astype(np.uint8) for one in (kind, origin, precision, occurred)
        )
        places, actors = (
            Lists.of(length, _joined(parts))
            for length, parts in zip(lengths, (self.places, self.actors), strict=True)
        )
        return Outlines(
            rows, first, last, known, speakers, kind, origin, precision, occurred, review, dataset,
            lat, lon, radius, places, actors, self.names,
        ).ordered()  # fmt: skip


_OCCURRED = Status.OCCURRED.value
_NOWHERE = (np.nan, np.nan, np.nan)


def _integers(numbers: Sequence[Any]) -> Integers:
    return np.array(numbers, dtype=np.int64)


def _joined(parts: Sequence[Integers]) -> Integers:
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts])


def _days(written: Sequence[str], ends: Mapping[str, int]) -> Integers:
    """Return days from 1970-01-01, by way of each different text: they are fewer than events."""
    known = {
        text: ends[text] if text in ends else (date.fromisoformat(text) - _EPOCH).days
        for text in set(written)
    }
    return _integers([known[text] for text in written])


_EPOCH = date(1970, 1, 1)


@lru_cache(maxsize=1 << 15)
def _precision(edtf: str) -> int:
    return PRECISION_CODES[When.parse(edtf).precision]


@lru_cache(maxsize=1 << 14)
def _spoken(cited: tuple[tuple[str | None, ...], ...]) -> int:
    return speakers_of(
        Citation(title or "", publisher or "", date.fromisoformat(day) if day else None, url or "")
        for title, publisher, day, url in cited
    )


@cache
def _review_state(origin: str, review: str) -> str:
    """Return an event's state of review: see ``Event.review_state``."""
    unread = origin != Origin.ARTICLE.value and review == Review.AUTOMATIC.value
    return origin if unread else review
