"""Every event that a view can show, in memory: the chronology, the shipped articles and the user's own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from contactline.library.known import known_since
from contactline.library.store import Store
from contactline.model import Audience, Event
from contactline.names import speakers_of

_EPOCH = date(1970, 1, 1)
ALWAYS, NEVER = -(2**30), 2**30
"""Days before and after every other: an open start; an open end, or a day that nobody has established."""

Days = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Catalogue:
    """All events, sorted by the first day they may cover; positions in ``events`` are stable for one load.

    Beside them stand, as arrays of the same length, ``rows`` (the library's numbers of the events), in days since
    1970-01-01 ``first``, ``last`` and ``known`` (from when on an event is surely known), and ``speakers`` (the bits
    of who speaks in its sources: ``names.speakers_of``). ``seq`` is the write that it is as of. The events come
    without their reports: ``Store.event`` has these. ``own_use`` are the datasets whose events visitors must not
    see; a catalogue from which such events were left out is not ``whole``.
    """

    events: tuple[Event, ...]
    position: Mapping[str, int]
    rows: Days
    first: Days
    last: Days
    known: Days
    speakers: NDArray[np.int64]
    seq: int
    own_use: frozenset[str] = frozenset()
    whole: bool = True

    @staticmethod
    def of(events: Iterable[Event], seq: int = -1, own_use: frozenset[str] = frozenset()) -> Catalogue:
        """Return the catalogue of ``events``; an id that comes twice keeps its last event."""
        unique = {event.id: event for event in events}
        return _catalogue(
            {row: (event, known_since(event)) for row, event in enumerate(unique.values())}, seq, own_use
        )

    @property
    def version(self) -> tuple[int, bool]:
        """What tells two catalogues of one library apart: positions mean the same where this is the same."""
        return self.seq, self.whole

    def get(self, event_id: str) -> Event | None:
        """Return the event with this id, or None where there is none."""
        position = self.position.get(event_id)
        return None if position is None else self.events[position]

    def up_to_date(self, store: Store) -> Catalogue:
        """Return the catalogue with what the library has changed since it was read; read anew where it is older."""
        changes = store.changes_since(self.seq)
        if changes.seq < self.seq:  # a backup was put back
            return load(store)
        if changes.seq == self.seq:
            return self
        stays = ~np.isin(self.rows, np.fromiter(changes.events, dtype=np.int64))
        fresh = _catalogue(
            {row: event for row, event in changes.events.items() if event}, changes.seq, changes.own_use
        )
        return _joined(self, stays, fresh) if stays.any() else fresh

    def seen_by(self, audience: Audience) -> Catalogue:
        """Return what an audience may see of all events: visitors none of the data that is for own use."""
        if audience is Audience.EDITORS or not self.own_use:
            return self
        shown = np.array([event.dataset not in self.own_use for event in self.events], dtype=np.bool_)
        if shown.all():
            return self
        return replace(_joined(self, shown, _catalogue({}, self.seq, self.own_use)), whole=False)


def load(store: Store) -> Catalogue:
    """Return the catalogue of a library, the shipped events among them."""
    return Catalogue.of(()).up_to_date(store)


def day_count(day: date | None, missing: int) -> int:
    """Return the days since 1970-01-01, or ``missing`` for an open end."""
    return missing if day is None else (day - _EPOCH).days


def _joined(old: Catalogue, stays: NDArray[np.bool_], fresh: Catalogue) -> Catalogue:
    """Return what stays of a catalogue with fresh events at their places: a write costs no new sorting of all."""
    left = [event for event, kept in zip(old.events, stays.tolist(), strict=True) if kept]
    places = [bisect_left(left, _order(event), key=_order) for event in fresh.events]
    shown: list[Event] = []
    for event, start, end in zip(fresh.events, [0, *places], places, strict=False):
        shown += [*left[start:end], event]
    shown += left[places[-1] if places else 0 :]

    def joined(name: str) -> Days:
        return np.insert(getattr(old, name)[stays], places, getattr(fresh, name))

    return Catalogue(
        tuple(shown),
        MappingProxyType({event.id: i for i, event in enumerate(shown)}),
        *(joined(name) for name in ("rows", "first", "last", "known", "speakers")),
        seq=fresh.seq,
        own_use=fresh.own_use,
    )


def _catalogue(
    events: Mapping[int, tuple[Event, date | None]], seq: int, own_use: frozenset[str]
) -> Catalogue:
    # Ids first, for what is then ordered by days keeps their order: text and numbers are each compared by themselves.
    given = sorted(events.items(), key=lambda item: item[1][0].id)
    first = np.array([day_count(event.when.earliest, ALWAYS) for _, (event, _) in given], dtype=np.int64)
    last = np.array([day_count(event.when.latest, NEVER) for _, (event, _) in given], dtype=np.int64)
    order = np.lexsort((last, first))
    ordered = [given[place] for place in order.tolist()]
    shown = tuple([event for _, (event, _) in ordered])
    return Catalogue(
        shown,
        MappingProxyType({event.id: i for i, event in enumerate(shown)}),
        np.array([row for row, _ in ordered], dtype=np.int64),
        first[order],
        last[order],
        np.array([day_count(known, NEVER) for _, (_, known) in ordered], dtype=np.int64),
        np.array([speakers_of(event.citations) for event in shown], dtype=np.int64),
        seq,
        own_use,
    )


def _order(event: Event) -> tuple[date, date, str]:
    return event.when.earliest or date.min, event.when.latest or date.max, event.id
