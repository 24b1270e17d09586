"""A place drawn on the map by an editor: a point, or a circle within which it happened."""

from __future__ import annotations

import streamlit as st
from streamlit_folium import st_folium

from contactline.geography import base_layers
from contactline.i18n import words
from contactline.maps.picker import build_picker
from contactline.model import Location
from contactline.names import place_label
from contactline.view import ViewState

_CENTRE = (39.8, 46.75)
"""Where the map of the picker begins: the middle of the region."""
_HEIGHT = 300


def pick_place(key: str, begun: Location | None, state: ViewState) -> None:
    """Show the choice of a drawn place; ``picked_place`` reads it back."""
    say = words(state.lang)
    if not st.checkbox(
        say("Place on the map"),
        begun is not None,
        key=f"{key}.drawn",
        help=say("Where the gazetteer has no such place, or to say how exactly it is known."),
    ):
        return
    start = _start(begun)
    st.caption(say("Click on the map, or give degrees."))
    _map(key, start, state)
    lat, lon, radius = st.columns(3)
    lat.number_input(say("Latitude"), -90.0, 90.0, start.lat, key=f"{key}.lat", format="%.4f", step=0.01)
    lon.number_input(say("Longitude"), -180.0, 180.0, start.lon, key=f"{key}.lon", format="%.4f", step=0.01)
    radius.number_input(say("Radius in km"), 0.0, 1000.0, start.radius_km, key=f"{key}.radius", step=1.0)
    st.text_input(say("What the place is called"), start.label, key=f"{key}.label", max_chars=120)


def picked_place(key: str, begun: Location | None) -> Location | None:
    """Return the place that is drawn, None for none; what was never shown is what it began with."""
    kept = st.session_state
    if f"{key}.drawn" not in kept:
        return begun
    if not kept[f"{key}.drawn"]:
        return None
    start = _start(begun)
    return Location(
        float(kept.get(f"{key}.lat", start.lat)),
        float(kept.get(f"{key}.lon", start.lon)),
        float(kept.get(f"{key}.radius", start.radius_km)),
        str(kept.get(f"{key}.label", start.label)).strip(),
    )


def _start(begun: Location | None) -> Location:
    return begun or Location(*_CENTRE, radius_km=10.0)


def _map(key: str, start: Location, state: ViewState) -> None:
    """Show the map; a click that has not been taken over yet becomes the place."""
    kept = st.session_state
    lat, lon = kept.get(f"{key}.lat", start.lat), kept.get(f"{key}.lon", start.lon)
    here = Location(lat, lon, kept.get(f"{key}.radius", start.radius_km))
    sent = st_folium(
        build_picker(here, base_layers(), lambda place: place_label(place, state.lang, state.names)),
        key=f"{key}.map",
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=["last_clicked"],
    )
    clicked = (sent or {}).get("last_clicked")
    if clicked and clicked != kept.get(f"{key}.clicked"):
        kept[f"{key}.clicked"] = clicked
        kept[f"{key}.lat"] = round(min(max(float(clicked["lat"]), -90.0), 90.0), 4)
        kept[f"{key}.lon"] = round((float(clicked["lng"]) + 180.0) % 360.0 - 180.0, 4)
        st.rerun()
