"""The right to edit, of the visitor whose page is being drawn or whose action is being done.

Nothing is kept between two questions: an editor who signs out, or is taken off the list, has lost the right at the
next action. Whatever writes asks ``require`` at the time of the action; a hidden button protects nothing, since a
visitor can send the server any message that a button would send.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

import streamlit as st

from contactline.library import Store
from contactline.model import Article, Audience, Editor
from contactline.ui.access import Deployment, Refusal, SignIn, Visit, judge
from contactline.ui.editor_list import EditorList, read_editors

SHORTEST_SECRET = 32
"""Characters of ``cookie_secret``: who can guess it can sign in as anybody."""

_LOG = logging.getLogger(__name__)


class NotAllowed(Exception):
    """An action that its visitor has no right to; ``refusal`` says why."""

    def __init__(self, refusal: Refusal) -> None:
        """Keep the reason."""
        super().__init__(refusal.value)
        self.refusal = refusal


def editor() -> Editor | None:
    """Return the editor that the visitor is, None for one who may only read."""
    found = _judged()
    return found if isinstance(found, Editor) else None


def refusal() -> Refusal | None:
    """Return why the visitor may only read, None for an editor."""
    found = _judged()
    return found if isinstance(found, Refusal) else None


def require() -> Editor:
    """Return the editor who acts; raise ``NotAllowed`` where the visitor may only read."""
    found = _judged()
    if isinstance(found, Refusal):
        raise NotAllowed(found)
    return found


def audience() -> Audience:
    """Return for whom the page is drawn: what only editors may see is left out for all others."""
    return Audience.VISITORS if editor() is None else Audience.EDITORS


def may_read_texts() -> bool:
    """Whether the visitor may see whole texts of articles: they are other people's work, so editors alone.

    Everybody may see the phrases that a report stands on, and the citation.
    """
    return editor() is not None


def article(store: Store, article_id: str) -> Article | None:
    """Return an article with its text; None where the library has none or the visitor may not read it."""
    return store.article(article_id) if may_read_texts() else None


def signed_in_as() -> str:
    """Return the address of the account that is signed in, whether it may edit or not; empty for none."""
    claims = _claims()
    address = claims.get("email") or claims.get("name") or claims.get("sub")
    return str(address or "") if claims.get("is_logged_in") is True else ""


def providers() -> tuple[str, ...]:
    """Return the sign-in providers by the names that ``st.login`` takes; none where sign-in is not set up."""
    section = _auth_section()
    if section is None:
        return ()
    named = tuple(
        name for name, value in section.items() if isinstance(value, Mapping) and "client_id" in value
    )
    return named or ("default",)


def _judged() -> Editor | Refusal:
    return judge(_visit(), _deployment(), time.time())


def _visit() -> Visit:
    headers = st.context.headers
    pairs = ((name, value) for name in headers for value in headers.get_all(name))
    return Visit(tuple(pairs), st.context.ip_address, _claims(), bool(st.context.is_embedded))


def _claims() -> Mapping[str, object]:
    return cast("Mapping[str, object]", st.user.to_dict())  # Streamlit types it as text, but claims are JSON


def _deployment() -> Deployment:
    sign_in, editors = _sign_in(), EditorList()
    try:
        editors = read_editors(os.environ)
    except (OSError, UnicodeDecodeError) as error:
        _complain(f"the list of editors cannot be read: {error}")
        sign_in = SignIn.BROKEN
    return Deployment(
        address=st.get_option("server.address"),
        public=st.get_option("browser.serverAddress"),
        read_only=os.environ.get("CONTACTLINE_READ_ONLY", "").lower() not in ("", "0", "false", "no"),
        sign_in=sign_in,
        editors=editors,
    )


def _sign_in() -> SignIn:
    section = _auth_section()
    if section is None:
        # Streamlit takes a secrets file with a fault for none at all; that must not open editing.
        files = [path for path in st.get_option("secrets.files") if Path(path).exists()]
        if files and not st.secrets.load_if_toml_exists():
            _complain(f"the secrets cannot be read: {', '.join(files)}")
            return SignIn.BROKEN
        return SignIn.NONE
    if st.get_option("server.trustedUserHeaders"):
        # They take the place of the claims, so that a header which a proxy lets through would name an editor.
        _complain("server.trustedUserHeaders must be empty where people sign in")
        return SignIn.BROKEN
    secret = section.get("cookie_secret")
    if not isinstance(secret, str) or len(secret) < SHORTEST_SECRET:
        _complain(f"auth.cookie_secret must be a random text of {SHORTEST_SECRET} characters or more")
        return SignIn.BROKEN
    return SignIn.READY


def _auth_section() -> Mapping[str, object] | None:
    if not st.secrets.load_if_toml_exists() or "auth" not in st.secrets:
        return None
    section = st.secrets["auth"]
    return cast("Mapping[str, object]", section) if isinstance(section, Mapping) else {}


@cache
def _complain(reason: str) -> None:
    """Tell whoever runs the server, once; a visitor is told only that something is wrong."""
    _LOG.warning("nobody may edit: %s", reason)
