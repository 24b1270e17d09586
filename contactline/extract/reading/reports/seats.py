"""Where those who speak sit: "the prosecutors in Baku said" places nothing in Baku."""

from __future__ import annotations

from collections.abc import Sequence

from contactline.extract.reading.reports.attachment import Ground
from contactline.extract.reading.reports.lexicon import Order
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.naming import Named
from contactline.extract.reading.reports.triggers import Scene
from contactline.model import PlaceRole, Status
from contactline.names import ACTORS

_BESIDE = 5
"""Within so many characters of a place a person is there: a preposition may part them."""


def without_seats(
    places: Sequence[Named], actors: Sequence[Named], scene: Scene, ground: Ground
) -> Sequence[Named]:
    """Return the places of a sentence but those capitals in which somebody only speaks.

    A person may be there on a visit: what is named beside one stays.
    """
    if not (scene.sayings and any(one.seat for one in places)):
        return places
    anchors = sorted(scene.anchors[0], key=lambda one: one.start)
    people = [one for one in actors if ACTORS[one.id].type == "person"]
    return [
        one
        for one in places
        if not (one.seat and not _is_visited(one, people) and _only_speaks(one, anchors, ground))
    ]


def _is_visited(place: Named, people: Sequence[Named]) -> bool:
    """Whether a person stands right beside a place: "in Yerevan Macron said"."""
    return any(0 <= max(one.start - place.end, place.start - one.end) <= _BESIDE for one in people)


def _only_speaks(place: Named, anchors: Sequence[Mark], ground: Ground) -> bool:
    """Whether a word of saying follows a place before anything else does ("in Baku they said"), or it
    stands just after "according to".

    Where the verb comes first the place before it is where the clause begins: "in Yerevan announced the police".
    """
    if place.role != PlaceRole.AT:
        return False
    before = next((one for one in reversed(anchors) if one.end <= place.start), None)
    close = before is not None and ground.weight(before.end, place.start) == 0
    if before and close:
        return before.row.aside
    after = next((one for one in anchors if one.start >= place.end), None)
    says = ground.order is not Order.VERB_FIRST and after is not None and _is_plain_saying(after)
    return bool(says and after and ground.weight(place.end, after.start) == 0)


def _is_plain_saying(mark: Mark) -> bool:
    """Whether somebody only says so. Who asks for something may do so in the streets, and praise is the news itself."""
    row = mark.row
    return row.sort == "saying" and not row.aside and not row.strong and row.status is not Status.CALLED_FOR
