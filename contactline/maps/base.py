"""The map: a Folium map without tiles, with our own layers drawn in the browser for any day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from contactline.geography import DatedFeature, arcs
from contactline.maps.assets import script_address, self_hosted
from contactline.maps.marks import day_number, event_columns
from contactline.maps.palette import CONTROL, CORRIDOR, KIND_GROUPS, LINE, ZONE
from contactline.maps.payload import base_paths, dated_columns, edge_paths, inert_json, labels
from contactline.model import Event
from contactline.view import Viewport


@dataclass(frozen=True, slots=True)
class Labels:
    """Words for the map: labels of places and events, and the legend's words by key."""

    lang: str
    direction: str
    place: Callable[[str], str]
    event: Callable[[Event], str]
    words: Mapping[str, str]


class DatedLayers(MacroElement):
    """Our layers on a Folium map: the data as inert JSON, drawn by ``static/js/map.js``."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        import(new URL({{ this.address | tojson }}, document.baseURI).href).then(
          (module) => module.start({{ this._parent.get_name() }}, {{ this.payload }}));
        {% endmacro %}
        """
    )

    def __init__(self, payload: str) -> None:
        """Keep ``payload``, which must come from ``inert_json``."""
        super().__init__()
        self._name = "DatedLayers"
        self.payload = payload
        self.address = script_address("map.js")


def build_map(
    features: Sequence[DatedFeature],
    base: Mapping[str, Mapping[str, Any]],
    events: Sequence[Event],
    words: Labels,
    viewport: Viewport,
    on: date,
    days: int,
) -> folium.Map:
    """Return the map with every dated feature and event in it; the browser shows the day ``on``.

    All outside text is JSON data that the browser writes with ``textContent`` or on a canvas.
    """
    self_hosted()
    chart = folium.Map(
        location=[viewport.lat, viewport.lon],
        zoom_start=round(viewport.zoom),
        tiles=None,
        min_zoom=5,
        max_zoom=13,
        control_scale=True,
        zoom_animation=False,
        attribution_control=False,
    )
    DatedLayers(
        inert_json(
            {
                "lang": words.lang,
                "dir": words.direction,
                "words": dict(words.words),
                "view": asdict(viewport),
                "day": day_number(on, 0),
                "days": days,
                "dated": dated_columns(features),
                "edges": edge_paths(arcs()),
                "base": base_paths(base),
                "labels": labels(words.place),
                "events": event_columns(events, words.event),
                "places": {feature.place: words.place(feature.place) for feature in features},
                "colours": {
                    "control": CONTROL,
                    "line": LINE,
                    "corridor": CORRIDOR,
                    "zone": ZONE,
                    "kinds": KIND_GROUPS,
                },
            }
        )
    ).add_to(chart)
    return chart
