"""Help with the date of an event: what an EDTF value means in words, and where it lies on the time line."""

from __future__ import annotations

from datetime import date

import streamlit as st

from contactline.i18n import Words, day_in_words, when_in_words
from contactline.model import When, WhenError
from contactline.ui.date_scale import date_scale
from contactline.ui.markup import tag, text
from contactline.view import ViewState

EXAMPLES = ("2020-11-10", "2020-11", "2020-10-17/2020-10-19", "1992~", "1992?", "1988-21", "1994-05-12/..")
"""One value for each way of knowing a date; the words beside them are written by ``when_in_words``."""


def read_date(written: str) -> When | None:
    """Return the date that an editor wrote, None for nothing; raise WhenError for what is no date."""
    return When.parse(written.strip()) if written.strip() else None


def show_date(written: str, now: When | None, state: ViewState, say: Words) -> None:
    """Show what a written date means, its first and last day, and where it moves on the time line from ``now``."""
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
        + date_scale(now, when, state, say)
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
