"""Colours: who held the ground, told apart by every eye, and no one's flag.

Taken so that any two stay apart under the three kinds of colour blindness (tested), and so that none
is the main colour of a flag of a party. Fills are the same by day and by night, so that a colour means
one thing on every screen and in print, but for those that would vanish in the dark; the ground, the lines and the
words of the map change.
"""

from __future__ import annotations

from dataclasses import dataclass, field

CONTROL: dict[str, str] = {
    "azerbaijan_ssr": "#e9dfc3",
    "azerbaijan": "#d3a94f",
    "armenian_forces": "#6f5a99",
    "russian_peacekeepers": "#4f9a94",
}
"""Fill of a cell by its controller: sand, ochre, violet, grey-green."""

NOT_KNOWN = "#c4c9cf"
"""Fill of a cell of which nothing was known: a grey that no holder has."""

DIFFERENCE: dict[str, str] = {
    "now-azerbaijan": "#a8730a",
    "now-azerbaijan_ssr": "#d9c48f",
    "now-armenian_forces": "#472c7d",
    "now-russian_peacekeepers": "#2a7d75",
    "now-not_known": "#b3b8be",
    "successor": "#d9c48f",
    "stayed": "#7fa3c7",
    "same": "#f4f2ec",
}
"""Fill of a cell by what changed between two days: the new holder's colour, deeper; the land's where nothing did."""

FILL_OPACITY = 0.72
"""How much of a cell's fill covers the ground under it."""

LINE = "#1b1b1b"
CORRIDOR = "#0d5c63"
ZONE = "#2f7a74"
"""The line of contact, the corridor's road, and the edge of the peacekeepers' zone with their posts."""

KIND_GROUPS: dict[str, tuple[str, ...]] = {
    "#b5432b": ("clash", "offensive", "capture", "incident", "blockade"),
    "#1f4e79": ("talks", "agreement", "statement", "ceasefire", "declaration", "referendum", "legal"),
    "#3c3c3c": ("handover", "deployment", "withdrawal", "checkpoint", "infrastructure"),
    "#3d2600": ("humanitarian", "displacement"),
}
"""Colour of an event's mark by the group of its kind; its tip and the list say the kind in words, and the
shape of a mark says something else: where the event is from and how well its date and place are known."""

KIND_COLOURS: dict[str, str] = {kind: colour for colour, kinds in KIND_GROUPS.items() for kind in kinds}
"""Colour of an event's mark by kind."""


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of everything on the map but its fills and marks, for one scheme of the screen.

    ``casing`` runs along both sides of lines and marks and ``halo`` behind words, so that neither needs to
    differ from the fill it crosses. ``fills`` has the cells whose colour would vanish in this scheme. ``glow``
    gives the colour in which an event's group lights up a line, an area or a disc, where that is not the
    mark's own.
    """

    land: str
    water: str
    river: str
    province: str
    district: str
    oblast: str
    country: str
    word: str
    halo: str
    casing: str
    line: str
    corridor: str
    corridor_open: str
    corridor_closed: str
    zone: str
    chosen: str
    relief: str
    fills: dict[str, str] = field(default_factory=dict[str, str])
    glow: dict[str, str] = field(default_factory=dict[str, str])


LIGHT = Look(
    land="#f4f2ec",
    water="#c5d8e3",
    river="#9dbccd",
    province="#d8d4c8",
    district="#5d5747",
    oblast="#3d382c",
    country="#857f70",
    word="#151310",
    halo="#ffffff",
    casing="#ffffff",
    line=LINE,
    corridor=CORRIDOR,
    corridor_open="#bfe8e4",
    corridor_closed="#f2b134",
    zone=ZONE,
    chosen="#000000",
    relief="multiply",
    glow={"#b5432b": "#a0361f"},
)
"""By day, and in print."""

DARK = Look(
    land="#26282b",
    water="#16212b",
    river="#2c4558",
    province="#3b3e43",
    district="#b3ac9b",
    oblast="#d6cfbd",
    country="#8f8a7e",
    word="#f5f3ee",
    halo="#0f1114",
    casing="#0f1114",
    line="#f5f3ee",
    corridor="#7fd6cc",
    corridor_open="#0b3a3e",
    corridor_closed="#7a3d00",
    zone="#8fe0d6",
    chosen="#ffffff",
    relief="soft-light",
    fills={"same": "#34373b", "now-armenian_forces": "#7f66c0"},
    glow={"#b5432b": "#e8846a", "#1f4e79": "#9cc7f0", "#3c3c3c": "#d9d9d9", "#3d2600": "#ffe3a6"},
)
"""By night."""


def difference_css(key: str) -> str:
    """Return the fill of a change as CSS that follows the scheme of the page."""
    by_day = DIFFERENCE[key]
    by_night = DARK.fills.get(key, by_day)
    return by_day if by_day == by_night else f"light-dark({by_day}, {by_night})"
