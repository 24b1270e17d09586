"""The buttons of the review: what is done with the event, and the way from one event to the next."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from contactline.i18n import Words
from contactline.library import StoredEvent
from contactline.model import Review
from contactline.ui import review_actions, session
from contactline.ui.markup import tag, text
from contactline.ui.review_form import is_changed

OPEN = "review.open"
"""Which step is open below the buttons: "split", "merge" or none."""

_HELP = "review.help"


def show_moves(ids: Sequence[str], event_id: str, count: int, say: Words) -> None:
    """Show where the event stands among the ``count`` that wait, and the way to its neighbours.

    Where ``ids`` are not all of them, it is said how many they are and how to get to the others.
    """
    place = ids.index(event_id) + 1 if event_id in ids else 0
    stands = (
        say("{place} of {count}", place=place, count=count)
        if place
        else say.counted("{count} event waits", "{count} events wait", count)
    )
    with st.container(horizontal=True, vertical_alignment="center", key="review-moves"):
        st.html(tag("span", text(stands), role="status"))
        for key, label, step in (("review-previous", say("Previous"), -1), ("review-next", say("Next"), 1)):
            other = _neighbour(ids, event_id, step)
            st.button(label, key=key, disabled=not other, on_click=_go, args=(other,))
        st.button(
            say("Undo my last change"),
            key="review-undo",
            icon=":material/undo:",
            on_click=review_actions.undo_last,
        )
        st.button(say("Keys"), key="review-help", icon=":material/keyboard:", on_click=_toggle_help)
    if count > len(ids):
        st.caption(
            say(
                "The first {shown} of {count} are listed. Choose an article or a kind to come to the others; they also "
                "move up as these are reviewed.",
                shown=len(ids),
                count=count,
            )
        )


def show_actions(event: StoredEvent, ids: Sequence[str], say: Words) -> None:
    """Show what can be done with an event."""

    def go_on() -> None:
        _go(review_actions.after(ids, event.id))

    with st.container(horizontal=True, key="review-actions"):
        label = say("Save and accept") if is_changed(event) else say("Accept")
        st.button(
            label,
            key="review-accept",
            type="primary",
            icon=":material/check:",
            on_click=review_actions.accept,
            args=(event.id, go_on),
        )
        st.button(
            say("Reject"),
            key="review-reject",
            icon=":material/block:",
            disabled=event.review is Review.REJECTED,
            on_click=review_actions.reject,
            args=(event.id, go_on),
        )
        st.button(
            say("Split"), key="review-split", disabled=len(event.reports) < 2, on_click=_open, args=("split",)
        )
        st.button(say("Merge"), key="review-merge", on_click=_open, args=("merge",))
        st.button(
            say("Give back to the reader"),
            key="review-reset",
            disabled=event.review is Review.AUTOMATIC and not event.overlay,
            on_click=review_actions.reset,
            args=(event.id,),
        )


def show_help(say: Words) -> None:
    """Show the keys, where they were asked for."""
    if not st.session_state.get(_HELP):
        return
    keys = (
        ("A", say("Accept")),
        ("E", say("Edit: to the date")),
        ("R", say("Reject")),
        ("S", say("Split")),
        ("M", say("Merge")),
        ("U", say("Undo my last change")),
        ("J", say("Next")),
        ("K", say("Previous")),
        ("Esc", say("Leave a field")),
        ("?", say("Keys")),
    )
    rows = (tag("dt", tag("kbd", text(key), dir="ltr")) + tag("dd", text(what)) for key, what in keys)
    st.html(tag("dl", *rows, cls="cl-keys"))


def _neighbour(ids: Sequence[str], event_id: str, step: int) -> str:
    if event_id not in ids:
        return ids[0] if ids else ""
    place = ids.index(event_id) + step
    return ids[place] if 0 <= place < len(ids) else ""


def _go(event_id: str) -> None:
    st.session_state.pop(OPEN, None)
    session.change(event=event_id)


def _open(step: str) -> None:
    st.session_state[OPEN] = "" if st.session_state.get(OPEN) == step else step


def _toggle_help() -> None:
    st.session_state[_HELP] = not st.session_state.get(_HELP)
