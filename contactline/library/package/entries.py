"""What a release says, one entry for each thing: enough to tell what another release added, changed or took back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

PARTS: Final = ("event", "control", "line", "land", "name", "shape")
"""Events; who held what; line, corridor, zone and posts; the settlements that divide the land; names; outlines."""

Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Entry:
    """One event, period, settlement, name or outline of a release.

    ``digest`` is that of its canonical record: the same exactly where nothing was changed. ``when`` is an event's
    EDTF; ``first`` and ``last`` are the first and last day that it may cover, both included, None where open.
    ``kind`` is an event's kind or a period's value, ``places`` are "role:id" of an event and the area of a period.
    """

    part: str
    id: str
    digest: str
    when: str = ""
    first: date | None = None
    last: date | None = None
    kind: str = ""
    status: str = ""
    title: str = ""
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a part that no release has, and an entry without an id."""
        if self.part not in PARTS or not self.id:
            raise ValueError(f"{self.part!r} {self.id!r} is no entry of a release")

    @property
    def key(self) -> tuple[str, str]:
        """What an entry is known by in every release."""
        return self.part, self.id

    def overlaps(self, first: date, last: date) -> bool:
        """Whether the entry may concern a day from ``first`` to ``last``, both included."""
        return (self.first or date.min) <= last and first <= (self.last or date.max)


def digest_of(record: Record) -> str:
    """Return 16 hexadecimal digits of the SHA-256 of a record, whatever the order of its fields.

    An empty field does not count: a new column that says nothing changes nothing.
    """
    said = {name: value for name, value in record.items() if value not in ("", None, [], ())}
    return digest_of_bytes(
        json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    )


def digest_of_bytes(content: bytes) -> str:
    """Return 16 hexadecimal digits of the SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()[:16]
