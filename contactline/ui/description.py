"""The map of the day in words, beside the map: what its picture says, for everyone."""

from __future__ import annotations

import streamlit as st

from contactline.i18n import words
from contactline.ui.live import told_in_words
from contactline.ui.markup import tag, text
from contactline.view import ViewState


def show_description(state: ViewState) -> None:
    """Show the sentences; the reader may fold them away, and they stay so while the day moves."""
    say = words(state.lang)
    with st.expander(say("The map in words"), expanded=True):
        items = "".join(tag("li", text(sentence)) for sentence in told_in_words(state))
        st.html(tag("ul", items, cls="cl-words", tabindex="0"))
