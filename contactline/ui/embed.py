"""The view in somebody else's page (``embed=true``): the map, its time control, and a link to the whole of it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from contactline.i18n import day_in_words, words
from contactline.library import Catalogue
from contactline.ui.cite import page_address
from contactline.ui.markup import link, tag
from contactline.ui.notices import show_faults
from contactline.ui.screen import show_screen
from contactline.ui.time_control import TimeControlData
from contactline.view import Selection, ViewState, encode, stories

_STYLE = Path(__file__).with_name("embed.css")


def is_embedded() -> bool:
    """Whether the page was opened to stand in another: Streamlit hides its own menu then."""
    return bool(st.context.is_embedded)


def show() -> None:
    """Show the view, whatever page it is of: nothing but the map can be embedded."""
    # Our own constant text: no outside word ever enters a style sheet.
    st.html(f"<style>{_STYLE.read_text(encoding='utf-8')}</style>")
    show_screen(_credit)


def _credit(state: ViewState, _: Catalogue, __: Selection, ___: TimeControlData) -> None:
    """Say what is wrong with the link, and lead to the same view in full."""
    show_faults(state)
    st.html(tag("p", link(f"{page_address()}?{encode(state)}", credit(state)), cls="cl-full-view"))


def credit(state: ViewState) -> str:
    """Return what the link to the whole view is called: a step of a story by its title, else the day.

    >>> from contactline.view import default_state
    >>> credit(default_state())
    'Contact Line: as of 12 March 2021. Open the full view'
    """
    say = words(state.lang)
    story = stories().get(state.story)
    if story is not None:
        title = story.steps[state.step - 1].title[state.lang]
        return say("Contact Line: {title}. Open the full view", title=title)
    return say("Contact Line: as of {day}. Open the full view", day=day_in_words(state.on, state.lang))
