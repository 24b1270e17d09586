"""Facets: how many of the events on the screen have each kind, place, actor, source and state of review.

The database runs the filters; the counts are taken from columns beside the catalogue, made once for each of its states.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from contactline.library import Catalogue
from contactline.library.outlines import KIND_CODES, ORIGIN_CODES, Outlines
from contactline.model import Event
from contactline.view.select import Find, Selection, select
from contactline.view.state import ViewState

_VALUES: Final[Mapping[str, Callable[[Event], Iterable[str]]]] = MappingProxyType(
    {
        "kinds": lambda event: (event.kind,),
        "places": lambda event: {place.id for place in event.places},
        "actors": lambda event: {actor.id for actor in event.actors},
        "sources": lambda event: (event.origin.value,),
        "reviews": lambda event: (event.review_state,),
    }
)
"""What an event has in each facet, named as the filter of the view that it sets."""

FACETS: Final = tuple(_VALUES)


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """The values of one facet: ``codes`` number them, ``owners`` are the positions of the events that have them."""

    names: tuple[str, ...]
    codes: NDArray[np.int64]
    owners: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class FacetIndex:
    """The columns of a catalogue's facets; ``size`` is how many events it has."""

    size: int
    columns: Mapping[str, Column]

    @staticmethod
    def of(catalogue: Catalogue) -> FacetIndex:
        """Return the columns of a catalogue."""
        if catalogue.outlines is not None:
            return FacetIndex(len(catalogue.events), _outlined(catalogue.outlines))
        return FacetIndex(
            len(catalogue.events),
            {facet: _column(catalogue.events, values) for facet, values in _VALUES.items()},
        )

    def counts(self, facet: str, positions: Sequence[int]) -> dict[str, int]:
        """Return how many of the events at these positions have each value, the most frequent first."""
        column = self.columns[facet]
        shown = np.zeros(self.size, dtype=bool)
        shown[np.asarray(positions, dtype=np.int64)] = True
        found = np.bincount(column.codes[shown[column.owners]], minlength=len(column.names))
        order = np.argsort(-found, kind="stable")
        return {column.names[code]: int(found[code]) for code in order.tolist() if found[code]}


def facet_counts(
    catalogue: Catalogue, index: FacetIndex, state: ViewState, selection: Selection, find: Find
) -> dict[str, dict[str, int]]:
    """Return the counts of each facet among the events of the trailing period.

    A facet's own filter is left out of its counts: they say what choosing another value would show.
    """
    return {
        facet: index.counts(facet, _shown_without(facet, catalogue, state, selection, find))
        for facet in FACETS
    }


def _shown_without(
    facet: str, catalogue: Catalogue, state: ViewState, selection: Selection, find: Find
) -> Sequence[int]:
    if not getattr(state, facet):
        return selection.visible
    opened = replace(state, **{facet: frozenset[str]()})  # type: ignore[arg-type]
    return select(catalogue, opened, find).visible


def _outlined(of: Outlines) -> dict[str, Column]:
    """Return the columns from outlines: of events that are not in memory."""
    positions = np.arange(len(of.rows))
    place_ids = tuple(dict.fromkeys(place for place, _ in of.names.places))
    ids = np.array([place_ids.index(place) for place, _ in of.names.places], dtype=np.int64)
    owners, mentions = of.places.at(positions)
    # In two roles a place is still one place of its event.
    once = np.unique(owners * (len(place_ids) + 1) + ids[mentions])
    acting, actors = of.actors.at(positions)
    parties = np.unique(acting * (len(of.names.actors) + 1) + actors)
    return {
        "kinds": _used(tuple(KIND_CODES), of.kind.astype(np.int64), positions),
        "places": _used(place_ids, once % (len(place_ids) + 1), once // (len(place_ids) + 1)),
        "actors": _used(
            tuple(of.names.actors),
            parties % (len(of.names.actors) + 1),
            parties // (len(of.names.actors) + 1),
        ),
        "sources": _used(tuple(ORIGIN_CODES), of.origin.astype(np.int64), positions),
        "reviews": _used(tuple(of.names.reviews), of.review, positions),
    }


def _used(names: tuple[str, ...], codes: NDArray[np.int64], owners: NDArray[np.int64]) -> Column:
    """Return a column with no more names than its events have: what only others have is not for everybody to see."""
    used, numbered = np.unique(codes, return_inverse=True)
    return Column(tuple(names[code] for code in used.tolist()), numbered.astype(np.int64), owners)


def _column(events: Iterable[Event], values: Callable[[Event], Iterable[str]]) -> Column:
    numbers: dict[str, int] = {}
    codes: list[int] = []
    owners: list[int] = []
    for position, event in enumerate(events):
        for value in values(event):
            codes.append(numbers.setdefault(value, len(numbers)))
            owners.append(position)
    return Column(tuple(numbers), np.array(codes, dtype=np.int64), np.array(owners, dtype=np.int64))
