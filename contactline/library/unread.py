"""Events that stay in the database until somebody asks for them: a sequence, and where in it each id is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from threading import Lock
from typing import overload

import numpy as np

from contactline.library.outlines import Integers
from contactline.library.store import Store
from contactline.model import Event

MOST = 5_000
"""Events that are kept once they were read."""

CHUNK = 5_000
"""Events that are read at once where all are gone through."""


class EventGoneError(LookupError):
    """An event was taken off the map after the catalogue was read: brought up to date it has it no more."""


class UnreadEvents(Sequence[Event]):
    """The events of these rows, in their order; many may ask at once.

    Raises EventGoneError where one that is asked for was withdrawn since.
    """

    def __init__(self, store: Store, rows: Integers) -> None:
        """Keep where the events are."""
        self.store, self._rows = store, rows
        self._kept: OrderedDict[int, Event] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, position: int) -> Event: ...
    @overload
    def __getitem__(self, position: slice) -> list[Event]: ...
    def __getitem__(self, position: int | slice) -> Event | list[Event]:
        """Return the event at a position, or those of a slice."""
        if isinstance(position, slice):
            return self.at(range(*position.indices(len(self))))
        return self.at([position])[0]

    def __iter__(self) -> Iterator[Event]:
        """Yield all events; each is read anew, and none is kept."""
        for start in range(0, len(self), CHUNK):
            rows = self._rows[start : start + CHUNK].tolist()
            yield from _all_of(rows, self.store.events_at(rows))

    def at(self, positions: Iterable[int]) -> list[Event]:
        """Return the events at these positions, read all at once where they are not kept."""
        rows = self._rows[np.fromiter(positions, dtype=np.int64)].tolist()
        with self._lock:
            found = {row: self._kept[row] for row in rows if row in self._kept}
        if missing := [row for row in rows if row not in found]:
            read = self.store.events_at(missing)
            self._keep(read)
            found.update(read)
        return _all_of(rows, found)

    def _keep(self, events: Mapping[int, Event]) -> None:
        with self._lock:
            self._kept.update(events)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)


def _may_be_id(text: str) -> bool:
    """Whether an event can have this id: no database is asked for what it cannot hold."""
    return text.isprintable() and bool(text)


def _all_of(rows: Sequence[int], found: Mapping[int, Event]) -> list[Event]:
    if gone := [row for row in rows if row not in found]:
        raise EventGoneError(f"{len(gone)} events were withdrawn since they were listed")
    return [found[row] for row in rows]


class Positions(Mapping[str, int]):
    """Where events are among these rows, by id: the database knows the ids."""

    def __init__(self, store: Store, rows: Integers) -> None:
        """Keep the rows."""
        self._store, self._rows = store, rows
        self._order = np.argsort(rows)

    def __getitem__(self, event_id: str) -> int:
        """Return the position of an id; KeyError where no event has it."""
        row = self._store.row_of(event_id) if _may_be_id(event_id) else None
        if row is None:
            raise KeyError(event_id)
        place = int(np.searchsorted(self._rows, row, sorter=self._order))
        if place == len(self._rows) or self._rows[self._order[place]] != row:
            raise KeyError(event_id)
        return int(self._order[place])

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._rows)

    def __iter__(self) -> Iterator[str]:
        """Yield the ids in the events' order."""
        return (event.id for event in UnreadEvents(self._store, self._rows))
