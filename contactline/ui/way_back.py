"""The way back from signing in or out: Streamlit returns to its first page, the reader wants their own.

The view that somebody left for a provider is kept in the server's memory, under the random token that Streamlit
gives each browser, and is shown again once, when the same browser comes back with what it left for.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import streamlit as st
from streamlit.navigation.page import Page
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string

KEPT_FOR, KEPT_AT_MOST = 900, 1000
"""Seconds that a view is kept; how many views, the oldest goes first."""

_ARRIVED = "way_back.arrived"


@dataclass(frozen=True, slots=True)
class Left:
    """What somebody left: the last part of the page's address and its query.

    ``signed_in`` is how they mean to come back, ``at`` when they left, in seconds since 1970.
    """

    page: str
    query: dict[str, list[str]]
    signed_in: bool
    at: float


@dataclass(slots=True)
class Memory:
    """The views that were left, by browser."""

    views: dict[bytes, Left] = field(default_factory=dict[bytes, Left])

    def keep(self, browser: bytes, left: Left) -> None:
        """Keep a view; the oldest makes room for it."""
        self.views.pop(browser, None)
        self.views[browser] = left
        while len(self.views) > KEPT_AT_MOST:
            self.views.pop(next(iter(self.views)), None)

    def take(self, browser: bytes, now: float) -> Left | None:
        """Return the view that a browser left not long ago, once."""
        left = self.views.pop(browser, None)
        return left if left and now - left.at < KEPT_FOR else None


def remember(signed_in: bool) -> None:
    """Keep the visitor's page and view until they come back, signed in or signed out."""
    browser = _browser()
    if browser:
        page = urlsplit(st.context.url or "").path.rpartition("/")[2]
        query = {name: st.query_params.get_all(name) for name in st.query_params}
        _memory().keep(browser, Left(page, query, signed_in, time.time()))


def follow(pages: Sequence[Page]) -> None:
    """Go on to the page and view that the visitor left; at the first run of a visit only."""
    if _ARRIVED in st.session_state:
        return
    st.session_state[_ARRIVED] = True
    browser = _browser()
    if browser is None or st.query_params:
        return
    left = _memory().take(browser, time.time())
    if left is None or left.signed_in != bool(st.user.to_dict().get("is_logged_in")):
        return
    page = next((page for page in pages if page.url_path == left.page), None)
    if page:
        st.switch_page(page, query_params=left.query)


@st.cache_resource(show_spinner=False)
def _memory() -> Memory:
    return Memory()


def _browser() -> bytes | None:
    """Return the token of the visitor's browser; Streamlit masks it anew in each answer."""
    return decode_xsrf_token_string(st.context.cookies.get("_streamlit_xsrf", ""))[0]
