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

FULL = 400
"""Events from which on a block tells nothing: finer blocks are looked at alone."""

Numbered = tuple[int, StoredEvent]
"""An event with its number: an older event has a lower one."""


@dataclass(slots=True)
class Desk:
    """Events that reports are filed under; ``fetch`` gives those that are not on the desk yet.

    ``blocks`` are the numbers of events by key, ``settled`` the ids of events that an editor has ever changed.
    """

    blocks: dict[str, list[int]]
    fetch: Callable[[Collection[int]], tuple[Iterable[Numbered], Iterable[str]]]
    next_number: int
    begun: Mapping[str, Numbered]
    events: dict[int, StoredEvent] = field(default_factory=dict[int, StoredEvent])
    changed: dict[int, StoredEvent] = field(default_factory=dict[int, StoredEvent])
    settled: set[str] = field(default_factory=set[str])
    _groups: dict[int, Group] = field(default_factory=dict[int, Group])

    def lay_out(self, told: Iterable[SourcedReport]) -> None:
        """Fetch at once what these reports will be compared with."""
        self._fetch({number for one in told for number in self._sharing(one)})

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
        numbers = self._sharing(part[0])
        self._fetch(set(numbers))
        return [(number, self._group(number)) for number in numbers if self.events[number].is_live]

    def _sharing(self, told: SourcedReport) -> list[int]:
        """Return the events that share the most blocks with a report."""
        blocks = (numbers for key in looked_up(told.report) if (numbers := self.blocks.get(key)))
        shared = Counter(chain.from_iterable(numbers for numbers in blocks if len(numbers) <= FULL))
        least = sorted(shared.values(), reverse=True)[:NEAREST][-1:]
        foremost = [(-times, number) for number, times in shared.items() if [times] >= least]
        return [number for _, number in sorted(foremost)[:NEAREST]]

    def _fetch(self, numbers: Collection[int]) -> None:
        if missing := set(numbers) - self.events.keys():
            events, settled = self.fetch(missing)
            self.events.update(events)
            self.settled.update(settled)

    def _group(self, number: int) -> Group:
        if number not in self._groups:
            self._groups[number] = group(self.events[number].reports)
        return self._groups[number]

    def _join(self, number: int, part: Sequence[SourcedReport]) -> None:
        event = self.events[number]
        self._put(number, replace(event, reports=(*event.reports, *part)))
        self._index(number, part)

    def _begin(self, part: Sequence[SourcedReport]) -> None:
        """Begin an event of its own; one that began with the report before takes it back."""
        number, was = self.begun.get(part[0].id, (self.next_number, None))
        if was is None:
            self.next_number += 1
            event = new_event(part)
        else:
            there = self.events.get(number, was)
            event = replace(there, gone=None, reports=(*there.reports, *part))
        self._put(number, event)
        if event.is_live:
            self._index(number, part)

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
        self._put(older, replace(kept, reports=(*kept.reports, *taken.reports)))
        self._put(younger, replace(taken, reports=(), gone=Gone("merged", (kept.id,))))
        for told in taken.reports:
            for key in filed_under(told.report):
                numbers = self.blocks.setdefault(key, [])
                self.blocks[key] = list(dict.fromkeys(older if n == younger else n for n in numbers))
        return older

    def _is_free(self, number: int) -> bool:
        """Whether an event may be merged by rule: nobody has reviewed, corrected, merged or split it."""
        event = self.events[number]
        return (
            event.is_live
            and event.review is Review.AUTOMATIC
            and event.origin is Origin.ARTICLE
            and event.id not in self.settled
        )

    def _put(self, number: int, event: StoredEvent) -> None:
        self.events[number] = self.changed[number] = event
        self._groups.pop(number, None)

    def _index(self, number: int, part: Sequence[SourcedReport]) -> None:
        for key in filed_under(part[0].report):
            numbers = self.blocks.setdefault(key, [])
            if number not in numbers:
                numbers.append(number)


def new_event(part: Sequence[SourcedReport]) -> StoredEvent:
    """Return the event that reports tell by themselves."""
    return StoredEvent(part[0].id, Origin.ARTICLE, summary(part), reports=tuple(part))
