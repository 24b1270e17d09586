"""Who speaks in a set of events: how many of them each group of publishers tells of, and whether only one side does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from contactline.model import Event
from contactline.names import BITS, UNKNOWN, Group, speakers_of

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
    """Return who speaks in ``events``: see ``balance_of_speakers``."""
    return balance_of_speakers(np.array([speakers_of(event.citations) for event in events], dtype=np.int64))


def balance_of_speakers(speakers: NDArray[np.int64]) -> Balance:
    """Return who speaks in events of which each is given by the bits of its speakers (``Catalogue.speakers``).

    One side speaks alone when the other speaks in none of the events, and either nobody but that side
    speaks in any, or it speaks in more than 80 % of at least five. Only events with a publisher that
    the registry knows are counted for that: what is unknown is no proof of silence or of speech.
    """
    total, unheard = len(speakers), int(np.count_nonzero(speakers == UNKNOWN))
    counts = {group: _speaking(speakers, bit) for group, bit in BITS.items()}
    heard = {group: count for group, count in counts.items() if count}
    return Balance(
        total,
        MappingProxyType(heard),
        _speaking(speakers, UNKNOWN),
        unheard,
        next((side for side in SIDES if _alone(side, heard, total - unheard)), None),
    )


def _speaking(speakers: NDArray[np.int64], bit: int) -> int:
    return int(np.count_nonzero(speakers & bit))


def _alone(side: Group, counts: Mapping[Group, int], heard: int) -> bool:
    other = SIDES[1 - SIDES.index(side)]
    if counts.get(other) or not counts.get(side):
        return False
    return set(counts) == {side} or (heard >= FEW and counts[side] > MOST * heard)
