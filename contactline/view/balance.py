"""Who speaks in a set of events: how many of them each group of publishers tells of, and whether only one side does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from contactline.model import Event
from contactline.names import Group, publisher_of

SIDES = (Group.ARMENIAN, Group.AZERBAIJANI)
"""The two sides of the conflict: the warning is about these, not about agencies of other countries."""

FEW = 5
"""Events from which on a share means something."""

MOST = 0.8
"""Above this share of the events, one side tells the story."""


@dataclass(frozen=True, slots=True)
class Balance:
    """In how many of ``events`` each group speaks; an event with three Russian sources counts once.

    ``groups`` has every group that speaks, in the order of ``Group``; as several may speak of one event,
    the counts add up to more than ``events``. ``unknown`` counts the events with a source of no known
    publisher, ``unheard`` those of them that have no other. ``one_side`` is the side that speaks alone.
    """

    events: int
    groups: Mapping[Group, int]
    unknown: int
    unheard: int
    one_side: Group | None

    def share(self, group: Group) -> float:
        """Return the share, 0 to 1, of the events in which a group speaks."""
        return self.groups.get(group, 0) / self.events if self.events else 0.0


def balance_of(events: Iterable[Event]) -> Balance:
    """Return who speaks in ``events``.

    One side speaks alone when the other speaks in none of the events, and either nobody but that side
    speaks in any, or it speaks in more than 80 % of at least five. Only events with a publisher that
    the registry knows are counted for that: what is unknown is no proof of silence or of speech.
    """
    speaking = Counter(_speakers(event) for event in events)
    total = speaking.total()
    heard = total - speaking[frozenset({None})]
    counts: Counter[Group] = Counter()
    for groups, times in speaking.items():
        counts.update({group: times for group in groups if group})
    return Balance(
        total,
        MappingProxyType({group: counts[group] for group in Group if counts[group]}),
        sum(times for groups, times in speaking.items() if None in groups),
        total - heard,
        next((side for side in SIDES if _alone(side, counts, heard)), None),
    )


def _speakers(event: Event) -> frozenset[Group | None]:
    found = (publisher_of(citation) for citation in event.citations)
    return frozenset(publisher.group if publisher else None for publisher in found)


def _alone(side: Group, counts: Mapping[Group, int], heard: int) -> bool:
    other = SIDES[1 - SIDES.index(side)]
    if counts.get(other) or not counts.get(side):
        return False
    return set(counts) == {side} or (heard >= FEW and counts[side] > MOST * heard)
