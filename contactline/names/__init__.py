"""The gazetteer and the actors: what places and people are called, in five languages, by neutral rule."""

from contactline.names.policy import LANGUAGES, actor_label, place_label
from contactline.names.registry import ACTORS, PLACES, Actor, Place, written

__all__ = ["ACTORS", "LANGUAGES", "PLACES", "Actor", "Place", "actor_label", "place_label", "written"]
