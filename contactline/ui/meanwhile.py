"""Two editors on one event: what the other one wrote, and the choice between theirs and one's own."""

from __future__ import annotations

import streamlit as st

from contactline.i18n import Words, words
from contactline.library import StoredEvent
from contactline.ui import review_actions
from contactline.ui.describe import place_names
from contactline.ui.field_words import REVIEWS, differences
from contactline.ui.live import store
from contactline.ui.markup import isolated, tag, text
from contactline.ui.pinned import Pinned, let_go, look_again
from contactline.ui.review_log import who_in_words
from contactline.view import ViewState


def show_meanwhile(at: Pinned, state: ViewState) -> None:
    """Show what somebody else has written of an event since it was drawn; nothing where nobody has."""
    seen = store().revision()
    current = store().event(at.event.id)
    if current is None or current.seq <= at.seen:
        return
    say = words(state.lang)
    st.html(tag("div", *_lines(at.event, current, state, say), cls="cl-notices", role="alert"))
    with st.container(horizontal=True, key="review-meanwhile"):
        st.button(say("Show theirs"), key="meanwhile-theirs", on_click=_take_theirs, args=(at.event.id,))
        st.button(
            say("Keep mine on the screen"),
            key="meanwhile-mine",
            on_click=look_again,
            args=(at, current, seen),
        )


def _take_theirs(event_id: str) -> None:
    let_go([event_id])
    review_actions.settle_meanwhile()


def _lines(before: StoredEvent, now: StoredEvent, state: ViewState, say: Words) -> list[str]:
    change = next(iter(store().log(1, now.id)), None)
    who = who_in_words(change.who, say) if change else say("the reader")
    lines = [tag("p", text(say("Changed meanwhile by {who}. Nothing of yours was saved.", who=who)))]
    for one in differences(before.fields, now.fields, say, place_names(state.lang, state.names)):
        lines.append(tag("p", text(f"{one.field}: "), isolated(one.before), text(" → "), isolated(one.after)))
    if before.review is not now.review:
        lines.append(tag("p", text(say(REVIEWS[now.review]))))
    return lines
