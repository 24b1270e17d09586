"""The choice of the interface's language, and for Arabic of the digits that it is written with."""

from __future__ import annotations

from typing import Final

import streamlit as st

from contactline.i18n import words
from contactline.ui import session
from contactline.view import ViewState

CHOICES: Final = {
    ("en", "latn"): "English",
    ("ar", "latn"): "العربية",
    ("ar", "arab"): "العربية (١٢٣)",
    ("ru", "latn"): "Русский",
}
"""What can be chosen, in its own language: a language of the interface and its digits."""


def language_choice(state: ViewState) -> None:
    """Show the choice; it goes into the view and the link, and has the whole page drawn again."""
    chosen = (state.lang, state.digits)
    st.session_state["language"] = chosen if chosen in CHOICES else (state.lang, "latn")
    st.selectbox(
        words(state.lang)("Language"),
        list(CHOICES),
        key="language",
        format_func=CHOICES.__getitem__,
        label_visibility="collapsed",
        width=124,
        on_change=_change,
    )
    if st.session_state.pop("map.stale", False):
        st.rerun(scope="app")


def _change() -> None:
    lang, digits = st.session_state["language"]
    session.change(lang=lang, digits=digits)
    state = session.current()
    st.session_state["map.start"] = (state.viewport, state.on, state.days)
    st.session_state["map.stale"] = True
