"""The releases of the data, the present one first, each with what changed since the one before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from contactline.library.package import PastRelease, ReleaseDifference, compare, entries_in, releases


@dataclass(frozen=True, slots=True)
class Step:
    """A release and what it added, changed and withdrew; None for the first."""

    release: PastRelease
    difference: ReleaseDifference | None


@cache
def steps() -> tuple[Step, ...]:
    """Return every release, the present one first."""
    known = releases()
    later = [
        Step(after, compare(entries_in(before.version), entries_in(after.version)))
        for before, after in pairwise(known)
    ]
    return (*reversed(later), Step(known[0], None))
