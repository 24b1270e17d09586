"""What a page needs of the domain, kept between runs: the library, its events, and the map's parts."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import folium
import numpy as np
import streamlit as st
from numpy.typing import NDArray

from contactline.geography import DatedFeature, base_layers, dated_features
from contactline.geography.areas import Areas, areas_on
from contactline.geography.known import as_known
from contactline.i18n import browser_locale, words
from contactline.library import Catalogue, Store, default_address, load
from contactline.library.kept import Kept
from contactline.library.lasting import lasting
from contactline.maps import (
    NO_EVENTS,
    Comparison,
    Labels,
    MapData,
    MapEvents,
    build_comparison,
    build_map,
    day_number,
    map_data,
    told,
)
from contactline.maps.labels import name_token, varies
from contactline.model import Audience
from contactline.names import dated_labels, place_label
from contactline.ui import parcels, rights, session
from contactline.ui.describe import event_line, kind_label
from contactline.ui.holders import difference_in_words
from contactline.ui.map_words import difference_words, lengths_in_words, map_words, time_words
from contactline.ui.shown import Shown, shown_on_map
from contactline.ui.time_control import TimeControlData
from contactline.view import Selection, Viewport, ViewState, known_limit
from contactline.view.facets import FacetIndex
from contactline.view.in_words import headed, in_words
from contactline.view.passing import Passing, passing
from contactline.view.select import Find, filters_of
from contactline.view.state import WINDOWS


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """Return the library, opened once."""
    return Store.open(default_address())


def catalogue() -> Catalogue:
    """Return all events that whoever looks may see; only what the library has changed since is read again."""
    latest = _latest()
    if latest.whole.seq != store().revision():
        with latest.lock:
            latest.renew(latest.whole.up_to_date(store()))
    return latest.whole if rights.audience() is Audience.EDITORS else latest.public


@dataclass(slots=True)
class _Latest:
    """The newest catalogues, shared by all: the whole one, and what of it visitors may see."""

    whole: Catalogue
    public: Catalogue
    lock: threading.Lock

    def renew(self, whole: Catalogue) -> None:
        """Put newer ones in; the public one first, so that what was made private is shown to nobody meanwhile."""
        if whole is not self.whole:
            self.public = whole.seen_by(Audience.VISITORS)
            self.whole = whole


@st.cache_resource(show_spinner=False)
def _latest() -> _Latest:
    with lasting():
        whole = load(store())
        return _Latest(whole, whole.seen_by(Audience.VISITORS), threading.Lock())


def make_ready(state: ViewState) -> None:
    """Make what the first page of a view needs, so that its first reader waits as little as the second."""
    with lasting():
        events = _latest().public
        map_of(events, state.lang, state.viewport, state.on, state.days, known_limit(state))
        facets_of(events)
        told_in_words(state)


_FOUND, _PASSING, _FACETS = Kept[NDArray[np.int32]](32), Kept[Passing](32), Kept[FacetIndex](1)
"""What was worked out of the catalogue: rows by filters, what the time control shows of them, columns to count by."""


def finder(events: Catalogue) -> Find:
    """Return what runs filters for these events: while the day moves, the same filters are run once."""
    # In half the room: of a million events many filters are kept.
    return lambda filters: _FOUND.get(events, filters, lambda: store().matching(filters).astype(np.int32))


def told_in_words(state: ViewState) -> tuple[str, ...]:
    """Return the map of a view's day in words: many look at the same days, and each screen says them twice."""
    return _sentences(state.on, state.lang, state.names, state.digits, known_limit(state))


@lru_cache(maxsize=512)
def _sentences(on: date, lang: str, names: str, digits: str, known: date | None) -> tuple[str, ...]:
    """Return the sentences; ``digits`` are the reader's own, with which numbers are written (``i18n.use_digits``)."""
    return in_words(on, lang, names, features(known))


def features(known: date | None) -> tuple[DatedFeature, ...]:
    """Return the dated features, or what was known of them on a day."""
    return dated_features() if known is None else as_known(dated_features(), known)


@st.cache_resource(max_entries=64, show_spinner=False)
def areas_of(on: date, known: date | None) -> Areas:
    """Return the figures of a day."""
    return areas_on(on, features(known))


def map_of(
    events: Catalogue, lang: str, viewport: Viewport, on: date, days: int, known: date | None = None
) -> folium.Map:
    """Return the map of these events in a language, as first shown; the browser moves it from there."""
    return _map(events.version, events, lang, browser_locale(lang), viewport, on, days, known)


@st.cache_resource(max_entries=8, show_spinner=False)
def _map(
    version: tuple[int, bool],
    _events: Catalogue,
    lang: str,
    locale: str,
    viewport: Viewport,
    on: date,
    days: int,
    known: date | None,
) -> folium.Map:
    return build_map(_map_data(version, _events, lang, locale, known), viewport, on, days)


@st.cache_resource(max_entries=8, show_spinner=False)
def _map_data(
    version: tuple[int, bool], _events: Catalogue, lang: str, locale: str, known: date | None
) -> MapData:
    return map_data(
        features(known),
        base_layers(),
        _drawn(version, _events),
        _labels(lang, locale),
        address_of=parcels.address_of,
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def _drawn(version: tuple[int, bool], _events: Catalogue) -> MapEvents:
    # Of a very large library those of the view follow: see ``shown``.
    return NO_EVENTS if _events.outlines else MapEvents.of(_events.events, parcels.address_of)


def facets_of(events: Catalogue) -> FacetIndex:
    """Return the columns that these events are counted by."""
    return _FACETS.get(events, None, lambda: FacetIndex.of(events))


@st.cache_resource(max_entries=8, show_spinner=False)
def comparison_of(
    lang: str, locale: str, viewport: Viewport, before: date, after: date, known: date | None
) -> Comparison:
    """Return the maps of two days and of what changed between them, as first shown."""
    return build_comparison(
        features(known),
        base_layers(),
        _labels(lang, locale),
        viewport,
        before,
        after,
        lambda one: difference_in_words(one, words(lang)),
        parcels.address_of,
    )


@lru_cache(maxsize=16)
def _labels(lang: str, locale: str) -> Labels:
    """Return the map's words; the reader's own digits, with which they are written, are a part of ``locale``."""
    say = words(lang)
    return Labels(
        lang,
        say.direction,
        lambda place: place_label(place, lang),
        # The browser puts the names in: another order of names is no other map.
        lambda event: event_line(event, lang, lambda place, on: _name(place, lang)),
        {**map_words(say), **difference_words(say)},
        lambda place: dated_labels(place, lang),
        lambda kind: kind_label(kind, lang),
        locale,
    )


def _name(place: str, lang: str) -> str:
    return name_token(place) if varies(dated_labels(place, lang)) else place_label(place, lang)


def shown_of(state: ViewState, events: Catalogue, selection: Selection) -> Shown:
    """Return what the map in the browser has of a view's events."""
    asked = (filters_of(state), known_limit(state), state.nothing)
    return shown_on_map(events, selection.matching, asked, events.position.get(state.event))


def timeline_of(
    state: ViewState, events: Catalogue, selection: Selection, shown: Shown | None = None
) -> TimeControlData:
    """Return what the time control shows of a view; ``shown`` is what the map has of its events."""
    shown = shown or shown_of(state, events, selection)
    limit, say = known_limit(state), words(state.lang)
    first, last = day_number(state.first, 0), day_number(state.last, 0)
    found = _PASSING.get(
        events,
        (filters_of(state), limit, state.nothing),
        lambda: passing(events, selection.matching, first, last),
    )
    chosen = shown.numbered([events.position.get(state.event, -1)])
    return TimeControlData(
        min=first,
        max=last,
        day=day_number(state.on, 0),
        days=state.days,
        histogram=found.histogram,
        windows=list(WINDOWS),
        lengths=lengths_in_words((*WINDOWS, state.days), say),
        events=shown.sent,
        exact=_exact(state, shown),
        mask=found.mask if shown.positions is None else shown.mask,
        called=_called(state, events, selection, shown),
        selected=chosen[0][0] if chosen else -1,
        layers=sorted(state.layers),
        viewport=state.viewport,
        told=session.told(),
        names=state.names,
        description=headed(state.on, state.lang, told_in_words(state)),
        lang=state.lang,
        locale=browser_locale(state.lang),
        dir=say.direction,
        words=_time_words(state.lang, browser_locale(state.lang)),
    )


def _exact(state: ViewState, shown: Shown) -> dict[str, Any] | None:
    """Return the counts of the period, where the map has no more than counts of months."""
    first, last = (day_number(day, 0) for day in state.window)
    counts = shown.exact(first, last)
    return None if counts is None else {"day": last, "days": state.days, "counts": counts}


def _called(state: ViewState, events: Catalogue, selection: Selection, shown: Shown) -> dict[str, list[Any]]:
    """Return what the latest events of a period, and the chosen one, are called where the map has not been told."""
    numbered = shown.untold(selection.visible, events.position.get(state.event), len(events.events))
    found = zip(numbered, events.at(numbered.values()), strict=True)
    return told(found, _labels(state.lang, browser_locale(state.lang)).event)


@lru_cache(maxsize=16)
def _time_words(lang: str, locale: str) -> dict[str, str]:
    """Return the time control's words; the reader's own digits are a part of ``locale``."""
    return time_words(words(lang))
