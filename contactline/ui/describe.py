"""Events in words: a title, a line for the list, and who, where and when in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from contactline.i18n import (
    Words,
    day_in_words,
    other_actors_in_words,
    prose_in_digits,
    when_in_words,
    words,
)
from contactline.library.importers import dataset_called
from contactline.model import (
    KINDS,
    Citation,
    Deaths,
    Event,
    Location,
    Origin,
    PlaceMention,
    PlaceRole,
    Status,
    Title,
    title_in,
)
from contactline.names import Naming, actor_label, place_label

ROLE_WORDS = {
    PlaceRole.AT: "at",
    PlaceRole.ABOUT: "about",
    PlaceRole.FROM: "from",
    PlaceRole.TO: "to",
    PlaceRole.ALONG: "along",
    PlaceRole.ORIGIN: "origin",
}


PlaceNames = Callable[[str, date | None], str]
"""Says what a place is called on a day."""


def place_names(lang: str, naming: str = Naming.BOTH) -> PlaceNames:
    """Return how places are called in a language, in the reader's order of names."""
    return lambda place, on: place_label(place, lang, naming, on)


def kind_label(kind: str, lang: str) -> str:
    """Return what a kind of happening is called."""
    return words(lang)(KINDS[kind].label_en)


def event_title(event: Event, lang: str, names: PlaceNames | None = None) -> str:
    """Return the title that an event has in ``lang``, or as it is written; else its kind, actors and places."""
    if event.title:
        return title_and_language(event, lang).text
    named = [actor_label(actor.id, lang) for actor in event.actors] + [
        _apart(name.text) for name in other_actors_in_words(event, lang)
    ]
    actors = words(lang).listed(dict.fromkeys(named))
    kind = kind_label(event.kind, lang)
    if event.status is not Status.OCCURRED:
        # What is planned, alleged, denied or called for must never read like what happened.
        kind = f"{kind} ({words(lang)(event.status.value)})"
    parts = [kind, actors, places_in_words(event, lang, names)]
    return " · ".join(part for part in parts if part)


def title_and_language(event: Event, lang: str, names: PlaceNames | None = None) -> Title:
    """Return an event's title with the language that it is in: one without a translation stays as it is written."""
    if not event.title:
        return Title(event_title(event, lang, names), lang)
    title = title_in(event.id, event.title, lang)
    return Title(prose_in_digits(title.text, title.lang), title.lang)


def event_line(event: Event, lang: str, names: PlaceNames | None = None) -> str:
    """Return an event's date and title as one line of plain text; a title in another language keeps its direction."""
    return f"{date_line(event, lang)} · {kind_and_title(event, lang, names)}"


def kind_and_title(event: Event, lang: str, names: PlaceNames | None = None) -> str:
    """Return an event's kind and title, without its date."""
    title = event_title(event, lang, names)
    return f"{kind_label(event.kind, lang)}: {_apart(title)}" if event.title else title


def places_in_words(event: Event, lang: str, names: PlaceNames | None = None) -> str:
    """Return the places with their roles: "about Nagorno-Karabakh, along Lachin corridor"; a drawn place first."""
    say, named, on = words(lang), names or place_names(lang), naming_day(event)
    drawn = [location_in_words(event, event.location, lang, named)] if event.location else []
    listed = [f"{say(ROLE_WORDS[place.role])} {named(place.id, on)}" for place in told_places(event)]
    return say.listed(drawn + listed)


def told_places(event: Event) -> tuple[PlaceMention, ...]:
    """Return the gazetteer's places that are told beside a drawn one, which stands for where it happened."""
    return tuple(place for place in event.places if not event.location or place.role is not PlaceRole.AT)


def location_in_words(event: Event, location: Location, lang: str, names: PlaceNames | None = None) -> str:
    """Return an event's drawn place: "at Fuzuli town", "within 25 km of 39.60, 47.14"."""
    say, place = words(lang), _location_name(event, location, names or place_names(lang))
    if location.radius_km <= 0:
        return f"{say('at')} {place}"
    return say("within {km} km of {place}", km=f"{location.radius_km:g}", place=place)


def _location_name(event: Event, location: Location, names: PlaceNames) -> str:
    """Return what a drawn place is called: in the reader's language where a dataset means a place of the gazetteer."""
    at = [place.id for place in event.places if place.role is PlaceRole.AT]
    if event.origin is Origin.IMPORTED and len(at) == 1:
        return names(at[0], naming_day(event))
    return _apart(location.label or f"{location.lat:.2f}, {location.lon:.2f}")


def deaths_in_words(deaths: Deaths, say: Words) -> str:
    """Return how many were killed as the dataset counts: its likely number, and how low and high it may be."""
    if deaths.low == deaths.high:
        return say("{count}, as the dataset counts", count=deaths.best)
    return say(
        "{count} ({low} to {high}), as the dataset counts",
        count=deaths.best,
        low=deaths.low,
        high=deaths.high,
    )


def citation_label(citation: Citation, lang: str) -> str:
    """Return an article as a choice names it: its title, who published it and when."""
    publisher = _apart(citation.publisher) if citation.publisher else ""
    day = day_in_words(citation.published, lang) if citation.published else ""
    return " · ".join(part for part in (_apart(citation.title), publisher, day) if part)


def naming_day(event: Event) -> date | None:
    """Return the day whose names an event's places have: its last known day, else its first."""
    return event.when.latest or event.when.earliest


def _apart(text: str) -> str:
    """Return a text in another language that does not reorder what stands beside it (FSI and PDI)."""
    return f"\u2068{text}\u2069"


def origin_label(event: Event, say: Words) -> str:
    """Return where an event comes from: for curated ones how far it was verified, for others whose data it is."""
    if event.origin is Origin.ARTICLE:
        return say("read from an article")
    if event.origin is Origin.IMPORTED:
        return say("from other people’s data: {dataset}", dataset=_apart(dataset_called(event.dataset).title))
    grades = {
        "verified_2plus": say("curated, two or more sources"),
        "verified_1": say("curated, one source"),
        "memory": say("curated, from memory only: not verified"),
    }
    return grades[event.grade.value]


def date_line(event: Event, lang: str) -> str:
    """Return the date in words, no finer than it is known."""
    return when_in_words(event.when, lang)
