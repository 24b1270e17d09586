"""What could not be read of a link, and what changed since it was made, in the reader's words."""

from __future__ import annotations

import streamlit as st

from contactline.i18n import words
from contactline.ui import session
from contactline.ui.markup import tag, text
from contactline.ui.release_bar import show_release_bar
from contactline.view import ViewState

PROBLEMS = {
    "unknown-part": "The part “{part}” of the link is not known and was ignored.",
    "unsupported-version": "This link was made by another version of this site and cannot be read: no events are shown.",
    "not-a-day": "“{part}” in the link is not a day of the form 2020-11-10: “{value}”. No events are shown.",
    "day-not-covered": "“{part}” in the link is a day outside the years covered: “{value}”. No events are shown.",
    "outside-period": "The day in the link lies outside its period; the nearest day of the period is shown.",
    "from-after-to": "The period in the link ends before it starts. No events are shown.",
    "not-a-length": "“{part}” in the link is not a number of days: “{value}”. One day is shown.",
    "unknown-id": "“{part}” in the link names something unknown: “{value}”. Only what is known of it is shown.",
    "unknown-choice": "“{part}” in the link is not one of the choices: “{value}”. The usual one is used.",
    "unknown-layer": "“{part}” in the link names an unknown layer: “{value}”. No layer is shown.",
    "not-a-map-view": "“{part}” in the link is not a place on the map: “{value}”. The usual view is shown.",
    "not-an-event": "“{part}” in the link is not the name of an event: “{value}”.",
    "not-an-article": "“{part}” in the link is not the name of an article: “{value}”.",
    "not-a-page": "“{part}” in the link is not the number of a page: “{value}”. The first page is shown.",
    "too-long-to-find": "“{part}” in the link is too long: it is not searched for.",
    "not-a-release": "“{part}” in the link is not the name of a data release: “{value}”.",
    "not-a-story": "There is no story “{value}”.",
    "not-a-step": "This story has no step {value}; its first one is shown.",
    "too-long": "“{part}” in the link is too long. No events are shown.",
    "given-twice": "“{part}” stands more than once in the link: “{value}”.",
}
"""What each problem of a link is called; the keys are those of ``contactline.view.Notice``."""


def show_notices(state: ViewState) -> None:
    """Show every problem of the link that is on the screen, and what changed since the release that it was made on."""
    show_faults(state)
    show_release_bar(state)


def show_faults(state: ViewState) -> None:
    """Show every problem of the link that is on the screen, and what was wrong with the last input."""
    say = words(state.lang)
    messages = [say(PROBLEMS[n.problem], part=n.part, value=n.value) for n in session.notices()]
    warning = session.warning()
    if warning:
        messages.append(say(warning))
    if messages:
        items = "".join(tag("li", text(message)) for message in messages)
        st.html(tag("div", tag("ul", items, cls="cl-notices"), role="status"))
