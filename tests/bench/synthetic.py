"""Made-up events to draw, the same at every run, and what each way of drawing is given of them."""

from datetime import date, timedelta

import numpy as np

from contactline.library import Store
from contactline.library.fields import fields_of
from contactline.library.stored import StoredEvent
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
from tests.bench.library import fill

START, SPAN = date(1988, 2, 20), 13_900
EPOCH = date(1970, 1, 1)


def events(count):
    """Return events of all kinds on random days: half of them in places of the gazetteer, half at points of their own,
    every fourth of these known to a few kilometres.
    """
    random = np.random.default_rng(1)
    towns = [place.id for place in PLACES.values() if place.kind in ("town", "village")]
    days = np.sort(random.integers(0, SPAN, count)).tolist()
    places = random.integers(0, len(towns), count).tolist()
    points = random.uniform((38.9, 45.2), (40.8, 47.9), (count, 2)).tolist()
    kinds = [sorted(KINDS)[i] for i in random.integers(0, len(KINDS), count)]
    return [
        Event(
            f"s{i:06}", kinds[i], When.day(START + timedelta(days=days[i])), f"Event {i}",
            (PlaceMention(towns[places[i]], PlaceRole.AT),), (ActorMention("az", ActorRole.AGENT),), Status.OCCURRED,
            Origin.IMPORTED, Grade.DATASET, "high", (Citation("synthetic"),),
            location=Location(*points[i], 5.0 if i % 8 == 1 else 0.0) if i % 2 else None,
        )
        for i in range(count)
    ]  # fmt: skip


def filled(path, count):
    """Make a library on SQLite with the events in it, beside the release."""
    store = Store.open(str(path))
    made = [StoredEvent(one.id, Origin.IMPORTED, fields_of(one), dataset="made-up") for one in events(count)]
    fill(store, made)
    store.database.engine.dispose()


def position(event):
    """Where an event is drawn, as (lat, lon)."""
    place = event.location or PLACES[event.places[0].id]
    return round(place.lat, 4), round(place.lon, 4)


def as_geojson(count, way, days):
    """The events as a Folium plugin takes them, each shown for some days; "timestamped" says so apart from the data."""

    def properties(day):
        if way == "timestamped":
            return {"times": [day.isoformat()], "icon": "circle"}
        return {"start": day.isoformat(), "end": (day + timedelta(days=days)).isoformat()}

    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [*reversed(position(event))]},
                "properties": properties(event.when.earliest),
            }
            for event in events(count)
        ],
    }


def as_rows(count):
    """The events as pydeck takes them: the day, in days since 1970-01-01, and where."""
    places = [(event.when.earliest, *position(event)) for event in events(count)]
    return [{"day": (day - EPOCH).days, "lat": lat, "lon": lon} for day, lat, lon in places]
