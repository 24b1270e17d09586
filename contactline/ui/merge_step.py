"""Merging events: which other events, near in time, are this happening."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import streamlit as st

from contactline.extract.text import fold
from contactline.i18n import words
from contactline.library import Filters, StoredEvent
from contactline.library.catalogue import ALWAYS, day_count
from contactline.model import Event, Origin
from contactline.ui import review_actions
from contactline.ui.choices import distinct
from contactline.ui.describe import event_line, place_names
from contactline.ui.live import catalogue, store
from contactline.ui.review_bar import OPEN
from contactline.view import ViewState

DAYS = 3
MOST = 200
"""Candidates that a list holds."""


def show_merge(event: StoredEvent, state: ViewState) -> None:
    """Show the events that may be this one, with a search, where the step is open."""
    if st.session_state.get(OPEN) != "merge":
        return
    say, key = words(state.lang), f"merge.{event.id}.{event.seq}"
    names = place_names(state.lang, state.names)
    with st.container(border=True, key="review-merge-box"):
        words_column, days_column = st.columns([2, 1])
        asked = words_column.text_input(say("Search"), key=f"{key}.q", max_chars=100)
        days = int(days_column.number_input(say("Days around"), 0, 3650, value=DAYS, key=f"{key}.days"))
        found = {one.id: one for one in _candidates(event, asked, days, state)}
        kept: list[str] = st.session_state.get(key, [])
        labels = distinct({one: event_line(found[one], state.lang, names) for one in found})

        def label(one: str) -> str:
            return labels.get(one, one)

        # Side by side: the choice grows and shrinks with the focus, and a button under it would flee from the hand.
        choice, action = st.columns([3, 1])
        choice.multiselect(
            say("Events that tell the same happening"),
            list(dict.fromkeys([*kept, *labels])),
            key=key,
            format_func=label,
            placeholder=say("Choose"),
        )
        action.button(
            say("Merge into this event"), key="merge-do", on_click=review_actions.merge, args=(event.id, key)
        )


def _candidates(event: StoredEvent, asked: str, days: int, state: ViewState) -> list[Event]:
    """Return the events read from articles that may fall near the day of an event, the nearest first."""
    when = event.fields.when
    first = _moved(when.earliest if when else None, -days) or state.first
    last = _moved(when.latest if when else None, days) or state.last
    rows = store().matching(
        Filters(first, last, origins=frozenset({Origin.ARTICLE.value}), words=tuple(fold(asked).text.split()))
    )
    events = catalogue()
    near = np.flatnonzero(np.isin(events.rows, rows))
    if when and when.earliest:
        first = events.first[near]
        apart = np.where(first == ALWAYS, 0, np.abs(first - day_count(when.earliest, 0)))
        near = near[np.argsort(apart, kind="stable")]
    return [one for one in events.at(near[: MOST + 1].tolist()) if one.id != event.id][:MOST]


def _moved(day: date | None, days: int) -> date | None:
    """Return a day moved by some days, None where there is none or the calendar ends."""
    try:
        return day + timedelta(days=days) if day else None
    except OverflowError:
        return None
