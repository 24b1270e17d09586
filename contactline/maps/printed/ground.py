"""The ground of the printed map: land and water, who held each cell, the line, the road, the zone and its posts.

Drawn as ``static/js/picture.js`` draws the screen, but for the shaded relief, which print does without.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from contactline.geography import DatedFeature, Period
from contactline.maps import palette
from contactline.maps.printed.projection import Frame
from contactline.maps.printed.svg import node, path

LAND, WATER = "#f4f2ec", "#c5d8e3"
_UNDER: tuple[tuple[str, str, float], ...] = (
    ("rayons_azerbaijan", "#d8d4c8", 0.7),
    ("provinces_armenia", "#d8d4c8", 0.7),
    ("rivers", "#9dbccd", 1.2),
)
_OVER: tuple[tuple[str, str, float, str | None], ...] = (
    ("districts", "#5d5747", 0.9, "5 3"),  # schematic
    ("nkao", "#3d382c", 1.3, "6 3"),
    ("countries", "#857f70", 1.6, None),
)
DISTRICT_PLACES = {
    "AZ-KAL": "kalbajar-district", "AZ-LAC": "lachin-district", "AZ-QBI": "qubadli-district",
    "AZ-ZAN": "zangilan-district", "AZ-CAB": "jabrayil-district", "AZ-FUZ": "fuzuli-district",
    "AZ-AGM": "aghdam-district",
}  # fmt: skip
"""Districts of the frame by the ids of their outlines."""

Base = Mapping[str, Mapping[str, Any]]
Dated = tuple[DatedFeature, Period]


def ground(frame: Frame, base: Base, dated: Sequence[Dated]) -> str:
    """Return land, water and cells, then the lines over them, as SVG."""
    cells = [one for one in dated if one[0].layer == "control"]
    over = [one for one in dated if one[0].layer != "control"]
    return "".join(
        (
            node("rect", x=frame.x, y=frame.y, width=frame.width, height=frame.height, fill=WATER),
            *(_area(frame, shape, LAND) for shape in shapes(base, "countries")),
            *(_cell(frame, *one) for one in cells),
            *(
                _stroke(frame, shape, colour, width)
                for name, colour, width in _UNDER
                for shape in shapes(base, name)
            ),
            *(_area(frame, shape, WATER) for shape in shapes(base, "lakes")),
            *(
                _stroke(frame, shape, colour, width, dash)
                for name, colour, width, dash in _OVER
                for shape in shapes(base, name)
            ),
            *(part for one in over for part in _along(frame, *one)),
        )
    )


def patterns() -> str:
    """Return the hatches of cells where somebody else was present too, or whose holder was contested."""
    return "".join(hatch(name, colour) for name, colour in (*palette.CONTROL.items(), ("other", "#ffffff")))


def hatch(name: str, colour: str) -> str:
    """Return a hatch of diagonal lines, ``hatch-NAME``."""
    line = node("path", d="M0 0V8", stroke=colour, stroke_width=1.6)
    return node(
        "pattern",
        line,
        id=f"hatch-{name}",
        width=5.7,
        height=5.7,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def shapes(base: Base, layer: str) -> Iterator[BaseGeometry]:
    """Yield the shapes of a background layer."""
    return (shapely.geometry.shape(feature["geometry"]) for feature in base[layer]["features"])


def outlines(base: Base) -> dict[str, BaseGeometry]:
    """Return the areas that an event can glow along, by place: the districts and the former oblast."""
    found = {
        DISTRICT_PLACES[feature["properties"]["id"]]: shapely.geometry.shape(feature["geometry"])
        for feature in base["districts"]["features"]
        if feature["properties"].get("id") in DISTRICT_PLACES
    }
    return {**found, "nagorno-karabakh": next(shapes(base, "nkao"))}


def _area(frame: Frame, shape: BaseGeometry, fill: str, **more: object) -> str:
    return path(frame.lines(shape), True, fill=fill, fill_rule="evenodd", **more)


def _stroke(frame: Frame, shape: BaseGeometry, colour: str, width: float, dash: str | None = None) -> str:
    return path(
        frame.lines(_edge(shape)),
        False,
        fill="none",
        stroke=colour,
        stroke_width=width,
        stroke_dasharray=dash,
    )


def _edge(shape: BaseGeometry) -> BaseGeometry:
    """Return the lines of a shape: cutting an area at the frame would draw the cut as a border."""
    return shape.boundary if shape.geom_type.endswith("Polygon") else shape


def _cell(frame: Frame, feature: DatedFeature, period: Period) -> str:
    fill = palette.CONTROL.get(period.value, palette.NOT_KNOWN)
    drawn = _area(frame, feature.geometry, fill, fill_opacity=0.72)
    if period.co_presence or period.contested:
        name = period.co_presence if period.co_presence in palette.CONTROL else "other"
        drawn += _area(frame, feature.geometry, f"url(#hatch-{name})", fill_opacity=0.9)
    return drawn


def _along(frame: Frame, feature: DatedFeature, period: Period) -> Iterable[str]:
    """Yield a line, the corridor's road, the edge of the zone or a post; what is schematic is dashed."""
    shape = feature.geometry
    if feature.layer == "post":
        x, y = frame.point(shape.centroid.x, shape.centroid.y)
        fill = palette.CONTROL.get(period.value, palette.NOT_KNOWN)
        if frame.holds(x, y):
            yield node(
                "rect", x=x - 4, y=y - 4, width=8, height=8, fill=fill, stroke="#1b1b1b", stroke_width=1.2
            )
    elif feature.layer == "zone":
        yield _stroke(frame, shape, palette.ZONE, 1.6, "2 4")
    elif feature.layer == "line":
        front = period.value == "front"  # it moved from day to day
        yield _stroke(frame, shape, "#ffffff", 6)
        yield _stroke(frame, shape, palette.LINE, 2.2 if front else 3, "4 4" if front else "9 4")
    else:
        yield _stroke(frame, shape, "#ffffff", 8)
        yield _stroke(frame, shape, palette.CORRIDOR, 5)
        yield _stroke(frame, shape, "#bfe8e4" if period.value == "open" else "#f2b134", 1.8, "5 4")
