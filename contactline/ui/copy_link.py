"""The buttons that copy the link of the view and show the code that puts it into another page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from streamlit.components import v2

from contactline.i18n import words
from contactline.ui import session
from contactline.ui.embed_code import frame_code, may_be_embedded
from contactline.view import ViewState, encode

_FILES = Path(__file__).with_name("copy_link_files")


@cache
def _component() -> Any:  # Streamlit does not export the type of a mounted component
    html, css, js = (
        (_FILES / f"copy.{suffix}").read_text(encoding="utf-8") for suffix in ("html", "css", "js")
    )
    return v2.component("contactline_copy_link", html=html, css=css, js=js)


def copy_link(state: ViewState, embed: bool = False) -> None:
    """Show the button for the view's canonical link; with ``embed`` also the one for the code of a frame.

    Its script also puts the whole link in the place of a short one.
    """
    say = words(state.lang)
    _component()(
        key="copy_link",
        data={
            "query": encode(state),
            "replace": session.is_short(),
            "lang": state.lang,
            "dir": say.direction,
            "label": say("Copy link"),
            "copied": say("Copied"),
            "copy": say("Copy"),
            "code": frame_code(state) if embed and may_be_embedded() else "",
            "embed": say("Embed this view"),
            "told": say(
                "Paste this into a page of yours. It shows the map, its time control and a link to the full view."
            ),
        },
    )
