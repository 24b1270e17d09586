"""Areas: how much land each side held on a day, how sure that is, and what others have published."""

from __future__ import annotations

from datetime import date

import streamlit as st

from contactline.geography.areas import FRAME, AreaFigure, Areas
from contactline.geography.published import SEVEN, Comparison, beside
from contactline.i18n import Words, day_in_words, measure_in_words, number_in_words, words
from contactline.names import place_label
from contactline.ui import session
from contactline.ui.change_list import Naming
from contactline.ui.copy_link import copy_link
from contactline.ui.holders import holder
from contactline.ui.live import areas_of
from contactline.ui.markup import isolated, tag, text
from contactline.ui.notices import show_notices
from contactline.ui.tables import cited, of_the_data, table
from contactline.ui.unpublished import show_known, show_unpublished
from contactline.view import ViewState, known_limit

METHOD = (
    "Areas and lengths are computed on the WGS 84 ellipsoid from the same cells that the map draws. Who held a "
    "settlement is a fact with a source; where the line ran between two settlements of different holders is not: it is "
    "drawn half-way and may lie anywhere between them. The figure after ± says what that makes, in about 95 of 100 "
    "cases. It does not say how far the outlines of the districts are off: the published areas beside ours do."
)
REASONS = {
    "outline": "Our outline of the place is generalised.",
    "fitted": "Our outline was fitted to published areas: that they agree is no proof.",
    "limits": "It counts the place in its later limits, which took in part of the former oblast.",
    "line": "The line between settlements is drawn half-way; others draw it by other sources.",
    "corridor": "What was counted of the corridor and of small places differs.",
    "bends": "A finer line is longer: it depends on how many bends are drawn.",
    "rounded": "The published figure is rounded.",
}
"""Why a published figure and ours may differ; the keys are those of ``contactline.geography.published``."""


def show() -> None:
    """Show the page for the view's day."""
    state = session.current()
    say = words(state.lang)
    st.header(say("Areas on {day}", day=day_in_words(state.on, state.lang)), anchor=False)
    show_notices(state)
    with st.container(key="areas-top", horizontal=True, vertical_alignment="bottom"):
        _choose_day(state)
        show_known(state)
        copy_link(state)
    if any(notice.part in ("on", "known", "v") for notice in session.notices()):
        st.info(say("The day of this link cannot be read: nothing is measured. Choose a day."))
        return
    show_unpublished(state)
    areas = areas_of(state.on, known_limit(state))

    def name(place: str) -> str:
        return _place(place, say) or place_label(place, state.lang, state.names, state.on)

    st.html(
        tag(
            "section",
            tag("div", _figures(areas, say, name)),
            tag("div", tag("p", text(_line_in_words(areas, say))), tag("p", text(say(METHOD)))),
            tag("div", _published(beside(areas), say, name), cls="cl-wide"),
            cls="cl-figures",
        )
    )


def _choose_day(state: ViewState) -> None:
    st.session_state["areas.on"] = state.on
    st.date_input(
        words(state.lang)("Date"),
        key="areas.on",
        min_value=state.first,
        max_value=state.last,
        format="YYYY-MM-DD",
        on_change=_change_day,
    )


def _change_day() -> None:
    day: date | None = st.session_state["areas.on"]
    if day is not None:
        session.change(on=day)


def _figures(areas: Areas, say: Words, name: Naming) -> str:
    holders = list(dict.fromkeys(figure.controller for figure in areas.totals))
    heads = [say("District"), *(holder(one, say) for one in holders), say("Together")]
    rows = [
        _row(place, [row for row in figures if row.place == place], holders, say, name)
        for figures in (areas.figures, areas.totals)
        for place in dict.fromkeys(row.place for row in figures)
    ]
    return table(say("Land held, km²"), heads, rows, frozenset(range(1, len(heads))))


def _row(place: str, figures: list[AreaFigure], holders: list[str], say: Words, name: Naming) -> list[str]:
    by_holder = {figure.controller: figure for figure in figures}
    together = sum(figure.km2 for figure in figures)
    return [
        isolated(name(place)),
        *(_cell(by_holder.get(one), say) for one in holders),
        text(number_in_words(together, say.lang)),
    ]


def _cell(figure: AreaFigure | None, say: Words) -> str:
    """Return a figure with, under it, how much of it others were present on or was contested."""
    if figure is None:
        return ""
    notes: list[str] = []
    if figure.shared:
        notes.append(say("others present too: {km2}", km2=number_in_words(figure.shared, say.lang)))
    if figure.contested:
        notes.append(say("contested: {km2}", km2=number_in_words(figure.contested, say.lang)))
    lines = (tag("div", text(note), cls="cl-note") for note in notes)
    return tag("div", text(measure_in_words(figure.km2, figure.uncertainty, say.lang)), *lines)


def _place(place: str, say: Words) -> str:
    """Return what several places together are called; nothing for a place of the gazetteer."""
    if place == FRAME:
        return say("The oblast and the seven districts")
    return say("The seven districts") if place == SEVEN else ""


def _line_in_words(areas: Areas, say: Words) -> str:
    if areas.line is None:
        return say("There was no contact line on this day, or none is known.")
    return say(
        "Contact line: {km} km as drawn; {coarse} km without the bends that are finer than the settlements tell "
        "(their mean spacing across the line is {spacing} km).",
        km=number_in_words(areas.line.km, say.lang),
        coarse=number_in_words(areas.line.coarse_km, say.lang),
        spacing=number_in_words(areas.line.spacing, say.lang),
    )


def _published(found: tuple[Comparison, ...], say: Words, name: Naming) -> str:
    heads = [
        say("Place"),
        say("Published"),
        say("Ours"),
        say("Difference"),
        say("Why they differ"),
        say("Source"),
    ]
    rows = [_comparison(one, say, name) for one in found]
    return table(say("Published figures beside ours"), heads, rows, frozenset({1, 2, 3}))


def _comparison(one: Comparison, say: Words, name: Naming) -> list[str]:
    row = one.published
    unit = say("km²") if row.measure == "km2" else say("km")
    range_ = dict.fromkeys(number_in_words(value, say.lang) for value in (row.low, row.high))
    place = name(row.place) if row.measure == "km2" else say("Contact line")
    memory = tag("em", text(" " + say("From memory: not verified."))) if row.verification == "memory" else ""
    return [
        isolated(place) + tag("div", of_the_data(row.note, say), cls="cl-note"),
        text(f"{' – '.join(range_)} {unit}"),
        text(f"{number_in_words(one.ours, say.lang)} {unit}"),
        text(f"{number_in_words(one.off, say.lang, signed=True)} %"),
        text(" ".join(say(REASONS[reason]) for reason in row.why)),
        cited(row.source) + memory,
    ]
