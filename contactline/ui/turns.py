"""Turns: of those whose pages are drawn at the same moment, a few are served at once and the others wait for them.

Python does one thing at a time, whatever number of visitors Streamlit has threads for. Fifty who are served all at once
are all served late; one after the other, most of them are served early and none later.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager

AT_ONCE = 2
"""Pages that are drawn at once: while one waits for the library, another is worked on."""

PATIENCE = 2.0
"""Seconds after which one is drawn out of turn: what takes long must not hold up everybody."""

SWITCH = 0.0005
"""Seconds after which Python lets another thread work. It lets one for ten times as long, and the one that sends to all
browsers asks for its turn with every message: while a page was drawn it came to send two hundred messages a second."""


class Turns:
    """Lets so many threads through at once; one that is through may come again, as a part of a page within the page."""

    def __init__(self, at_once: int, patience: float) -> None:
        """Let nobody wait longer than ``patience`` seconds."""
        self._free = threading.Semaphore(at_once)
        self._patience = patience
        self._mine = threading.local()

    @contextmanager
    def taken(self) -> Generator[bool]:
        """Do something in turn, or out of turn once there was no more patience; yield whether it is in turn."""
        if getattr(self._mine, "inside", False):
            yield True
            return
        in_turn = self._free.acquire(timeout=self._patience)
        self._mine.inside = True
        try:
            yield in_turn
        finally:
            self._mine.inside = False
            if in_turn:
                self._free.release()


TURNS = Turns(AT_ONCE, PATIENCE)


def share_the_processor() -> None:
    """Have Python's threads take turns often, so that what is drawn is sent while the next page is drawn."""
    sys.setswitchinterval(SWITCH)
