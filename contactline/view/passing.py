"""What the time control shows of all events that pass the filters, whatever the day: their counts, and which they are."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contactline.library import Catalogue
from contactline.library.catalogue import NEVER

BINS = 240
"""Bars of the histogram over the whole timeline."""


@dataclass(frozen=True, slots=True)
class Passing:
    """``histogram`` counts the events in equal bins.

    ``mask`` is base64 of one bit an event of the catalogue, least significant first; None where all pass.
    """

    histogram: list[int]
    mask: str | None


def passing(catalogue: Catalogue, matching: Sequence[int], first: int, last: int) -> Passing:
    """Return what is shown of the events at these positions between two days (from 1970-01-01, both included).

    An event counts on its last known day, or on its first where it has no end.
    """
    positions = np.array(matching, dtype=np.int64)
    begins, ends = catalogue.first[positions], catalogue.last[positions]
    days = np.where(ends == NEVER, begins, ends)
    days = days[(first <= days) & (days <= last)]
    counts, _ = np.histogram(days, bins=BINS, range=(first, last + 1))
    return Passing(counts.tolist(), _mask(positions, len(catalogue.events)))


def _mask(positions: NDArray[np.int64], count: int) -> str | None:
    if len(positions) == count:
        return None
    bits = np.zeros(count, dtype=np.uint8)
    bits[positions] = 1
    return base64.b64encode(np.packbits(bits, bitorder="little").tobytes()).decode()
