"""Colours: who held the ground, told apart by every eye, and no one's flag.

Taken so that any two stay apart under the three kinds of colour blindness (tested), and so that none
is the main colour of a flag of a party.
"""

from __future__ import annotations

CONTROL: dict[str, str] = {
    "azerbaijan_ssr": "#e9dfc3",
    "azerbaijan": "#d3a94f",
    "armenian_forces": "#6f5a99",
    "russian_peacekeepers": "#4f9a94",
}
"""Fill of a cell by its controller: sand, ochre, violet, grey-green."""

LINE = "#1b1b1b"
CORRIDOR = "#0d5c63"
ZONE = "#2f7a74"
"""The line of contact, the corridor's road, and the edge of the peacekeepers' zone with their posts."""

KIND_GROUPS: dict[str, tuple[str, ...]] = {
    "#8c2d19": ("clash", "offensive", "capture", "incident", "blockade"),
    "#1f4e79": ("talks", "agreement", "statement", "ceasefire", "declaration", "referendum", "legal"),
    "#3c3c3c": ("handover", "deployment", "withdrawal", "checkpoint", "infrastructure"),
    "#5b3a00": ("humanitarian", "displacement"),
}
"""Colour of an event's mark by the group of its kind; the list and the legend say the kind in words."""

KIND_COLOURS: dict[str, str] = {kind: colour for colour, kinds in KIND_GROUPS.items() for kind in kinds}
"""Colour of an event's mark by kind."""
