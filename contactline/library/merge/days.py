"""When two reports put a happening: how far their dates agree, finely or as far as they say."""

from __future__ import annotations

from dataclasses import dataclass

from contactline.model import When

FINE = 3
"""Days up to which a date is fine: a day, the night of X to Y, a weekend."""

SLACK = 3
"""Days that may lie between two dates of one happening: a claim is dated by when it was made."""

_LOOSE = 2
"""Days by which a date that says "about" may be off on either side."""

_OPEN = 60
"""Days that an open end is taken for: what is announced "from May on" comes soon or is not this."""


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day that a date covers, as proleptic ordinals, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many days it covers."""
        return self.last - self.first + 1

    @property
    def is_fine(self) -> bool:
        """Whether it tells days of one week apart."""
        return self.length <= FINE


def days_of(when: When | None) -> Days | None:
    """Return the days of a date; None where there is none."""
    if when is None:
        return None
    loose = _LOOSE if when.approximate else 0
    first = when.earliest.toordinal() if when.earliest else None
    last = when.latest.toordinal() if when.latest else None
    if first is None:
        first = (last or 0) - _OPEN
    if last is None:
        last = first + _OPEN
    return Days(first - loose, last + loose)


def gap(one: Days, two: Days) -> int:
    """Return the days from the end of the earlier to the start of the later; 0 where they overlap."""
    return max(0, one.first - two.last, two.first - one.last)


def agreement(one: Days, two: Days) -> str | None:
    """Return how two dates agree; None where they do not.

    ``same``: the same few days; ``overlap``: few days that share one; ``week`` and ``month``: one lies in the
    other's week or month; ``coarse``: both are coarse and overlap; ``next``: a day later; ``near``: up to SLACK.
    """
    apart = gap(one, two)
    if apart > SLACK:
        return None
    if apart:
        return "next" if apart == 1 else "near"
    if one.is_fine and two.is_fine:
        return "same" if one == two else "overlap"
    if one.is_fine or two.is_fine:
        return "week" if max(one.length, two.length) <= 14 else "month"
    return "coarse"
