"""The facets beside the list: what the events on the screen are counted by, each a filter of the view."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from contactline.i18n import Words, words
from contactline.names import actor_label, place_label
from contactline.ui import session
from contactline.ui.describe import kind_label
from contactline.ui.filters import review_labels, source_labels
from contactline.view import ViewState

_SHORT = frozenset({"kinds", "sources", "reviews"})
"""Facets with so few values that all are shown at once."""


def show_facets(state: ViewState, counts: Mapping[str, Mapping[str, int]]) -> None:
    """Show each facet with its counts; a choice goes into the view and the link, as the filters' do."""
    say = words(state.lang)
    names = {
        "kinds": say("Kind"),
        "places": say("Place"),
        "actors": say("Actor"),
        "sources": say("Source"),
        "reviews": say("State of review"),
    }
    for facet, name in names.items():
        _facet(facet, name, counts[facet], state, say)


def _facet(facet: str, name: str, counts: Mapping[str, int], state: ViewState, say: Words) -> None:
    chosen: frozenset[str] = getattr(state, facet)
    # What was chosen stays in sight with no event, or nobody could take it back.
    options = {**counts, **{one: 0 for one in sorted(chosen) if one not in counts}}
    key = f"facet.{facet}"
    st.session_state[key] = [one for one in options if one in chosen]

    def label(one: str) -> str:
        return f"{_label(facet, one, state, say)} ({options.get(one, 0)})"

    def change() -> None:
        session.change(**{facet: frozenset(st.session_state[key])})

    if facet in _SHORT:
        st.pills(name, list(options), selection_mode="multi", key=key, format_func=label, on_change=change)
    else:
        st.multiselect(
            name, list(options), key=key, format_func=label, on_change=change, placeholder=say("all")
        )


def _label(facet: str, one: str, state: ViewState, say: Words) -> str:
    if facet == "kinds":
        return kind_label(one, state.lang)
    if facet == "sources":
        return source_labels(say)[one]
    if facet == "reviews":
        return review_labels(state.lang)[one]
    return actor_label(one, state.lang) if facet == "actors" else place_label(one, state.lang, state.names)
