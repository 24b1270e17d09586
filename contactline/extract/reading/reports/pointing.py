"""Where words point back to: "there", "the town", "that region"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from contactline.extract.reading.reports.attachment import Ground
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.naming import ABOUT_KINDS, LINEAR, WIDE, Named, role_of
from contactline.extract.reading.reports.triggers import Scene
from contactline.extract.text import Folded
from contactline.model import PlaceMention, PlaceRole
from contactline.names import PLACES

_GROUPS = {
    "that-region": "region",
    "that-place": "place",
    "there": "place",
    "that-line": "line",
    "that-district": "district",
    "that-bridge": "bridge",
    "that-town": "town",
    "that-village": "village",
}
"""What a word that points back can mean."""
_SORTS = {"town": frozenset({"town", "capital", "meeting_place"}), "village": frozenset({"village", "town"})}
"""The kinds of the gazetteer that "the town" and "the village" can mean."""
_LEAVES = {"withdrawal": "from"}
"""Where somebody stood is left: "began to leave the region"."""


def pointed_at(
    trigger: Mark,
    scene: Scene,
    places: Sequence[Named],
    ground: Ground,
    folded: Folded,
    dates: Container[int] = (),
) -> list[PlaceMention]:
    """Return the place that words such as "there", "the town" or "that region" point back to.

    ``dates`` is where dates begin: "the town Sunday" names no other town.
    """
    kind = trigger.row.kind
    cues = scene.cue(*_GROUPS)
    for cue in sorted(cues, key=lambda one: abs(one.start - trigger.start)):
        if ground.parted(min(cue.end, trigger.end), max(cue.start, trigger.start)):
            continue
        if cue.row.sort == "there" and cue.start - trigger.end != 1:
            continue  # "there are"
        if cue.end + 1 not in dates and _names_another(cue, folded):
            continue
        group = _GROUPS[cue.row.sort]
        if group == "region" and kind in ABOUT_KINDS and not scene.cue("impersonal"):
            continue  # "the region's leader said" places no words in the region
        meant = (_meant(one.id, group) for one in reversed(places) if one.start < cue.start)
        identity = next((one for one in meant if one), None)
        if identity:
            told = kind == "ceasefire" and bool(scene.cue("impersonal"))
            role = PlaceRole.ABOUT if told else role_of(Named(identity, 0, 1, _LEAVES.get(kind, "at")), kind)
            return [PlaceMention(identity, role, folded.span(cue.start, cue.end))]
    return []


def _names_another(cue: Mark, folded: Folded) -> bool:
    """Whether a name that is none of ours follows "the village": a capital, with no mark between."""
    after = folded.text[cue.end : cue.end + 2]
    return after[:1] == " " and len(after) == 2 and folded.source[folded.origin[cue.end + 1]].isupper()


def _meant(identity: str, group: str) -> str | None:
    """Return what of a group a place named before stands for: its town, its district, the bridge itself."""
    if group == "bridge":
        return identity if identity.endswith("-bridge") or PLACES[identity].kind == "bridge" else None
    if group in _SORTS:
        return identity if PLACES[identity].kind in _SORTS[group] else None
    own = "region" if identity in WIDE else "line" if identity in LINEAR else "place"
    if group == "district":
        whole = f"{identity.removesuffix('-district')}-district"
        return whole if own == "place" and whole in PLACES else None
    return identity.removesuffix("-district") if own == group else None
