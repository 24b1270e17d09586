"""The order in which a place's two names are written: the reader's choice, for labels only."""

from __future__ import annotations

import streamlit as st

from contactline.i18n import words
from contactline.names import NAMINGS, place_label
from contactline.ui import session
from contactline.view import ViewState

ORDERS = {
    "both": "Alphabetical (Latin letters)",
    "azerbaijani-first": "Azerbaijani name first",
    "armenian-first": "Armenian name first",
}
"""What each naming of the policy is called on the screen."""

EXAMPLE = "stepanakert"
"""The place whose names show what a choice does."""


def naming_choice(state: ViewState) -> None:
    """Show the choice; it goes into the view and the link, and changes no shape, count or id."""
    say = words(state.lang)
    menu = st.popover(say("Names"), key="naming", on_change="rerun")
    if not menu.open:
        return
    with menu:
        st.session_state["names"] = state.names
        st.radio(
            say("Order of names where a place has two"),
            NAMINGS,
            key="names",
            format_func=lambda naming: say(ORDERS[naming]),
            captions=[place_label(EXAMPLE, state.lang, naming) for naming in NAMINGS],
            on_change=lambda: session.change(names=st.session_state["names"]),
        )
