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
from contactline.names.publishers import Group, Ownership, Publisher, publisher_of
from contactline.names.registry import ACTORS, PLACES, Actor, Place, written
from contactline.names.speakers import BITS, UNKNOWN, speakers_of

__all__ = [
    "ACTORS",
    "BITS",
    "LANGUAGES",
    "NAMINGS",
    "PLACES",
    "UNKNOWN",
    "Actor",
    "DatedName",
    "Group",
    "Naming",
    "Ownership",
    "Place",
    "Publisher",
    "actor_label",
    "dated_labels",
    "dated_names",
    "place_label",
    "publisher_of",
    "speakers_of",
    "written",
]
