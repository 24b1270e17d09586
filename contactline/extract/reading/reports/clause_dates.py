"""When: the date of a draft, out of its clause, of who says so, of its document or of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from contactline.extract.reading.reports.attached import Attached
from contactline.extract.reading.reports.attachment import COMMA
from contactline.extract.reading.reports.dating import (
    CHANGES,
    Dated,
    document_date,
    holds,
    is_since,
    is_to_come,
    is_until,
    still_to_come,
    value_of,
)
from contactline.extract.reading.reports.drafts import Draft
from contactline.extract.reading.reports.marks import Mark
from contactline.model import Status

_HEAD = 60
_CLOSE = 6


def give_date(
    draft: Draft, here: Attached, document: Draft | None = None, sayings: Sequence[Mark] = ()
) -> None:
    """Give a draft its date; ``document`` is the deal told before, ``sayings`` are those who say so."""
    mark = draft.mark
    mine = here.owned[id(mark)] or [
        date for one in sayings if not one.row.aside for date in here.owned[id(one)]
    ]
    if not mine and document and document.when and _is_document(here):
        draft.when = document_date(document.when, draft.kind)
        draft.when_span = document.when_span
        return
    mine = mine or _frame_dates(mark, here) or here.page.heading_dates(here.scene.sentence)
    mine = _finest(mine, mark, here)
    date = min(mine, key=lambda one: _remoteness(one, mark, here), default=None)
    if date and not (draft.status is Status.CALLED_FOR and _is_of_another_plan(date, mark, here)):
        denied = draft.status is Status.DENIED
        draft.when, draft.when_span = value_of(date, mark, here.scene, here.ground.text, denied=denied)
        if denied and is_until(date):
            draft.status = Status.OCCURRED  # "did not open until 12 June"
        if draft.status is Status.PLANNED:
            draft.when = still_to_come(date, draft.when, here.page.article.published)
        draft.own_date = True


def _finest(dates: list[Dated], mark: Mark, here: Attached) -> list[Dated]:
    """Return the dates that hold no other of the clause: "the 2020 war ended on 9 November 2020"."""
    near = [one.timex.when for one in dates if not _is_parted(one, mark, here)] if len(dates) > 1 else []
    return [
        one
        for one in dates
        if not any(other != one.timex.when and holds(one.timex.when, other) for other in near)
    ]


def _remoteness(date: Dated, mark: Mark, here: Attached) -> tuple[bool, bool, int]:
    """Return how far a date is from a trigger: first whether a comma or a clause parts them.

    Since when something lay so dates no change of it.
    """
    parted = _is_parted(date, mark, here)
    return (
        parted,
        is_since(date) and mark.row.kind in CHANGES,
        here.ground.cost((date.start, date.end), mark, ()),
    )


def _is_parted(date: Dated, mark: Mark, here: Attached) -> bool:
    low, high = (mark.end, date.start) if date.start >= mark.end else (date.end, mark.start)
    return here.ground.weight(low, high) >= COMMA


def _is_of_another_plan(date: Dated, mark: Mark, here: Attached) -> bool:
    """Whether a date to come is that of something else: "rationing begins on Monday, and they appealed to"."""
    ahead = is_to_come(date.timex.anchor, here.page.article.published)
    return ahead and _is_parted(date, mark, here)


def _frame_dates(mark: Mark, here: Attached) -> list[Dated]:
    """Return the dates that a sentence begins with or that no clause parts from a trigger.

    Of several before the trigger the last counts: the story has come to it.
    """
    scene = here.scene
    asides = {id(date) for one in scene.sayings if one.row.aside for date in here.owned[id(one)]}
    dates = [date for date in here.dates if id(date) not in asides]
    before = [date for date in dates if date.end <= mark.start]
    framed = bool(before) and before[0].start < scene.sentence.start + _HEAD
    return [
        date
        for date in [*before[-1:], *dates[len(before) :]]
        if (framed and date.end <= mark.start)
        or set(here.ground.hard(min(date.end, mark.end), max(date.start, mark.start))) <= {":"}
        or (date.end <= mark.start and scene.has("when-clause", date.end, date.end + _CLOSE))
    ]


def _is_document(here: Attached) -> bool:
    start = here.scene.sentence.start
    return here.scene.has("document", start, start + _HEAD)
