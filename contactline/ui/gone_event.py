"""The event of a link that is no more: what became of it, and the events that say now what it said."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from contactline.i18n import words
from contactline.library import Catalogue
from contactline.library.package import Tombstone, heirs_of
from contactline.model import Event
from contactline.ui.describe import event_line, place_names
from contactline.ui.markup import plain
from contactline.view import ViewState

BECAUSE = {
    "read-anew": "The event in this link is no more: its article was read anew.",
    "merged": "The event in this link is no more: it became part of another one.",
    "split": "The event in this link is no more: it became several.",
    "rejected": "The event in this link was rejected by an editor.",
    "withdrawn": "The event in this link was withdrawn.",
}
"""What is said of an event that went, by the reason of its tombstone."""


def show_gone(
    state: ViewState,
    catalogue: Catalogue,
    tombstones: Mapping[str, Tombstone],
    choose: Callable[[Event], None],
) -> None:
    """Say what became of the event that a link names, with a button for each event that it went to."""
    say = words(state.lang)
    grave = tombstones.get(state.event)
    if grave is None:
        st.warning(say("The event in this link is not in this copy of the data."))
        return
    st.warning(say(BECAUSE[grave.reason]))
    told_by = heirs_of(state.event, tombstones)
    heirs = [event for identity in told_by if (event := catalogue.get(identity))]
    if not heirs:
        return
    names = place_names(state.lang, state.names)
    st.caption(say("It is told now by:"))
    for event in heirs:
        st.button(
            plain(event_line(event, state.lang, names)),
            key=f"heir.{event.id}",
            type="tertiary",
            width="stretch",
            on_click=choose,
            args=(event,),
        )
