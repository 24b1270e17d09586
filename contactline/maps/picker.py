"""A small map on which a place is drawn: borders, waters, the main places, and the circle drawn so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import folium

from contactline.maps.assets import self_hosted
from contactline.model import Location
from contactline.names import PLACES

ZOOM = 8
_POINT_PIXELS = 6
_PLACE_KINDS = ("capital", "town")
_LAND: dict[str, object] = {"color": "#5b6573", "weight": 1.5, "fillColor": "#f4f2ec", "fillOpacity": 1}
_BORDER: dict[str, object] = {"color": "#b9b6ad", "weight": 1, "fillOpacity": 0}
_WATER: dict[str, object] = {"color": "#9fb9c8", "weight": 1, "fillColor": "#c5d8e3", "fillOpacity": 1}
_DRAWN = "#1f4e79"
_WATERS = ("lakes", "rivers")


def build_picker(
    location: Location, base: Mapping[str, Mapping[str, Any]], name: Callable[[str], str]
) -> folium.Map:
    """Return the map around a drawn place; ``name`` says what a place of the gazetteer is called.

    Only words of our own gazetteer are written on it, nothing that an article or a reader says.
    """
    self_hosted()
    here = (location.lat, location.lon)
    chart = folium.Map(
        location=here, zoom_start=ZOOM, tiles=None, min_zoom=5, max_zoom=13, attribution_control=False
    )
    for layer, features in base.items():
        style = _water if layer in _WATERS else _land if layer == "countries" else _border
        folium.GeoJson(dict(features), style_function=style, interactive=False).add_to(chart)
    for place in PLACES.values():
        if place.kind in _PLACE_KINDS:
            folium.CircleMarker(
                (place.lat, place.lon), radius=3, color="#374151", weight=1, fill=True, tooltip=name(place.id)
            ).add_to(chart)
    folium.CircleMarker(here, radius=_POINT_PIXELS, color=_DRAWN, fill=True).add_to(chart)
    if location.radius_km:
        folium.Circle(
            here, radius=location.radius_km * 1000, color=_DRAWN, weight=2, fill=True, interactive=False
        ).add_to(chart)
    return chart


def _land(_feature: object) -> dict[str, object]:
    return _LAND


def _border(_feature: object) -> dict[str, object]:
    return _BORDER


def _water(_feature: object) -> dict[str, object]:
    return _WATER
