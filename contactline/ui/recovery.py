"""When the library cannot be reached: a sentence in place of the page, which comes back by itself."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import date

import streamlit as st

from contactline.i18n import words
from contactline.library import (
    EventGoneError,
    LibraryFullError,
    LibraryReadOnlyError,
    LibraryUnavailableError,
)
from contactline.ui import session
from contactline.ui.live import store

UNREACHABLE = (
    "The library cannot be reached at the moment. Nothing was lost; this page tries again by itself."
)
READ_ONLY = "This library may be read and not be written: nothing can be added or changed."
FULL = "There is no room left where the library lies, so nothing can be added. What it holds is untouched."

EVERY = 3.0
"""Seconds between two tries."""

_TYPED = (str, int, float, date, list, tuple)


@contextmanager
def recovering() -> Generator[None]:
    """Draw a page, or the reason why it cannot be drawn now; what was typed into it stays for when it can."""
    try:
        yield
    except EventGoneError:
        st.rerun(scope="app")  # with the catalogue of now
    except LibraryUnavailableError:
        _hold_what_was_typed()
        st.warning(words(session.current().lang)(UNREACHABLE))
        _try_again()
    except LibraryFullError:
        _hold_what_was_typed()
        st.error(words(session.current().lang)(FULL))
    except LibraryReadOnlyError:
        _hold_what_was_typed()
        st.error(words(session.current().lang)(READ_ONLY))


def _hold_what_was_typed() -> None:
    """Keep the values of widgets that this run did not come to draw: Streamlit forgets them at its end."""
    for key, value in st.session_state.items():
        # A button's value is a bool and a file's is an object: neither may be set, and neither was typed.
        if isinstance(value, _TYPED) and not isinstance(value, bool):
            st.session_state[key] = value


@st.fragment(run_every=EVERY)
def _try_again() -> None:
    try:
        reachable = store().is_reachable()
    except LibraryUnavailableError:
        return
    if reachable:
        st.rerun(scope="app")
