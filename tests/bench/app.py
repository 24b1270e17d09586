"""Synthetic events as a Folium plugin shows them: for `make bench` only."""

import os
import sys
from pathlib import Path

import folium
import streamlit as st
from folium.plugins import Timeline, TimelineSlider, TimestampedGeoJson
from streamlit_folium import st_folium

sys.path.insert(0, str(Path(__file__).parents[2]))

from contactline.maps.assets import self_hosted
from tests.bench.synthetic import as_geojson

WAY, COUNT = os.environ["CONTACTLINE_BENCH"].split(":")


@st.cache_data
def plugin_data(days):
    """The events as the plugin takes them, made once."""
    return as_geojson(int(COUNT), WAY, days)


def plugin_map(days):
    """A map of the same size whose events the plugin shows for so many days each.

    A new one for each visitor: folium 0.20 draws no timeline when a map with one is rendered a second time.
    """
    self_hosted()
    chart = folium.Map([39.85, 46.85], zoom_start=8, tiles=None)
    if WAY == "timestamped":
        TimestampedGeoJson(plugin_data(days), period="P1D", duration=f"P{days}D", auto_play=False).add_to(
            chart
        )
        return chart
    timeline = Timeline(plugin_data(days)).add_to(chart)
    TimelineSlider(auto_play=False, show_ticks=False).add_timelines(timeline).add_to(chart)
    return chart


st.set_page_config(layout="wide")
shown = plugin_map(int(st.query_params.get("days", "90")))
st_folium(shown, key="map", height=496, use_container_width=True, returned_objects=[])
