"""The known-on clock on the screen: that something is left out, how much, and by which rule."""

from __future__ import annotations

import streamlit as st

from contactline.geography import dated_features
from contactline.geography.known import hidden_on
from contactline.i18n import day_in_words, words
from contactline.ui import session
from contactline.ui.markup import tag, text
from contactline.view import Selection, ViewState, known_limit
from contactline.view.link_parts import LATEST_DAY
from contactline.view.state import FIRST_DAY

RULE = (
    "A fact counts as known from the day by which the first of its sources had surely been published; a source "
    "whose day nobody has established does not count. Land of which nothing was known is grey."
)


def show_known(state: ViewState) -> None:
    """Show the known-on clock: a day by which what is shown must have been published, or none."""
    say = words(state.lang)
    st.session_state["known"] = state.known
    st.date_input(
        say("Only what was known by"),
        key="known",
        min_value=FIRST_DAY,
        max_value=LATEST_DAY,
        format="YYYY-MM-DD",
        on_change=_change,
        help=say("Keeps what had been published by that day, events and who held what."),
    )


def _change() -> None:
    session.change(known=st.session_state["known"])
    st.session_state["map.stale"] = True  # its script has other facts then: a fragment's run is not enough


def show_unpublished(state: ViewState, selection: Selection | None = None) -> None:
    """Say what the known-on clock leaves out of this view; nothing where the clock is off."""
    limit = known_limit(state)
    if limit is None:
        return
    say = words(state.lang)
    lines = [
        say(
            "As known on {day}: what had not been published by then is left out.",
            day=day_in_words(limit, state.lang),
        ),
        say("Facts about who held what: {count}.", count=len(hidden_on(dated_features(), state.on, limit))),
    ]
    if selection:
        lines.append(say("Events of the period: {count}.", count=len(selection.unpublished)))
    rule = tag("details", tag("summary", text(say("How this is decided"))), text(say(RULE)))
    st.html(tag("div", text(" ".join(lines)), rule, cls="cl-notices cl-known", role="status"))
