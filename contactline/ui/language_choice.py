"""The choice of the interface's language."""

from __future__ import annotations

import streamlit as st

from contactline.i18n import words
from contactline.ui import session
from contactline.view import ViewState
from contactline.view.state import UI_LANGUAGES

LANGUAGE_NAMES = {"en": "English", "ar": "العربية", "ru": "Русский"}


def language_choice(state: ViewState) -> None:
    """Show the choice; it goes into the view and the link, and has the whole page drawn again."""
    st.session_state["language"] = state.lang
    st.selectbox(
        words(state.lang)("Language"),
        UI_LANGUAGES,
        key="language",
        format_func=LANGUAGE_NAMES.__getitem__,
        label_visibility="collapsed",
        width=108,
        on_change=_change,
    )
    if st.session_state.pop("map.stale", False):
        st.rerun(scope="app")


def _change() -> None:
    session.change(lang=st.session_state["language"])
    state = session.current()
    st.session_state["map.start"] = (state.viewport, state.on, state.days)
    st.session_state["map.stale"] = True
