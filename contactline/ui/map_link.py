"""The way from another page to the map of the same view."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from contactline.i18n import words
from contactline.ui import session
from contactline.view import ViewState

MAP_PAGE = "pages/map.py"


def map_link(state: ViewState) -> None:
    """Show a link that opens the view on the map, without what is another page's own."""
    view = replace(state, page=1, story="", step=1)
    st.page_link(
        MAP_PAGE,
        label=words(state.lang)("Open on the map"),
        icon=":material/map:",
        query_params=session.parts(view),
    )
