"""The log of review on the screen: who did what, when, what it changed, and a button that takes it back."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from contactline.i18n import Words, day_in_words, words
from contactline.library import Change
from contactline.library.log import Snapshot
from contactline.model import LOCAL
from contactline.ui import review_actions
from contactline.ui.describe import PlaceNames, kind_label, place_names
from contactline.ui.field_words import REVIEWS, differences, field_in_words
from contactline.ui.markup import isolated, tag, text
from contactline.view import ViewState

ACTIONS = {
    "accept": "Accepted",
    "edit": "Corrected",
    "reject": "Rejected",
    "reset": "Given back to the reader",
    "merge": "Merged",
    "split": "Split",
    "undo": "Undone",
}
"""What each action of the log is called."""


def show_log(changes: Iterable[Change], state: ViewState) -> None:
    """Show changes, newest first, each with its undoing; say so where there is none."""
    say, names = words(state.lang), place_names(state.lang, state.names)
    shown = list(changes)
    if not shown:
        st.caption(say("No editor has changed anything yet."))
    for change in shown:
        with st.container(horizontal=True, vertical_alignment="center", key=f"log-{change.id}"):
            st.html(tag("div", *_lines(change, say, names), cls="cl-change"))
            if change.undone_by is None:
                st.button(
                    say("Undo"),
                    key=f"undo-{change.id}",
                    icon=":material/undo:",
                    on_click=review_actions.undo,
                    args=(change.id,),
                )


def who_in_words(who: str, say: Words) -> str:
    """Return what an editor is called: the person at the computer itself has no name."""
    return say("somebody at this computer") if who == LOCAL.name else f"\u2068{who}\u2069"


def _lines(change: Change, say: Words, names: PlaceNames) -> Iterable[str]:
    done = say(ACTIONS[change.action])
    if change.undoes is not None:
        done += f" ({say('change {number}', number=change.undoes)})"
    if change.undone_by is not None:
        done += f" · {say('undone since')}"
    at = f"{day_in_words(change.at.date(), say.lang)}, {change.at:%H:%M} UTC"
    yield tag(
        "p", tag("b", text(done)), text(" · "), isolated(who_in_words(change.who, say)), text(f" · {at}")
    )
    for name, now in change.after.items():
        yield _event(change.before.get(name), now, say, names)


def _event(before: Snapshot | None, now: Snapshot, say: Words, names: PlaceNames) -> str:
    title = f"{kind_label(now.said.kind, say.lang)} · {field_in_words('when', now.said, say, names)}"
    rows = [tag("li", *_change(*one)) for one in _differing(before, now, say, names)]
    return tag("div", isolated(title), tag("ul", *rows) if rows else "")


def _differing(
    before: Snapshot | None, now: Snapshot, say: Words, names: PlaceNames
) -> Iterable[tuple[str, str, str]]:
    """Yield what differs: the field, before and after, in words."""
    if before is None:
        return
    for one in differences(before.said, now.said, say, names):
        yield one.field, one.before, one.after
    if before.review is not now.review:
        yield say("Review"), say(REVIEWS[before.review]), say(REVIEWS[now.review])
    if len(before.reports) != len(now.reports):
        yield say("Reports"), str(len(before.reports)), str(len(now.reports))


def _change(field: str, before: str, after: str) -> Iterable[str]:
    yield text(f"{field}: ")
    yield tag("del", isolated(before))
    yield text(" → ")
    yield tag("ins", isolated(after))
