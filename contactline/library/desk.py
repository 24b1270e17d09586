"""The desk: events under the keys of their blocks while reports are being filed, article by article.

An article's reports are filed before the next article's, whether both came in one batch or not, so that batches
give what single articles in the same order give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Protocol

from contactline.library.fields import Fields
from contactline.library.merge import (
    Group,
    Said,
    both_say,
    filed_under,
    given_out,
    group,
    likely,
    looked_up,
    may_be_one,
    nearest,
    said_by_article,
    sampled,
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
    """An event as it lies on the desk: what it is compared by, and what decides which reports join it.

    ``shown``: a map may show it unless it is gone. ``by_rule``: nobody has reviewed, corrected, merged or split
    it, so that it may be merged by rule. ``told`` are its reports in their order: a number stands for all that the
    library holds of the event of that number, which are not read. ``sample`` are those that speak for all, None
    before they are asked for. ``said`` is what the articles that are filed now say of it. ``base`` is what an event
    that began here said when it did, summed up from the reports ``begun_by``.
    """

    id: str
    shown: bool
    by_rule: bool
    told: tuple[int | SourcedReport, ...]
    group: Group
    said: Said
    sample: Sequence[SourcedReport] | None = None
    gone: Gone | None = None
    base: Fields | None = None
    begun_by: tuple[SourcedReport, ...] = ()

    @property
    def is_live(self) -> bool:
        """Whether a map may show it."""
        return self.shown and self.gone is None

    @property
    def held(self) -> list[int]:
        """The numbers of the library's events whose reports are its own."""
        return [one for one in self.told if isinstance(one, int)]

    @property
    def added(self) -> tuple[SourcedReport, ...]:
        """Its reports that lie on the desk."""
        return tuple(one for one in self.told if not isinstance(one, int))


class Held(Protocol):
    """The library's events, as a desk asks for them by number."""

    def laid(self, numbers: Collection[int]) -> Mapping[int, Laid]:
        """Return events as they lie on a desk at first."""
        ...

    def sample(self, number: int) -> Sequence[SourcedReport]:
        """Return the reports that speak for all of an event's."""
        ...

    def keys(self, number: int) -> frozenset[str]:
        """Return the keys under which an event is kept."""
        ...

    def told_apart(self, ones: Collection[int], twos: Collection[int]) -> bool:
        """Whether an article tells of an event of ``ones`` and of one of ``twos`` as of two happenings."""
        ...


@dataclass(slots=True)
class Desk:
    """Events that reports are filed under; an older event has a lower number.

    ``blocks`` are the numbers of the library's events by key, but for the keys of blocks that are ``full``;
    ``begun`` are the events, with their numbers, that began with one of the reports once.
    """

    held: Held
    blocks: Mapping[str, frozenset[int]]
    full: frozenset[str]
    next_number: int
    begun: Mapping[str, tuple[int, Laid]]
    events: dict[int, Laid] = field(default_factory=dict[int, Laid])
    changed: dict[int, Laid] = field(default_factory=dict[int, Laid])
    _keys: dict[int, frozenset[str]] = field(default_factory=dict[int, frozenset[str]])
    _nearest: dict[str, dict[int, int]] = field(default_factory=dict[str, dict[int, int]])
    _added: dict[str, list[int]] = field(default_factory=dict[str, list[int]])

    def lay_out(self, told: Iterable[SourcedReport]) -> None:
        """Fetch at once what these reports will be compared with."""
        self._nearest = {one.id: self._sharing(looked_up(one.report)) for one in told}
        self.events.update(self.held.laid({number for some in self._nearest.values() for number in some}))

    def file(self, told: Sequence[SourcedReport]) -> None:
        """Give each report of one article its event: one that is there, or one of its own."""
        parts = units(told)
        wanted = [self._wanted(part) for part in parts]
        found = given_out(wanted)
        for position, part in enumerate(parts):
            if position in found:
                self._join(found[position], part)
                self._look_again(found[position], [number for _, number in wanted[position]])
            else:
                self._begin(part)

    def _wanted(self, part: Sequence[SourcedReport]) -> list[tuple[float, int]]:
        """Return the events that reports which say the same may belong to, each with how likely they do."""
        near = likely(group(part), self._candidates(part))
        said = said_by_article(part)
        return [(likeness, n) for likeness, n in near if may_be_one(self.events[n].said, said)]

    def _candidates(self, part: Sequence[SourcedReport]) -> list[tuple[int, Group]]:
        """Return the nearest events: of the library, and of those that this desk has changed."""
        asked = looked_up(part[0].report) - self.full
        shared = dict(self._nearest.get(part[0].id, {}))
        added = set(chain.from_iterable(self._added[key] for key in asked & self._added.keys()))
        shared.update((number, self._shared(number, asked)) for number in added)
        ranked = sorted((-times, n) for n, times in shared.items() if self.events[n].is_live)
        return [(number, self.events[number].group) for _, number in ranked[:NEAREST]]

    def _sharing(self, asked: frozenset[str]) -> dict[int, int]:
        """Return the events of the library that share the most blocks, with how many."""
        shared = Counter(chain.from_iterable(self.blocks.get(key, ()) for key in asked))
        least = min(sorted(shared.values(), reverse=True)[: NEAREST + _SPARE], default=0)
        foremost = [(-times, number) for number, times in shared.items() if times >= least]
        return {number: -times for times, number in sorted(foremost)[: NEAREST + _SPARE]}

    def _shared(self, number: int, asked: Collection[str]) -> int:
        """Return under how many of these keys an event is that this desk has changed."""
        keys, held = self._keys[number], frozenset(self.events[number].held)
        return sum(key in keys or not held.isdisjoint(self.blocks.get(key, ())) for key in asked)

    def _join(self, number: int, part: Sequence[SourcedReport]) -> None:
        self._put(number, self._with(number, part), _keys(part))

    def _with(self, number: int, part: Sequence[SourcedReport]) -> Laid:
        """Return an event that has these reports too."""
        event = self.events[number]
        sample = sampled((*self._sample(number), *part))
        said = both_say(event.said, said_by_article(part))
        return replace(event, told=(*event.told, *part), sample=sample, group=group(sample), said=said)

    def _sample(self, number: int) -> Sequence[SourcedReport]:
        sample = self.events[number].sample
        return self.held.sample(number) if sample is None else sample

    def _begin(self, part: Sequence[SourcedReport]) -> None:
        """Begin an event of its own; one that began with the report before takes it back."""
        number, was = self.begun.get(part[0].id, (self.next_number, None))
        if was is None:
            self.next_number += 1
            self._put(number, _new(part), _keys(part))
            return
        keys = _keys(part)
        if number not in self.events:
            self.events[number] = was
            keys |= _keys(was.added)
        # One that lay here as gone is shown again where what it says may be.
        self._put(number, replace(self._with(number, part), shown=was.shown, gone=None), keys)

    def _look_again(self, number: int, near: Sequence[int]) -> None:
        """Merge the event with those near its new report that now tell the same happening, into the older one."""
        while self._is_free(number):
            others = [(n, self.events[n].group) for n in near if n != number and self._is_free(n)]
            other = nearest(self.events[number].group, others, lambda n, one=number: self._may_be_one(one, n))
            if other is None:
                return
            number = self._merge(*sorted((number, other)))

    def _may_be_one(self, one: int, two: int) -> bool:
        a, b = self.events[one], self.events[two]
        return may_be_one(a.said, b.said) and not self.held.told_apart(a.held, b.held)

    def _merge(self, older: int, younger: int) -> int:
        kept, taken = self.events[older], self.events[younger]
        sample = sampled((*self._sample(older), *self._sample(younger)))
        both = replace(
            kept,
            told=(*kept.told, *taken.told),
            sample=sample,
            group=group(sample),
            said=both_say(kept.said, taken.said),
        )
        keys = frozenset[str]().union(*map(self.held.keys, taken.held), self._keys.get(younger, ()))
        self._put(older, both, keys)
        self.events[younger] = self.changed[younger] = replace(
            taken, told=(), sample=(), group=group(()), said={}, gone=Gone("merged", (kept.id,))
        )
        return older

    def _is_free(self, number: int) -> bool:
        event = self.events[number]
        return event.is_live and event.by_rule

    def _put(self, number: int, event: Laid, keys: frozenset[str]) -> None:
        """Lay an event on the desk that is to be found under these keys too."""
        self.events[number] = self.changed[number] = event
        self._keys[number] = self._keys.get(number, frozenset[str]()) | keys
        for key in keys - self.full:
            self._added.setdefault(key, []).append(number)


def _keys(told: Iterable[SourcedReport]) -> frozenset[str]:
    return frozenset[str]().union(*(filed_under(one.report) for one in told))


def _new(part: Sequence[SourcedReport]) -> Laid:
    said, reports = summary(part), tuple(part)
    return Laid(
        part[0].id,
        shown=said.when is not None,
        by_rule=True,
        told=reports,
        group=group(reports),
        said=said_by_article(reports),
        sample=sampled(reports),
        base=said,
        begun_by=reports,
    )


def new_event(part: Sequence[SourcedReport]) -> StoredEvent:
    """Return the event that reports tell by themselves."""
    return StoredEvent(part[0].id, Origin.ARTICLE, summary(part), reports=tuple(part))
