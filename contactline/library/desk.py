"""The desk: events under the keys of their blocks while reports are being filed, article by article.

An article's reports are filed before the next article's, whether both came in one batch or not, so that batches
give what single articles in the same order give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from contactline.library.fields import Fields
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
from contactline.model import Origin, SourcedReport

NEAREST = 12
"""Events that a report is compared with: those with which it shares the most blocks, the oldest first."""

FULL = 200
"""Events from which on a block tells nothing: finer blocks are looked at alone."""

_SPARE = 2
"""Events that are fetched beyond the nearest: some of these may be merged away before their turn."""


@dataclass(frozen=True, slots=True)
class Laid:
    """An event as it lies on the desk: its reports, and what decides which join it.

    ``shown``: a map may show it unless it is gone. ``by_rule``: nobody has reviewed, corrected, merged or split
    it, so that it may be merged by rule. ``base`` is what an event that began here said when it did, summed up
    from the reports ``begun_by``.
    """

    id: str
    shown: bool
    by_rule: bool
    reports: tuple[SourcedReport, ...]
    gone: Gone | None = None
    base: Fields | None = None
    begun_by: tuple[SourcedReport, ...] = ()

    @property
    def is_live(self) -> bool:
        """Whether a map may show it."""
        return self.shown and self.gone is None


@dataclass(slots=True)
class Desk:
    """Events that reports are filed under; ``fetch`` gives some by number: an older event has a lower one.

    ``blocks`` are the numbers of the library's events by key, but for the keys of blocks that are ``full``;
    ``begun`` are the events, with their numbers, that began with one of the reports once.
    """

    blocks: Mapping[str, Sequence[int]]
    full: frozenset[str]
    fetch: Callable[[Collection[int]], Mapping[int, Laid]]
    next_number: int
    begun: Mapping[str, tuple[int, Laid]]
    events: dict[int, Laid] = field(default_factory=dict[int, Laid])
    changed: dict[int, Laid] = field(default_factory=dict[int, Laid])
    _groups: dict[int, Group] = field(default_factory=dict[int, Group])
    _keys: dict[int, frozenset[str]] = field(default_factory=dict[int, frozenset[str]])
    _nearest: dict[str, dict[int, int]] = field(default_factory=dict[str, dict[int, int]])
    _added: dict[str, list[int]] = field(default_factory=dict[str, list[int]])

    def lay_out(self, told: Iterable[SourcedReport]) -> None:
        """Fetch at once what these reports will be compared with."""
        self._nearest = {one.id: self._sharing(looked_up(one.report)) for one in told}
        self.events.update(self.fetch({number for some in self._nearest.values() for number in some}))

    def file(self, told: Sequence[SourcedReport]) -> None:
        """Give each report of one article its event: one that is there, or one of its own."""
        parts = units(told)
        groups = [group(part) for part in parts]
        wanted = [likely(one, self._candidates(part)) for one, part in zip(groups, parts, strict=True)]
        found = given_out(wanted)
        for position, part in enumerate(parts):
            if position in found:
                self._join(found[position], part, groups[position])
                self._look_again(found[position], [number for _, number in wanted[position]])
            else:
                self._begin(part, groups[position])

    def _candidates(self, part: Sequence[SourcedReport]) -> list[tuple[int, Group]]:
        """Return the nearest events: of the library, and of those that this desk has changed."""
        asked = looked_up(part[0].report) - self.full
        shared = dict(self._nearest.get(part[0].id, {}))
        added = set(chain.from_iterable(self._added[key] for key in asked & self._added.keys()))
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
            self._keys[number] = _keys(self.events[number].reports)
        return self._keys[number]

    def _group(self, number: int) -> Group:
        if number not in self._groups:
            self._groups[number] = group(self.events[number].reports)
        return self._groups[number]

    def _join(self, number: int, part: Sequence[SourcedReport], its: Group) -> None:
        event = self.events[number]
        self._put(number, replace(event, reports=(*event.reports, *part)), part, its)

    def _begin(self, part: Sequence[SourcedReport], its: Group) -> None:
        """Begin an event of its own; one that began with the report before takes it back."""
        number, was = self.begun.get(part[0].id, (self.next_number, None))
        if was is None:
            self.next_number += 1
            self._put(number, _new(part), part, its)
            self._groups[number] = its
        else:
            there = self.events.get(number, was)
            # One that lay here as gone is shown again where what it says may be.
            back = replace(there, shown=was.shown, gone=None, reports=(*there.reports, *part))
            self._put(number, back, part, its)

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
        both = replace(kept, reports=(*kept.reports, *taken.reports))
        self._put(older, both, taken.reports, self._group(younger))
        self.events[younger] = self.changed[younger] = replace(
            taken, reports=(), gone=Gone("merged", (kept.id,))
        )
        self._groups.pop(younger, None)
        self._keys.pop(younger, None)
        return older

    def _is_free(self, number: int) -> bool:
        event = self.events[number]
        return event.is_live and event.by_rule

    def _put(self, number: int, event: Laid, more: Sequence[SourcedReport], its: Group) -> None:
        """Lay an event on the desk that has ``more`` reports than before, whose group is ``its``.

        What is known of the event is not counted again.
        """
        self.events[number] = self.changed[number] = event
        keys = _keys(more)
        if number in self._groups:
            self._groups[number] = self._groups[number].joined(its)
        if number in self._keys:
            self._keys[number] |= keys
        for key in keys - self.full:
            self._added.setdefault(key, []).append(number)


def _keys(told: Iterable[SourcedReport]) -> frozenset[str]:
    return frozenset[str]().union(*(filed_under(one.report) for one in told))


def _new(part: Sequence[SourcedReport]) -> Laid:
    said, reports = summary(part), tuple(part)
    return Laid(part[0].id, said.when is not None, True, reports, base=said, begun_by=reports)


def new_event(part: Sequence[SourcedReport]) -> StoredEvent:
    """Return the event that reports tell by themselves."""
    return StoredEvent(part[0].id, Origin.ARTICLE, summary(part), reports=tuple(part))
