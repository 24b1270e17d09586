"""What speaks for and against two reports telling one happening, as named features.

Which date, place and actor agree is told apart for happenings on the ground, which a place tells apart, and for
talks, papers and words, which those who meet and speak tell apart.
"""

from __future__ import annotations

from contactline.library.merge.days import agreement
from contactline.library.merge.gist import Gist
from contactline.library.merge.grounds import meeting
from contactline.library.merge.kinds import Field, kinship
from contactline.library.merge.parties import likeness
from contactline.model import Status

Features = dict[str, float]
"""Features by name; what is not there is 0."""


def features(one: Gist, two: Gist) -> Features | None:
    """Return what speaks for and against one happening; None where dates or kinds rule it out."""
    if one.days is None or two.days is None:
        return None
    when, kin = agreement(one.days, two.days), kinship(one.kind, two.kind)
    if when is None or kin is None:
        return None
    field = Field.WORDS if Field.WORDS in (one.field, two.field) else Field.GROUND
    found = {
        f"{field}: date {when}": 1.0,
        f"{field}: kind {kin}": 1.0,
        f"{field}: place {_places(one, two)}": 1.0,
    }
    if kin == "same":
        found[f"both {one.kind}"] = 1.0
    found.update(_actors(one, two, field))
    found.update(_status(one.status, two.status))
    return found


def _places(one: Gist, two: Gist) -> str:
    where = meeting(one.places, two.places)
    if where not in ("same", "apart"):
        about = meeting((*one.places, *one.about), (*two.places, *two.about))
        return "about the same" if about == "same" else where
    return "all the same" if where == "same" and one.places == two.places else where


def _actors(one: Gist, two: Gist, field: Field) -> Features:
    like = likeness(one.actors, two.actors)
    if like is None:
        return {f"{field}: nobody named by {'one' if one.actors or two.actors else 'both'}": 1.0}
    nearest, mean = like
    found = {f"{field}: actors near": mean, f"{field}: actors strange": float(nearest < 0.3)}
    if field is Field.WORDS:
        found |= {"words: actors shared": float(nearest == 1.0), "words: actors all the same": float(mean == 1.0)}
    return found


def _status(one: Status, two: Status) -> Features:
    if one is two:
        return {}
    pair = {one, two}
    return {
        "one planned": float(Status.PLANNED in pair),
        "one called for": float(Status.CALLED_FOR in pair),
    }
