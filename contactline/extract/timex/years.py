"""Choose the year of a date that says none: the article's own, or the one that publication suggests.

A date without a year looks to the past of publication, or to its future where the words say so; a
deadline is the nearest on either side, and what is demanded for a day that soon comes is still to
come. Where the article has told of another date just before, the year that brings the two together
wins when they then are nearer than publication is.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from contactline.extract.timex import dates
from contactline.extract.timex.finding import Found
from contactline.model import Precision, When

Answer = tuple[When | None, str]
"""A date, and what it was taken from."""
UNRESOLVED: Answer = (None, "unresolved")
FAR = 10_000
"""More days than any two dates of an article are apart."""
_FORGOTTEN = 200
"""Days: nobody leaves out the year of what is so long ago, unless the article has just said it."""
_TOO_FAR = 300
"""Days: what lies that far ahead has just been, whatever else its sentence says will be."""
_NEAR = 60
"""Days: what is demanded for a day that comes that soon, and was last a year ago, is still to come."""
_SURE = 150
"""Days: what is that near in one year is farther off in any other."""


class Nearness(IntEnum):
    """How near in the text the date stands from which a year may be taken; ``PART`` tells more of that date."""

    ELSEWHERE = 0
    SAME_LINE = 1
    SAME_SENTENCE = 2
    LISTED = 3
    PART = 4


class Outlook(IntEnum):
    """Where the words say that a date lies; what is only demanded is past or soon to come."""

    OVER = 0
    PAST = 1
    WISHED = 2
    EITHER = 3
    AHEAD = 4


class Neighbour(NamedTuple):
    """A date told of near by, whose year another may take; ``is_after`` where it stands after that other.

    ``goes_on`` where the story leads to it from that other: "began in June and ended in December 2021".
    """

    when: When
    nearness: Nearness
    is_after: bool = False
    goes_on: bool = False


def made(one: Found, year: int | None) -> When | None:
    """Return what an expression gives in a year, or None where there is no such day."""
    try:
        return dates.made(one.makes, one.parts, year)
    except (ValueError, KeyError, OverflowError):
        return None


def with_second_year(one: Found, year: int) -> When | None:
    """Return a range that says its first year, with ``year`` for its end."""
    return made(one._replace(parts={**one.parts, "year2": year}), year)


def chosen(one: Found, published: date | None, neighbour: Neighbour | None, outlook: Outlook) -> Answer:
    """Return the date in its likeliest year and what that was taken from."""
    if published is None:
        near = _beside(one, neighbour.when, None, outlook) if neighbour else None
        return (near, "context") if near else UNRESOLVED
    recent = _beside_publication(one, published, outlook)
    if neighbour is None or outlook is Outlook.AHEAD or "dir" in one.parts:
        return _recent_or_soon(one, recent, published, outlook)
    before = _last_before(one, neighbour.when) if neighbour.goes_on else None
    if before:
        return before, "context"
    near = _beside(one, neighbour.when, published, outlook)
    same = near == recent and near is not None and gap_between(near, neighbour.when) > _FORGOTTEN
    if near and not same and (recent is None or _wins(near, recent, neighbour, When.day(published))):
        return near, "context"
    return _recent_or_soon(one, recent, published, outlook)


def _recent_or_soon(one: Found, recent: When | None, published: date, outlook: Outlook) -> Answer:
    """Return the date beside publication: the next one of what is demanded, where the last is forgotten."""
    if recent is None:
        return UNRESOLVED
    today = When.day(published)
    if outlook is Outlook.WISHED and "dir" not in one.parts and gap_between(recent, today) > _FORGOTTEN:
        soon = _beside_publication(one, published, Outlook.AHEAD)
        if soon and gap_between(soon, today) < _NEAR:
            return soon, "published"
    return recent, "published"


def _beside(one: Found, base: When, published: date | None, outlook: Outlook) -> When | None:
    """Return the date in the year that brings it nearest to another, in the past if it should be."""

    def allowed(when: When) -> bool:
        ahead = published is not None and when.earliest is not None and when.earliest > published
        return outlook is Outlook.EITHER or not ahead

    return _nearest(one, base, allowed)


def _beside_publication(one: Found, published: date, outlook: Outlook) -> When | None:
    """Return the last such date before publication, or the first after it, or the nearest.

    "Last autumn" is not the one that is going on, "this April" is of the year that is.
    """
    direction = one.parts.get("dir")
    if direction == "beforelast":
        last = _beside_publication(one._replace(parts={**one.parts, "dir": "last"}), published, outlook)
        return made(one, last.earliest.year - 1) if last and last.earliest else None
    if direction == "this" and "season" not in one.parts:
        return made(one, published.year)
    if direction == "this" or (direction is None and outlook is Outlook.EITHER):
        return _nearest(one, When.day(published), lambda _: True)
    ahead = direction == "next" or (direction is None and outlook is Outlook.AHEAD)
    for step in (0, 1 if ahead else -1):
        when = made(one, published.year + step)
        lasts = direction == "last" and when and when.latest and when.latest >= published
        if when and when.earliest and (when.earliest > published) == ahead and not lasts:
            too_far = direction is None and ahead and gap_between(when, When.day(published)) > _TOO_FAR
            return when if not too_far else made(one, published.year)
    return made(one, published.year)


def is_far_ahead(when: When | None, published: date | None) -> bool:
    """Whether a date is to come, and not soon."""
    ahead = when and when.earliest and published and when.earliest > published
    return bool(when and published and ahead and gap_between(when, When.day(published)) > _NEAR)


def _last_before(one: Found, base: When) -> When | None:
    """Return the last such date that has ended before another begins."""
    if base.earliest is None:
        return None
    tried = (made(one, base.earliest.year - step) for step in (0, 1))
    return next((when for when in tried if when and when.latest and when.latest < base.earliest), None)


def _nearest(one: Found, base: When, allowed: Callable[[When], bool]) -> When | None:
    if base.earliest is None:
        return None
    best: tuple[int, When] | None = None
    for step in (0, -1, 1):
        when = made(one, base.earliest.year + step)
        if when and allowed(when):
            gap = gap_between(when, base)
            if best is None or gap < best[0]:
                best = gap, when
            if gap < _SURE:
                break
    return best and best[1]


def _wins(near: When, recent: When, neighbour: Neighbour, today: When) -> bool:
    """Whether the year of the article's dates fits better than that of publication.

    A sentence goes on from what it has told: a date in it that would go back is more likely one of these days.
    """
    if neighbour.nearness is Nearness.PART:
        return True
    gap, age = gap_between(near, neighbour.when), gap_between(recent, today)
    if neighbour.when.precision is Precision.YEAR and age < _FORGOTTEN:
        return False  # any day of a year is as near to it as any other
    goes_on = not neighbour.is_after and _is_later(near, neighbour.when)
    if neighbour.nearness is Nearness.LISTED:
        return True
    if neighbour.nearness is Nearness.SAME_SENTENCE:
        return gap < 2 * age if goes_on else 2 * gap < age
    if neighbour.nearness is Nearness.SAME_LINE:
        return gap < age
    return goes_on and age > _FORGOTTEN > gap


def _is_later(when: When, base: When) -> bool:
    """Whether a date begins after another has ended."""
    return bool(when.earliest and base.latest and when.earliest > base.latest)


def gap_between(when: When, base: When) -> int:
    """Return how many days lie between two dates; 0 where they touch."""
    if not (when.earliest and when.latest and base.earliest and base.latest):
        return FAR
    return max(0, (when.earliest - base.latest).days, (base.earliest - when.latest).days)
