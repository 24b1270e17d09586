"""Compare: two days side by side, what changed between them in colour and in figures, and by which acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st
from streamlit_folium import st_folium

from contactline.geography.comparison import acts, differences, last_change, transfers
from contactline.i18n import browser_locale, day_in_words, words
from contactline.names import place_label
from contactline.ui import session
from contactline.ui.change_list import acts_list, sums_table, told, transfers_table
from contactline.ui.copy_link import copy_link
from contactline.ui.linked_maps import link_maps
from contactline.ui.live import areas_of, comparison_of, features
from contactline.ui.markup import tag
from contactline.ui.notices import show_notices
from contactline.ui.unpublished import show_known, show_unpublished
from contactline.view import Viewport, ViewState, known_limit
from contactline.view.in_words import headed, in_words
from contactline.view.link_parts import LATEST_DAY
from contactline.view.state import FIRST_DAY

OUTSIDE = "Both days lie outside the period of the view: nothing was changed."
MAP_HEIGHT = 420
"""Pixels of each of the three maps."""


def show() -> None:
    """Show the page; a link without a second day is completed with the eve of the last change."""
    state = session.current()
    say = words(state.lang)
    st.header(say("Compare two days"), anchor=False)
    show_notices(state)
    readable = not any(notice.part in ("on", "against", "known", "v") for notice in session.notices())
    if state.against is None and readable:
        session.fill(against=_eve_of_last_change(state))
        state = session.current()
    with st.container(key="compare-top", horizontal=True, vertical_alignment="bottom"):
        _choose_days(state)
        show_known(state)
        copy_link(state)
    if state.against is None or not readable:
        st.info(say("A day of this link cannot be read: nothing is compared. Choose the two days."))
        return
    show_unpublished(state)
    _show_comparison(state, *sorted((state.against, state.on)))


def _eve_of_last_change(state: ViewState) -> date:
    changed = last_change(features(known_limit(state)), state.on)
    return max(FIRST_DAY, (changed or state.on) - timedelta(days=1))


def _show_comparison(state: ViewState, before: date, after: date) -> None:
    say = words(state.lang)
    known = known_limit(state)

    def name(place: str) -> str:
        return place_label(place, state.lang, state.names, state.on)

    facts = features(known)
    _maps(state, before, after, known)
    found = differences(facts, before, after)
    moved = transfers(found)
    st.html(
        tag(
            "section",
            told(moved, before, after, say),
            tag("div", sums_table(areas_of(before, known), areas_of(after, known), say)),
            tag("div", transfers_table(moved, say, name) if moved else ""),
            cls="cl-figures",
        )
    )
    st.subheader(say("Acts between the two days"), anchor=False)
    st.html(acts_list(acts(facts, before, after), say, name))


def _maps(state: ViewState, before: date, after: date, known: date | None) -> None:
    say = words(state.lang)
    viewport = _start(state, before, after, known)
    chart = comparison_of(state.lang, browser_locale(state.lang), viewport, before, after, known)
    titles = (day_in_words(before, state.lang), day_in_words(after, state.lang), say("What changed"))
    with st.container(key="compare-maps"):
        columns = st.columns(3, gap="small")
        for name, column, title, drawn in zip(
            ("before", "after", "changed"),
            columns,
            titles,
            (chart.before, chart.after, chart.changed),
            strict=True,
        ):
            with column:
                st.subheader(title, anchor=False)
                st_folium(
                    drawn,
                    key=f"compare-{name}-{state.lang}",
                    height=MAP_HEIGHT,
                    use_container_width=True,
                    returned_objects=[],
                )
    told = {day: in_words(day, state.lang, state.names, features(known)) for day in (before, after)}
    described = [headed(day, state.lang, sentences) for day, sentences in told.items()]
    link_maps(state, [*described, ""], lambda where: session.change(viewport=where), key="linked_maps")


def _start(state: ViewState, *drawn: date | None) -> Viewport:
    """Return the viewport that the maps are built with: kept while they stand, so that a pan does not reload them."""
    kept = st.session_state.get("compare.start")
    if not kept or kept[0] != (state.lang, *drawn):
        kept = st.session_state["compare.start"] = ((state.lang, *drawn), state.viewport)
    return kept[1]


def _choose_days(state: ViewState) -> None:
    say = words(state.lang)
    if state.against is None:
        days: tuple[date | None, date] = (None, state.on)
    else:
        days = (min(state.against, state.on), max(state.against, state.on))
    labels = (say("Earlier day"), say("Later day"))
    for key, label, day in zip(("compare.before", "compare.after"), labels, days, strict=True):
        st.session_state[key] = day
        st.date_input(
            label,
            key=key,
            min_value=FIRST_DAY,
            max_value=LATEST_DAY,
            format="YYYY-MM-DD",
            on_change=_change_days,
        )


def _change_days() -> None:
    """Take over the chosen days, whichever is the earlier; the later one stays within the timeline."""
    chosen: tuple[date | None, date | None] = (
        st.session_state["compare.before"],
        st.session_state["compare.after"],
    )
    if chosen[0] is None or chosen[1] is None:
        return
    before, after = sorted((chosen[0], chosen[1]))
    state = session.current()
    on, against = (after, before) if state.first <= after <= state.last else (before, after)
    try:
        replace(state, on=on)
    except ValueError:
        session.warn(OUTSIDE)
        return
    session.change(on=on, against=against)
