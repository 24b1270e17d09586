"""The names of places for the browser: every naming at once, so that another order is no other map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from contactline.maps.marks import OPEN_START, day_number
from contactline.names import NAMINGS, dated_names

NameTurns = Sequence[tuple[date | None, Sequence[str]]]
"""What a place is called: (first day or None, label for each naming of the policy)."""


def name_columns(turns_of: Callable[[str], NameTurns]) -> dict[str, Any]:
    """Return the labels of the places that have more than one, by day and naming: the browser chooses."""
    of = {place: turns_of(place) for place in dated_names()}
    return {
        "order": list(NAMINGS),
        "of": {
            place: [[day_number(since, OPEN_START), *labels] for since, labels in turns]
            for place, turns in of.items()
            if varies(turns)
        },
    }


def varies(turns: NameTurns) -> bool:
    """Whether a place is called differently on some day or under some naming."""
    return len({label for _, labels in turns for label in labels}) > 1


def name_token(place_id: str) -> str:
    """Return what stands for a place's name in a text for the browser, which puts the chosen name there.

    The two marks are of Unicode's private use area: no language writes them.
    """
    return f"\ue000{place_id}\ue001"
