"""Filters, run by the database: which events have the kinds, places, actors, sources and words that are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    and_,
    cast,
    func,
    literal_column,
    or_,
    select,
    text,
)

from contactline.extract.text import fold
from contactline.library.event_rows import among
from contactline.library.schema import EVENT, EVENT_ACTOR, EVENT_PLACE, EVENT_SEARCH, EVENT_TEXT, PARTS
from contactline.model import KINDS, Origin, Review
from contactline.names import ACTORS, PLACES

Rows = NDArray[np.int64]
"""Events by the number of their row."""

FEW = 5_000
"""Up to so many rows are looked at one by one; of more, all that pass the other filters are read beside them."""

TRIGRAM = 3
"""Characters from which on a word is found by an index of every three."""

_UNREAD = frozenset({Origin.CURATED.value, Origin.IMPORTED.value})
"""Where events come from that no rule has read out of an article."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; an empty set lets everything through.

    ``first`` and ``last`` bound the days that an event may fall on, both included; ``reviews`` are states of review
    (``Event.review_state``); each of ``words``, which are
    folded, must be found in an event's title, quotes and sources, or in a name of its kind, places or actors.
    """

    first: date
    last: date
    kinds: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    reviews: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()


def matching(connection: Connection, filters: Filters) -> Rows:
    """Return the rows of the live events that pass every filter, in no particular order."""
    said = _saying_all(connection, _telling(filters.words))
    conditions = [EVENT.c.live == 1, *_conditions(filters)]
    if said is not None and len(said) <= FEW:
        conditions.append(among(connection, EVENT.c.num, said.tolist()))
        return _numbers(connection, EVENT.c.num, *conditions)
    if said is not None and (outside := _few_outside(connection, filters)) is not None:
        return said[~np.isin(said, outside)]
    rows = _numbers(connection, EVENT.c.num, *conditions)
    return rows if said is None else rows[np.isin(rows, said)]


def _few_outside(connection: Connection, filters: Filters) -> Rows | None:
    """Return the rows that are not live or fall outside the days, where the days are the one filter and these few."""
    if replace(filters, words=()) != Filters(filters.first, filters.last):
        return None
    first, last = filters.first.isoformat(), filters.last.isoformat()
    live, found = EVENT.c.live == 1, list[Rows]()
    for condition in (EVENT.c.live == 0, live & (EVENT.c.latest < first), live & _begins_after(last)):
        some = select(EVENT.c.num).where(condition).limit(FEW + 1).subquery()
        found.append(_numbers(connection, some.c.num))
        if len(found[-1]) > FEW:
            return None
    return np.concatenate(found)


def _begins_after(last: str) -> ColumnElement[bool]:
    # What begins after a day ends after it too: that said, it is read off the index by last days.
    return (EVENT.c.latest > last) & (EVENT.c.earliest > last)


def _saying_all(connection: Connection, words: Sequence[str]) -> Rows | None:
    """Return the rows of the events in which all of these words are found; None where none is asked for."""
    found: Rows | None = None
    for word in words:
        said = _saying(connection, word)
        found = np.unique(said) if found is None else found[np.isin(found, said)]
    return found


def _numbers(connection: Connection, number: ColumnElement[int], *conditions: ColumnElement[bool]) -> Rows:
    """Return a column of the rows for which all conditions hold: as one text, many times as fast as as many rows."""
    joined = func.aggregate_strings(cast(number, String), ",")
    found = connection.execute(select(joined).where(*conditions)).scalar()
    return np.fromstring(found or "", dtype=np.int64, sep=",")


def _conditions(filters: Filters) -> Iterator[ColumnElement[bool]]:
    yield EVENT.c.earliest <= filters.last.isoformat()
    yield EVENT.c.latest >= filters.first.isoformat()
    if filters.kinds:
        yield EVENT.c.kind.in_(sorted(filters.kinds))
    if filters.origins:
        yield EVENT.c.origin.in_(sorted(filters.origins))
    if filters.reviews:
        yield or_(*map(_in_review, sorted(filters.reviews)))
    if filters.actors:
        yield _has_actor(filters.actors)
    if filters.places:
        yield _has_place(filters.places)


def _in_review(state: str) -> ColumnElement[bool]:
    """Return the condition of a state of review: see ``Event.review_state``."""
    if state in _UNREAD:
        return and_(EVENT.c.review == Review.AUTOMATIC.value, EVENT.c.origin == state)
    if state == Review.AUTOMATIC.value:
        return and_(EVENT.c.review == state, EVENT.c.origin == Origin.ARTICLE.value)
    return EVENT.c.review == state


def _telling(words: Sequence[str]) -> list[str]:
    """Return the words that narrow a search: where "an" and "ankara" are asked for, who has the longer has both.

    Each word is compared with every name, and a statement can take only so many values.
    """
    unique = dict.fromkeys(words)
    return [word for word in unique if not any(word != other and word in other for other in unique)]


def _saying(connection: Connection, word: str) -> Rows:
    """Return the rows of the events in which a folded word is found; names are looked up here, where they have ids.

    Each of the four is asked for by itself: asked for together, neither database uses its indexes.
    """
    if "\0" in word:  # SQLite would end the word there, and PostgreSQL refuses it
        return np.array([], dtype=np.int64)
    places, actors = _named("place", word), _named("actor", word)
    kinds = [kind for kind in KINDS if word in kind]
    found = [_written(connection, word)]
    if places:
        found.append(_numbers(connection, EVENT_PLACE.c.event_num, EVENT_PLACE.c.place_id.in_(places)))
    if actors:
        found.append(_numbers(connection, EVENT_ACTOR.c.event_num, EVENT_ACTOR.c.actor_id.in_(actors)))
    if kinds:
        found.append(_numbers(connection, EVENT.c.num, EVENT.c.kind.in_(kinds)))
    return np.concatenate(found)


def _written(connection: Connection, word: str) -> Rows:
    """Return the rows of the events in whose text a word stands; PostgreSQL finds its index by itself."""
    if len(word) >= TRIGRAM and connection.dialect.name == "sqlite" and _is_indexed(connection):
        quoted = '"' + word.replace('"', '""') + '"'
        matches = literal_column("event_search").op("match")(quoted)
        return _numbers(connection, EVENT_SEARCH.c.rowid, matches) // PARTS
    return _numbers(connection, EVENT_TEXT.c.event_num, EVENT_TEXT.c.words.contains(word, autoescape=True))


def _is_indexed(connection: Connection) -> bool:
    return bool(connection.execute(_INDEX).scalar())


_INDEX = text("select count(*) from sqlite_master where name = 'event_search'")


def _has_place(ids: set[str] | frozenset[str]) -> ColumnElement[bool]:
    chosen = select(EVENT_PLACE.c.event_num).where(EVENT_PLACE.c.place_id.in_(sorted(ids)))
    return EVENT.c.num.in_(chosen)


def _has_actor(ids: set[str] | frozenset[str]) -> ColumnElement[bool]:
    chosen = select(EVENT_ACTOR.c.event_num).where(EVENT_ACTOR.c.actor_id.in_(sorted(ids)))
    return EVENT.c.num.in_(chosen)


@lru_cache(maxsize=1024)
def _named(of: str, word: str) -> tuple[str, ...]:
    """Return the places or actors that have a word in one of their names."""
    return tuple(sorted({name for name, written in _names(of) if word in written}))


@cache
def _names(of: str) -> tuple[tuple[str, str], ...]:
    """Return each place or actor with its names in all languages, folded."""
    named = PLACES if of == "place" else ACTORS
    return tuple(
        (one.id, fold(" ".join(form for forms in one.names.values() for form in forms)).text)
        for one in named.values()
    )
