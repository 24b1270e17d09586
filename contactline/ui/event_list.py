"""The list beside the map: the events of the trailing period, newest first, and the chosen one in full."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import partial

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from contactline.i18n import words
from contactline.library import Catalogue, EventGoneError, LibraryUnavailableError, Store, StoredEvent
from contactline.library.kept import Kept
from contactline.library.package import shipped_tombstones
from contactline.model import Event, Origin
from contactline.ui import rights, session
from contactline.ui.cite import cite_event
from contactline.ui.corrections import show_corrections
from contactline.ui.describe import event_line, place_names
from contactline.ui.details import show_details
from contactline.ui.gone_event import show_gone
from contactline.ui.nothing_found import show_nothing_found
from contactline.ui.row_list import Rows, row_lists
from contactline.view import Selection, ViewState, is_published

MARKS = {Origin.ARTICLE: "◆", Origin.CURATED: "○", Origin.IMPORTED: "▲"}
"""Where an event comes from, as its dot on the map shows it too."""

PAGE = 40
"""Events that the list shows before it asks whether to show more."""

_STORED = Kept[StoredEvent | None](32)
"""Events with their reports: a chosen one is shown again with each move."""


def show_list(state: ViewState, catalogue: Catalogue, selection: Selection, store: Store) -> None:
    """Show the chosen event, then the events of the trailing period; say so where there are none."""
    show_chosen(state, catalogue, store)
    recent = selection.recent[::-1]
    if not len(recent):
        show_nothing_found(state, catalogue, selection, store)
    say = words(state.lang)
    titled = {"": recent, say("Began earlier, no end given"): np.asarray(selection.ongoing)}
    lists = [
        _rows(title, catalogue, positions, state) for title, positions in titled.items() if len(positions)
    ]
    if lists:
        row_lists(lists, state.event, say, partial(_choose, catalogue), _show_more, key="event-rows")


def show_chosen(state: ViewState, catalogue: Catalogue, store: Store) -> None:
    """Show the chosen event in full, or what became of it; nothing where none is chosen."""
    say = words(state.lang)
    chosen = catalogue.get(state.event) if state.event else None
    if chosen and not is_published(chosen, state):
        st.info(say("The chosen event had not been published by the day of “known by”."))
    elif chosen:
        st.button(
            say("Close"), key="close", icon=":material/close:", on_click=lambda: session.change(event="")
        )
        stored = _STORED.get(catalogue, chosen.id, lambda: store.event(chosen.id))
        whole = (stored.event() if stored else None) or chosen
        show_details(whole, state.lang, place_names(state.lang, state.names), store)
        if stored:
            show_corrections(stored, state)
        cite_event(whole, state)
    elif state.event:
        graves = {**store.gone(state.event, rights.audience()), **shipped_tombstones()}
        show_gone(state, catalogue, graves, choose)


def _rows(title: str, catalogue: Catalogue, positions: NDArray[np.int64], state: ViewState) -> Rows:
    limit, names = _limit(), place_names(state.lang, state.names)
    events = catalogue.at(positions[:limit].tolist())
    left = len(positions) - len(events)
    return Rows(
        title,
        [(event.id, f"{MARKS[event.origin]} {event_line(event, state.lang, names)}") for event in events],
        words(state.lang)("Show more ({count})", count=left) if left else "",
    )


def _choose(catalogue: Catalogue, event_id: str) -> None:
    try:
        event = catalogue.get(event_id)
    except (EventGoneError, LibraryUnavailableError):
        session.change(event=event_id)  # the page says what became of it
    else:
        if event:
            choose(event)


def choose_at(catalogue: Catalogue, position: int) -> None:
    """Open the event at a position; none where it is gone or out of reach: the page is drawn anew and shows why."""
    with suppress(EventGoneError, LibraryUnavailableError):
        choose(catalogue.events[position])


def choose(event: Event) -> None:
    """Open an event and move the slider to its day."""
    state = session.current()
    day = event_day(event, state)
    session.change(event=event.id, **({"on": day} if day else {}))


def event_day(event: Event, state: ViewState) -> date | None:
    """Return the day to show an event on: its last known day, else its first, within the timeline."""
    day = event.when.latest or event.when.earliest
    return None if day is None else min(max(day, state.first), state.last)


def _limit() -> int:
    return st.session_state.get("list.limit", PAGE)


def _show_more() -> None:
    st.session_state["list.limit"] = _limit() + PAGE
