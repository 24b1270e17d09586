"""Outlines of very many events: what of each is drawn, counted and ordered by, in arrays; the events stay in the database.

A million events as objects would take more than two gigabytes (100,000 take 225 MB); their outlines take a tenth of one.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from contactline.model import KINDS, Origin, Precision

Integers = NDArray[np.int64]
Codes = NDArray[np.uint8]
Degrees = NDArray[np.float64]

KIND_CODES = {kind: code for code, kind in enumerate(KINDS)}
ORIGIN_CODES = {origin.value: code for code, origin in enumerate(Origin)}
PRECISION_CODES = {precision: code for code, precision in enumerate(Precision)}
"""The numbers that stand for kinds, origins and precisions of dates."""


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """A list of whole numbers for each event: that of event ``i`` is ``values[starts[i]:starts[i + 1]]``."""

    starts: Integers
    values: Integers

    @staticmethod
    def of(lengths: Integers, values: Integers) -> Lists:
        """Return lists of these lengths, one after the other in ``values``."""
        return Lists(np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)]), values)

    def at(self, positions: Integers) -> tuple[Integers, Integers]:
        """Return the lists at these positions one after the other: of each value which of the positions has it, and it."""
        lengths = self.starts[positions + 1] - self.starts[positions]
        owners = np.repeat(np.arange(len(positions)), lengths)
        offsets = np.arange(len(owners)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return owners, self.values[self.starts[positions][owners] + offsets]

    def taken(self, positions: Integers) -> Lists:
        """Return the lists at these positions."""
        return Lists.of(self.starts[positions + 1] - self.starts[positions], self.at(positions)[1])

    def joined(self, other: Lists) -> Lists:
        """Return these lists and after them others."""
        lengths = np.concatenate([np.diff(self.starts), np.diff(other.starts)])
        return Lists.of(lengths, np.concatenate([self.values, other.values]))


class Names:
    """Numbers for what outlines name, given in the order in which it is met: a number once given means the same for good."""

    def __init__(self, known: Names | None = None) -> None:
        """Begin with no names, or with those that are known: who reads these is not disturbed by new ones."""
        self.places: dict[tuple[str, str], int] = dict(known.places) if known else {}
        self.actors: dict[str, int] = dict(known.actors) if known else {}
        self.datasets: dict[str, int] = dict(known.datasets) if known else {}
        self.reviews: dict[str, int] = dict(known.reviews) if known else {}


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """Arrays of one length, ordered by ``first``, ``last`` (days from 1970-01-01) and ``rows``, the events' numbers.

    ``known`` and ``speakers`` are as in ``Catalogue``; ``kind``, ``origin`` and ``precision`` are codes of this module;
    ``review`` (``Event.review_state``), ``dataset``, ``places`` (with their roles) and ``actors`` are numbers of
    ``names``. ``occurred`` is 1 where it is said to have happened. ``lat`` and ``lon`` (EPSG:4326, degrees) and
    ``radius`` (km) are those of a location of its own, NaN where there is none.
    """

    rows: Integers
    first: Integers
    last: Integers
    known: Integers
    speakers: Integers
    kind: Codes
    origin: Codes
    precision: Codes
    occurred: Codes
    review: Integers
    dataset: Integers
    lat: Degrees
    lon: Degrees
    radius: Degrees
    places: Lists
    actors: Lists
    names: Names

    def taken(self, positions: Integers) -> Outlines:
        """Return the outlines at these positions."""
        return Outlines(
            *(getattr(self, name)[positions] for name in _ARRAYS),
            places=self.places.taken(positions),
            actors=self.actors.taken(positions),
            names=self.names,
        )

    def joined(self, other: Outlines) -> Outlines:
        """Return these outlines and others, in order; the others have these ones' names and maybe more."""
        both = Outlines(
            *(np.concatenate([getattr(self, name), getattr(other, name)]) for name in _ARRAYS),
            places=self.places.joined(other.places),
            actors=self.actors.joined(other.actors),
            names=other.names,
        )
        return both.ordered()

    def ordered(self) -> Outlines:
        """Return the outlines in the order of time."""
        return self.taken(np.lexsort((self.rows, self.last, self.first)))


_ARRAYS = tuple(one.name for one in fields(Outlines) if one.name not in ("places", "actors", "names"))
