"""What is said of an event, field by field, in words: for the log of changes and for what an editor corrected."""

from __future__ import annotations

from dataclasses import dataclass

from contactline.i18n import Words, when_in_words
from contactline.library import CORRECTABLE, Fields
from contactline.model import Review
from contactline.names import actor_label
from contactline.ui.describe import ROLE_WORDS, PlaceNames, kind_label

FIELDS = {
    "kind": "Kind",
    "when": "When",
    "status": "Status",
    "title": "Title",
    "places": "Where",
    "actors": "Who",
    "location": "Place on the map",
}
"""What each field that can be corrected is called."""

REVIEWS = {
    Review.AUTOMATIC: "automatic: no editor has looked at it",
    Review.ACCEPTED: "accepted by an editor",
    Review.EDITED: "edited by an editor",
    Review.REJECTED: "rejected by an editor",
}
"""What each state of review is called."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs: what it is called, and what it says before and after, in words."""

    field: str
    before: str
    after: str


def differences(before: Fields, after: Fields, say: Words, names: PlaceNames) -> list[Difference]:
    """Return the fields that an editor can correct and in which two states of an event differ, in words."""
    return [
        Difference(
            say(FIELDS[name]),
            field_in_words(name, before, say, names),
            field_in_words(name, after, say, names),
        )
        for name in CORRECTABLE
        if getattr(before, name) != getattr(after, name)
    ]


def field_in_words(name: str, fields: Fields, say: Words, names: PlaceNames) -> str:
    """Return what one field says, in words; "not said" where it says nothing."""
    return _in_words(name, fields, say, names) or say("not said")


def _in_words(name: str, fields: Fields, say: Words, names: PlaceNames) -> str:
    if name == "kind":
        return kind_label(fields.kind, say.lang)
    if name == "when":
        return when_in_words(fields.when, say.lang) if fields.when else ""
    if name == "status":
        return say(fields.status.value)
    if name == "title":
        return fields.title
    if name == "places":
        on = fields.when and (fields.when.latest or fields.when.earliest)
        return say.listed(f"{say(ROLE_WORDS[p.role])} {names(p.id, on)}" for p in fields.places)
    if name == "actors":
        return say.listed(f"{actor_label(a.id, say.lang)} ({say(a.role.value)})" for a in fields.actors)
    where = fields.location
    return f"{where.label} {where.lat:.4f}, {where.lon:.4f} ({where.radius_km:g} km)".strip() if where else ""
