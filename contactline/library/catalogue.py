"""Every event that a view can show: the chronology, the shipped articles and the user's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from contactline.library.curated import curated_events
from contactline.library.shipped import events_of, shipped_events
from contactline.library.store import Store
from contactline.model import Event

_NEVER = date.max


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All events, sorted by the first day they may cover; positions in ``events`` are stable for one load."""

    events: tuple[Event, ...]
    position: Mapping[str, int]

    @staticmethod
    def of(events: tuple[Event, ...]) -> Catalogue:
        """Return the catalogue of ``events``; an id that comes twice keeps its last event."""
        unique = {event.id: event for event in events}
        ordered = tuple(sorted(unique.values(), key=_order))
        return Catalogue(ordered, MappingProxyType({event.id: i for i, event in enumerate(ordered)}))

    def get(self, event_id: str) -> Event | None:
        """Return the event with this id, or None where there is none."""
        position = self.position.get(event_id)
        return None if position is None else self.events[position]


def load(store: Store | None) -> Catalogue:
    """Return the catalogue of the shipped events and of the user's library, if there is one.

    An article that is both shipped and in the library comes from the library: there its text is at hand.
    """
    own = store.articles() if store else []
    own_ids = {article.id for article, _ in own}
    shipped = (event for event in shipped_events() if event.reports[0].article_id not in own_ids)
    mine = (
        event
        for article, reports in own
        for event in events_of(article.id, article.lang, article.citation, reports)
    )
    return Catalogue.of((*curated_events(), *shipped, *mine))


def _order(event: Event) -> tuple[date, date, str]:
    return event.when.earliest or date.min, event.when.latest or _NEVER, event.id
