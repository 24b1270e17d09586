"""The map page: the map of a day, its time control, and the events of the period before it."""

from __future__ import annotations

import streamlit as st
from streamlit_folium import st_folium

from contactline.i18n import day_in_words, words
from contactline.library import Catalogue
from contactline.ui import session
from contactline.ui.balance_block import show_balance
from contactline.ui.cite import cite_view
from contactline.ui.copy_link import copy_link
from contactline.ui.description import show_description
from contactline.ui.event_list import choose, show_list
from contactline.ui.filters import show_filters
from contactline.ui.live import catalogue, map_of, store, timeline_of
from contactline.ui.map_words import STATUS
from contactline.ui.markup import tag, text
from contactline.ui.naming_choice import naming_choice
from contactline.ui.notices import show_notices
from contactline.ui.recovery import recovering
from contactline.ui.take_away import take_away
from contactline.ui.time_control import TimeControlActions, TimeControlData, time_control
from contactline.ui.unpublished import show_unpublished
from contactline.view import Selection, ViewState, known_limit, select
from contactline.view.state import LAYERS, UI_LANGUAGES

MAP_HEIGHT = 496
"""Pixels: with the time control under it, the map fills a 768 px window without scrolling."""

LANGUAGE_NAMES = {"en": "English", "ar": "العربية", "ru": "Русский"}


def show() -> None:
    """Show the page. The map is built once; the fragment beside it follows the time control."""
    state = session.current()
    viewport, on, days = st.session_state.setdefault("map.start", (state.viewport, state.on, state.days))
    events = catalogue()
    st.session_state["map.version"], st.session_state["map.events"] = events.version, events
    with st.container(key="screen"):
        with st.container(key="map"):
            st_folium(
                map_of(events, state.lang, viewport, on, days, known_limit(state)),
                key=f"map-{state.lang}",
                height=MAP_HEIGHT,
                use_container_width=True,
                returned_objects=[],
            )
        _live()


@st.fragment
def _live() -> None:
    """Show what follows the day: the time control and the list; the map is not rebuilt for it."""
    with recovering():
        _follow()


def _follow() -> None:
    state = session.current()
    # With the map comes the list of the same events: while an ingest writes, each moment has others.
    events: Catalogue = st.session_state.pop("map.events", None) or catalogue()
    if events.version != st.session_state["map.version"]:
        st.rerun(
            scope="app"
        )  # the map in the browser counts its events as of another write, or for an editor
    selection = select(events, state, store().matching)
    timeline = timeline_of(state, events, selection)
    with st.container(key="live"):
        with st.container(key="time"):
            time_control(timeline, _actions(events), key="time_control")
            st.html(tag("p", text(words(state.lang)(STATUS)), cls="cl-status"))
        with st.container(key="side"):
            _side(state, events, selection, timeline)


def _actions(events: Catalogue) -> TimeControlActions:
    def pick(position: int) -> None:
        if 0 <= position < len(events.events):
            choose(events.events[position])

    return TimeControlActions(
        on_time=lambda day, days: session.change(on=day, days=days),
        on_pick=pick,
        on_view=lambda viewport: session.change(viewport=viewport),
        on_layers=lambda layers: session.change(layers=layers & frozenset(LAYERS)),
    )


def _side(state: ViewState, events: Catalogue, selection: Selection, timeline: TimeControlData) -> None:
    say = words(state.lang)
    st.header(say("As of {day}", day=day_in_words(state.on, state.lang)), anchor=False)
    show_notices(state)
    show_unpublished(state, selection)
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        _language(state)
        show_filters(state, events)
        naming_choice(state)
        copy_link(state)
    show_description(state)
    # What began years before and has no known end would drown who tells of the period itself.
    recent = sorted(set(selection.visible).difference(selection.ongoing))
    show_balance(events.speakers[recent], state.lang)
    show_list(state, events, selection, store())
    cite_view(state)
    take_away(state, events, selection, timeline)


def _language(state: ViewState) -> None:
    st.session_state["language"] = state.lang
    st.selectbox(
        words(state.lang)("Language"),
        UI_LANGUAGES,
        key="language",
        format_func=LANGUAGE_NAMES.__getitem__,
        label_visibility="collapsed",
        width=108,
        on_change=_change_language,
    )
    if st.session_state.pop("map.stale", False):
        st.rerun(scope="app")


def _change_language() -> None:
    session.change(lang=st.session_state["language"])
    state = session.current()
    st.session_state["map.start"] = (state.viewport, state.on, state.days)
    st.session_state["map.stale"] = True
