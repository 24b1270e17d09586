"""An entry of a release as one line in the reader's language, also where the present data has it no more."""

from __future__ import annotations

from datetime import date

from contactline.geography import settlements
from contactline.geography.features import AREA_PLACES
from contactline.i18n import prose_in_digits, when_in_words, words
from contactline.library.package import Entry
from contactline.model import KINDS, PlaceRole, When, title_in
from contactline.names import PLACES, actor_label, dated_names
from contactline.ui.describe import ROLE_WORDS, PlaceNames, kind_label
from contactline.ui.holders import holder

NAMED_OF_AREA = 3
"""Settlements that stand for an area without a name of its own."""


def entry_line(entry: Entry, lang: str, names: PlaceNames) -> str:
    """Return what an event or a dated fact says: its date and, in the reader's language, what it is."""
    said = _event(entry, lang, names) if entry.part == "event" else _fact(entry, lang, names)
    return f"{_date(entry, lang)} · {said}"


def area_label(area: str, names: PlaceNames, on: date | None) -> str:
    """Return what an area of the control data is called: its own name, else its region's with some settlements."""
    if area in PLACES or area in dated_names():
        return names(area, on)
    inside = [one for one in settlements() if area in one.areas]
    if not inside:
        return names(AREA_PLACES[area], on) if area in AREA_PLACES else area
    labels = [names(one.id, on) for one in inside if one.id in PLACES or one.id in dated_names()]
    if len(inside) == 1 and labels:
        return labels[0]
    region = names(AREA_PLACES[inside[0].region], on)
    return f"{region} ({', '.join(labels[:NAMED_OF_AREA])})" if labels else region


def _event(entry: Entry, lang: str, names: PlaceNames) -> str:
    kind = kind_label(entry.kind, lang) if entry.kind in KINDS else entry.kind
    if entry.title:
        # FSI and PDI: an English title inside an Arabic line must not reorder what stands beside it.
        return f"{kind}: \u2068{prose_in_digits(title_in(entry.id, entry.title, lang).text, lang)}\u2069"
    if entry.status != "occurred":
        kind = f"{kind} ({words(lang)(entry.status)})"
    say = words(lang)
    actors = say.listed(actor_label(actor, lang) for actor in entry.actors)
    places = say.listed(_place(place, entry, lang, names) for place in entry.places)
    return " · ".join(part for part in (kind, actors, places) if part)


def _place(place: str, entry: Entry, lang: str, names: PlaceNames) -> str:
    role, _, identity = place.partition(":")
    return f"{words(lang)(ROLE_WORDS[PlaceRole(role)])} {names(identity, entry.last or entry.first)}"


def _fact(entry: Entry, lang: str, names: PlaceNames) -> str:
    say = words(lang)
    label = area_label(entry.places[0], names, entry.first)
    if entry.part == "control" or entry.id.startswith("posts:"):
        return f"{label}: {holder(entry.kind, say)}"
    return f"{label}: {say(entry.kind)}" if entry.id.startswith("corridor:") else label


def _date(entry: Entry, lang: str) -> str:
    if entry.when:
        return when_in_words(When.parse(entry.when), lang)
    first, last = (day.isoformat() if day else ".." for day in (entry.first, entry.last))
    return when_in_words(When.parse(first if first == last else f"{first}/{last}"), lang)
