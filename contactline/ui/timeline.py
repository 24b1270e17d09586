"""The timeline of the events page: a components-v2 component that moves in the browser and reports where it came to rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components import v2

from contactline.i18n import Words, browser_locale, words
from contactline.library import Catalogue
from contactline.maps.marks import EPOCH
from contactline.ui import session
from contactline.ui.describe import event_line, kind_and_title, place_names
from contactline.view import Selection, ViewState
from contactline.view.timeline import overview, stretch

_FILES = Path(__file__).with_name("timeline_files")
_KEY = "timeline"


@cache
def _component() -> Any:  # Streamlit does not export the type of a component's renderer
    html, css, axis, drawing = (
        (_FILES / name).read_text(encoding="utf-8")
        for name in ("timeline.html", "timeline.css", "axis.js", "timeline.js")
    )
    # A component's script is one text that can import no other.
    return v2.component("contactline_timeline", html=html, css=css, js=f"{axis}\n{drawing}")


def timeline(
    state: ViewState,
    catalogue: Catalogue,
    selection: Selection,
    on_time: Callable[[date, int], None],
    on_pick: Callable[[int], None],
) -> None:
    """Show the timeline; what a browser sends is checked before it is believed."""
    data = timeline_data(state, catalogue, selection)

    def moved() -> None:
        sent = st.session_state.get(_KEY, {}).get("window")
        day, days = (sent.get("day"), sent.get("days")) if isinstance(sent, dict) else (None, None)
        if (
            isinstance(day, int)
            and isinstance(days, int)
            and data["min"] <= day <= data["max"]
            and 1 <= days <= 99_999
        ):
            on_time(EPOCH + timedelta(days=day), days)

    def picked() -> None:
        sent = st.session_state.get(_KEY, {}).get("picked")
        position = sent.get("index") if isinstance(sent, dict) else None
        if isinstance(position, int) and 0 <= position < len(catalogue.events):
            on_pick(position)

    _component()(key=_KEY, data=data, on_window_change=moved, on_picked_change=picked)


def timeline_data(state: ViewState, catalogue: Catalogue, selection: Selection) -> dict[str, Any]:
    """Return what the browser draws: days counted from 1970-01-01, names as the screen has them."""
    around = stretch(catalogue, selection, state)
    events = catalogue.at([mark.position for mark in around.marks])
    names, (first, last) = place_names(state.lang, state.names), state.window
    return {
        "min": (state.first - EPOCH).days,
        "max": (state.last - EPOCH).days,
        "first": (first - EPOCH).days,
        "last": (last - EPOCH).days,
        "low": around.first,
        "high": around.last,
        "marks": [
            {
                "position": mark.position,
                "first": mark.first,
                "last": mark.last,
                "shape": mark.shape.value,
                "hedged": mark.hedged,
                "label": event_line(event, state.lang, names),
                "name": kind_and_title(event, state.lang, names),
            }
            for mark, event in zip(around.marks, events, strict=True)
        ],
        "steps": list(around.steps),
        "overview": list(overview(catalogue, selection, state)),
        "selected": catalogue.position.get(state.event, -1),
        "told": session.told(),
        "locale": browser_locale(state.lang),
        "dir": words(state.lang).direction,
        "words": _words(words(state.lang)),
    }


def _words(say: Words) -> dict[str, str]:
    return {
        "label": say("Timeline"),
        "hint": say(
            "Arrows move, plus and minus zoom, Home and End go to the ends, 0 shows everything. "
            "The list below says the same in words."
        ),
        "start": say("To the beginning"),
        "earlier": say("Earlier"),
        "out": say("Zoom out"),
        "all": say("Everything"),
        "in": say("Zoom in"),
        "later": say("Later"),
        "end": say("To the end"),
    }
