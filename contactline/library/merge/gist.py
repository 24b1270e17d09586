"""The gist of a report: what it is compared by, worked out once."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import lru_cache

from contactline.library.merge.days import Days, days_of
from contactline.library.merge.kinds import Field, field_of
from contactline.model import PlaceRole, Report, Status

# A tuple: it is looked through by identity, while the hash of an enumeration's member is worked out in Python.
_THERE = (PlaceRole.AT, PlaceRole.FROM, PlaceRole.TO, PlaceRole.ALONG)


@dataclass(frozen=True, slots=True)
class Gist:
    """What two reports are compared by; ``days`` is None where a report has no date.

    ``places`` are where it was; ``about`` are the places that it only speaks of.
    """

    kind: str
    days: Days | None
    places: tuple[str, ...]
    about: tuple[str, ...]
    actors: tuple[str, ...]
    status: Status
    _hash: int = dataclasses.field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out the hash: a gist is counted and looked up many times."""
        said = (self.kind, self.days, self.places, self.about, self.actors, self.status)
        object.__setattr__(self, "_hash", hash(said))

    def __hash__(self) -> int:
        """Return a number that is the same for equal gists."""
        return self._hash

    @property
    def field(self) -> Field:
        """What tells happenings of its kind apart."""
        return field_of(self.kind)

    @property
    def order(self) -> tuple[int, int, str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str]:
        """Where it stands in a list whose order says nothing."""
        first, last = (self.days.first, self.days.last) if self.days else (0, 0)
        return first, last, self.kind, self.places, self.about, self.actors, self.status.value

    @property
    def is_whole(self) -> bool:
        """Whether it says when, where and who: an article that says so twice speaks of one happening."""
        return bool(self.days and self.places and self.actors)


def gist(report: Report) -> Gist:
    """Return what a report is compared by; its dateline is no place of it."""
    kept = _KEPT.get(id(report))
    if kept is not None and kept[0] is report:
        return kept[1]
    said = interned(_gist(report))
    if len(_KEPT) >= KEPT:
        _KEPT.clear()
    _KEPT[id(report)] = report, said
    return said


KEPT = 1 << 15
_KEPT: dict[int, tuple[Report, Gist]] = {}
"""Reports met of late, each known by being the very object: filing asks five times for each, and a hash takes longer."""


def _gist(report: Report) -> Gist:
    return Gist(
        kind=report.kind,
        days=days_of(report.when),
        places=_ids([place.id for place in report.places if place.role in _THERE]),
        about=_ids([place.id for place in report.places if place.role is PlaceRole.ABOUT]),
        actors=_ids([actor.id for actor in report.actors]),
        status=report.status,
    )


def _ids(given: list[str]) -> tuple[str, ...]:
    return tuple(sorted(set(given))) if len(given) > 1 else tuple(given)


@lru_cache(maxsize=1 << 14)
def interned(said: Gist) -> Gist:
    """Return the same object for equal gists, so that those that recur are found equal at once."""
    return said
