"""The screen of a day: the map, the time control under it, and beside them what a page says of the view."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit_folium import st_folium

from contactline.i18n import words
from contactline.library import Catalogue
from contactline.ui import session
from contactline.ui.event_list import choose_at
from contactline.ui.live import catalogue, finder, map_of, shown_of, timeline_of
from contactline.ui.map_words import STATUS
from contactline.ui.markup import tag, text
from contactline.ui.recovery import recovering
from contactline.ui.shown import Shown
from contactline.ui.time_control import TimeControlActions, TimeControlData, time_control
from contactline.ui.turns import TURNS
from contactline.view import Selection, ViewState, known_limit, select
from contactline.view.state import LAYERS

MAP_HEIGHT = 496
"""Pixels: with the time control under it, the map fills a 768 px window without scrolling."""

Side = Callable[[ViewState, Catalogue, Selection, TimeControlData], None]
"""Shows what stands beside the map."""


def show_screen(side: Side) -> None:
    """Show the screen. The map is built once; the fragment beside it follows the time control."""
    with TURNS.taken():
        _show(side)


def _show(side: Side) -> None:
    state = session.current()
    viewport, on, days = st.session_state.setdefault("map.start", (state.viewport, state.on, state.days))
    events = catalogue()
    st.session_state["map.version"], st.session_state["map.events"] = events.version, events
    with st.container(key="screen"):
        with st.container(key="map"):
            # Streamlit's own word of what is kept for all would be English, and a name of our code.
            with st.spinner(words(state.lang)("The map is being drawn.")):
                drawn = map_of(events, state.lang, viewport, on, days, known_limit(state))
            st_folium(
                drawn,
                key=f"map-{state.lang}",
                height=MAP_HEIGHT,
                use_container_width=True,
                returned_objects=[],
            )
        _live(side)


@st.fragment
def _live(side: Side) -> None:
    """Show what follows the day: the time control and the side; the map is not rebuilt for it."""
    with recovering(), TURNS.taken():
        _follow(side)


def _follow(side: Side) -> None:
    state = session.current()
    # With the map comes the list of the same events: while an ingest writes, each moment has others.
    events: Catalogue = st.session_state.pop("map.events", None) or catalogue()
    if events.version != st.session_state["map.version"]:
        # The map in the browser counts its events as of another write, or for an editor.
        st.rerun(scope="app")
    selection = select(events, state, finder(events))
    shown = shown_of(state, events, selection)
    timeline = timeline_of(state, events, selection, shown)
    with st.container(key="live"):
        with st.container(key="time"):
            time_control(timeline, _actions(events, shown), key="time_control")
            st.html(tag("p", text(words(state.lang)(STATUS)), cls="cl-status"))
        with st.container(key="side"):
            side(state, events, selection, timeline)


def _actions(events: Catalogue, shown: Shown) -> TimeControlActions:
    def pick(number: int, of: str) -> None:
        position = shown.position(number, len(events.events)) if of == shown.key else None
        if position is not None:
            choose_at(events, position)

    return TimeControlActions(
        on_time=lambda day, days: session.change(on=day, days=days),
        on_pick=pick,
        on_view=lambda viewport: session.change(viewport=viewport),
        on_layers=lambda layers: session.change(layers=layers & frozenset(LAYERS)),
    )
