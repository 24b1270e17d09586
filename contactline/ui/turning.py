"""Turning pages of a list: how much there is, which page of how many, and the buttons to the pages beside it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from contactline.i18n import Words


def show_turning(
    told: str, number: int, count: int, where: str, say: Words, turn: Callable[[int], None]
) -> None:
    """Show what was ``told`` of a list with its page ``number`` of ``count``; ``turn`` is called with another."""
    with st.container(key=f"turn-{where}", horizontal=True, vertical_alignment="center"):
        page = say("page {number} of {count}", number=number, count=count)
        st.markdown(told if count == 1 else f"{told} · {page}")
        if count == 1:
            return
        moves = (("previous", say("Previous page"), -1), ("next", say("Next page"), 1))
        for name, label, step in moves:
            st.button(
                label,
                key=f"{name}.{where}",
                disabled=not 1 <= number + step <= count,
                on_click=turn,
                args=(number + step,),
            )
