"""Very many events as counts: by cell of the ground, and by the months in which they may have begun and ended.

From these the browser says for any period how many events may fall in the months that it touches: those begun by its last
month less those ended before its first. So a million events take as little as their cells and months, whatever their number.

Only what is drawn at a point is counted by cell, at the middle of its events; what an area or a line glows for, and what was
only talked about, is counted by itself, as it is drawn by itself.
"""

from __future__ import annotations

import numpy as np

from contactline.library.outlines import Integers, Outlines
from contactline.maps.event_columns import TARGETS
from contactline.maps.marks import OPEN_END, Form
from contactline.maps.outlined import LON_ROOM, OutlinedMarks, outlined_marks
from contactline.maps.varints import columns, differences

STEP = 500
"""The finest side of a cell, in ten-thousandths of a degree: about five kilometres."""

MOST_CELLS = 4_096
"""Cells at most: of more, they are made twice as wide until they are few enough."""

FIRST_YEAR, MONTHS = 1900, 12 * 250
"""Months are counted from January of this year; what began before counts as begun then, what ends after has no end."""


def cells_written(outlines: Outlines, positions: Integers) -> bytes:
    """Return the counts of the events at these positions as ``static/js/cells.js`` reads them.

    Columns by cell: form, target, latitude and longitude, how many counts it has. Columns by count, in the order of cells
    and months: the month of the beginning less the one before it, the months from beginning to end (0: no end), how many.
    """
    marks = outlined_marks(outlines, positions)
    cells, cell = _cells(marks)
    first, last = outlines.first[positions][marks.event], outlines.last[positions][marks.event]
    begins = np.clip(_months(first), 0, MONTHS - 1)
    span = np.clip(_months(last), begins, MONTHS - 1) - begins + 1
    # What goes on without a known end lights an area or a line only when it begins.
    endless = (last >= OPEN_END) & ~np.isin(marks.form, (Form.AREA, Form.LINE))
    span = np.where(endless, 0, np.where(last >= OPEN_END, 1, span))
    once = _once(cell, marks.event)
    keys = (cell[once] * MONTHS + begins[once]) * (MONTHS + 1) + span[once]
    counted, counts = np.unique(keys, return_counts=True)
    owners, months = counted // (MONTHS + 1) // MONTHS, counted // (MONTHS + 1) % MONTHS
    starts = np.concatenate([[True], np.diff(owners) != 0])[: len(owners)]
    steps = np.where(starts, months, np.diff(months, prepend=0))
    return columns(
        (
            cells[0],
            cells[1],
            differences(cells[2]),
            differences(cells[3]),
            np.bincount(owners, minlength=cells.shape[1]),
            steps,
            counted % (MONTHS + 1),
            counts,
        )
    )


def _cells(marks: OutlinedMarks) -> tuple[Integers, Integers]:
    """Return the cells (form, target, lat, lon; a row each) and which of them each mark is counted in."""
    point = (marks.form <= Form.FAINT) | (marks.form == Form.DISC)
    form = np.where(point, int(Form.DOT), marks.form)
    step = STEP
    while True:
        lat, lon = (np.where(point, one // step, one) for one in (marks.lat, marks.lon))
        keys = ((form * len(TARGETS) + marks.target) * LON_ROOM + lat + LON_ROOM // 2) * LON_ROOM
        found, where, cell = np.unique(keys + lon + LON_ROOM // 2, return_index=True, return_inverse=True)
        if len(found) <= MOST_CELLS or step > 90 * 10_000:
            break
        step *= 2
    sizes = np.bincount(cell, minlength=len(found))
    middles = [
        np.rint(np.bincount(cell, one, len(found)) / sizes).astype(np.int64) for one in (marks.lat, marks.lon)
    ]
    return np.array([form[where], marks.target[where], *middles], dtype=np.int64), cell


def _once(cell: Integers, event: Integers) -> Integers:
    """Return the marks that count: of an event that has several in one cell, one."""
    room = int(event.max(initial=0)) + 1
    return np.unique(cell * room + event, return_index=True)[1]


def _months(days: Integers) -> Integers:
    """Return the months since January of the first year that days, counted from 1970-01-01, lie in."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + (1970 - FIRST_YEAR) * 12
