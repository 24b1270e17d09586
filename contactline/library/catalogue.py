"""Every event that a view can show: the chronology, the shipped articles and the user's own."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from contactline.library.database_faults import LibraryError
from contactline.library.known import known_since
from contactline.library.outlines import Names, Outlines
from contactline.library.store import Store
from contactline.library.unread import Positions, UnreadEvents
from contactline.model import Audience, Event
from contactline.names import speakers_of

_EPOCH = date(1970, 1, 1)
ALWAYS, NEVER = -(2**30), 2**30
"""Days before and after every other: an open start; an open end, or a day that nobody has established."""

LARGE = 200_000
"""Events up to which all of them are in memory, about 2 KB each, unless whoever runs the server says otherwise."""

IN_MEMORY = "CONTACTLINE_IN_MEMORY"
"""The setting that says otherwise: another number of events."""

Days = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Catalogue:
    """All events, sorted by the first day they may cover; positions in ``events`` are stable for one load.

    Beside them stand, as arrays of the same length, ``rows`` (the library's numbers of the events), in days since
    1970-01-01 ``first``, ``last`` and ``known`` (from when on an event is surely known), and ``speakers`` (the bits
    of who speaks in its sources: ``names.speakers_of``). ``seq`` is the write that it is as of. The events come
    without their reports: ``Store.event`` has these. ``own_use`` are the datasets whose events visitors must not
    see; a catalogue from which such events were left out is not ``whole``. Of a library of more than
    ``most_in_memory`` events only the ``outlines`` are in memory, and ``events`` are read when they are asked for.
    """

    events: Sequence[Event]
    position: Mapping[str, int]
    rows: Days
    first: Days
    last: Days
    known: Days
    speakers: NDArray[np.int64]
    seq: int
    own_use: frozenset[str] = frozenset()
    whole: bool = True
    outlines: Outlines | None = None

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
        if self.outlines is not None:
            return _outlined(store, self, self.outlines)
        changes = store.changes_since(self.seq)
        if changes.seq < self.seq:  # a backup was put back
            return load(store)
        if changes.seq == self.seq:
            return self
        stays = ~np.isin(self.rows, np.fromiter(changes.events, dtype=np.int64))
        fresh = _catalogue(
            {row: event for row, event in changes.events.items() if event}, changes.seq, changes.own_use
        )
        found = _joined(self, stays, fresh) if stays.any() else fresh
        return load(store) if len(found.events) > most_in_memory() else found

    def at(self, positions: Iterable[int]) -> list[Event]:
        """Return the events at these positions: those that have to be read are read at once."""
        if isinstance(self.events, UnreadEvents):
            return self.events.at(positions)
        return [self.events[position] for position in positions]

    def seen_by(self, audience: Audience) -> Catalogue:
        """Return what an audience may see of all events: visitors none of the data that is for own use."""
        if audience is Audience.EDITORS or not self.own_use:
            return self
        if self.outlines is not None and isinstance(self.events, UnreadEvents):
            return _for_visitors(self, self.outlines, self.events.store)
        shown = np.array([event.dataset not in self.own_use for event in self.events], dtype=np.bool_)
        if shown.all():
            return self
        return replace(_joined(self, shown, _catalogue({}, self.seq, self.own_use)), whole=False)


def most_in_memory() -> int:
    """Return up to how many events all of them are in memory; raise a LibraryError where the setting is no number."""
    given = os.environ.get(IN_MEMORY, "").strip() or str(LARGE)
    if not given.isdecimal():
        raise LibraryError(f"{IN_MEMORY} is {given!r}: give a number of events, or nothing for {LARGE:,}")
    return int(given)


def load(store: Store) -> Catalogue:
    """Return the catalogue of a library, the shipped events among them."""
    if store.live_count() > most_in_memory():
        return _outlined(store, Catalogue.of(()), None)
    return Catalogue.of(()).up_to_date(store)


def _outlined(store: Store, old: Catalogue, outlines: Outlines | None) -> Catalogue:
    """Return the catalogue of outlines, brought up to date; read anew where a backup was put back."""
    names = Names(outlines.names if outlines else None)
    written = store.outlines_since(old.seq, names, (ALWAYS, NEVER))
    if written.seq < old.seq:
        return load(store)
    if written.seq == old.seq:
        return old
    if outlines is not None:
        stays = np.flatnonzero(~np.isin(outlines.rows, written.touched))
        written = replace(written, outlines=outlines.taken(stays).joined(written.outlines))
    return _of_outlines(store, written.outlines, written.seq, written.own_use)


def _of_outlines(store: Store, outlines: Outlines, seq: int, own_use: frozenset[str]) -> Catalogue:
    return Catalogue(
        UnreadEvents(store, outlines.rows),
        Positions(store, outlines.rows),
        *(outlines.rows, outlines.first, outlines.last, outlines.known, outlines.speakers),
        seq=seq,
        own_use=own_use,
        outlines=outlines,
    )


def _for_visitors(catalogue: Catalogue, outlines: Outlines, store: Store) -> Catalogue:
    """Return the catalogue without the events of datasets that are for own use."""
    hidden = [number for name, number in outlines.names.datasets.items() if name in catalogue.own_use]
    shown = ~np.isin(outlines.dataset, hidden)
    if shown.all():
        return catalogue
    taken = outlines.taken(np.flatnonzero(shown))
    return replace(_of_outlines(store, taken, catalogue.seq, catalogue.own_use), whole=False)


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
