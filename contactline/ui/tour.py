"""The tour: five short steps around the map page, offered at the first visit and kept under About.

That somebody has seen it is remembered in their browser's own storage: nothing of it reaches the server.
"""

from __future__ import annotations

import uuid
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components import v2

from contactline.i18n import Words, browser_locale, words
from contactline.ui.map_link import MAP_PAGE
from contactline.view import ViewState

_FILES = Path(__file__).with_name("tour_files")
_ASKED = "tour.asked"


@cache
def _component() -> Any:  # Streamlit does not export the type of a mounted component
    read = {
        suffix: (_FILES / f"tour.{suffix}").read_text(encoding="utf-8") for suffix in ("html", "css", "js")
    }
    return v2.component("contactline_tour", html=read["html"], css=read["css"], js=read["js"])


def offer_tour(state: ViewState) -> None:
    """Offer the tour to who has not seen it, and begin it for who asked for it; never in somebody else's page."""
    if st.context.is_embedded:
        return
    say = words(state.lang)
    data = {
        "steps": _steps(say),
        "words": _words(say),
        "asked": st.session_state.get(_ASKED, ""),
        "dir": say.direction,
        "lang": state.lang,
        "locale": browser_locale(state.lang),
    }
    _component()(key="tour", data=data)


def ask_for_tour(say: Words) -> None:
    """Show the button that goes to the map and begins the tour there."""
    if st.button(say("Take the one-minute tour"), key="tour.again"):
        # The browser begins each asking once: a page that is drawn again does not begin it anew.
        st.session_state[_ASKED] = uuid.uuid4().hex
        st.switch_page(MAP_PAGE)


def _words(say: Words) -> dict[str, str]:
    return {
        "offer": say("New here?"),
        "start": say("Take the one-minute tour"),
        "skip": say("Not now"),
        "back": say("Back"),
        "next": say("Next"),
        "leave": say("Skip the tour"),
        "end": say("Done"),
        "count": say("Step {number} of {count}", number="{number}", count="{count}"),
    }


def _steps(say: Words) -> list[dict[str, str]]:
    """Return the steps: what each says and the part of the page that it is about."""
    told = (
        (
            ".st-key-map",
            say("The map of one day"),
            say("Colours show who held the ground on that day, not whose it is. Marks are events."),
        ),
        (
            ".st-key-time",
            say("Move in time"),
            say("Drag the slider, press the arrow keys or choose a date: map and list follow."),
        ),
        (
            ".st-key-side",
            say("What happened, and who says so"),
            say("Open an event in the list or on the map: you see its date, place and sources."),
        ),
        (
            ".st-key-top",
            say("Choose what you see"),
            say("Filter by kind, actor, place, source or words. The link always holds the whole view."),
        ),
        (
            "[data-testid=stHeader]",
            say("More pages"),
            say("Search all events, follow a story, compare two days. This tour stays under About."),
        ),
    )
    return [{"target": target, "title": title, "text": text} for target, title, text in told]
