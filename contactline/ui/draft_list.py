"""Drafts beside their article: as a preview before anything is kept, then with what an editor can do with each."""

from __future__ import annotations

import streamlit as st

from contactline.i18n import Words, words
from contactline.library import Fields, StoredEvent
from contactline.model import Article, Report, Review
from contactline.ui import review_actions, rights, session
from contactline.ui.basket import explained
from contactline.ui.describe import PlaceNames, kind_label, place_names
from contactline.ui.field_words import FIELDS, REVIEWS, field_in_words
from contactline.ui.live import store
from contactline.ui.markup import isolated, tag, text
from contactline.ui.pinned import pin
from contactline.ui.review_form import is_changed, show_form
from contactline.view import ViewState

_EDITED = "intake.edited"
_NOTHING = (
    "No happening was read out of this article. An article is read if it names a place in or beside"
    " Nagorno-Karabakh, or both sides."
)
_TOLD = ("when", "places", "actors")


def show_preview(article: Article, state: ViewState) -> None:
    """Show what would be kept of an article."""
    say, names = words(state.lang), place_names(state.lang, state.names)
    reports = [report for report, _ in explained(article).reports]
    st.caption(say("A preview: nothing is kept yet, and nothing is on the map."))
    if not reports:
        st.info(say(_NOTHING))
    for report in reports:
        st.html(tag("div", _draft(_fields(report), report.confidence, say, names), cls="cl-draft"))


def show_drafts(article: Article, state: ViewState) -> None:
    """Show the drafts of a kept article; each can be accepted, corrected and rejected here."""
    say = words(state.lang)
    seen = store().revision()
    drafts = store().drafts(article.id, rights.audience())
    if not drafts:
        st.info(say(_NOTHING))
        return
    open_ids = tuple(one.id for one in drafts if one.review is Review.AUTOMATIC and one.fields.when)
    with st.container(horizontal=True, key="drafts-top"):
        if open_ids:
            st.button(
                say("Accept all"),
                key="drafts-accept-all",
                on_click=review_actions.accept_all,
                args=(open_ids, seen),
            )
        if st.button(say("Review one by one"), key="drafts-review"):
            session.change(event=drafts[0].id)
            st.switch_page("pages/review.py")
    for draft in drafts:
        _show_draft(draft, article, state, say)


def _show_draft(draft: StoredEvent, article: Article, state: ViewState, say: Words) -> None:
    names = place_names(state.lang, state.names)
    confidence = max(told.report.confidence for told in draft.reports if told.article_id == article.id)
    with st.container(border=True, key=f"draft-{draft.id}"):
        st.html(tag("div", _draft(draft.fields, confidence, say, names), _state(draft, say), cls="cl-draft"))
        at = pin(draft.id, store())
        if at is None:
            return
        editing = st.session_state.get(_EDITED) == draft.id
        with st.container(horizontal=True, key=f"draft-buttons-{draft.id}"):
            label = say("Save and accept") if editing and is_changed(at.event) else say("Accept")
            st.button(
                label,
                key=f"accept-{draft.id}",
                icon=":material/check:",
                on_click=review_actions.accept,
                args=(draft.id, _close),
            )
            st.button(
                say("Edit"), key=f"edit-{draft.id}", icon=":material/edit:", on_click=_edit, args=(draft.id,)
            )
            st.button(
                say("Reject"),
                key=f"reject-{draft.id}",
                icon=":material/block:",
                disabled=draft.review is Review.REJECTED,
                on_click=review_actions.reject,
                args=(draft.id,),
            )
        if editing:
            show_form(at.event, state)


def _edit(event_id: str) -> None:
    st.session_state[_EDITED] = "" if st.session_state.get(_EDITED) == event_id else event_id


def _close() -> None:
    st.session_state.pop(_EDITED, None)


def _state(draft: StoredEvent, say: Words) -> str:
    several = (
        say.counted("told by {count} report", "told by {count} reports", len(draft.reports))
        if len(draft.reports) > 1
        else ""
    )
    return tag(
        "p",
        text(" · ".join(part for part in (say(REVIEWS[draft.review]), several) if part)),
        cls="cl-review-state",
    )


def _draft(fields: Fields, confidence: float, say: Words, names: PlaceNames) -> str:
    """Return one draft: its kind and status, when, where and who, and how much of it the words give."""
    rows = [(say(FIELDS[name]), field_in_words(name, fields, say, names)) for name in _TOLD]
    rows.append((say("In the text"), f"{confidence:.2f}"))
    described = "".join(tag("dt", text(name)) + tag("dd", isolated(value)) for name, value in rows)
    heading = f"{kind_label(fields.kind, say.lang)} · {say(fields.status.value)}"
    return tag("h4", text(heading)) + tag("dl", described)


def _fields(report: Report) -> Fields:
    return Fields(report.kind, report.when, report.status, places=report.places, actors=report.actors)
