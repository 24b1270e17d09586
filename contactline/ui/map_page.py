"""The map page: the map of a day, its time control, and the events of the period before it."""

from __future__ import annotations

import streamlit as st

from contactline.i18n import day_in_words, words
from contactline.library import Catalogue
from contactline.ui.balance_block import show_balance
from contactline.ui.cite import cite_view
from contactline.ui.copy_link import copy_link
from contactline.ui.description import show_description
from contactline.ui.event_list import show_list
from contactline.ui.filters import show_filters
from contactline.ui.language_choice import language_choice
from contactline.ui.live import store
from contactline.ui.naming_choice import naming_choice
from contactline.ui.notices import show_notices
from contactline.ui.screen import show_screen
from contactline.ui.take_away import take_away
from contactline.ui.time_control import TimeControlData
from contactline.ui.tour import offer_tour
from contactline.ui.unpublished import show_unpublished
from contactline.view import Selection, ViewState


def show() -> None:
    """Show the page."""
    show_screen(_side)


def _side(state: ViewState, events: Catalogue, selection: Selection, timeline: TimeControlData) -> None:
    say = words(state.lang)
    offer_tour(state)
    st.header(say("As of {day}", day=day_in_words(state.on, state.lang)), anchor=False)
    show_notices(state)
    show_unpublished(state, selection)
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        language_choice(state)
        show_filters(state, events)
        naming_choice(state)
        copy_link(state, embed=True)
    show_description(state)
    # What began years before and has no known end would drown who tells of the period itself.
    show_balance(events.speakers[selection.recent], state.lang)
    show_list(state, events, selection, store())
    cite_view(state)
    take_away(state, events, selection, lambda: timeline)
