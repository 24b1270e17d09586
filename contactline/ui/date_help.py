"""Help with the date of an event: what an EDTF value means in words, and where it lies on the time line."""

from __future__ import annotations

from datetime import date

import streamlit as st

from contactline.i18n import Words, day_in_words, when_in_words
from contactline.model import When, WhenError
from contactline.ui.markup import tag, text
from contactline.view import ViewState

EXAMPLES = ("2020-11-10", "2020-11", "2020-10-17/2020-10-19", "1992~", "1992?", "1988-21", "1994-05-12/..")
"""One value for each way of knowing a date; the words beside them are written by ``when_in_words``."""


def read_date(written: str) -> When | None:
    """Return the date that an editor wrote, None for nothing; raise WhenError for what is no date."""
    return When.parse(written.strip()) if written.strip() else None


def show_date(written: str, state: ViewState, say: Words) -> None:
    """Show what a written date means, its first and last day, and its place on the time line."""
    try:
        when = read_date(written)
    except WhenError:
        st.html(
            tag(
                "p",
                text(say("This is no date that can be read. Look at the examples.")),
                cls="cl-date-fault",
                role="status",
            )
        )
        return
    if when is None:
        st.html(tag("p", text(say("No date: the map cannot show it.")), cls="cl-date-means", role="status"))
        return
    meant = say("means {date}", date=when_in_words(when, say.lang))
    st.html(
        tag("p", text(f"{meant} · {_bounds(when, say)}"), cls="cl-date-means", role="status")
        + _line(when, state, say)
    )


def show_examples(say: Words) -> None:
    """Show how dates are written (EDTF, ISO 8601-2), each with its meaning."""
    rows = (
        tag("dt", tag("code", text(example), dir="ltr"))
        + tag("dd", text(when_in_words(When.parse(example), say.lang)))
        for example in EXAMPLES
    )
    st.html(tag("dl", *rows, cls="cl-date-examples"))


def _bounds(when: When, say: Words) -> str:
    def word(day: date | None) -> str:
        return day_in_words(day, say.lang) if day else say("open")

    return say("earliest {first}, latest {last}", first=word(when.earliest), last=word(when.latest))


def _line(when: When, state: ViewState, say: Words) -> str:
    """Return the time line of the map with the stretch that a date covers on it; as the slider, from left to right."""
    first, days = state.first, (state.last - state.first).days or 1

    def share(day: date | None, missing: float) -> float:
        return missing if day is None else min(max((day - first).days / days * 100, 0.0), 100.0)

    start, end = share(when.earliest, 0.0), share(when.latest, 100.0)
    stretch = tag("i", style=f"left:{min(start, 99.4):.2f}%;width:{max(end - start, 0.6):.2f}%")
    ends = tag("span", text(str(state.first.year))) + tag("span", text(str(state.last.year)))
    return tag(
        "div",
        tag("div", stretch, cls="cl-line"),
        tag("div", ends, cls="cl-line-ends"),
        cls="cl-date-line",
        dir="ltr",
        role="img",
        aria_label=say("Where the date lies on the time line"),
    )
