"""What the timeline of the events page draws: each event where there are few, counts in equal steps where there are many."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from contactline.library import Catalogue
from contactline.library.catalogue import NEVER, day_count
from contactline.model import Precision, When
from contactline.view.select import Selection
from contactline.view.state import ViewState

MARKS = 200
"""Events that are drawn one by one; more are counted in steps."""

STEPS = 120
"""Bars that a stretch of the timeline is counted in."""

OVERVIEW = 240
"""Bars of the whole timeline."""


class Shape(StrEnum):
    """How a date is drawn: as one day, as days from first to last, as somewhere within, or without an end."""

    DAY = "day"
    RANGE = "range"
    WITHIN = "within"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the timeline: its position in the catalogue and the days that it may cover (from 1970-01-01).

    A day outside the timeline stands at its end; ``hedged`` dates are approximate or uncertain.
    """

    position: int
    first: int
    last: int
    shape: Shape
    hedged: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the timeline, days counted from 1970-01-01, both ends included.

    ``marks`` are its events where they are few enough; else there are none, and ``steps`` counts them.
    """

    first: int
    last: int
    marks: tuple[Mark, ...]
    steps: tuple[int, ...]


def stretch(catalogue: Catalogue, selection: Selection, state: ViewState) -> Stretch:
    """Return what is drawn around the trailing period: as much again on both sides, so that it can be dragged."""
    first, last = (day_count(day, 0) for day in state.window)
    length = last - first + 1
    low = max(day_count(state.first, 0), first - length)
    high = min(day_count(state.last, 0), last + length)
    matching = np.array(selection.matching, dtype=np.int64)
    begins, ends = catalogue.first[matching], catalogue.last[matching]
    near = matching[(begins <= high) & (ends >= low)]
    shown = matching[(begins <= last) & (ends >= first)]
    if len(shown) > MARKS or len(near) > 3 * MARKS:
        return Stretch(low, high, (), _steps(catalogue, near, low, high, STEPS))
    events = catalogue.at(near.tolist())
    marks = tuple(
        _mark(position, event.when, catalogue, low, high)
        for position, event in zip(near.tolist(), events, strict=True)
    )
    return Stretch(low, high, marks, ())


def overview(catalogue: Catalogue, selection: Selection, state: ViewState) -> tuple[int, ...]:
    """Return how many events there are in equal steps over the whole timeline."""
    first, last = day_count(state.first, 0), day_count(state.last, 0)
    return _steps(catalogue, np.array(selection.matching, dtype=np.int64), first, last, OVERVIEW)


def shape_of(when: When) -> Shape:
    """Return how a date is drawn: a month is not thirty days of fighting, but a day somewhere within it."""
    if when.precision is Precision.DAY:
        return Shape.DAY
    if when.precision is Precision.OPEN:
        return Shape.OPEN
    return Shape.RANGE if when.precision is Precision.RANGE else Shape.WITHIN


def _mark(position: int, when: When, catalogue: Catalogue, low: int, high: int) -> Mark:
    # Far outside what is drawn nothing more is to be seen: the numbers stay small.
    reach = high - low
    return Mark(
        position,
        max(int(catalogue.first[position]), low - reach),
        min(int(catalogue.last[position]), high + reach),
        shape_of(when),
        when.approximate or when.uncertain,
    )


def _steps(catalogue: Catalogue, positions: np.ndarray, first: int, last: int, count: int) -> tuple[int, ...]:
    """Return how many events fall in each of ``count`` equal steps: by their last day, or their first without one."""
    days = np.where(catalogue.last[positions] == NEVER, catalogue.first[positions], catalogue.last[positions])
    found, _ = np.histogram(np.clip(days, first, last), bins=count, range=(first, last + 1))
    return tuple(found.tolist())
