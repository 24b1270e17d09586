"""The one value that says what is on the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from contactline.i18n import DIGITS
from contactline.names import Naming

FIRST_DAY = date(1988, 2, 20)
"""The first day that the control data covers: the regional soviet's vote (chronology ev-19880220-1)."""

WINDOWS: tuple[int, ...] = (1, 7, 30, 90, 365)
"""Lengths of the trailing period, in days, that the screen offers."""

LAYERS: tuple[str, ...] = ("control", "corridor", "events", "line", "zone")
"""What the map can show or hide, in canonical order."""

SOURCES: tuple[str, ...] = ("article", "curated", "imported")
"""Where events come from: read from articles, the curated chronology, or other people's data."""

REVIEWS: tuple[str, ...] = ("accepted", "automatic", "curated", "edited", "imported")
"""States of review (``Event.review_state``): read by rule only, accepted or edited by an editor; or, where no editor
looked at it, the curated chronology and other people's data as they came."""

UI_LANGUAGES: tuple[str, ...] = ("en", "ar", "ru")
"""Languages of the interface."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """What the map shows: zoom level and centre, in degrees (EPSG:4326) rounded to about 10 m."""

    zoom: float
    lat: float
    lon: float

    def __post_init__(self) -> None:
        """Refuse a centre off the globe or a zoom the map does not have."""
        if not (3 <= self.zoom <= 14 and -85 <= self.lat <= 85 and -180 <= self.lon <= 180):
            raise ValueError(f"no such place on the map: zoom {self.zoom}, {self.lat}, {self.lon}")


HOME = Viewport(8, 39.85, 46.85)
"""The first view: the region and the seven districts."""


@dataclass(frozen=True, slots=True)
class ViewState:
    """As-of day, trailing period, filters, selection, language, naming and viewport.

    ``days`` is the length of the trailing period that ends ``on``; ``first`` and ``last`` bound the
    whole timeline (both included). An empty filter set means "all"; ``nothing`` means that a filter
    in a link could not be read, so that nothing is shown rather than more than was asked for.
    ``known`` keeps only what had been published by that day, ``against`` is the day that ``on`` is
    compared with. ``release`` is the data's version. ``article``, ``find`` and ``shelf`` are where the reader is among
    the articles: the chosen one, the words that are searched for, and the page of what was found. ``page`` is that of
    the list of events, ``story`` and ``step`` say which step of which story is told. All are counted from 1.
    ``digits`` is the numbering system of Arabic text.
    """

    on: date
    first: date
    last: date
    release: str
    days: int = 30
    against: date | None = None
    known: date | None = None
    kinds: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    reviews: frozenset[str] = frozenset()
    q: str = ""
    event: str = ""
    article: str = ""
    find: str = ""
    shelf: int = 1
    lang: str = "en"
    names: str = Naming.BOTH.value
    digits: str = DIGITS[0]
    viewport: Viewport = HOME
    layers: frozenset[str] = frozenset(LAYERS)
    nothing: bool = False
    page: int = 1
    story: str = ""
    step: int = 1

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts, a day outside it, and an empty trailing period."""
        if not self.first <= self.on <= self.last:
            raise ValueError(f"the day {self.on} lies outside the period {self.first} to {self.last}")
        if self.days < 1:
            raise ValueError(f"the trailing period needs at least one day, not {self.days}")
        if self.shelf < 1:
            raise ValueError(f"pages are counted from 1, not {self.shelf}")

    @property
    def window(self) -> tuple[date, date]:
        """First and last day of the trailing period, both included, clipped to the timeline."""
        return max(self.first, self.on - timedelta(days=self.days - 1)), self.on


def move_to(state: ViewState, day: date) -> ViewState:
    """Return the state as of ``day``, or of the nearest day within its timeline."""
    return replace(state, on=min(max(day, state.first), state.last))
