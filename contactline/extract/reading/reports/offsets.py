"""What is dated by another happening of its sentence: "on 15 May, a day after deputies had reinstated him".

The cues ``days-after-1``, ``days-before-2`` and so on tell how many days lie between what stands before or
beside them and the happening that follows them; ``days-later-1`` and ``days-earlier-1`` count from the one
right before them. The date of one gives that of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import cache

from contactline.extract.reading.reports.attachment import Ground
from contactline.extract.reading.reports.dating import Dated
from contactline.extract.reading.reports.drafts import Draft
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.triggers import COUNTING
from contactline.model import Precision, Span, Status, When

_SIGNS = {"days-after-": 1, "days-before-": -1, "days-later-": 1, "days-earlier-": -1}
_FOLLOWS = 45
"""Within so many characters after such words stands the happening that is counted from."""
_BESIDE = 15
"""A date that close before such words is that of what is told."""


def give_counted_dates(
    drafts: Sequence[Draft],
    cues: Iterable[Mark],
    dates: Sequence[Dated],
    ground: Ground,
    endings: tuple[str, ...] = (),
) -> None:
    """Give the drafts of a sentence the dates that such words count from one another.

    ``endings``: in what the happening counted from ends where a language puts it before "days-later-3".
    """
    for cue in cues:
        days = _days(cue.row.sort)
        if days and cue.row.sort.startswith(COUNTING):
            _count_from_before(cue, days, drafts, dates, ground.text, endings)
            continue
        event = next((one for one in drafts if _follows(cue, one, ground)), None) if days else None
        if event is None:
            continue
        inside = any(_dates(cue, date, event, drafts, ground.text) for date in dates)
        told = _told(cue, event, drafts)
        known = _known(cue, dates, told)
        if known and not inside:
            _give(event, known, -days)
            _settle(event, told)
        elif inside and told and event.when and event.when_span and _takes(told, event):
            _give(told, (event.when, event.when_span), days)


def _count_from_before(
    cue: Mark,
    days: int,
    drafts: Sequence[Draft],
    dates: Sequence[Dated],
    text: str,
    endings: tuple[str, ...],
) -> None:
    """Count from what stands right before such words, or to it: "Martuninin atəşə tutulmasından üç gün sonra"."""
    event = next((one for one in drafts if cue.start - one.mark.end == 1), None)
    told = _told_beside(cue, event, drafts)
    if event is None or told is None or not text[: cue.start - 1].endswith(endings):
        return
    before = [one.timex for one in dates if one.end <= event.mark.start]
    own = any(event.when_span in (one.span, one.anchor_span) for one in before)
    if own and event.when and event.when_span and _takes(told, event):
        _give(told, (event.when, event.when_span), days)
    elif not own and told.own_date and told.when and told.when_span:
        _give(event, (told.when, told.when_span), -days)
        _settle(event, told)


def _settle(event: Draft, told: Draft | None) -> None:
    """What something was counted from has occurred where that has, though its words alone seemed to look ahead."""
    if event.status is Status.PLANNED and told and told.status is Status.OCCURRED:
        event.status = Status.OCCURRED


def _told_beside(cue: Mark, event: Draft | None, drafts: Sequence[Draft]) -> Draft | None:
    """Return what such words date: the next happening after them, or else the last before the one counted from."""
    after = [one for one in drafts if one.mark.start >= cue.end]
    before = [one for one in drafts if event and one.mark.end <= event.mark.start]
    return after[0] if after else before[-1] if before else None


@cache
def _days(sort: str) -> int:
    """Return how many days later than the happening counted from it is told to be; 0 for any other cue."""
    return next((sign * int(sort[len(name) :]) for name, sign in _SIGNS.items() if sort.startswith(name)), 0)


def _follows(cue: Mark, draft: Draft, ground: Ground) -> bool:
    """Whether a happening stands after such words; their last may be its first: "a day [after the shelling]"."""
    mark = draft.mark
    near = cue.start < mark.start < cue.end + _FOLLOWS and cue.end < mark.end
    return near and not ground.parted(cue.end, mark.start)


def _dates(cue: Mark, date: Dated, event: Draft, drafts: Sequence[Draft], text: str) -> bool:
    """Whether a date stands with the happening that is counted from: no comma and no other between them."""
    low, high = event.mark.end, date.start
    if cue.end <= date.start and date.end <= low:
        return True  # "a day after the 9 November statement"
    if not low <= high or any(mark in text[low:high] for mark in ",،"):
        return False
    return not any(low <= one.mark.start < high for one in drafts)


def _told(cue: Mark, event: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return what is told with such words: the last happening before them, or else the next after their own."""
    before = [one for one in drafts if one.mark.end <= cue.start]
    after = [one for one in drafts if one.mark.start > event.mark.start]
    return before[-1] if before else after[0] if after else None


def _takes(told: Draft, event: Draft) -> bool:
    """Whether what is told has no date but that of what it is counted from."""
    return not told.own_date or told.when_span == event.when_span


def _known(cue: Mark, dates: Sequence[Dated], told: Draft | None) -> tuple[When, Span] | None:
    """Return the date of what is told: right before the words, or its own."""
    for date in dates:
        if 0 <= cue.start - date.end < _BESIDE and date.timex.anchor:
            return date.timex.anchor, date.timex.anchor_span
    return (told.when, told.when_span) if told and told.own_date and told.when and told.when_span else None


def _give(draft: Draft, known: tuple[When, Span], days: int) -> None:
    when, span = known
    if when.precision is not Precision.DAY or when.earliest is None:
        return
    draft.when, draft.when_span = When.day(when.earliest + timedelta(days=days)), span
    draft.own_date = draft.counted = True
