"""The code that puts a view into another page."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import cache

from contactline.exports import view_record
from contactline.ui.cite import page_address
from contactline.ui.framing import NOBODY, SETTING, embedders
from contactline.ui.markup import tag
from contactline.view import ViewState, encode, stories

HEIGHT = 620
"""Pixels: leaves the map about 400 on a wide page, 320 on a phone."""

RIGHTS = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"
"""What the frame may do: run its scripts, speak to its own server, and open the full view in a tab like any other."""


@cache
def may_be_embedded() -> bool:
    """Whether this server lets anybody embed."""
    return embedders(os.environ.get(SETTING, "")) != NOBODY


def frame_code(state: ViewState, address: str | None = None) -> str:
    """Return the HTML of a frame with the view; ``address`` is the page's own, unless it is given.

    >>> from contactline.view import default_state
    >>> frame_code(default_state(), "https://example.org/")[:45]
    '<iframe src="https://example.org/?v=1&amp;on='
    """
    return tag(
        "iframe",
        src=f"{page_address() if address is None else address}?{encode(state)}&embed=true",
        title=_title(state),
        width="100%",
        height=str(HEIGHT),
        loading="lazy",
        sandbox=RIGHTS,
        referrerpolicy="no-referrer",
        style="border: 0",
    )


def _title(state: ViewState) -> str:
    """Return what a screen reader calls the frame: the step of a story, or the view."""
    story = stories().get(state.story)
    if story is not None:
        return f"Contact Line: {story.title[state.lang]}. {story.steps[state.step - 1].title[state.lang]}"
    return f"Contact Line: {view_record(state, '', datetime.now(UTC).date()).title}"
