"""The events of a view, page by page."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from contactline.view.select import Selection

LENGTH = 50
"""Events of a page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of ``events`` in all: its number, how many pages there are, and the positions of its events."""

    number: int
    count: int
    events: int
    positions: tuple[int, ...]


def page_of(selection: Selection, asked: int) -> Page:
    """Return a page of a selection's visible events, in the order of time; the last one where there are fewer.

    Those that began earlier and have no known end come last: they would stand before everything else.
    """
    ordered = np.concatenate([selection.recent, np.asarray(selection.ongoing)])
    count = max(1, -(-len(ordered) // LENGTH))
    number = min(asked, count)
    return Page(number, count, len(ordered), tuple(ordered[(number - 1) * LENGTH : number * LENGTH].tolist()))
