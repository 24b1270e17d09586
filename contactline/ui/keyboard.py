"""The keyboard of a page: one key for each of its buttons, on every keyboard layout."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from streamlit.components import v2

_SCRIPT = Path(__file__).with_name("keyboard.js")

REVIEW_KEYS = {
    "a": "review-accept",
    "e": "review-edit",
    "r": "review-reject",
    "s": "review-split",
    "m": "review-merge",
    "u": "review-undo",
    "j": "review-next",
    "k": "review-previous",
    "?": "review-help",
}
"""The keys of the review, where the focus stays on the event; the arrows are j and k."""

STORY_KEYS = {"j": "story-next", "k": "story-previous"}
"""The keys of a story."""


@cache
def _component() -> Any:  # Streamlit does not export the type of a mounted component
    return v2.component(
        "contactline_keyboard", html="<span hidden></span>", js=_SCRIPT.read_text(encoding="utf-8")
    )


def keyboard(keys: Mapping[str, str], direction: str) -> None:
    """Listen to the keyboard: a key presses the button of the page, so that it can do no more than a button can.

    ``keys`` says which key presses the button in the container of which key.
    """
    _component()(key="keyboard", data={"keys": dict(keys), "dir": direction})
