"""The balance of sources of the events on the screen, and a warning when one side only is speaking."""

from __future__ import annotations

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from contactline.i18n import Words, words
from contactline.names import Group
from contactline.ui.markup import tag, text
from contactline.ui.publisher_words import group_label
from contactline.view.balance import Balance, balance_of_speakers


def show_balance(speakers: NDArray[np.int64], lang: str) -> None:
    """Show who speaks in events, given by the bits of their speakers (``Catalogue.speakers``).

    The warning shows always, the counts are in a block that folds; nothing shows for no event.
    """
    balance, say = balance_of_speakers(speakers), words(lang)
    if not balance.events:
        return
    if balance.one_side:
        st.html(tag("p", text(_warning(balance.one_side, say)), cls="cl-one-side", role="status"))
    with st.expander(say("Who is speaking")):
        st.html(balance_html(balance, say))


def balance_html(balance: Balance, say: Words) -> str:
    """Return the counts as a list with bars; every bar has its number in words, so that none is needed to read it."""
    rows = [
        _row(group_label(group, say), count, balance.events, say) for group, count in balance.groups.items()
    ]
    if balance.unknown:
        rows.append(_row(say("Publisher not known"), balance.unknown, balance.events, say))
    rule = say("An event with sources of several groups counts in each of them.")
    return tag("ul", *rows, cls="cl-balance") + tag("p", text(rule), cls="cl-status")


def _row(label: str, count: int, events: int, say: Words) -> str:
    percent = f"{100 * count / events:.1f}"
    told = say("{count} of {events}", count=count, events=events)
    bar = tag("span", tag("i", style=f"inline-size: {percent}%"), cls="cl-bar", aria_hidden="true")
    return tag("li", tag("span", text(label)), bar, tag("bdi", text(told)))


def _warning(side: Group, say: Words) -> str:
    if side is Group.ARMENIAN:
        return say("Of the two sides only Armenian sources speak of these events.")
    return say("Of the two sides only Azerbaijani sources speak of these events.")
