"""The map: a Folium map without tiles, with our own layers drawn in the browser for any day."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from contactline.geography import DatedFeature, arcs
from contactline.geography.comparison import NOT_KNOWN
from contactline.maps import palette
from contactline.maps.assets import MAP_SCRIPT, script_addresses, self_hosted
from contactline.maps.labels import NameTurns, name_columns
from contactline.maps.map_events import MapEvents, nowhere
from contactline.maps.marks import day_number
from contactline.maps.payload import base_paths, dated_columns, edge_paths, inert_json, labels
from contactline.model import Event
from contactline.view import Viewport

TICKS: tuple[str, ...] = ("control", "line", "corridor", "zone", "events")
"""Layers that the legend can show or hide, in its order."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Words for the map: labels of places and events, and the legend's words by key.

    ``turns`` gives every label of a place by day and naming; an event's label may hold ``name_token``s. ``kind`` says
    what a kind of happening is called. ``locale``
    (BCP 47) is the one by which the browser writes dates.
    """

    lang: str
    direction: str
    place: Callable[[str], str]
    event: Callable[[Event], str]
    words: Mapping[str, str]
    turns: Callable[[str], NameTurns] = lambda _: ()
    kind: Callable[[str], str] = str
    locale: str = "en-GB-u-nu-latn"


@dataclass(frozen=True, slots=True)
class MapData:
    """What a map is drawn from on whatever day and wherever it is looked at from: the same for all of a language.

    ``data`` is JSON, or empty where the browser finds it at an ``address``. ``columns`` is where the events' columns
    are, empty where they are part of it. Addresses are relative to the map's frame, and good while this is held.
    ``lost`` are the words of a map that what lies at them does not reach.
    """

    data: str
    address: str = ""
    columns: str = ""
    lost: Mapping[str, str] = field(default_factory=dict[str, str])

    def seen(self, viewport: Viewport, on: date, days: int) -> str:
        """Return what ``static/js/map.js`` begins with on a day, as JSON that is inert in a script."""
        view = _view(viewport, on, days)
        if self.address:
            beside = {"beside": self.address, "columns": self.columns, "lost": dict(self.lost)}
            return inert_json({**view, **beside})
        return inert_json({**json.loads(self.data), **view})


class DatedLayers(MacroElement):
    """Our layers on a Folium map, drawn by ``static/js/map.js``.

    The map is as high as its frame, which the page around it may stretch.
    """

    _template = Template(
        """
        {% macro header(this, kwargs) %}
        <style>#{{ this._parent.get_name() }} { height: 100vh !important; }</style>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        if (!document.querySelector('script[type="importmap"]')) {
          const addresses = document.createElement("script");
          addresses.type = "importmap";
          addresses.textContent = JSON.stringify({ imports: {{ this.addresses | tojson }} });
          document.head.append(addresses);
        }
        import(new URL({{ this.address | tojson }}, document.baseURI).href).then(
          (module) => module.begin({{ this._parent.get_name() }}, {{ this.payload }}));
        {% endmacro %}
        """
    )

    def __init__(self, data: MapData, viewport: Viewport, on: date, days: int) -> None:
        """Keep ``data`` and what of it is seen first."""
        super().__init__()
        self._name = "DatedLayers"
        self.data = data
        self.payload = data.seen(viewport, on, days)
        self.addresses = script_addresses()
        self.address = self.addresses[MAP_SCRIPT]


def build_map(data: MapData, viewport: Viewport, on: date, days: int) -> folium.Map:
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
    DatedLayers(data, viewport, on, days).add_to(chart)
    return chart


def map_data(
    features: Sequence[DatedFeature],
    base: Mapping[str, Mapping[str, Any]],
    events: MapEvents,
    words: Labels,
    ticks: tuple[str, ...] = TICKS,
    fills: Mapping[str, str] = palette.CONTROL,
    address_of: Callable[[bytes], str] = nowhere,
) -> MapData:
    """Return what maps of these features and events are drawn from, at the address that ``address_of`` gives it.

    ``ticks`` are the layers of the legend, ``fills`` the colours of cells by value, in its order.
    """
    data = json.dumps(
        _told(features, base, events, words, ticks, fills, False), ensure_ascii=False, separators=(",", ":")
    )
    address = address_of(data.encode())
    lost = {"lang": words.lang, "dir": words.direction}
    lost |= {key: words.words.get(key, "") for key in ("lost", "again")}
    return MapData("" if address else data, address, events.address, lost)


def whole_map(
    features: Sequence[DatedFeature],
    base: Mapping[str, Mapping[str, Any]],
    events: MapEvents,
    words: Labels,
    viewport: Viewport,
    on: date,
    days: int,
) -> dict[str, Any]:
    """Return what ``static/js/map.js`` draws a map from, with nothing beside it: for a file that can ask nobody."""
    told = _told(features, base, events, words, TICKS, palette.CONTROL, True)
    return {**told, **_view(viewport, on, days)}


def _view(viewport: Viewport, on: date, days: int) -> dict[str, Any]:
    return {"view": asdict(viewport), "day": day_number(on, 0), "days": days}


def _told(
    features: Sequence[DatedFeature],
    base: Mapping[str, Mapping[str, Any]],
    events: MapEvents,
    words: Labels,
    ticks: tuple[str, ...],
    fills: Mapping[str, str],
    whole: bool,
) -> dict[str, Any]:
    return {
        "lang": words.lang,
        "dir": words.direction,
        "locale": words.locale,
        "words": dict(words.words),
        "dated": dated_columns(features),
        "edges": edge_paths(arcs()),
        "base": base_paths(base),
        "labels": labels(words.place),
        "events": events.as_sent(words.event, words.kind, whole),
        "names": name_columns(words.turns),
        "places": {feature.place: words.place(feature.place) for feature in features},
        "ticks": ticks,
        "colours": {
            "control": _with_unknown(fills, features),
            "line": palette.LINE,
            "corridor": palette.CORRIDOR,
            "zone": palette.ZONE,
            "schemes": {"light": asdict(palette.LIGHT), "dark": asdict(palette.DARK)},
            "kinds": palette.KIND_GROUPS,
        },
    }


def _with_unknown(fills: Mapping[str, str], features: Sequence[DatedFeature]) -> dict[str, str]:
    """Return the colours, with one for unknown holders only where there are any: else the legend would ask why."""
    unknown = any(period.value == NOT_KNOWN for feature in features for period in feature.periods)
    return {**fills, **({NOT_KNOWN: palette.NOT_KNOWN} if unknown else {})}
