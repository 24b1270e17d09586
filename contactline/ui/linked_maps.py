"""Keeps the maps of one page on the same viewport, in the browser, and the link with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components import v2

from contactline.ui import session
from contactline.view import Viewport, ViewState

_SCRIPT = Path(__file__).with_name("linked_maps.js")


@cache
def _component() -> Any:  # Streamlit does not export the type of a mounted component
    script = _SCRIPT.read_text(encoding="utf-8")
    return v2.component("contactline_linked_maps", html='<div class="cl-linked"></div>', css="", js=script)


def link_maps(
    state: ViewState, described: Sequence[str], on_view: Callable[[Viewport], None], key: str
) -> None:
    """Link all maps of the page; ``described`` are their text alternatives.

    ``on_view`` hears where they came to rest. What a browser sends is checked.
    """

    def on_viewport() -> None:
        found = st.session_state.get(key, {}).get("viewport")
        sent: dict[str, Any] = found if isinstance(found, dict) else {}
        try:
            on_view(Viewport(*(round(float(sent[part]), 4) for part in ("zoom", "lat", "lon"))))
        except (KeyError, TypeError, ValueError):
            return

    _component()(
        key=key,
        data={
            "viewport": asdict(state.viewport),
            "layers": sorted(state.layers),
            "described": list(described),
            "names": state.names,
            "told": session.told(),
        },
        on_viewport_change=on_viewport,
    )
