"""Beside the form: what an event stands on, each article with the words of the report marked in its text."""

from __future__ import annotations

import streamlit as st

from contactline.i18n import Words, words
from contactline.library import Store, StoredEvent
from contactline.model import SourcedReport
from contactline.ui import rights
from contactline.ui.article_text import edtf_words, evidence_marks, legend, marked_article
from contactline.ui.describe import kind_label, place_names
from contactline.ui.details import citation_html, evidence_html
from contactline.ui.disagreements import disagreements_table
from contactline.ui.markup import isolated, tag, text
from contactline.ui.report_pages import reports_shown, show_turn
from contactline.view import ViewState


def show_evidence(event: StoredEvent, store: Store, state: ViewState) -> None:
    """Show what the event stands on; where its reports disagree, what each of them says stands side by side."""
    say, names = words(state.lang), place_names(state.lang, state.names)
    parts: list[str] = []
    if shown := event.event():
        parts.append(disagreements_table(shown, state.lang, names))
    for told in reports_shown(event.id, event.reports):
        parts += [tag("h3", text(say("Report"))), _said(told, say), citation_html(told.citation, state.lang)]
        article = rights.article(store, told.article_id)
        if article is None:
            parts.append(evidence_html(told, say))
        else:
            marks = evidence_marks(told.report.kind, told.report.evidence)
            parts.append(marked_article(article, marks, say, names))
    if not event.reports:
        parts.append(tag("p", text(say("This event comes from no article of the library."))))
        parts += [tag("div", citation_html(cited, state.lang)) for cited in event.fields.citations]
    st.html(tag("div", legend(say) if event.reports else "", *parts, cls="cl-article cl-beside"))
    show_turn(event.id, event.reports, say, "beside")


def _said(told: SourcedReport, say: Words) -> str:
    """Return what one report says, in a line: its kind, date, status, and how much of it the text gives."""
    report = told.report
    when = edtf_words(report.when.edtf, say) if report.when else say("no date")
    line = " · ".join(
        (kind_label(report.kind, say.lang), when, say(report.status.value), f"{report.confidence:.2f}")
    )
    return tag("p", isolated(line))
