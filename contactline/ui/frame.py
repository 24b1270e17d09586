"""The page around everything: spacing, the layout of the map screen, language, direction and scheme."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components import v2

from contactline.i18n import words

_STYLE = Path(__file__).with_name("frame.css")
_RTL = Path(__file__).with_name("frame_rtl.css")
_SCRIPT = Path(__file__).with_name("frame.js")


@cache
def _component() -> Any:  # Streamlit does not export the type of a mounted component
    return v2.component(
        "contactline_frame", html="<span hidden></span>", js=_SCRIPT.read_text(encoding="utf-8")
    )


def apply_style(lang: str) -> None:
    """Apply the page's style sheet, and the right-to-left one for Arabic; say the language of the document.

    Streamlit says "en" of every page and knows no right-to-left.
    """
    css = _STYLE.read_text(encoding="utf-8")
    if lang == "ar":
        css += _RTL.read_text(encoding="utf-8")
    # Our own constant text: no outside word ever enters a style sheet.
    st.html(f"<style>{css}</style>")
    say = words(lang)
    with st.container(key="frame"):
        _component()(
            key="frame.document",
            data={
                "lang": lang,
                "dir": say.direction,
                "skip": say("Skip to the content"),
                "pages": say("Pages"),
            },
        )
