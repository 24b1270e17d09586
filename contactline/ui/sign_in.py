"""Signing in and out, and the words that say who may edit and why not."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Concatenate, ParamSpec

import streamlit as st

from contactline.i18n import Words, words
from contactline.model import LOCAL, Editor
from contactline.ui import rights, session, way_back
from contactline.ui.access import Refusal
from contactline.ui.markup import tag, text

REFUSALS = {
    Refusal.EMBEDDED: "This is a page within another page: it can be read only.",
    Refusal.READ_ONLY: "This site is read-only at present: nothing can be added or changed.",
    Refusal.BROKEN: "Sign-in is not set up correctly on this server, so nobody may edit. Its log says why.",
    Refusal.SIGNED_OUT: "You are reading as a visitor. Editors sign in to add and correct.",
    Refusal.ENDED: "Your sign-in has ended. Sign in again to edit.",
    Refusal.UNCONFIRMED: "The e-mail address of your account is not confirmed, so you may read but not edit. "
    "Confirm it where you hold the account, then sign in again.",
    Refusal.NOT_LISTED: "Your address is not on the list of editors of this site, so you may read but not edit.",
    Refusal.SHARED: "This server can be reached from other computers and has no sign-in, so nobody may edit. "
    "To edit on your own computer, start it with “contactline serve”.",
    Refusal.INDIRECT: "This page may have been opened from another computer and there is no sign-in, so nobody may "
    "edit. On the computer that it runs on, open it as localhost.",
}
"""What each reason is called on the screen."""

TEXTS = (
    "Whole texts are other people's work and are shown to editors only; here are the words that were read."
)
"""Why a visitor sees phrases in place of an article."""

CONTACT = "CONTACTLINE_EDITORS_CONTACT"
"""The setting that says whom to ask for the right to edit, in words or as an address."""

_REFUSED = "sign_in.refused"
_AGAIN = (Refusal.SIGNED_OUT, Refusal.ENDED)

P = ParamSpec("P")


def show() -> None:
    """Show who is signed in, the way in or out, why a visitor may only read, and an action that was refused."""
    say = words(session.current().lang)
    refused: Refusal | None = st.session_state.pop(_REFUSED, None)
    if refused:
        st.error(say("This was not done.") + " " + say(REFUSALS[refused]))
    reason = rights.refusal()
    with st.container(horizontal=True, vertical_alignment="center", key="sign-in"):
        st.html(tag("div", *_lines(reason, say), cls="cl-sign-in", role="status", dir=say.direction))
        _buttons(reason, say)


def for_editors(action: Callable[Concatenate[Editor, P], None]) -> Callable[P, None]:
    """Return a callback that does ``action`` for an editor, and for anybody else keeps the refusal for ``show``.

    The right is asked for when the callback runs, not when the widget is drawn.
    """

    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            by = rights.require()
        except rights.NotAllowed as refused:
            st.session_state[_REFUSED] = refused.refusal
            return
        action(by, *args, **kwargs)

    return guarded


def _lines(reason: Refusal | None, say: Words) -> list[str]:
    address = rights.signed_in_as()
    found: list[str] = []
    if address:
        found.append(say("Signed in as {address}.", address=f"\u2068{address}\u2069"))
    elif rights.editor() == LOCAL:
        found.append(say("Editing is open: you are at the computer that this runs on."))
    if reason:
        found.append(say(REFUSALS[reason]))
    if reason is Refusal.NOT_LISTED:
        found.append(_whom_to_ask(say))
    return [tag("p", text(line)) for line in found]


def _whom_to_ask(say: Words) -> str:
    contact = os.environ.get(CONTACT, "").strip()
    if not contact:
        return say("To become an editor, ask whoever runs this site to add your address.")
    return say("To become an editor, ask {contact} to add your address.", contact=f"\u2068{contact}\u2069")


def _buttons(reason: Refusal | None, say: Words) -> None:
    if reason in _AGAIN:
        for provider in rights.providers():
            label = say("Sign in") if provider == "default" else _with(provider, say)
            st.button(label, key=f"sign-in-{provider}", on_click=_sign_in, args=(provider,))
    if rights.signed_in_as():
        st.button(say("Sign out"), key="sign-out", on_click=_sign_out)


def _with(provider: str, say: Words) -> str:
    return say("Sign in with {provider}", provider=f"\u2068{provider}\u2069")


def _sign_in(provider: str) -> None:
    way_back.remember(signed_in=True)
    st.login(None if provider == "default" else provider)


def _sign_out() -> None:
    way_back.remember(signed_in=False)
    st.logout()
