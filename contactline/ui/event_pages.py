"""The list of the events page: the events of the timeline's window in their order, fifty a page, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from contactline.i18n import Words, words
from contactline.library import Catalogue, Store
from contactline.model import Event
from contactline.ui import session
from contactline.ui.describe import (
    date_line,
    event_line,
    event_title,
    kind_label,
    origin_label,
    place_names,
    places_in_words,
)
from contactline.ui.event_list import MARKS, show_chosen
from contactline.ui.filters import review_labels
from contactline.ui.markup import isolated, plain, tag, text
from contactline.ui.nothing_found import show_nothing_found
from contactline.ui.tables import table
from contactline.ui.turning import show_turning
from contactline.view import Selection, ViewState
from contactline.view.pages import Page, page_of


def show_pages(state: ViewState, catalogue: Catalogue, selection: Selection, store: Store) -> None:
    """Show a page of the events, the chosen one opened in its place, and the way to the pages beside it."""
    say, page = words(state.lang), page_of(selection, state.page)
    events = catalogue.at(page.positions)
    if not events:
        show_chosen(state, catalogue, store)
        show_nothing_found(state, catalogue, selection, store)
        return
    if state.event and all(event.id != state.event for event in events):
        show_chosen(state, catalogue, store)
    _turn(page, say, "above")
    for event in events:
        _row(event, state)
        if event.id == state.event:
            show_chosen(state, catalogue, store)
    _turn(page, say, "below")
    with st.expander(say("The same as a table")):
        st.html(_table(events, state, say))


def _row(event: Event, state: ViewState) -> None:
    is_open = event.id == state.event
    label = f"{MARKS[event.origin]} {event_line(event, state.lang, place_names(state.lang, state.names))}"
    st.button(
        plain(label),
        key=f"event.{event.id}",
        type="secondary" if is_open else "tertiary",
        width="stretch",
        on_click=session.change,
        kwargs={"event": "" if is_open else event.id},
    )


def _turn(page: Page, say: Words, where: str) -> None:
    """Show how many events there are, and the buttons for the page before and after."""
    told = say.counted("{count} event", "{count} events", page.events)
    show_turning(told, page.number, page.count, where, say, lambda number: session.change(page=number))


def _table(events: Sequence[Event], state: ViewState, say: Words) -> str:
    """Return the events of a page as a table: the timeline in words, with how finely each date is known."""
    heads = (say("When"), say("Kind"), say("What"), say("Where"), say("Origin"), say("State of review"))
    return table(say("Events"), heads, (_cells(event, state, say) for event in events), frozenset())


def _cells(event: Event, state: ViewState, say: Words) -> tuple[str, ...]:
    names = place_names(state.lang, state.names)
    return (
        text(date_line(event, state.lang)) + " " + tag("code", text(event.when.edtf), dir="ltr"),
        text(kind_label(event.kind, state.lang)),
        isolated(event_title(event, state.lang, names)),
        text(places_in_words(event, state.lang, names)),
        text(origin_label(event, say)),
        text(review_labels(state.lang)[event.review_state]),
    )
