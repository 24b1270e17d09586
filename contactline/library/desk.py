"""The desk: events under the keys of their blocks while reports are being filed, article by article.

An article's reports are filed before the next article's, whether both came in one batch or not, so that batches
give what single articles in the same order give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from contactline.library.merge import (
    Group,
    filed_under,
    given_out,
    group,
    likely,
    looked_up,
    nearest,
    summary,
    units,
)
from contactline.library.stored import Gone, StoredEvent
from contactline.model import Origin, Review, SourcedReport

NEAREST = 12
"""Events that a report is compared with: those with which it shares the most blocks, the oldest first."""

FULL = 200
"""Events from which on a block tells nothing: finer blocks are looked at alone."""

Numbered = tuple[int, StoredEvent]
"""An event with its number: an older event has a lower one."""


_SPARE = 2
"""Events that are fetched beyond the nearest: some of these may be merged away before their turn."""


@dataclass(slots=True)
class Desk:
    """Events that reports are filed under; ``fetch`` gives some by number, and which of them an editor ever changed.

    ``blocks`` are the numbers of the library's events by key, but for the keys of blocks that are ``full``;
    ``begun`` are the events that began with one of the reports once.
    """

    blocks: Mapping[str, Sequence[int]]
    full: frozenset[str]
    fetch: Callable[[Collection[int]], tuple[Iterable[Numbered], Iterable[str]]]
    next_number: int
    begun: Mapping[str, Numbered]
    events: dict[int, StoredEvent] = field(default_factory=dict[int, StoredEvent])
    changed: dict[int, StoredEvent] = field(default_factory=dict[int, StoredEvent])
    _settled: set[str] = field(default_factory=set[str])
    _groups: dict[int, Group] = field(default_factory=dict[int, Group])
    _keys: dict[int, frozenset[str]] = field(default_factory=dict[int, frozenset[str]])
    _nearest: dict[str, dict[int, int]] = field(default_factory=dict[str, dict[int, int]])
    _added: dict[str, list[int]] = field(default_factory=dict[str, list[int]])

    def lay_out(self, told: Iterable[SourcedReport]) -> None:
        """Fetch at once what these reports will be compared with."""
        self._nearest = {one.id: self._sharing(looked_up(one.report)) for one in told}
        events, settled = self.fetch({number for some in self._nearest.values() for number in some})
        self.events.update(events)
        self._settled.update(settled)

    def file(self, told: Sequence[SourcedReport]) -> None:
        """Give each report of one article its event: one that is there, or one of its own."""
        parts = units(told)
        wanted = [likely(group(part), self._candidates(part)) for part in parts]
        found = given_out(wanted)
        for position, part in enumerate(parts):
            if position in found:
                self._join(found[position], part)
                self._look_again(found[position], [number for _, number in wanted[position]])
            else:
                self._begin(part)

    def _candidates(self, part: Sequence[SourcedReport]) -> list[tuple[int, Group]]:
        """Return the nearest events: of the library, and of those that this desk has changed."""
        asked = looked_up(part[0].report) - self.full
        shared = dict(self._nearest.get(part[0].id, {}))
        added = {number for key in asked for number in self._added.get(key, ())}
        shared.update((number, len(self._keys_of(number) & asked)) for number in added)
        ranked = sorted((-times, n) for n, times in shared.items() if self.events[n].is_live)
        return [(number, self._group(number)) for _, number in ranked[:NEAREST]]

    def _sharing(self, asked: frozenset[str]) -> dict[int, int]:
        """Return the events of the library that share the most blocks, with how many."""
        shared = Counter(chain.from_iterable(self.blocks.get(key, ()) for key in asked))
        least = min(sorted(shared.values(), reverse=True)[: NEAREST + _SPARE], default=0)
        foremost = [(-times, number) for number, times in shared.items() if times >= least]
        return {number: -times for times, number in sorted(foremost)[: NEAREST + _SPARE]}

    def _keys_of(self, number: int) -> frozenset[str]:
        if number not in self._keys:
            reports = self.events[number].reports
            self._keys[number] = frozenset[str]().union(*(filed_under(told.report) for told in reports))
        return self._keys[number]

    def _group(self, number: int) -> Group:
        if number not in self._groups:
            self._groups[number] = group(self.events[number].reports)
        return self._groups[number]

    def _join(self, number: int, part: Sequence[SourcedReport]) -> None:
        event = self.events[number]
        self._put(number, replace(event, reports=(*event.reports, *part)), part)

    def _begin(self, part: Sequence[SourcedReport]) -> None:
        """Begin an event of its own; one that began with the report before takes it back."""
        number, was = self.begun.get(part[0].id, (self.next_number, None))
        if was is None:
            self.next_number += 1
            self._put(number, new_event(part), part)
        else:
            there = self.events.get(number, was)
            self._put(number, replace(there, gone=None, reports=(*there.reports, *part)), part)

    def _look_again(self, number: int, near: Sequence[int]) -> None:
        """Merge the event with those near its new report that now tell the same happening, into the older one."""
        while self._is_free(number):
            others = [(n, self._group(n)) for n in near if n != number and self._is_free(n)]
            other = nearest(self._group(number), others)
            if other is None:
                return
            number = self._merge(*sorted((number, other)))

    def _merge(self, older: int, younger: int) -> int:
        kept, taken = self.events[older], self.events[younger]
        self._put(older, replace(kept, reports=(*kept.reports, *taken.reports)), taken.reports)
        self._put(younger, replace(taken, reports=(), gone=Gone("merged", (kept.id,))), ())
        return older

    def _is_free(self, number: int) -> bool:
        """Whether an event may be merged by rule: nobody has reviewed, corrected, merged or split it."""
        event = self.events[number]
        return (
            event.is_live
            and event.review is Review.AUTOMATIC
            and event.origin is Origin.ARTICLE
            and event.id not in self._settled
        )

    def _put(self, number: int, event: StoredEvent, more: Sequence[SourcedReport]) -> None:
        """Lay an event on the desk that has more reports than before."""
        self.events[number] = self.changed[number] = event
        self._groups.pop(number, None)
        self._keys.pop(number, None)
        for key in {key for told in more for key in filed_under(told.report)} - self.full:
            self._added.setdefault(key, []).append(number)


def new_event(part: Sequence[SourcedReport]) -> StoredEvent:
    """Return the event that reports tell by themselves."""
    return StoredEvent(part[0].id, Origin.ARTICLE, summary(part), reports=tuple(part))
