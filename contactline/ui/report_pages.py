"""The reports of an event, a few at a time: a ceasefire is told by thousands of articles, more than a page can hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from contactline.i18n import Words
from contactline.model import Citation, Event, SourcedReport
from contactline.ui.turning import show_turning

SHOWN = 12
"""Reports that are shown at a time."""


def reports_shown(event_id: str, reports: Sequence[SourcedReport]) -> Sequence[SourcedReport]:
    """Return the reports of an event that this visitor looks at: the first, before they turn on."""
    number = _number(event_id, _count(reports))
    return reports[(number - 1) * SHOWN : number * SHOWN]


def sources_shown(event: Event) -> Sequence[Citation]:
    """Return the sources that go with the reports that are shown: an event's own too, and no other report's."""
    told = {one.citation for one in event.reports}
    shown = {one.citation for one in reports_shown(event.id, event.reports)}
    return [citation for citation in event.citations if citation in shown or citation not in told]


def show_turn(event_id: str, reports: Sequence[SourcedReport], say: Words, where: str) -> None:
    """Show how many reports there are and the buttons to those before and after; nothing where all are shown."""
    count = _count(reports)
    if count > 1:
        told = say.counted("told by {count} report", "told by {count} reports", len(reports))
        show_turning(told, _number(event_id, count), count, f"reports-{where}", say, _turner(event_id))


def _turner(event_id: str) -> Callable[[int], None]:
    def turn(number: int) -> None:
        st.session_state[_key(event_id)] = number

    return turn


def _number(event_id: str, count: int) -> int:
    return min(st.session_state.get(_key(event_id), 1), count)


def _count(reports: Sequence[SourcedReport]) -> int:
    return max(1, -(-len(reports) // SHOWN))


def _key(event_id: str) -> str:
    return f"reports.{event_id}"
