"""What an editor said of an event: its state of review, and each corrected field beside what its source says."""

from __future__ import annotations

import streamlit as st

from contactline.i18n import words
from contactline.library import StoredEvent
from contactline.model import Origin, Review
from contactline.ui import rights
from contactline.ui.describe import place_names
from contactline.ui.field_words import REVIEWS, differences
from contactline.ui.markup import isolated, tag, text
from contactline.view import ViewState


def show_corrections(stored: StoredEvent, state: ViewState) -> None:
    """Show whether an event was reviewed and what was corrected; to editors the way to correct it."""
    say = words(state.lang)
    lines: list[str] = []
    if stored.origin is Origin.ARTICLE or stored.review is not Review.AUTOMATIC:
        lines.append(tag("p", text(f"{say('Review')}: {say(REVIEWS[stored.review])}")))
    for one in differences(stored.base, stored.fields, say, place_names(state.lang, state.names)):
        said = say("Corrected by an editor: {field}.", field=one.field)
        source = tag("small", text(f"{say('Its source says:')} "), isolated(one.before))
        lines.append(tag("p", text(said + " "), isolated(one.after), source))
    if lines:
        st.html(tag("div", *lines, cls="cl-corrections"))
    if rights.editor() and st.button(say("Correct"), key="correct", icon=":material/edit:"):
        st.switch_page("pages/review.py")
