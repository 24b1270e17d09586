"""The keyboard of the review: one key for each button, on every keyboard layout, and focus that stays on the event."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from streamlit.components import v2

_SCRIPT = Path(__file__).with_name("review_keys.js")

KEYS = {
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
"""The key of each button, by the key of its container."""


@cache
def _component() -> Any:  # Streamlit does not export the type of a mounted component
    return v2.component(
        "contactline_review_keys", html="<span hidden></span>", js=_SCRIPT.read_text(encoding="utf-8")
    )


def review_keys(direction: str) -> None:
    """Listen to the keyboard: a key presses the button of the page, so that it can do no more than a button can."""
    _component()(key="review_keys", data={"keys": KEYS, "dir": direction})
