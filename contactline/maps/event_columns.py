"""Events and their marks as columns of whole numbers: what the browser draws them from, about eight bytes an event.

Titles and other words do not travel with them, so that the columns are the same in every language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from contactline.maps.marks import LINES, OPEN_END, OPEN_START, ORIGINS, REGIONS, Mark, day_number, marks_of
from contactline.maps.varints import Integers, columns, differences
from contactline.model import KINDS, Event
from contactline.names import PLACES

KIND_ORDER: tuple[str, ...] = tuple(KINDS)
"""Kinds by the number that stands for each."""

TARGETS: tuple[str, ...] = (
    "",
    *sorted(
        {*LINES.values()}
        | {outline for outlines in REGIONS.values() for outline in outlines}
        | {place.id for place in PLACES.values() if place.kind == "district"}
    ),
)
"""What a mark can glow along, by the number that stands for each: nothing, a line, or the outline of an area."""

_TARGET = {target: number for number, target in enumerate(TARGETS)}

DEGREE = 10_000
"""Parts of a degree that a position is rounded to: about 11 metres."""

_ORIGINS = len(ORIGINS)


@dataclass(frozen=True, slots=True, eq=False)
class EventColumns:
    """Columns by event: ``first`` and ``last`` day since 1970-01-01, ``kind``, ``origin``, how many ``marks`` it has.

    By mark, in the order of events: its ``spot`` and ``style``. By spot: ``lat`` and ``lon`` (EPSG:4326, degrees times
    10,000). By style: ``form``, ``target`` and ``radius`` in metres.
    """

    first: Integers
    last: Integers
    kind: Integers
    origin: Integers
    marks: Integers
    spot: Integers
    style: Integers
    lat: Integers
    lon: Integers
    form: Integers
    target: Integers
    radius: Integers

    def written(self) -> bytes:
        """Return the columns as ``static/js/event_table.js`` reads them."""
        # No known end is the shortest number, as it is the usual one among the long.
        span = np.where(self.last >= OPEN_END, 0, self.last - self.first + 1)
        return columns(
            (
                differences(self.first),
                span,
                self.kind * _ORIGINS + self.origin,
                self.marks,
                self.spot,
                self.style,
                differences(self.lat),
                differences(self.lon),
                self.form,
                self.target,
                self.radius,
            )
        )


def columns_of(events: Sequence[Event]) -> EventColumns:
    """Return the columns of events: an event's number in them is its position."""
    kinds = {kind: number for number, kind in enumerate(KIND_ORDER)}
    marks = list(marks_of(events))
    counts = np.zeros(len(events), dtype=np.int64)
    for event, own in groupby(mark.event for mark in marks):
        counts[event] = len(list(own))
    spots, spot = _numbered([(round(mark.lat * DEGREE), round(mark.lon * DEGREE)) for mark in marks])
    styles, style = _numbered([_style(mark) for mark in marks])
    return EventColumns(
        _column([day_number(event.when.earliest, OPEN_START) for event in events]),
        _column([day_number(event.when.latest, OPEN_END) for event in events]),
        _column([kinds[event.kind] for event in events]),
        _column([ORIGINS[event.origin] for event in events]),
        counts,
        spot,
        style,
        _column([lat for lat, _ in spots]),
        _column([lon for _, lon in spots]),
        _column([form for form, _, _ in styles]),
        _column([target for _, target, _ in styles]),
        _column([radius for _, _, radius in styles]),
    )


def _style(mark: Mark) -> tuple[int, int, int]:
    return int(mark.form), _TARGET[mark.target], round(mark.radius_km * 1000)


def _numbered(values: Sequence[tuple[int, ...]]) -> tuple[list[tuple[int, ...]], Integers]:
    """Return the different ones among values in order, and of each value which of them it is."""
    different = sorted(set(values))
    number = {value: position for position, value in enumerate(different)}
    return different, _column([number[value] for value in values])


def _column(numbers: list[int]) -> Integers:
    return np.array(numbers, dtype=np.int64)
