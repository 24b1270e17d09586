"""The events of a map: their columns for the browser, and the words of as many of them as it needs."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from contactline.maps.event_columns import KIND_ORDER, TARGETS, columns_of
from contactline.maps.palette import KIND_COLOURS
from contactline.model import Event

FEW = 2_000
"""Events up to which the words of all of them travel with the map."""

MOST_TOLD = 300
"""Events of a period whose words follow when the period has been chosen, where there are more than a few in all."""


def nowhere(_: bytes) -> str:
    """Return the address of data that has none: it goes with the map."""
    return ""


@dataclass(frozen=True, slots=True, eq=False)
class MapEvents:
    """Events as a map is given them: ``columns`` are the bytes that ``EventColumns.written`` returns.

    ``address`` is where the browser finds the columns, relative to the map's frame; without one they go with the map.
    """

    events: Sequence[Event]
    columns: bytes
    address: str = ""

    @staticmethod
    def of(events: Sequence[Event], address_of: Callable[[bytes], str] = nowhere) -> MapEvents:
        """Return events with their columns, at the address that ``address_of`` gives these."""
        written = columns_of(events).written()
        return MapEvents(events, written, address_of(written))

    def as_sent(
        self, label: Callable[[Event], str], kind: Callable[[str], str], whole: bool = False
    ) -> dict[str, Any]:
        """Return what ``static/js/event_table.js`` reads; ``label`` and ``kind`` say what events and kinds are called.

        With ``whole`` it holds everything, for a file that can ask nobody: the columns unpacked, and all labels.
        """
        all_told = whole or len(self.events) <= FEW
        return {
            "count": len(self.events),
            "kinds": [[kind(one), KIND_COLOURS[one]] for one in KIND_ORDER],
            "targets": TARGETS,
            **self._where(whole),
            **told(enumerate(self.events) if all_told else (), label),
        }

    def _where(self, whole: bool) -> dict[str, str]:
        if whole:
            return {"columns": base64.b64encode(self.columns).decode()}
        return where(self.columns, self.address)


NO_EVENTS = MapEvents((), columns_of(()).written())
"""For a map that shows no events."""


def where(data: bytes, address: str) -> dict[str, str]:
    """Return where the browser finds data: at an address, or, where that is empty, packed beside what it is of."""
    if address:
        return {"address": address}
    # The same bytes each time: a map whose script has changed is loaded anew.
    return {"packed": base64.b64encode(gzip.compress(data, 6, mtime=0)).decode()}


def told(numbered: Iterable[tuple[int, Event]], label: Callable[[Event], str]) -> dict[str, list[Any]]:
    """Return what some events are called, by the numbers that the map has for them: these, ids and labels."""
    some = list(numbered)
    return {
        "at": [number for number, _ in some],
        "id": [event.id for _, event in some],
        "label": [label(event) for _, event in some],
    }
