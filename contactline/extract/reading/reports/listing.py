"""What is told of several places or partners, each with its date: "Aghdam on the 20th, Kalbajar on the 25th"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from contactline.extract.reading.reports.attachment import Ground
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


def by_partners(draft: Draft, dates: Sequence[Dated], actors: Sequence[Named], ground: Ground) -> list[Draft]:
    """Divide talks by their dates, each with another partner: "met Putin on the 25th, and Hollande on the 27th"."""
    groups = _partners(dates, actors) if draft.kind == "talks" and len(dates) > 1 else []
    joined = all(ground.weight(dates[n].end, dates[n + 1].start) for n in range(len(dates) - 1))
    if not groups or not joined:
        return [draft]
    common = {one.id for one in groups[0][:-1]}
    return [
        replace(
            draft,
            when=date.timex.when,
            when_span=date.timex.span,
            places=list(draft.places),
            actors=[one for one in draft.actors if one.id in common | {other.id for other in mine}],
            what=list(draft.what),
            own_date=True,
        )
        for date, mine in zip(dates, groups, strict=True)
    ]


def _partners(dates: Sequence[Dated], actors: Sequence[Named]) -> list[list[Named]]:
    """Give each date who stands after it, or before it where nobody stands after the last; the first has two."""
    after = any(one.start >= dates[-1].end for one in actors)
    cuts = [date.start for date in dates[1:]] if after else [date.start for date in dates]
    bounds = [0, *cuts, 1 << 60] if after else [0, *cuts]
    groups = [[one for one in actors if low <= one.start < high] for low, high in pairwise(bounds)]
    return groups if len(groups[0]) == 2 and all(groups) else []


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
