"""Which places of a happening are elsewhere by the words beside them: "not in Moscow but in Washington"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.naming import Named
from contactline.extract.reading.reports.triggers import Scene

_COMMA = re.compile(r"[,،]")


def without_elsewhere(places: Sequence[Named], scene: Scene, text: str) -> Sequence[Named]:
    """Return the places of a trigger but those that the words beside them put aside, unless that is all."""
    denied, asides = scene.cue("not-at", "not-there"), scene.cue("relative")
    if len(places) < 2 or not (denied or asides):
        return places
    kept = [one for one in places if not (_is_denied(one, denied) or _is_aside(one, asides, scene, text))]
    return kept or places


def _is_denied(place: Named, cues: Sequence[Mark]) -> bool:
    """Whether "not in" stands right before a place, or "is not" right after one."""
    return any(
        0 <= (place.start - cue.end if cue.row.sort == "not-at" else cue.start - place.end) <= 1
        for cue in cues
    )


def _is_aside(place: Named, cues: Sequence[Mark], scene: Scene, text: str) -> bool:
    """Whether a place stands between ", who" and the next comma, and nothing is told there: ", who had toured Shusha,"."""
    cue = next((one for one in reversed(cues) if one.end <= place.start), None)
    if cue is None or not _COMMA.match(text, cue.start - 2):
        return False
    comma = _COMMA.search(text, cue.end, scene.sentence.end)
    if comma is None or comma.start() < place.end:
        return False
    return not any(cue.start <= one.start < comma.start() for one in scene.anchors[0])
