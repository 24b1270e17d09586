"""Events as flat rows in the reader's words: what every format of the data is written from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from contactline.exports.citation import one_line
from contactline.exports.taken import Taken
from contactline.i18n import other_actors_in_words, when_in_words, words
from contactline.library.importers import dataset_called
from contactline.model import KINDS, Citation, Event, Origin, PlaceRole
from contactline.names import PLACES, actor_label, dated_names, place_label

HAPPENED = frozenset({PlaceRole.AT, PlaceRole.FROM, PlaceRole.TO, PlaceRole.ALONG})
"""Roles of places at which something happened; what was only talked about, or written there, is no geometry."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of an event: degrees (EPSG:4326), kilometres; ``id`` is empty where the gazetteer has it not."""

    id: str
    label: str
    role: str
    lat: float
    lon: float
    radius_km: float
    happened: bool


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in words: every text on one line, nothing in it that would change a text's direction.

    ``date`` is EDTF; ``first`` and ``last`` are the first and last day that it may cover, None is open.
    ``terms`` is the licence of other people's data, empty for our own.
    """

    id: str
    title: str
    kind: str
    kind_label: str
    date: str
    first: date | None
    last: date | None
    precision: str
    date_in_words: str
    status: str
    places: tuple[PlaceRow, ...]
    actors: tuple[str, ...]
    origin: str
    grade: str
    certainty: str
    review: str
    deaths: str
    dataset: str
    terms: str
    sources: tuple[str, ...]
    link: str

    @property
    def points(self) -> tuple[PlaceRow, ...]:
        """Return the places at which it happened."""
        return tuple(place for place in self.places if place.happened)


def rows_of(taken: Taken) -> Iterator[EventRow]:
    """Yield the events of a view as rows, in the order of the list: by the first day they may cover."""
    lang, naming, link_of = taken.state.lang, taken.state.names, taken.link_of()
    say = words(lang)
    for event in taken.events:
        when = event.when
        yield EventRow(
            id=event.id,
            title=one_line(taken.title(event)),
            kind=event.kind,
            kind_label=say(KINDS[event.kind].label_en),
            date=when.edtf,
            first=when.earliest,
            last=when.latest,
            precision=when.precision.value,
            date_in_words=when_in_words(when, lang),
            status=event.status.value,
            places=_places(event, lang, naming),
            actors=(
                *(actor_label(one.id, lang) for one in event.actors),
                *(one_line(name.text) for name in other_actors_in_words(event, lang)),
            ),
            origin=event.origin.value,
            grade=event.grade.value,
            certainty=event.certainty,
            review=event.review.value,
            deaths=_deaths(event),
            dataset=_named_terms(event.dataset)[0] if event.dataset else "",
            terms=_named_terms(event.dataset)[1] if event.origin is Origin.IMPORTED else "",
            sources=tuple(map(_source, event.citations)),
            link=link_of(event.id),
        )


def _places(event: Event, lang: str, naming: str) -> tuple[PlaceRow, ...]:
    on = event.when.latest or event.when.earliest
    drawn = event.location
    found: list[PlaceRow] = []
    if drawn:
        label = one_line(drawn.label) or f"{drawn.lat:.2f}, {drawn.lon:.2f}"
        found.append(PlaceRow("", label, PlaceRole.AT.value, drawn.lat, drawn.lon, drawn.radius_km, True))
    for mention in event.places:
        # A place drawn by hand stands for where it happened: the gazetteer's is then a name only.
        happened = mention.role in HAPPENED and not (drawn and mention.role is PlaceRole.AT)
        # Few places have names that began on a day; the others are looked up once, not once a day.
        dated = on if mention.id in dated_names() else None
        row = _gazetteer_row(mention.id, mention.role, happened, lang, naming, dated)
        if row:
            found.append(row)
    return tuple(found)


@lru_cache(maxsize=65536)
def _gazetteer_row(
    name: str, role: PlaceRole, happened: bool, lang: str, naming: str, on: date | None
) -> PlaceRow | None:
    place = PLACES.get(name)
    if place is None:
        return None
    label = place_label(name, lang, naming, on)
    return PlaceRow(name, label, role.value, place.lat, place.lon, 0.0, happened)


@lru_cache(maxsize=1024)
def _named_terms(dataset: str) -> tuple[str, str]:
    """Return what other people's data is called and its licence."""
    called = dataset_called(dataset)
    return one_line(called.title), one_line(called.licence)


def _deaths(event: Event) -> str:
    deaths = event.deaths
    return f"{deaths.best} ({deaths.low}-{deaths.high})" if deaths else ""


@lru_cache(maxsize=65536)
def _source(citation: Citation) -> str:
    published = citation.published.isoformat() if citation.published else ""
    return one_line(", ".join(filter(None, (citation.title, citation.publisher, published, citation.url))))
