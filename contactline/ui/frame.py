"""The page around everything: spacing, the layout of the map screen, and the reading direction."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

_STYLE = Path(__file__).with_name("frame.css")
_RTL = Path(__file__).with_name("frame_rtl.css")


def apply_style(lang: str) -> None:
    """Apply the page's style sheet, and the right-to-left one for Arabic."""
    css = _STYLE.read_text(encoding="utf-8")
    if lang == "ar":
        css += _RTL.read_text(encoding="utf-8")
    # Our own constant text: no outside word ever enters a style sheet.
    st.html(f"<style>{css}</style>")
