"""The map: Folium with our own dated layers and self-hosted assets."""

from contactline.maps.base import Labels, build_map
from contactline.maps.marks import Form, Mark, day_number, marks_of

__all__ = ["Form", "Labels", "Mark", "build_map", "day_number", "marks_of"]
