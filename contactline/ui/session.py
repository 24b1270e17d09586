"""The view of this visitor: read from the link once, changed by widgets, written back to the link."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from contactline.i18n import use_digits
from contactline.view import Notice, ViewState, default_state, encode, opened
from contactline.view.state import UI_LANGUAGES

_STATE, _LINK, _CAME, _PAGE = "view.state", "view.link", "view.came", "view.page"
_NOTICES, _TOLD = "view.notices", "view.told"
_BESIDE = frozenset({"viewport", "lang", "digits", "names", "article", "find", "shelf", "page"})
"""Parts that say nothing of which events are shown."""
_KEEPS_PAGE = _BESIDE | {"event", "layers"}
"""Changes after which the list of events has the same pages."""


def current() -> ViewState:
    """Return the view, after reading the address bar if it says something else than what we wrote.

    That is so at the first run, and when the reader goes back or forward or edits the address.
    """
    _leave_old_pages()
    written = _address()
    page = urlsplit(st.context.url or "").path
    if _STATE not in st.session_state:
        _read(written)
    elif page != st.session_state[_PAGE] and not written:
        # Another page was opened, which empties the address: the view goes with the reader, but for what is
        # that page's own.
        st.session_state[_STATE] = replace(st.session_state[_STATE], page=1, story="", step=1)
        _write(st.session_state[_STATE])
    elif written not in (st.session_state[_LINK], st.session_state[_CAME]):
        _read(written)
    st.session_state[_PAGE] = page
    use_digits(st.session_state[_STATE].digits)
    return st.session_state[_STATE]


def _leave_old_pages() -> None:
    """Run again through the dashboard where Streamlit ran a file of ``pages/`` by itself.

    It takes the folder for its first kind of pages until ``st.navigation`` has been called in the process, so
    that the first visitor of a server who opens /about would see a bare page without style and navigation.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()


def change(**changes: Any) -> None:
    """Change parts of the view and write the link; a change by hand also lifts "show nothing"."""
    state: ViewState = st.session_state[_STATE]
    kept: dict[str, Any] = {"nothing": state.nothing and changes.keys() <= _BESIDE}
    if not changes.keys() <= _KEEPS_PAGE:
        kept["page"] = 1
    after = replace(state, **{**kept, **changes})
    if after == state:
        return
    st.session_state[_STATE], st.session_state[_CAME] = after, None
    st.session_state[_NOTICES] = () if not after.nothing else st.session_state[_NOTICES]
    _write(after)


def show(view: ViewState) -> None:
    """Show another view whole, as a link to it would; Back leads to the one before."""
    st.session_state[_STATE], st.session_state[_CAME] = view, None
    st.session_state[_NOTICES] = ()
    st.session_state[_TOLD] = told() + 1
    _write(view)


def parts(view: ViewState) -> dict[str, list[str]]:
    """Return the link of a view as Streamlit takes the parts of one."""
    written = dict(part.split("=", 1) for part in encode(view).split("&"))
    return {name: [unquote(value)] for name, value in written.items()}


def fill(**changes: Any) -> None:
    """Complete a view that its link leaves open; the whole link takes the place of the open one, as for a short one."""
    after = replace(current(), **changes)
    st.session_state[_STATE], st.session_state[_LINK] = after, parts(after)
    st.session_state[_CAME] = _address()


def notices() -> tuple[Notice, ...]:
    """Return what could not be read of the link that is being shown."""
    return st.session_state.get(_NOTICES, ())


def is_short() -> bool:
    """Whether the address is a link, good but not the whole one, that is being shown as it came."""
    return st.session_state.get(_CAME) is not None and not notices()


def told() -> int:
    """Return how often a view was read from a link: widgets that keep their own copy compare it."""
    return st.session_state.get(_TOLD, 0)


def _read(written: dict[str, list[str]]) -> None:
    lang = _browser_language()
    state, problems = opened(written, lang) if written else (default_state(lang), ())
    st.session_state[_STATE], st.session_state[_NOTICES] = state, (*problems, *_bad_embed())
    st.session_state[_TOLD] = told() + 1
    # The address stays as it came: written anew by Streamlit it would be a new step of the browser's history,
    # and Back could never leave the page. The copy button's script puts the whole link in its place,
    # unless it has faults: the reader may want to mend it.
    st.session_state[_LINK], st.session_state[_CAME] = parts(state), written


def _write(state: ViewState) -> None:
    st.session_state[_LINK] = parts(state)
    if st.context.is_embedded:
        # Each writing is a step of the history of the page around us: Back has to lead its reader out of it.
        st.session_state[_CAME] = _address()
    elif _address() != st.session_state[_LINK]:
        st.query_params.from_dict(st.session_state[_LINK])


def _bad_embed() -> tuple[Notice, ...]:
    """Return what is wrong with the part of a link that Streamlit keeps to itself: it takes "true" alone for true."""
    run = get_script_run_ctx()
    asked = parse_qs(run.query_string, keep_blank_values=True).get("embed", []) if run else []
    return tuple(
        Notice("embed", value[:80], "unknown-choice")
        for value in asked
        if value.lower() not in ("true", "false")
    )


def _address() -> dict[str, list[str]]:
    run = get_script_run_ctx()
    if run is None:
        return {}
    # As ``st.query_params`` has them, which asks for each part by itself and looks each time whether to run again.
    with run.session_state.query_params() as written:
        return {name: written.get_all(name) for name in written}


def _browser_language() -> str:
    locale = (st.context.locale or "en")[:2]
    return locale if locale in UI_LANGUAGES else "en"


def warn(message: str) -> None:
    """Keep a message for the next run to show: what was wrong with the last input."""
    st.session_state["view.warning"] = message


def warning() -> str:
    """Return the kept message, once."""
    return st.session_state.pop("view.warning", "")
