"""The events of the printed map: the marks of the screen, gathered where they stand on one spot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from shapely.geometry.base import BaseGeometry

from contactline.maps.marks import Form, Mark, marks_of
from contactline.maps.palette import KIND_COLOURS, LIGHT
from contactline.maps.printed.projection import Frame
from contactline.maps.printed.svg import label, node, path
from contactline.model import Event, Origin

_SMALLEST_DISC = 7.0
_OVER_NAME = 22.0
"""Units by which a badge stands over the area's name: nothing happened at that point."""


def glows(
    frame: Frame, events: Sequence[Event], targets: Mapping[str, Sequence[BaseGeometry]], first: date
) -> str:
    """Return the light along lines and areas on which something happened since ``first``; not what only goes on."""
    drawn: dict[tuple[str, str], str] = {}
    for mark in marks_of(events):
        event = events[mark.event]
        ongoing = event.when.latest is None and (event.when.earliest or date.min) < first
        if mark.form not in (Form.LINE, Form.AREA) or ongoing:
            continue
        colour = KIND_COLOURS[event.kind]
        for shape in targets.get(mark.target, ()):
            edge = shape.boundary if shape.geom_type.endswith("Polygon") else shape
            drawn[mark.target, colour] = path(
                frame.lines(edge),
                False,
                fill="none",
                stroke=colour,
                stroke_width=8,
                stroke_opacity=0.3,
                stroke_linejoin="round",
            )
    return "".join(drawn.values())


def marks(frame: Frame, events: Sequence[Event]) -> str:
    """Return discs, dots and badges as SVG, with a number where several stand on one spot."""
    piles: dict[tuple[bool, float, float, float], list[Mark]] = {}
    for mark in marks_of(events):
        if mark.form in (Form.LINE, Form.AREA):
            continue
        spot = (mark.form is Form.BADGE, round(mark.lat, 4), round(mark.lon, 4), mark.radius_km)
        piles.setdefault(spot, []).append(mark)
    # Discs lie under the points, as on the screen.
    ordered = sorted(piles.values(), key=lambda pile: pile[-1].form is not Form.DISC)
    return "".join(_pile(frame, pile, events) for pile in ordered)


def symbol(x: float, y: float, radius: float, form: Form, origin: Origin, colour: str) -> str:
    """Return one mark: its shape says where the event comes from, its paleness how well it is known."""
    curated, faint = origin is Origin.CURATED, form is Form.FAINT
    shape = _badge(radius) if form is Form.BADGE else _outline(radius, origin)
    halo = node("path", d=shape, fill="#ffffff", stroke="#ffffff", stroke_width=5)
    drawn = node(
        "path",
        d=shape,
        fill="#ffffff" if curated else colour,
        stroke=colour if curated else "#111111",
        stroke_width=2.6 if curated else 1.2,
        stroke_dasharray="2.5 2" if faint else None,
    )
    return node("g", halo, drawn, transform=f"translate({x:.1f} {y:.1f})", opacity=0.45 if faint else None)


def _pile(frame: Frame, pile: Sequence[Mark], events: Sequence[Event]) -> str:
    mark = pile[-1]
    event = events[mark.event]
    x, y = frame.point(mark.lon, mark.lat)
    colour = KIND_COLOURS[event.kind]
    if mark.form is Form.DISC:
        radius = max(_SMALLEST_DISC, frame.units_of(mark.radius_km))
        return (
            (_disc(x, y, radius, colour) + _count(len(pile), x + 9, y - 9))
            if frame.holds(x, y, radius)
            else ""
        )
    if mark.form is Form.BADGE:
        y -= _OVER_NAME
    if not frame.holds(x, y):
        return ""
    radius = 6 + min(4, len(pile) - 1)
    return symbol(x, y, radius, mark.form, event.origin, colour) + _count(
        len(pile), x + radius + 3, y - radius - 1
    )


def _disc(x: float, y: float, radius: float, colour: str) -> str:
    """Return a place known to some distance: a faint disc as wide, with a cross at its middle."""
    style = {"stroke": LIGHT.glow.get(colour, colour), "stroke_width": 1.4, "stroke_opacity": 0.65}
    return node(
        "circle", cx=x, cy=y, r=radius, fill=colour, fill_opacity=0.1, stroke_dasharray="4 3", **style
    ) + node("path", d=f"M{x - 4:.1f} {y:.1f}h8M{x:.1f} {y - 4:.1f}v8", fill="none", **style)


def _count(number: int, x: float, y: float) -> str:
    if number < 2:
        return ""
    bold = partial(label, str(number), x, y + 3.5, 10, text_anchor="middle", font_weight=700)
    return bold(stroke="#ffffff", stroke_width=3) + bold(fill="#111111")


def _outline(radius: float, origin: Origin) -> str:
    if origin is Origin.CURATED:
        return f"M{-radius} 0a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0Z"
    if origin is Origin.IMPORTED:
        return f"M0 {-radius * 1.1:.2f}L{radius} {radius * 0.8:.2f}L{-radius} {radius * 0.8:.2f}Z"
    corner = radius * 1.13  # a square of 1.6 radii on its corner
    return f"M0 {-corner:.2f}L{corner:.2f} 0L0 {corner:.2f}L{-corner:.2f} 0Z"


def _badge(radius: float) -> str:
    """Return a speech shape: what was only talked about."""
    side, top, foot = radius + 1, -radius + 1, radius - 3
    return f"M{-side} {top}H{side}V{foot}H3L0 {radius + 2}L-3 {foot}H{-side}Z"
