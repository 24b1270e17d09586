"""Intake: articles that an editor brings in, what was read out of them, and other people's data."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from contactline.i18n import words
from contactline.library.importers import Dataset
from contactline.model import Event
from contactline.ui import rights, session, sign_in
from contactline.ui.acting import show_said
from contactline.ui.basket_view import show_basket
from contactline.ui.describe import place_names
from contactline.ui.import_block import show_import
from contactline.ui.intake_ways import give_address, give_feed, give_files, give_text
from contactline.ui.live import store


def show() -> None:
    """Show the page: to an editor the ways in and what came, to anybody else why there are none."""
    state = session.current()
    say = words(state.lang)
    st.title(say("Add articles"), anchor=False)
    sign_in.show()
    show_said()
    if rights.editor() is None:
        st.info(
            say(
                "Here editors add articles. What is read out of them is shown first; nothing is kept before they say so."
            )
        )
        return
    came = st.container(key="intake-came")  # above the ways, which fill it: what came is seen at once
    ways = {
        say("Paste"): lambda: give_text(state.lang),
        say("Files"): lambda: give_files(state.lang),
        say("Address"): lambda: give_address(state.lang),
        say("Feed"): lambda: give_feed(state.lang),
        say("Other people’s data"): lambda: show_import(
            state.lang, _save_events, place_names(state.lang, state.names)
        ),
    }
    with st.container(key="intake-ways"):
        for tab, way in zip(st.tabs(list(ways)), ways.values(), strict=True):
            with tab:
                way()
    with came:
        show_basket(state)


def _save_events(dataset: Dataset, events: Sequence[Event]) -> None:
    rights.require()
    store().import_events(dataset, events)
