"""What is told of several places, each with its date: "Aghdam on the 20th, Kalbajar on the 25th"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contactline.extract.reading.reports.dating import Dated
from contactline.extract.reading.reports.drafts import Draft
from contactline.extract.reading.reports.linking import place_mentions
from contactline.extract.reading.reports.naming import Named
from contactline.extract.text import Folded

LISTED = frozenset({"handover", "capture", "deployment", "withdrawal"})
_DIVIDED = LISTED | {"incident"}


def one_by_one(draft: Draft, dates: Sequence[Dated], places: Sequence[Named], folded: Folded) -> list[Draft]:
    """Divide a draft by the dates and places of its clause; a draft that is no list stays one."""
    groups = _paired(dates, places) if draft.kind in _DIVIDED and min(len(dates), len(places)) > 1 else []
    return [_part(draft, date, mine, folded) for date, mine in groups] or [draft]


def _part(draft: Draft, date: Dated, places: Sequence[Named], folded: Folded) -> Draft:
    mentions = place_mentions(places, draft.kind, folded)
    return replace(
        draft,
        when=date.timex.when,
        when_span=date.timex.span,
        places=mentions,
        actors=list(draft.actors),
        what=[*draft.what, *(one.span for one in mentions[:1] if one.span)],
        own_date=True,
    )


def _paired(dates: Sequence[Dated], places: Sequence[Named]) -> list[tuple[Dated, list[Named]]]:
    """Give each date the places before it, or each the places after it; nothing where some have none."""
    for before in (True, False):
        groups: list[tuple[Dated, list[Named]]] = []
        for number, date in enumerate(dates):
            low = dates[number - 1].end if number else 0
            high = dates[number + 1].start if number + 1 < len(dates) else 1 << 60
            span = (low, date.start) if before else (date.end, high)
            groups.append((date, [one for one in places if span[0] <= one.start < span[1]]))
        if all(mine for _, mine in groups):
            return groups
    return []
