"""What speaks for and against two reports telling one happening, as named features.

Which date, place and actor agree is told apart for happenings on the ground, which a place tells apart, and for
talks, papers and words, which those who meet and speak tell apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from contactline.library.merge.days import agreement
from contactline.library.merge.gist import Gist
from contactline.library.merge.grounds import meeting
from contactline.library.merge.kinds import Field, field_of, kinship
from contactline.library.merge.parties import likeness
from contactline.model import Status

Ids = tuple[str, ...]

STRANGE = 0.3
"""Nearness of the nearest actors below which the two have nobody in common."""

Features = dict[str, float]
"""Features by name; what is not there is 0."""

Parts = tuple[tuple[str, float], ...]
"""Some of the features: parts of reports recur, so what two parts give is worked out once."""

_KEPT = 1 << 16


def features(one: Gist, two: Gist) -> Features | None:
    """Return what speaks for and against one happening; None where dates or kinds rule it out."""
    parts = parts_of(one, two)
    return None if parts is None else dict(parts)


def parts_of(one: Gist, two: Gist) -> Iterator[tuple[str, float]] | None:
    """Return the same features one by one, for who adds them up."""
    if one.days is None or two.days is None:
        return None
    when = agreement(one.days, two.days)
    if when is None:
        return None
    told = _kinds(one.kind, two.kind, when)
    if not told:
        return None
    field = Field.WORDS if Field.WORDS in (one.field, two.field) else Field.GROUND
    return chain(
        told,
        _places(field, one.places, one.about, two.places, two.about),
        _actors(field, one.actors, two.actors),
        _status(one.status, two.status),
    )


@lru_cache(maxsize=_KEPT)
def _kinds(one: str, two: str, when: str) -> Parts:
    kin = kinship(one, two)
    if kin is None:
        return ()
    field = Field.WORDS if Field.WORDS in (field_of(one), field_of(two)) else Field.GROUND
    said = ((f"{field}: date {when}", 1.0), (f"{field}: kind {kin}", 1.0))
    return (*said, (f"both {one}", 1.0)) if one == two else said


@lru_cache(maxsize=_KEPT)
def _places(field: Field, ones: Ids, ones_about: Ids, twos: Ids, twos_about: Ids) -> Parts:
    where = meeting(ones, twos)
    if where == "same" and ones == twos:
        where = "all the same"
    elif where not in ("same", "apart") and meeting(ones + ones_about, twos + twos_about) == "same":
        where = "about the same"
    return ((f"{field}: place {where}", 1.0),)


@lru_cache(maxsize=_KEPT)
def _actors(field: Field, ones: Ids, twos: Ids) -> Parts:
    like = likeness(ones, twos)
    if like is None:
        return ((f"{field}: nobody named by {'one' if ones or twos else 'both'}", 1.0),)
    nearest, mean = like
    found = (f"{field}: actors near", mean), (f"{field}: actors strange", float(nearest < STRANGE))
    if field is Field.GROUND:
        return found
    return (
        *found,
        ("words: actors shared", float(nearest == 1)),
        ("words: actors all the same", float(mean == 1)),
    )


def _status(one: Status, two: Status) -> Parts:
    if one is two:
        return ()
    if Status.PLANNED in (one, two):
        return _PLANNED_AND_CALLED_FOR if Status.CALLED_FOR in (one, two) else _PLANNED_AND_CALLED_FOR[:1]
    return _PLANNED_AND_CALLED_FOR[1:] if Status.CALLED_FOR in (one, two) else ()


_PLANNED_AND_CALLED_FOR: Parts = (("one planned", 1.0), ("one called for", 1.0))
