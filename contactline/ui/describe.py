"""Events in words: a title, a line for the list, and who, where and when in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from contactline.i18n import Words, when_in_words, words
from contactline.model import KINDS, Event, Origin, PlaceRole, Status
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
    """Return the curated title, or for a happening read from an article its kind, actors and places."""
    if event.title:
        return event.title
    actors = _listed(dict.fromkeys(actor_label(actor.id, lang) for actor in event.actors), lang)
    kind = kind_label(event.kind, lang)
    if event.status is not Status.OCCURRED:
        # What is planned, alleged, denied or called for must never read like what happened.
        kind = f"{kind} ({words(lang)(event.status.value)})"
    parts = [kind, actors, places_in_words(event, lang, names)]
    return " · ".join(part for part in parts if part)


def event_line(event: Event, lang: str, names: PlaceNames | None = None) -> str:
    """Return an event's date and title as one line of plain text; a title in another language keeps its direction."""
    title = event_title(event, lang, names)
    if event.title:
        # FSI and PDI: an English title inside an Arabic line must not reorder what stands beside it.
        title = f"{kind_label(event.kind, lang)}: \u2068{title}\u2069"
    return f"{date_line(event, lang)} · {title}"


def places_in_words(event: Event, lang: str, names: PlaceNames | None = None) -> str:
    """Return the places with their roles: "about Nagorno-Karabakh, along Lachin corridor"."""
    say, named, on = words(lang), names or place_names(lang), naming_day(event)
    return _listed((f"{say(ROLE_WORDS[place.role])} {named(place.id, on)}" for place in event.places), lang)


def naming_day(event: Event) -> date | None:
    """Return the day whose names an event's places have: its last known day, else its first."""
    return event.when.latest or event.when.earliest


def _listed(items: Iterable[str], lang: str) -> str:
    return ("، " if lang == "ar" else ", ").join(items)


def origin_label(event: Event, say: Words) -> str:
    """Return where an event comes from, and for curated ones how far it was verified."""
    if event.origin is Origin.ARTICLE:
        return say("read from an article")
    grades = {
        "verified_2plus": say("curated, two or more sources"),
        "verified_1": say("curated, one source"),
        "memory": say("curated, from memory only: not verified"),
    }
    return grades[event.grade.value]


def date_line(event: Event, lang: str) -> str:
    """Return the date in words, no finer than it is known."""
    return when_in_words(event.when, lang)
