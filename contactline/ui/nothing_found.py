"""What to do where a view has no event: drop the filter that hides them, or go to a day nearby."""

from __future__ import annotations

from datetime import date

import streamlit as st

from contactline.i18n import Words, day_in_words, words
from contactline.library import Catalogue, Store
from contactline.ui import session
from contactline.ui.describe import event_line, place_names
from contactline.ui.filters import clear_filters
from contactline.ui.markup import plain
from contactline.view import Selection, ViewState
from contactline.view.nearby import Loosening, loosenings, nearest


def show_nothing_found(state: ViewState, catalogue: Catalogue, selection: Selection, store: Store) -> None:
    """Say why there is nothing, and offer what shows something."""
    if selection.matching:
        _show_nearest(state, catalogue, selection)
    else:
        _show_loosenings(state, catalogue, store)


def _show_loosenings(state: ViewState, catalogue: Catalogue, store: Store) -> None:
    say = words(state.lang)
    found = () if state.nothing else loosenings(catalogue, state, store.matching)
    if not found:
        st.info(say("No event passes these filters. Clear one of them to see more."))
        st.button(say("Clear all filters"), key="nothing.clear", on_click=clear_filters)
        return
    st.info(say("No event passes these filters. Without one of these there are some:"))
    with st.container(key="loosen"):
        for one in found:
            st.button(
                plain(say("{filter}: drop it ({count})", filter=_called(one, say), count=one.count)),
                key=f"loosen.{one.part}",
                width="stretch",
                on_click=_drop,
                args=(one,),
            )


def _called(one: Loosening, say: Words) -> str:
    """Return what a filter is called on the screen."""
    names = {
        "kinds": say("Kind"),
        "actors": say("Actor"),
        "places": say("Place"),
        "sources": say("Source"),
        "reviews": say("State of review"),
        "q": say("Text"),
        "known": say("Only what was known by"),
        "period": say("Period"),
    }
    return names[one.part]


def _drop(one: Loosening) -> None:
    """Take the view without the filter, as it was when it was offered."""
    view = one.view
    session.change(
        kinds=view.kinds,
        actors=view.actors,
        places=view.places,
        sources=view.sources,
        reviews=view.reviews,
        q=view.q,
        known=view.known,
        first=view.first,
        last=view.last,
    )
    st.session_state["map.stale"] = True  # the known-on clock changes the map's own facts


def _show_nearest(state: ViewState, catalogue: Catalogue, selection: Selection) -> None:
    """Say that the period is empty, and offer the nearest days before and after it that have events."""
    say = words(state.lang)
    first, last = state.window
    st.info(
        say(
            "No event between {first} and {last}.",
            first=day_in_words(first, state.lang),
            last=day_in_words(last, state.lang),
        )
    )
    found, names = nearest(catalogue, selection, (first, last)), place_names(state.lang, state.names)
    with st.container(key="nearest"):
        for key, label, near in (
            ("before", say("Before"), found.before),
            ("after", say("After"), found.after),
        ):
            if near is None:
                continue
            day, position = near
            shown = min(max(day, state.first), state.last)
            st.caption(label)
            st.button(
                plain(f"{_on(day, say)} ({event_line(catalogue.events[position], state.lang, names)})"),
                key=f"nearest.{key}",
                width="stretch",
                on_click=session.change,
                kwargs={"on": shown, "event": catalogue.events[position].id},
            )


def _on(day: date, say: Words) -> str:
    return say("Go to {day}", day=day_in_words(day, say.lang))
