"""Ids of events that are no more, and where each went: ``data/release/tombstones.csv``."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from contactline.model import DATA

TOMBSTONES: Final = DATA / "release" / "tombstones.csv"
REASONS: Final = ("read-anew", "merged", "split", "withdrawn", "rejected")
"""Why an id went: its article was read anew, it became part of another event, became several, was taken back,
or an editor found that it is none."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An id that was an event's: ``to`` are the ids that say now what it said, ``release`` the first without it."""

    id: str
    to: tuple[str, ...]
    reason: str
    release: str

    def __post_init__(self) -> None:
        """Refuse a reason that there is not, and an event that went to itself."""
        if self.reason not in REASONS:
            raise ValueError(f"{self.id}: {self.reason!r} is none of {', '.join(REASONS)}")
        if self.id in self.to:
            raise ValueError(f"{self.id} went to itself")


@cache
def shipped_tombstones() -> Mapping[str, Tombstone]:
    """Return what became of the ids that earlier releases had, by id."""
    with TOMBSTONES.open(encoding="utf-8", newline="") as file:
        found = [
            Tombstone(
                row["id"], tuple(row["to"].split(";")) if row["to"] else (), row["reason"], row["release"]
            )
            for row in csv.DictReader(file)
        ]
    return MappingProxyType({one.id: one for one in found})


def heirs_of(identity: str, tombstones: Mapping[str, Tombstone]) -> tuple[str, ...]:
    """Return the ids that say at last what ``identity`` said: what it went to may have gone on itself.

    Ids that have no tombstone come in the order in which they are met; ids that went in a circle lead nowhere.
    """
    found: dict[str, None] = {}
    met: set[str] = set()
    waiting = [identity]
    while waiting:
        one = waiting.pop(0)
        if one in met:
            continue
        met.add(one)
        if one in tombstones:
            waiting += tombstones[one].to
        else:
            found[one] = None
    return tuple(found)
