"""Where a view shows no event: which filter hides them all, and which days nearby have some."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from contactline.library import Catalogue
from contactline.library.catalogue import NEVER, day_count
from contactline.view.link import default_state
from contactline.view.select import Find, Selection, select
from contactline.view.state import ViewState

_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Loosening:
    """A filter without which the view would have events: ``view`` is the one without it."""

    part: str
    view: ViewState
    count: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """The last day with an event before a period, the first one after it, and an event of each, by position."""

    before: tuple[date, int] | None
    after: tuple[date, int] | None


def loosenings(catalogue: Catalogue, state: ViewState, find: Find) -> tuple[Loosening, ...]:
    """Return each filter that alone hides every event of the timeline, the one that hides most first.

    None where the view has events, and where only several filters together leave something to see.
    """
    if select(catalogue, state, find).matching:
        return ()
    found = [
        Loosening(part, view, len(select(catalogue, view, find).matching))
        for part, view in _without_each(state)
    ]
    return tuple(sorted((one for one in found if one.count), key=lambda one: -one.count))


def nearest(catalogue: Catalogue, selection: Selection, window: tuple[date, date]) -> Nearest:
    """Return the days nearest to a period, both ends included, on which events that pass the filters fall."""
    matching = np.array(selection.matching, dtype=np.int64)
    first, last = (day_count(day, 0) for day in window)
    ends, begins = catalogue.last[matching], catalogue.first[matching]
    earlier, later = matching[ends < first], matching[(begins > last) & (begins < NEVER)]
    before = int(earlier[np.argmax(catalogue.last[earlier])]) if earlier.size else None
    after = int(later[np.argmin(catalogue.first[later])]) if later.size else None
    return Nearest(
        None if before is None else (_day(catalogue.last[before]), before),
        None if after is None else (_day(catalogue.first[after]), after),
    )


def _without_each(state: ViewState) -> list[tuple[str, ViewState]]:
    """Return the view without each of the filters that it has."""
    whole, nothing = default_state(), frozenset[str]()
    opened = {
        "kinds": replace(state, kinds=nothing),
        "actors": replace(state, actors=nothing),
        "places": replace(state, places=nothing),
        "sources": replace(state, sources=nothing),
        "reviews": replace(state, reviews=nothing),
        "q": replace(state, q=""),
        "known": replace(state, known=None),
    }
    found = [(part, without) for part, without in opened.items() if without != state]
    if (state.first, state.last) != (whole.first, whole.last):
        first, last = min(state.first, whole.first), max(state.last, whole.last)
        found.append(("period", replace(state, first=first, last=last)))
    return found


def _day(days: np.int64) -> date:
    return _EPOCH + timedelta(days=days.item())
