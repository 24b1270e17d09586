"""The map page with synthetic events, or the same events as a Folium plugin shows them: for `make bench` only."""

import os
import sys
from datetime import date, timedelta
from pathlib import Path

import folium
import numpy as np
import streamlit as st
from folium.plugins import Timeline, TimelineSlider, TimestampedGeoJson
from streamlit_folium import st_folium

sys.path.insert(0, str(Path(__file__).parents[2]))

from contactline.library import Catalogue
from contactline.maps.assets import self_hosted
from contactline.model import (
    KINDS,
    ActorMention,
    ActorRole,
    Citation,
    Event,
    Grade,
    Location,
    Origin,
    PlaceMention,
    PlaceRole,
    Status,
    When,
)
from contactline.names import PLACES
from contactline.ui import frame, live, map_page, screen, session

WAY, COUNT = os.environ["CONTACTLINE_BENCH"].split(":")
START, SPAN = date(1988, 2, 20), 13_900


@st.cache_resource
def synthetic():
    """Events of all kinds on random days, the same at every run: half of them in places of the gazetteer, half at
    points of their own, every fourth of these known to a few kilometres.
    """
    random = np.random.default_rng(1)
    count = int(COUNT)
    towns = [place.id for place in PLACES.values() if place.kind in ("town", "village")]
    days = np.sort(random.integers(0, SPAN, count)).tolist()
    places = random.integers(0, len(towns), count).tolist()
    points = random.uniform((38.9, 45.2), (40.8, 47.9), (count, 2)).tolist()
    kinds = [sorted(KINDS)[i] for i in random.integers(0, len(KINDS), count)]
    events = tuple(
        Event(
            f"s{i:06}", kinds[i], When.day(START + timedelta(days=days[i])), f"Event {i}",
            (PlaceMention(towns[places[i]], PlaceRole.AT),), (ActorMention("az", ActorRole.AGENT),), Status.OCCURRED,
            Origin.CURATED, Grade.VERIFIED_1, "high", (Citation("synthetic"),),
            location=Location(*points[i], 5.0 if i % 8 == 1 else 0.0) if i % 2 else None,
        )
        for i in range(count)
    )  # fmt: skip
    return Catalogue.of(events)


def position(event):
    """Where an event is drawn, as (lat, lon)."""
    place = event.location or PLACES[event.places[0].id]
    return place.lat, place.lon


def features(properties):
    """The same events as GeoJSON for the plugins, with the properties each of them asks for."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [*reversed(position(event))]},
                "properties": properties(event.when.earliest),
            }
            for event in synthetic().events
        ],
    }


@st.cache_data
def plugin_data(way):
    """The events as the plugin takes them, made once."""
    if way == "timestamped":
        return features(lambda day: {"times": [day.isoformat()], "icon": "circle"})
    return features(lambda day: {"start": day.isoformat(), "end": (day + timedelta(days=90)).isoformat()})


def plugin_map():
    """A map of the same size whose events the plugin shows for 90 days each.

    A new one for each visitor: folium 0.20 draws no timeline when a map with one is rendered a second time.
    """
    self_hosted()
    chart = folium.Map([39.85, 46.85], zoom_start=8, tiles=None)
    if WAY == "timestamped":
        TimestampedGeoJson(plugin_data(WAY), period="P1D", duration="P90D", auto_play=False).add_to(chart)
        return chart
    timeline = Timeline(plugin_data(WAY)).add_to(chart)
    TimelineSlider(auto_play=False, show_ticks=False).add_timelines(timeline).add_to(chart)
    return chart


st.set_page_config(layout="wide")
if WAY == "ours":
    screen.catalogue = live.catalogue = synthetic
    frame.apply_style(session.current().lang)
    map_page.show()
else:
    st_folium(plugin_map(), key="map", height=496, use_container_width=True, returned_objects=[])
