"""Which events a view shows: the filters, and of what they let through the trailing period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from contactline.extract.text import fold
from contactline.library import RELEASE
from contactline.model import Event, Origin, citation_published_by
from contactline.names import ACTORS, PLACES
from contactline.view.state import ViewState


@dataclass(frozen=True, slots=True)
class Selection:
    """Positions into the catalogue's events.

    ``matching`` pass every filter whatever their day; ``visible`` are those of them that may fall in
    the trailing period; ``ongoing`` are those of ``visible`` that began before it and have no end.
    ``unpublished`` would be visible too, had they been published by the day of the known-on clock.
    """

    matching: tuple[int, ...]
    visible: tuple[int, ...]
    ongoing: tuple[int, ...]
    unpublished: tuple[int, ...] = ()


def select(events: Sequence[Event], state: ViewState) -> Selection:
    """Return what a view shows of ``events``; nothing where a filter of its link could not be read."""
    if state.nothing:
        return Selection((), (), ())
    words = fold(state.q).text.split()
    passing = tuple(
        position for position, event in enumerate(events) if _passes(event, state) and _says(event, words)
    )
    matching = tuple(i for i in passing if is_published(events[i], state))
    first, last = state.window
    visible = tuple(i for i in matching if events[i].when.possibly_within(first, last))
    late = set(passing).difference(matching)
    return Selection(
        matching,
        visible,
        tuple(i for i in visible if is_ongoing(events[i], first)),
        tuple(i for i in sorted(late) if events[i].when.possibly_within(first, last)),
    )


def is_ongoing(event: Event, first: date) -> bool:
    """Whether an event with no known end began before ``first``."""
    return event.when.latest is None and (event.when.earliest or date.min) < first


def known_since(event: Event) -> date | None:
    """Return the day from which an event is surely known: that of its earliest source with an established day.

    None where no source has one. An article may tell of what is planned; an event of the chronology has
    happened, so that it is not known before its own first day.
    """
    published = [day for citation in event.citations if (day := citation_published_by(citation))]
    if not published:
        return None
    if event.origin is Origin.ARTICLE:
        return min(published)
    return max(min(published), event.when.earliest or date.min)


def known_limit(state: ViewState) -> date | None:
    """Return the day of the known-on clock; None where it hides nothing, for all was published by the release."""
    return state.known if state.known and state.known < RELEASE.through else None


def is_published(event: Event, state: ViewState) -> bool:
    """Whether an event was surely known on the day of the view's known-on clock."""
    limit = known_limit(state)
    since = known_since(event)
    return limit is None or (since is not None and since <= limit)


def _passes(event: Event, state: ViewState) -> bool:
    return (
        (not state.kinds or event.kind in state.kinds)
        and (not state.sources or event.origin.value in state.sources)
        and (not state.actors or any(actor.id in state.actors for actor in event.actors))
        and (not state.places or any(place.id in state.places for place in event.places))
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
    parts += [quote.exact for told in event.reports for quote in told.report.evidence.what]
    return fold(" ".join(parts)).text
