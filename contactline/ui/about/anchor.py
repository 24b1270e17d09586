"""The section that a link names by its anchor, kept in sight while the page is still being drawn."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from streamlit.components import v2

_SCRIPT = Path(__file__).with_name("anchor.js")


@cache
def _component() -> Any:  # Streamlit does not export the type of a mounted component
    return v2.component(
        "contactline_anchor", html="<span hidden></span>", js=_SCRIPT.read_text(encoding="utf-8")
    )


def follow_anchor(page: str) -> None:
    """Show the section of the address's anchor until the reader moves; ``page`` is the selector of what grows.

    A heading of Streamlit has itself scrolled to when it appears, which what appears above it later undoes.
    """
    _component()(key="anchor", data={"page": page})
