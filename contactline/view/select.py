"""Which events a view shows: the filters, and of what they let through the trailing period."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from contactline.extract.text import fold
from contactline.library import RELEASE, Catalogue, Filters, known_since
from contactline.library.catalogue import NEVER, day_count
from contactline.model import Event
from contactline.view.state import ViewState

Positions: TypeAlias = "array[int]"
"""Positions into the catalogue's events, in order: as quick as NumPy's to make and to compare with, and a sequence."""

Find = Callable[[Filters], NDArray[np.int64] | NDArray[np.int32]]
"""What runs filters: gives the rows of the library's events that pass (``Store.matching``)."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Positions into the catalogue's events.

    ``matching`` pass every filter whatever their day; ``visible`` are those of them that may fall in
    the trailing period; ``ongoing`` are those of ``visible`` that began before it and have no end.
    ``unpublished`` would be visible too, had they been published by the day of the known-on clock.
    """

    matching: Positions
    visible: Positions
    ongoing: Positions
    unpublished: Positions

    @property
    def recent(self) -> NDArray[np.int64]:
        """Those of ``visible`` that are not ``ongoing``."""
        visible = np.asarray(self.visible)
        return visible[~np.isin(visible, np.asarray(self.ongoing))]


def select(catalogue: Catalogue, state: ViewState, find: Find) -> Selection:
    """Return what a view shows of a catalogue; nothing where a filter of its link could not be read."""
    if state.nothing:
        return NOTHING
    passing = np.isin(catalogue.rows, find(filters_of(state)))
    limit = known_limit(state)
    published = catalogue.known <= (NEVER if limit is None else day_count(limit, NEVER))
    first, last = (day_count(day, 0) for day in state.window)
    within = (catalogue.first <= last) & (catalogue.last >= first)
    ongoing = (catalogue.last == NEVER) & (catalogue.first < first)
    return Selection(
        _positions(passing & published),
        _positions(passing & published & within),
        _positions(passing & published & within & ongoing),
        _positions(passing & ~published & within),
    )


def filters_of(state: ViewState) -> Filters:
    """Return what a view asks of the library."""
    return Filters(
        first=state.first,
        last=state.last,
        kinds=state.kinds,
        origins=state.sources,
        reviews=state.reviews,
        actors=state.actors,
        places=state.places,
        words=tuple(fold(state.q).text.split()),
    )


def is_ongoing(event: Event, first: date) -> bool:
    """Whether an event with no known end began before ``first``."""
    return event.when.latest is None and (event.when.earliest or date.min) < first


def known_limit(state: ViewState) -> date | None:
    """Return the day of the known-on clock; None where it hides nothing, for all was published by the release."""
    return state.known if state.known and state.known < RELEASE.through else None


def is_published(event: Event, state: ViewState) -> bool:
    """Whether an event was surely known on the day of the view's known-on clock."""
    limit = known_limit(state)
    since = known_since(event)
    return limit is None or (since is not None and since <= limit)


def _positions(mask: NDArray[np.bool_]) -> Positions:
    return array("q", np.flatnonzero(mask).astype(np.int64).tobytes())


NOTHING = Selection(array("q"), array("q"), array("q"), array("q"))
"""What a view shows of which a filter could not be read."""
