"""The map with synthetic events, as this project draws it or as a Folium plugin does: for `make bench` only."""

import sys
from datetime import date, timedelta
from pathlib import Path

import folium
import numpy as np
import streamlit as st
from folium.plugins import Timeline, TimelineSlider, TimestampedGeoJson
from streamlit_folium import st_folium

sys.path.insert(0, str(Path(__file__).parents[2]))

from contactline.geography import base_layers, dated_features
from contactline.i18n import words
from contactline.library import Catalogue
from contactline.maps import Labels, build_map
from contactline.model import (
    ActorMention,
    ActorRole,
    Citation,
    Event,
    Grade,
    Origin,
    PlaceMention,
    PlaceRole,
    Status,
    When,
)
from contactline.names import PLACES
from contactline.ui.live import timeline_of
from contactline.ui.map_words import map_words, time_words  # noqa: F401
from contactline.ui.time_control import TimeControlActions, time_control
from contactline.view import HOME, default_state, select

st.set_page_config(layout="wide")
way, count = st.query_params.get("way", "ours"), int(st.query_params.get("n", "1000"))
START, SPAN = date(1988, 2, 20), 13_900


@st.cache_resource
def synthetic(n):
    """Events on random days at random places of the gazetteer."""
    random = np.random.default_rng(1)
    towns = [place.id for place in PLACES.values() if place.kind in ("town", "village")]
    days = np.sort(random.integers(0, SPAN, n))
    places = random.integers(0, len(towns), n)
    return tuple(
        Event(f"s{i}", "incident", When.day(START + timedelta(days=int(d))), f"Event {i}",
              (PlaceMention(towns[p], PlaceRole.AT),), (ActorMention("az", ActorRole.AGENT),), Status.OCCURRED,
              Origin.CURATED, Grade.VERIFIED_1, "high", (Citation("synthetic"),))
        for i, (d, p) in enumerate(zip(days, places, strict=True))
    )  # fmt: skip


def features(n, key):
    """The same events as GeoJSON for the plugins."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {
                    "type": "Point",
                    "coordinates": [PLACES[e.places[0].id].lon, PLACES[e.places[0].id].lat],
                },
                "properties": key(e.when.earliest),
            }
            for e in synthetic(n)
        ],
    }


if way == "ours":
    events = synthetic(count)
    catalogue = Catalogue(events, {event.id: i for i, event in enumerate(events)})

    @st.cache_resource
    def chart(n):
        """The map, built once."""
        labels = Labels("en", "ltr", str, lambda event: event.title, map_words(words("en")))
        return build_map(dated_features(), base_layers(), synthetic(n), labels, HOME, date(2020, 11, 20), 90)

    st_folium(chart(count), key="map", height=480, use_container_width=True, returned_objects=[])

    @st.fragment
    def live():
        """Time control and a list of what it shows."""
        from dataclasses import replace  # noqa: PLC0415

        on = st.session_state.get("on", date(2020, 11, 20))
        state = replace(default_state(), on=on, days=90)
        selection = select(events, state)
        actions = TimeControlActions(
            on_time=lambda day, _: st.session_state.update(on=day),
            on_pick=lambda _: None, on_view=lambda _: None, on_layers=lambda _: None,
        )  # fmt: skip
        time_control(timeline_of(state, catalogue, selection), actions, key="time")
        st.html(f"<p id='list' data-on='{on}'>{len(selection.visible)}</p>")

    live()
else:
    plugin = folium.Map([39.85, 46.85], zoom_start=8, tiles=None)
    folium.Map.default_js = folium.Map.default_js[:2]
    if way == "timestamped":
        TimestampedGeoJson(
            features(count, lambda d: {"times": [d.isoformat()], "icon": "circle"}),
            period="P1D",
            duration="P90D",
            auto_play=False,
        ).add_to(plugin)
    else:
        timeline = Timeline(
            features(count, lambda d: {"start": d.isoformat(), "end": (d + timedelta(days=90)).isoformat()})
        ).add_to(plugin)
        TimelineSlider(auto_play=False, show_ticks=False).add_timelines(timeline).add_to(plugin)
    st_folium(plugin, key="map", height=480, use_container_width=True, returned_objects=[])
