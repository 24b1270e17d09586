"""The bar over a link of another release: which it was, what changed since, and what of that the view shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st

from contactline.i18n import Words, words
from contactline.library import RELEASE
from contactline.library.package import Entry, ReleaseDifference
from contactline.ui import session
from contactline.ui.describe import place_names
from contactline.ui.entry_lines import entry_line
from contactline.ui.live import catalogue
from contactline.ui.markup import isolated, tag, text
from contactline.view import Standing, ViewState, changes_since
from contactline.view.since import UNDATED

COUNTED = {
    ("event",): "Events: {added} added, {changed} changed, {withdrawn} withdrawn.",
    (
        "control",
        "line",
    ): "Who held what, line and corridor: {added} added, {changed} changed, {withdrawn} withdrawn.",
    UNDATED: "Names, settlements and outlines: {added} added, {changed} changed, {withdrawn} withdrawn.",
}
"""What is counted on the bar, by parts of a release."""

LISTED = 60
"""Entries of a group that are listed; of more the number is said."""


def show_release_bar(state: ViewState) -> None:
    """Show how the release that a link was made on stands to the present one; nothing where it is the present one."""
    found = changes_since(state, lambda name: catalogue().get(name))
    if found.standing is Standing.PRESENT:
        return
    say = words(state.lang)
    with st.container(key="release"):
        st.html(tag("div", *_said(state.release, found.standing, found.difference, found.shown, say),
                    cls="cl-notices cl-release", role="status"))  # fmt: skip
        if found.shown:
            _list(found.shown, state, say)
        st.button(
            say("Go on with release {new}", new=RELEASE.version),
            key="release.go-on",
            on_click=lambda: session.change(release=RELEASE.version),
        )


def _said(
    old: str, standing: Standing, difference: ReleaseDifference, shown: ReleaseDifference, say: Words
) -> list[str]:
    releases = {"old": old, "new": RELEASE.version}
    if standing is Standing.LATER:
        return [_paragraph(say(
            "This link was made on data release {old}. This copy has the earlier release {new}: what the link "
            "showed may be missing here.", **releases
        ))]  # fmt: skip
    if standing is Standing.UNKNOWN:
        return [_paragraph(say(
            "This link names data release {old}, which is not known here. Release {new} is shown.", **releases
        ))]  # fmt: skip
    head = say("This link was made on data release {old}. Release {new} is shown.", **releases)
    return [_paragraph(head), *_counts(difference, say), _paragraph(_what_is_shown(difference, shown, say))]


def _counts(difference: ReleaseDifference, say: Words) -> list[str]:
    """Return a line for each kind of thing of which anything changed."""
    items: list[str] = []
    for parts, message in COUNTED.items():
        if counts := difference.counts(*parts):
            numbers = {"added": counts.added, "changed": counts.changed, "withdrawn": counts.withdrawn}
            items.append(tag("li", text(say(message, **numbers))))
    return [tag("ul", *items)] if items else []


def _what_is_shown(difference: ReleaseDifference, shown: ReleaseDifference, say: Words) -> str:
    if shown:
        return say("Some of it concerns what this view shows.")
    if difference.counts(*UNDATED):
        return say("No event and no period of this view has changed; names, settlements or outlines have.")
    return say("Nothing that this view shows has changed.")


def _list(shown: ReleaseDifference, state: ViewState, say: Words) -> None:
    count = len(shown.added) + len(shown.changed) + len(shown.withdrawn)
    groups = (
        (say("Added"), shown.added),
        (say("Changed"), tuple(change.after for change in shown.changed)),
        (say("Withdrawn"), shown.withdrawn),
    )
    with st.expander(say("What changed in this view ({count})", count=count)):
        st.html("".join(_group(name, entries, state, say) for name, entries in groups if entries))


def _group(name: str, entries: tuple[Entry, ...], state: ViewState, say: Words) -> str:
    names = place_names(state.lang, state.names)
    items = [tag("li", isolated(entry_line(entry, state.lang, names))) for entry in _events_first(entries)]
    if len(items) > LISTED:
        items = [*items[:LISTED], tag("li", text(say("and {count} more", count=len(items) - LISTED)))]
    return tag("section", tag("h4", text(name)), tag("ul", *items), cls="cl-changed")


def _events_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.part != "event", entry.first or date.min, entry.key))


def _paragraph(words_: str) -> str:
    return tag("p", text(words_))
