"""Review: the events that wait for an editor, one at a time, what they stand on, and the form that corrects them."""

from __future__ import annotations

import streamlit as st

from contactline.i18n import Words, words
from contactline.library import LONGEST, Waiting, Wanted
from contactline.model import KINDS
from contactline.ui import rights, session, sign_in
from contactline.ui.acting import show_said
from contactline.ui.choices import distinct
from contactline.ui.describe import citation_label, kind_label
from contactline.ui.evidence_panel import show_evidence
from contactline.ui.field_words import REVIEWS
from contactline.ui.keyboard import REVIEW_KEYS, keyboard
from contactline.ui.live import store
from contactline.ui.markup import tag, text
from contactline.ui.meanwhile import show_meanwhile
from contactline.ui.merge_step import show_merge
from contactline.ui.pinned import Pinned, pin
from contactline.ui.review_bar import show_actions, show_help, show_moves
from contactline.ui.review_form import show_form
from contactline.ui.review_log import show_log
from contactline.ui.split_step import show_split
from contactline.view import ViewState

QUEUES = {
    Waiting.AUTOMATIC: "not reviewed",
    Waiting.UNDATED: "without a date",
    Waiting.CONFLICTS: "reports that disagree",
    Waiting.REJECTED: "rejected",
    Waiting.ALL: "all",
}
"""What each queue is called."""

OWN = 300
"""Articles, the last that came out, whose events can be asked for by themselves."""

LOGGED = 30
"""Changes of the log that are shown."""


def show() -> None:
    """Show the page: to an editor the queue and its event, to anybody else why there is none."""
    state = session.current()
    say = words(state.lang)
    st.title(say("Review"), anchor=False)
    sign_in.show()
    show_said()
    if rights.editor() is None:
        st.info(say("Here editors check what was read out of articles before it counts as reviewed."))
    else:
        _show_review(state, say)


def _show_review(state: ViewState, say: Words) -> None:
    wanted = _wanted(state.lang, say)
    ids = store().queue(wanted)
    count = len(ids) if len(ids) < LONGEST else store().waiting(wanted)
    event_id = state.event or next(iter(ids), "")
    at = pin(event_id, store()) if event_id else None
    show_moves(ids, event_id, count, say)
    if at is None:
        st.info(say("No event waits here. Choose another list, or add articles."))
    elif at.event.gone:
        st.info(say("This event was merged into another or withdrawn; it cannot be changed."))
    else:
        _show_event(at, ids, state, say)
    with st.expander(say("Log"), key="review.log"):
        _log(event_id, state, say)
    keyboard(REVIEW_KEYS, say.direction)


def _wanted(lang: str, say: Words) -> Wanted:
    """Show the choice of a queue; return what is chosen."""
    held = distinct(
        {shelved.id: citation_label(shelved.citation, lang) for shelved in store().shelf(own=OWN)}
    )
    with st.container(key="review-queue"):
        which, article, kind = st.columns(3)
    waiting = which.selectbox(
        say("List"),
        list(Waiting),
        format_func=lambda one: say(QUEUES[one]),
        key="review.waiting",
        on_change=_begin,
    )
    chosen = article.selectbox(
        say("Article"),
        ["", *held],
        format_func=lambda one: held[one] if one else say("all"),
        key="review.article",
        on_change=_begin,
    )
    kinds = kind.selectbox(
        say("Kind"),
        ["", *KINDS],
        format_func=lambda one: kind_label(one, lang) if one else say("all"),
        key="review.kind",
        on_change=_begin,
    )
    return Wanted(waiting, chosen, kinds)


def _begin() -> None:
    session.change(event="")


def _show_event(at: Pinned, ids: list[str], state: ViewState, say: Words) -> None:
    event = at.event
    show_meanwhile(at, state)
    with st.container(key="review-event"):
        st.html(tag("h2", text(say(REVIEWS[event.review])), cls="cl-review-state"))
        left, right = st.columns([1, 1], gap="medium")
        with right:
            show_actions(event, ids, say)
            show_help(say)
            show_split(event, state)
            show_merge(event, state)
            show_form(event, state)
        with left:
            show_evidence(event, store(), state)


def _log(event_id: str, state: ViewState, say: Words) -> None:
    own = st.toggle(say("Only this event"), key="review.log.own")
    show_log(store().log(LOGGED, event_id if own and event_id else None), state)
    st.caption(say("Nothing is deleted: every change can be undone, and its undoing too."))
