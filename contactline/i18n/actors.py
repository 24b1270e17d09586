"""Actors that are in no registry, in the reader's language."""

from __future__ import annotations

from contactline.i18n.catalogue import words
from contactline.model import Event, Origin, Title


def other_actors_in_words(event: Event, lang: str) -> tuple[Title, ...]:
    """Return what an event's actors outside the registry are called, with the language of each name.

    The chronology's own words for them are translated like the interface's; other people's data is in no known
    language (``und``).
    """
    if event.origin is not Origin.CURATED:
        return tuple(Title(name, "und") for name in event.other_actors)
    known = words(lang).messages
    return tuple(Title(known.get(name, name), lang if name in known else "en") for name in event.other_actors)
