"""Two days side by side, and the map of what changed between them: three maps that share one viewport."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import folium

from contactline.geography import DatedFeature, Period
from contactline.geography.comparison import Difference, differences, sort_of
from contactline.maps.base import TICKS, Labels, build_map, map_data
from contactline.maps.map_events import NO_EVENTS, nowhere
from contactline.maps.palette import DIFFERENCE
from contactline.view import Viewport


@dataclass(frozen=True, slots=True)
class Comparison:
    """The maps of the earlier day, of the later one, and of what changed between them."""

    before: folium.Map
    after: folium.Map
    changed: folium.Map


def change_key(before: str, after: str) -> str:
    """Return the key of a change from one holder to another, for its colour and its word in the legend."""
    sort = sort_of(before, after)
    return f"now-{after}" if sort == "now" else sort


def _key(one: Difference) -> str:
    return "same" if one.sort == "same" else change_key(one.before.value, one.after.value)


def build_comparison(
    features: Sequence[DatedFeature],
    base: Mapping[str, Mapping[str, Any]],
    words: Labels,
    viewport: Viewport,
    before: date,
    after: date,
    describe: Callable[[Difference], str],
    address_of: Callable[[bytes], str] = nowhere,
) -> Comparison:
    """Return the three maps; ``describe`` says a cell's change in the reader's words, shown on a click.

    What they are drawn from is found at the addresses that ``address_of`` gives.
    """
    ticks = tuple(layer for layer in TICKS if layer != "events")
    found = differences(features, before, after)
    changed = [_as_feature(one, before, after, describe) for one in found]
    present = {_key(one) for one in found}
    fills = {key: colour for key, colour in DIFFERENCE.items() if key in present}
    legend = replace(words, words={**words.words, "legend": words.words["legend_changed"], "shared": ""})

    def day(on: date) -> folium.Map:
        data = map_data(_only(features, on), base, NO_EVENTS, words, ticks, address_of=address_of)
        return build_map(data, viewport, on, 1)

    lines = [feature for feature in _only(features, after) if feature.layer == "line"]
    drawn = map_data((*changed, *lines), base, NO_EVENTS, legend, ("control", "line"), fills, address_of)
    return Comparison(day(before), day(after), build_map(drawn, viewport, after, 1))


def _only(features: Sequence[DatedFeature], on: date) -> list[DatedFeature]:
    """Return the features of one day with that day's period alone: the rest need not travel."""
    return [replace(feature, periods=(period,)) for feature in features if (period := feature.on(on))]


def _as_feature(
    one: Difference, before: date, after: date, describe: Callable[[Difference], str]
) -> DatedFeature:
    period = Period(before, after + timedelta(days=1), _key(one), "", False, "", describe(one), ())
    return replace(one.feature, periods=(period,))
