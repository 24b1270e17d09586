"""Splitting an event: which of its reports tell another happening."""

from __future__ import annotations

import streamlit as st

from contactline.i18n import words
from contactline.library import StoredEvent
from contactline.ui import review_actions
from contactline.ui.article_text import edtf_words
from contactline.ui.markup import plain
from contactline.ui.report_pages import reports_shown
from contactline.ui.review_bar import OPEN
from contactline.view import ViewState


def show_split(event: StoredEvent, state: ViewState) -> None:
    """Show the reports of an event with a tick each, where the step is open."""
    if st.session_state.get(OPEN) != "split" or len(event.reports) < 2:
        return
    say, key = words(state.lang), f"split.{event.id}.{event.seq}"
    with st.container(border=True, key="review-split-box"):
        st.markdown(say("Which reports tell another happening?"))
        reports = reports_shown(event.id, event.reports)
        for told in reports:
            when = edtf_words(told.report.when.edtf, say) if told.report.when else say("no date")
            quote = told.report.evidence.what[0].exact
            label = f"\u2068{told.citation.title}\u2069 · {when} · “\u2068{quote}\u2069”"
            st.checkbox(plain(label), key=f"{key}.{told.id}")
        st.button(
            say("Split off the chosen reports"),
            key="split-do",
            on_click=review_actions.split,
            args=(event.id, key, tuple(told.id for told in reports)),
        )
