"""Where: the places of a draft, named in its clause, pointed back to, or shared with what stands before it."""

from __future__ import annotations

from collections.abc import Sequence

from contactline.extract.reading.reports.attached import Attached
from contactline.extract.reading.reports.drafts import Draft
from contactline.extract.reading.reports.elsewhere import without_elsewhere
from contactline.extract.reading.reports.linking import (
    near_places,
    place_mentions,
    sole_place,
    where_they_left,
)


def give_places(draft: Draft, here: Attached, before: Sequence[Draft] = ()) -> None:
    """Give a draft its places; ``before`` is what the sentence tells before it."""
    mark, folded = draft.mark, here.page.folded
    named = without_elsewhere(here.links.places[id(mark)], here.scene, folded.text)
    found = near_places(named, mark, here.scene, here.ground)
    draft.places = place_mentions(found, draft.kind, folded)
    alike = bool(before) and (before[-1].kind, before[-1].status) == (draft.kind, draft.status)
    if not found and alike and not mark.row.weak:
        draft.places = list(before[-1].places)
    elif not found:
        draft.places = here.pointed_at(mark)
    elif draft.kind == "displacement":
        draft.add_places(here.pointed_at(mark))
    if draft.kind == "displacement":
        draft.places = where_they_left(draft.places)
    draft.near_places = bool(draft.places or named)
    if not draft.places and not mark.row.weak:
        draft.places = place_mentions(sole_place(here.places, draft.kind), draft.kind, folded)
