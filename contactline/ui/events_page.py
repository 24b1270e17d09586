"""The events page: all events in time, counted by kind, place, actor and source, searched, and listed page by page."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

import numpy as np
import streamlit as st

from contactline.i18n import day_in_words, words
from contactline.library import Catalogue, EventGoneError, LibraryUnavailableError
from contactline.ui import session
from contactline.ui.balance_block import show_balance
from contactline.ui.copy_link import copy_link
from contactline.ui.event_pages import show_pages
from contactline.ui.facets import show_facets
from contactline.ui.filters import show_filters, text_filter
from contactline.ui.language_choice import language_choice
from contactline.ui.live import catalogue, facets_of, finder, store, timeline_of
from contactline.ui.map_link import map_link
from contactline.ui.notices import show_notices
from contactline.ui.recovery import recovering
from contactline.ui.take_away import take_away
from contactline.ui.timeline import timeline
from contactline.ui.turns import TURNS
from contactline.ui.unpublished import show_unpublished
from contactline.view import Selection, ViewState, select
from contactline.view.facets import facet_counts


def show() -> None:
    """Show the page; each change draws its own part of it again."""
    _live()


@st.fragment
def _live() -> None:
    with recovering(), TURNS.taken():
        state, events = session.current(), catalogue()
        _show(state, events, select(events, state, finder(events)))


def _open(events: Catalogue, position: int) -> None:
    with suppress(EventGoneError, LibraryUnavailableError):  # the page is drawn anew and shows why
        session.change(event=events.events[position].id)


def _show(state: ViewState, events: Catalogue, selection: Selection) -> None:
    say = words(state.lang)
    st.header(say("Events"), anchor=False)
    show_notices(state)
    show_unpublished(state, selection)
    with st.container(key="events-top", horizontal=True, vertical_alignment="bottom"):
        text_filter(state, key="events.q")
        with st.container(key="events-tools", horizontal=True, vertical_alignment="center", width=540):
            language_choice(state)
            show_filters(state, events)
            copy_link(state)
            map_link(state)
    timeline(
        state,
        events,
        selection,
        on_time=lambda day, days: session.change(on=day, days=days),
        on_pick=lambda position: _open(events, position),
    )
    st.caption(
        say("● on that day · ▬ from then to then · dashed: somewhere within · pale: no end given · ≈ about")
    )
    with st.container(key="events"):
        with st.container(key="facets"):
            show_facets(state, facet_counts(events, facets_of(events), state, selection, finder(events)))
            show_balance(events.speakers[np.asarray(selection.visible)], state.lang)
        with st.container(key="events-list"):
            first, last = (day_in_words(day, state.lang) for day in state.window)
            st.subheader(say("{start} to {end}", start=first, end=last), anchor=False)
            show_pages(state, events, selection, store())
            take_away(state, events, selection, partial(timeline_of, state, events, selection))
