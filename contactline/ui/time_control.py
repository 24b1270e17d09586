"""The time control under the map: a components-v2 component that moves the map in the browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components import v2

from contactline.maps.marks import EPOCH
from contactline.view import Viewport

_FILES = Path(__file__).with_name("time_control_files")


@dataclass(frozen=True, slots=True)
class TimeControlData:
    """What the control shows: days are counted from 1970-01-01.

    ``histogram`` counts events in equal bins from ``min`` to ``max``; ``events`` are what the map is given of them where
    they did not come with it (``ui.shown``), and ``exact`` the counts of the period; ``mask`` is base64 of one bit an
    event (None: all pass); ``called`` says what events of the period are called where the map does not know it;
    ``told`` counts links that were opened; ``description`` is the map of the day in words. ``lengths`` says each of
    ``windows``, and ``days``, in words; ``locale`` (BCP 47) is the one by which the browser writes dates and numbers.
    """

    min: int
    max: int
    day: int
    days: int
    histogram: list[int]
    windows: list[int]
    lengths: dict[str, str]
    events: dict[str, Any] | None
    exact: dict[str, Any] | None
    mask: str | None
    called: dict[str, list[Any]]
    selected: int
    layers: list[str]
    viewport: Viewport
    told: int
    names: str
    description: str
    lang: str
    locale: str
    dir: str
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class TimeControlActions:
    """What is called when the reader moves in time, picks an event on the map, or moves the map.

    An event is picked by its number among the map's events, and by what tells these from others (``ui.shown``).
    """

    on_time: Callable[[date, int], None]
    on_pick: Callable[[int, str], None]
    on_view: Callable[[Viewport], None]
    on_layers: Callable[[frozenset[str]], None]


@cache
def _component() -> Any:  # Streamlit does not export the type of a component's renderer
    read = control_parts()
    return v2.component("contactline_time_control", html=read["html"], css=read["css"], js=read["js"])


def as_sent(data: TimeControlData) -> dict[str, Any]:
    """Return the data as ``control.js`` reads it."""
    # Not asdict, which would copy every list value by value at each move.
    written: dict[str, Any] = {one.name: getattr(data, one.name) for one in fields(data)}
    return {**written, "viewport": asdict(data.viewport)}


def control_parts() -> dict[str, str]:
    """Return the control's HTML, CSS and JavaScript, by these suffixes."""
    return {
        suffix: (_FILES / f"control.{suffix}").read_text(encoding="utf-8") for suffix in ("html", "css", "js")
    }


def time_control(data: TimeControlData, actions: TimeControlActions, key: str) -> None:
    """Show the control; what a browser sends is checked before it is believed."""

    def value(part: str) -> dict[str, Any]:
        found = st.session_state.get(key, {}).get(part)
        return found if isinstance(found, dict) else {}

    def on_time() -> None:
        sent = value("time")
        day, days = sent.get("day"), sent.get("days")
        if (
            isinstance(day, int)
            and isinstance(days, int)
            and data.min <= day <= data.max
            and 1 <= days <= 99_999
        ):
            actions.on_time(EPOCH + timedelta(days=day), days)

    def on_picked() -> None:
        picked = value("picked")
        index, of = picked.get("index"), picked.get("of")
        if isinstance(index, int) and isinstance(of, str):
            actions.on_pick(index, of)

    def on_viewport() -> None:
        sent = value("viewport")
        try:
            actions.on_view(Viewport(*(round(float(sent[part]), 4) for part in ("zoom", "lat", "lon"))))
        except (KeyError, TypeError, ValueError):
            return

    def on_layers() -> None:
        names = value("layers").get("names")
        if isinstance(names, list):
            actions.on_layers(frozenset(map(str, names)))

    _component()(
        key=key,
        data=as_sent(data),
        on_time_change=on_time,
        on_picked_change=on_picked,
        on_viewport_change=on_viewport,
        on_layers_change=on_layers,
    )
