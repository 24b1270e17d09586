"""Which events the map in the browser has, and by what numbers: all of the catalogue, those of the view, or their counts.

Of a library whose events are all in memory all of them come with the map, whatever the filters; a mask says which pass.
Of a larger one those that pass come by themselves, and where these too are more than are kept in memory, only their counts
by place and month, with the chosen one.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from contactline.library import Catalogue
from contactline.library.catalogue import most_in_memory
from contactline.library.kept import Kept
from contactline.library.outlines import Outlines
from contactline.maps import FEW, MOST_TOLD, where
from contactline.maps.counts import Counts
from contactline.maps.outlined import columns_of_outlines
from contactline.maps.varints import column
from contactline.ui import parcels

Positions = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """The events of a map: ``positions`` into the catalogue, in order; their places in it are the map's numbers.

    None are those of the whole catalogue, which came with the map. ``sent`` is what ``map.js`` takes them from, ``mask``
    says which of them pass the filters (base64 of a bit each; None: all), and ``counts`` are those of events that are too
    many to be sent.
    """

    positions: Positions | None = None
    sent: dict[str, Any] | None = None
    mask: str | None = None
    counts: Counts | None = None

    @property
    def key(self) -> str:
        """What tells the events of two maps apart; empty for those of the whole catalogue."""
        return self.sent["key"] if self.sent else ""

    def numbered(self, positions: Sequence[int]) -> list[tuple[int, int]]:
        """Return the map's numbers of the events at these positions, and these; what the map has not is left out."""
        if self.positions is None:
            return [(position, position) for position in positions]
        asked = np.array(positions, dtype=np.int64)
        numbers = np.searchsorted(self.positions, asked)
        held = numbers < len(self.positions)
        held[held] = self.positions[numbers[held]] == asked[held]
        return list(zip(numbers[held].tolist(), asked[held].tolist(), strict=True))

    def position(self, number: int, count: int) -> int | None:
        """Return the position of the event that the map has this number for, of so many in all; None where there is none."""
        if self.positions is None:
            return number if 0 <= number < count else None
        return int(self.positions[number]) if 0 <= number < len(self.positions) else None

    def untold(self, visible: Sequence[int], chosen: int | None, count: int) -> dict[int, int]:
        """Return whose words the map needs, by its numbers: the latest of a period, and the chosen one.

        ``count`` is how many events the catalogue has: of a few, all words came with the map.
        """
        if self.positions is None and count <= FEW:
            return {}
        return dict(self.numbered([*visible[-MOST_TOLD:], *([] if chosen is None else [chosen])]))

    def exact(self, first: int, last: int) -> str | None:
        """Return the counts by cell of the days between two (from 1970-01-01) as the browser reads them; None for none."""
        return None if self.counts is None else _in_text(column(self.counts.within(first, last)))


ALL = Shown()


@dataclass(frozen=True, slots=True, eq=False)
class _Parcel:
    """Data for the browser, and where it finds them; an address is good for as long as this is held."""

    name: str
    sent: Mapping[str, str]

    @staticmethod
    def of(written: bytes, version: bytes) -> _Parcel:
        """Return data that are called by themselves and by what they are a version of."""
        name = hashlib.sha256(version + written).hexdigest()[:16]
        return _Parcel(name, where(written, parcels.address_of(written)))


_TABLES = Kept[tuple[Positions, _Parcel]](8)
_COUNTS = Kept[tuple[Counts, _Parcel]](4)


def shown_on_map(events: Catalogue, matching: Sequence[int], asked: Hashable, chosen: int | None) -> Shown:
    """Return what the map has of the events at the positions ``matching``, which ``asked`` stands for.

    ``chosen`` is the position of the event that is open, if any.
    """
    outlines = events.outlines
    if outlines is None:
        return ALL
    if len(matching) > most_in_memory():
        return _counted(events, outlines, np.asarray(matching), asked, chosen)
    positions, parcel = _TABLES.get(events, asked, lambda: _table(events, outlines, np.asarray(matching)))
    return Shown(positions, {"key": parcel.name, "counts": None, "table": _as_table(positions, parcel)})


def _counted(
    events: Catalogue, outlines: Outlines, matching: Positions, asked: Hashable, chosen: int | None
) -> Shown:
    counts, parcel = _COUNTS.get(events, asked, lambda: _counts(outlines, matching))
    own = np.array([] if chosen is None else [chosen], dtype=np.int64)
    positions, beside = _TABLES.get(events, ("chosen", chosen), lambda: _table(events, outlines, own))
    return Shown(
        positions,
        {
            "key": f"{parcel.name}-{beside.name}",
            "counts": parcel.sent,
            "table": _as_table(positions, beside),
        },
        # The chosen one has a sign of its own if it passes, and a ring in any case, as on a map of single events.
        _in_text(np.packbits(np.isin(positions, matching), bitorder="little").tobytes()),
        counts,
    )


def _counts(outlines: Outlines, matching: Positions) -> tuple[Counts, _Parcel]:
    counts = Counts.of(outlines, matching)
    return counts, _Parcel.of(counts.written(), b"")


def _table(events: Catalogue, outlines: Outlines, positions: Positions) -> tuple[Positions, _Parcel]:
    # An event whose words were corrected is drawn as before, and is called otherwise.
    version = f"{events.seq} {events.rows[positions].tolist()}".encode()
    return positions, _Parcel.of(columns_of_outlines(outlines, positions).written(), version)


def _as_table(positions: Positions, parcel: _Parcel) -> dict[str, Any]:
    return {"count": len(positions), "at": [], "id": [], "label": [], **parcel.sent}


def _in_text(data: bytes) -> str:
    return base64.b64encode(data).decode()
