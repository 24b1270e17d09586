"""Very many events as counts: by cell of the ground, and by the months in which they may have begun and ended.

From these the browser says for any period how many events may fall in the months that it touches: those begun by its last
month less those ended before its first. So a million events take as little as their cells and months, whatever their
number. Of the period at which the hand rests the exact counts follow (``Counts.within``).

Only what is drawn at a point is counted by cell, at the middle of its events; what an area or a line glows for, and what was
only talked about, is counted by itself, as it is drawn by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contactline.library.outlines import Integers, Outlines
from contactline.maps.event_columns import TARGETS
from contactline.maps.marks import OPEN_END, OPEN_START, Form
from contactline.maps.outlined import LON_ROOM, OutlinedMarks, outlined_marks
from contactline.maps.varints import columns, differences

STEP = 500
"""The finest side of a cell, in ten-thousandths of a degree: about five kilometres."""

MOST_CELLS = 4_096
"""Cells at most: of more, they are made twice as wide until they are few enough."""

FIRST_YEAR, MONTHS = 1900, 12 * 250
"""Months are counted from January of this year; what began before counts as begun then, what ends after as ended last."""


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Events by cell: ``cells`` are the cells as columns (form, target, lat, lon: see ``EventColumns``).

    An event counts once in each ``cell`` that it is drawn in: ``event`` is its place among those that are counted,
    whose days ``first`` and ``last`` are.
    """

    cells: Integers
    cell: NDArray[np.int32]
    event: NDArray[np.int32]
    first: NDArray[np.int32]
    last: NDArray[np.int32]

    @staticmethod
    def of(outlines: Outlines, positions: Integers) -> Counts:
        """Return the counts of the events at these positions."""
        marks = outlined_marks(outlines, positions)
        cells, cell = _cells(marks)
        once = _once(cell, marks.event)
        return Counts(
            cells,
            cell[once].astype(np.int32),
            marks.event[once].astype(np.int32),
            outlines.first[positions].astype(np.int32),
            outlines.last[positions].astype(np.int32),
        )

    def written(self) -> bytes:
        """Return the counts as ``static/js/counts.js`` reads them.

        Columns by cell: form, target, latitude and longitude, how many counts it has. Columns by count, in the order of
        cells and months: the month of the beginning less the one before it, the months from beginning to end (0: no
        end), how many. Then the days that have an event: its last one, or its first where it has no end.
        """
        first, last = (days[self.event].astype(np.int64) for days in (self.first, self.last))
        begins = np.clip(_months(first), 0, MONTHS - 1)
        span = np.clip(_months(last), begins, MONTHS - 1) - begins + 1
        span = np.where(last < OPEN_END, span, np.where(self._lights(), 1, 0))
        keys = (self.cell.astype(np.int64) * MONTHS + begins) * (MONTHS + 1) + span
        counted, counts = np.unique(keys, return_counts=True)
        owners, months = counted // (MONTHS + 1) // MONTHS, counted // (MONTHS + 1) % MONTHS
        starts = np.concatenate([[True], np.diff(owners) != 0])[: len(owners)]
        days = np.unique(np.where(self.last >= OPEN_END, self.first, self.last))
        return columns(
            (
                self.cells[0],
                self.cells[1],
                differences(self.cells[2]),
                differences(self.cells[3]),
                np.bincount(owners, minlength=self.cells.shape[1]),
                np.where(starts, months, np.diff(months, prepend=0)),
                counted % (MONTHS + 1),
                counts,
                differences(days[days > OPEN_START].astype(np.int64)),
            )
        )

    def within(self, first: int, last: int) -> Integers:
        """Return how many events of each cell may fall in the days from ``first`` to ``last`` (from 1970-01-01)."""
        begins, ends = self.first[self.event], self.last[self.event]
        seen = (begins <= last) & (ends >= first)
        lit = ~(self._lights() & (ends >= OPEN_END) & (begins < first))
        return np.bincount(self.cell[seen & lit], minlength=self.cells.shape[1])

    def _lights(self) -> np.ndarray:
        """Say of each count whether it lights an area or a line: of what has no known end only its beginning does."""
        return np.isin(self.cells[0], (Form.AREA, Form.LINE))[self.cell]


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
    return np.array([form[where], marks.target[where], *middles], dtype=np.int64).reshape(4, -1), cell


def _once(cell: Integers, event: Integers) -> Integers:
    """Return the marks that count: of an event that has several in one cell, one."""
    room = int(event.max(initial=0)) + 1
    return np.unique(cell * room + event, return_index=True)[1]


def _months(days: Integers) -> Integers:
    """Return the months since January of the first year that days, counted from 1970-01-01, lie in."""
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + (1970 - FIRST_YEAR) * 12
