"""Which events a view shows: the filters, and of what they let through the trailing period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contactline.extract.text import fold
from contactline.model import Event
from contactline.names import ACTORS, PLACES
from contactline.view.state import ViewState


@dataclass(frozen=True, slots=True)
class Selection:
    """Positions into the catalogue's events.

    ``matching`` pass every filter whatever their day; ``visible`` are those of them that may fall in
    the trailing period; ``ongoing`` are those of ``visible`` that began before it and have no end.
    """

    matching: tuple[int, ...]
    visible: tuple[int, ...]
    ongoing: tuple[int, ...]


def select(events: Sequence[Event], state: ViewState) -> Selection:
    """Return what a view shows of ``events``; nothing where a filter of its link could not be read."""
    if state.nothing:
        return Selection((), (), ())
    words = fold(state.q).text.split()
    matching = tuple(
        position for position, event in enumerate(events) if _passes(event, state) and _says(event, words)
    )
    first, last = state.window
    visible = tuple(i for i in matching if events[i].when.possibly_within(first, last))
    return Selection(matching, visible, tuple(i for i in visible if is_ongoing(events[i], first)))


def is_ongoing(event: Event, first: date) -> bool:
    """Whether an event with no known end began before ``first``."""
    return event.when.latest is None and (event.when.earliest or date.min) < first


def known_since(event: Event) -> date:
    """Return the day from which an event is known: its article's published day, else its own last day.

    The chronology's sources carry no published dates; nothing can be known before it happened.
    """
    published = [citation.published for citation in event.citations if citation.published]
    return min(published) if published else (event.when.latest or event.when.earliest or date.min)


def _passes(event: Event, state: ViewState) -> bool:
    return (
        (not state.kinds or event.kind in state.kinds)
        and (not state.sources or event.origin.value in state.sources)
        and (not state.actors or any(actor.id in state.actors for actor in event.actors))
        and (not state.places or any(place.id in state.places for place in event.places))
        and (state.known is None or known_since(event) <= state.known)
        and event.when.possibly_within(state.first, state.last)
    )


def _says(event: Event, words: Sequence[str]) -> bool:
    return not words or all(word in _searchable(event) for word in words)


def _searchable(event: Event) -> str:
    """Everything written about an event, folded: its title, names in all languages, sources and quotes."""
    parts = [event.title, event.kind, *event.other_actors]
    named = [PLACES[place.id].names for place in event.places if place.id in PLACES]
    named += [ACTORS[actor.id].names for actor in event.actors if actor.id in ACTORS]
    parts += [form for names in named for forms in names.values() for form in forms]
    parts += [text for citation in event.citations for text in (citation.title, citation.publisher)]
    if event.report:
        parts += [quote.exact for quote in event.report.evidence.what]
    return fold(" ".join(parts)).text
