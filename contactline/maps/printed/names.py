"""The names on the printed map: the most important first, none over another."""

from __future__ import annotations

from collections.abc import Callable

from contactline.maps.payload import labels
from contactline.maps.printed.projection import Frame
from contactline.maps.printed.svg import label, node

WIDTH = 0.56
"""Width of an average letter of the sheet's face, as part of its size; wide, so that nothing overlaps."""


def names(frame: Frame, place: Callable[[str], str], rtl: bool) -> str:
    """Return the names that there is room for at the frame's zoom, as SVG; ``place`` says what a place is called."""
    drawn: list[str] = []
    taken: list[tuple[float, float, float, float]] = []
    for row in labels(place):
        if row["rank"] > frame.viewport.zoom - 4:
            continue
        x, y = frame.point(row["lon"], row["lat"])
        area = row["rank"] <= 1
        lines = row["text"].split(" / ") if area else [row["text"]]
        size = 12 if area else 11
        half = max(map(len, lines)) * size * WIDTH / 2 + 3
        top = y - 8 + (0 if area else 11)
        box = (x - half, top, x + half, top + 15 * len(lines))
        inside = frame.holds(box[0], box[1]) and frame.holds(box[2], box[3])
        if not inside or any(_overlap(box, other) for other in taken):
            continue
        taken.append(box)
        if not area:
            drawn.append(node("rect", x=x - 1.8, y=y - 1.8, width=3.6, height=3.6, fill="#222222"))
        drawn += [_name(line, x, top + 12 + 14 * i, size, area, rtl) for i, line in enumerate(lines)]
    return "".join(drawn)


def _name(text: str, x: float, y: float, size: float, area: bool, rtl: bool) -> str:
    style = {"text_anchor": "middle", "font_weight": 600 if area else None}
    halo = {"stroke": "#ffffff", "stroke_width": 3, "stroke_opacity": 0.88, "stroke_linejoin": "round"}
    return label(text, x, y, size, rtl, fill="#ffffff", **halo, **style) + label(
        text, x, y, size, rtl, fill="#2a2620" if area else "#111111", **style
    )


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
