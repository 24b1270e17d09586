"""Lists of rows that can be chosen, as one component: a button of Streamlit’s for each row was a message each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components import v2

from contactline.i18n import Words

_FILES = Path(__file__).with_name("row_list_files")


@dataclass(frozen=True, slots=True)
class Rows:
    """One list: a title (none where it is empty), rows as pairs of id and words, and what its button for more says."""

    title: str
    rows: Sequence[tuple[str, str]]
    more: str = ""


@cache
def _component() -> Any:  # Streamlit does not export the type of a component's renderer
    html, css, js = (
        (_FILES / f"rows.{suffix}").read_text(encoding="utf-8") for suffix in ("html", "css", "js")
    )
    return v2.component("contactline_rows", html=html, css=css, js=js)


def row_lists(
    lists: Sequence[Rows],
    chosen: str,
    say: Words,
    on_choose: Callable[[str], None],
    on_more: Callable[[], None],
    key: str,
) -> None:
    """Show lists under each other; what a browser sends as the id of a chosen row is any text."""

    def picked() -> None:
        sent = st.session_state.get(key, {}).get("chosen")
        if isinstance(sent, str):
            on_choose(sent)

    _component()(
        key=key,
        data={
            "lists": [asdict(one) for one in lists],
            "chosen": chosen,
            "label": say("Events"),
            "lang": say.lang,
            "dir": say.direction,
        },
        on_chosen_change=picked,
        on_more_change=on_more,
    )
