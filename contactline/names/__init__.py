"""The gazetteer and the actors: what places and people are called, in five languages, by neutral rule."""

from contactline.names.policy import (
    LANGUAGES,
    NAMINGS,
    DatedName,
    Naming,
    actor_label,
    dated_labels,
    dated_names,
    place_label,
)
from contactline.names.registry import ACTORS, PLACES, Actor, Place, written

__all__ = [
    "ACTORS",
    "LANGUAGES",
    "NAMINGS",
    "PLACES",
    "Actor",
    "DatedName",
    "Naming",
    "Place",
    "actor_label",
    "dated_labels",
    "dated_names",
    "place_label",
    "written",
]
