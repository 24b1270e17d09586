"""The map: Folium with our own dated layers and self-hosted assets."""

from contactline.maps.base import Labels, MapData, build_map, map_data, whole_map
from contactline.maps.compare import Comparison, build_comparison, change_key
from contactline.maps.map_events import FEW, MOST_TOLD, NO_EVENTS, MapEvents, told, where
from contactline.maps.marks import Form, Mark, day_number, marks_of
from contactline.maps.palette import difference_css

__all__ = [
    "FEW",
    "MOST_TOLD",
    "NO_EVENTS",
    "Comparison",
    "Form",
    "Labels",
    "MapData",
    "MapEvents",
    "Mark",
    "build_comparison",
    "build_map",
    "change_key",
    "day_number",
    "difference_css",
    "map_data",
    "marks_of",
    "told",
    "where",
    "whole_map",
]
