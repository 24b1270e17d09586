"""The marks of very many events from their outlines, all at once: the same marks as ``marks_of`` gives of the events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from contactline.library.outlines import PRECISION_CODES, Integers, Lists, Outlines
from contactline.maps.event_columns import DEGREE, TARGETS, EventColumns
from contactline.maps.marks import LONG_RANGE, OPEN_END, OPEN_START, Form, marks_of
from contactline.model import (
    Citation,
    Event,
    Grade,
    Origin,
    PlaceMention,
    PlaceRole,
    Precision,
    Status,
    When,
)

LON_ROOM = 1 << 23
"""More than there are ten-thousandths of a degree of longitude: a latitude times this and a longitude are one number."""


@dataclass(frozen=True, slots=True, eq=False)
class OutlinedMarks:
    """Marks in the order of their events, as columns: ``event`` is the event's place among those that were asked for.

    ``form`` and ``target`` are numbers as in ``EventColumns``, ``lat`` and ``lon`` degrees times 10,000, ``radius`` metres.
    """

    event: Integers
    form: Integers
    target: Integers
    lat: Integers
    lon: Integers
    radius: Integers


def outlined_marks(outlines: Outlines, positions: Integers) -> OutlinedMarks:
    """Return the marks of the events at these positions."""
    sure = _is_sure(outlines, positions)
    located = ~np.isnan(outlines.lat[positions])
    owners, mentions = outlines.places.at(positions)
    at = np.array([role == PlaceRole.AT.value for _, role in outlines.names.places], dtype=np.bool_)
    stands = ~(at[mentions] & located[owners]) if len(mentions) else np.zeros(0, dtype=np.bool_)
    owners, mentions = owners[stands], mentions[stands]
    lists, looks = _looks(tuple(outlines.names.places))
    of, which = lists.at(2 * mentions + sure[owners])
    own = np.flatnonzero(located)
    spots = positions[own]
    radius = np.rint(outlines.radius[spots] * 1000).astype(np.int64)
    forms = np.where(
        outlines.radius[spots] > 0, int(Form.DISC), np.where(sure[own], int(Form.DOT), int(Form.FAINT))
    )
    lat, lon = (np.rint(one[spots] * DEGREE).astype(np.int64) for one in (outlines.lat, outlines.lon))
    mine = np.vstack([own, forms, np.zeros_like(forms), lat, lon, radius])
    both = np.hstack([np.vstack([owners[of], looks[:, which]]), mine])
    # A location comes after the places of its event, as it stands last.
    return OutlinedMarks(*both[:, np.argsort(both[0], kind="stable")])


def columns_of_outlines(outlines: Outlines, positions: Integers) -> EventColumns:
    """Return the columns of the events at these positions: what ``columns_of`` returns of the events themselves."""
    marks = outlined_marks(outlines, positions)
    spots, spot = np.unique(marks.lat * LON_ROOM + marks.lon + LON_ROOM // 2, return_inverse=True)
    room = int(marks.radius.max(initial=0)) + 1
    styles, style = np.unique(
        (marks.form * len(TARGETS) + marks.target) * room + marks.radius, return_inverse=True
    )
    return EventColumns(
        outlines.first[positions],
        outlines.last[positions],
        outlines.kind[positions].astype(np.int64),
        outlines.origin[positions].astype(np.int64),
        np.bincount(marks.event, minlength=len(positions)),
        spot,
        style,
        spots // LON_ROOM,
        spots % LON_ROOM - LON_ROOM // 2,
        styles // room // len(TARGETS),
        styles // room % len(TARGETS),
        styles % room,
    )


def _is_sure(outlines: Outlines, positions: Integers) -> Integers:
    """Return 1 for each event whose day is known and that is said to have happened: see ``marks``."""
    first, last, precision = (one[positions] for one in (outlines.first, outlines.last, outlines.precision))
    coarse = [PRECISION_CODES[one] for one in (Precision.MONTH, Precision.YEAR)]
    bounded = (first > OPEN_START) & (last < OPEN_END) & (last - first < LONG_RANGE)
    return (bounded & ~np.isin(precision, coarse) & (outlines.occurred[positions] == 1)).astype(np.int64)


@lru_cache(maxsize=4)
def _looks(mentions: tuple[tuple[str, str], ...]) -> tuple[Lists, Integers]:
    """Return how each place in a role is drawn, unsure and then sure: lists of columns in an array of five rows."""
    drawn = [
        [*marks_of([_example(place, role, status)])]
        for place, role in mentions
        for status in (Status.PLANNED, Status.OCCURRED)
    ]
    looks = [
        (int(mark.form), TARGETS.index(mark.target), round(mark.lat * DEGREE), round(mark.lon * DEGREE), 0)
        for marks in drawn
        for mark in marks
    ]
    lengths = np.array([len(marks) for marks in drawn], dtype=np.int64)
    return Lists.of(lengths, np.arange(len(looks))), np.array(looks, dtype=np.int64).reshape(-1, 5).T


def _example(place: str, role: str, status: Status) -> Event:
    """Return an event of one place, for how it is drawn: nothing else of it counts."""
    return Event(
        "example", "incident", When.day(date(2000, 1, 1)), "", (PlaceMention(place, PlaceRole(role)),), (), status,
        Origin.CURATED, Grade.MEMORY, "low", (Citation("example"),),
    )  # fmt: skip
