"""The phrases that the map is told in, by what the facts name: English as the source of the catalogues."""

from __future__ import annotations

HELD = {
    "azerbaijan": "Held by Azerbaijan: {places}.",
    "azerbaijan_ssr": "Held by the Azerbaijan SSR: {places}.",
    "armenian_forces": "Held by Armenian forces: {places}.",
    "russian_peacekeepers": "Held by Russian peacekeepers: {places}.",
    "not_known": "Not known who held: {places}.",
}
PRESENT = {
    "russian_peacekeepers": "Russian peacekeepers are also present: {places}.",
    "soviet_interior_troops": "Soviet interior troops are also present: {places}.",
    "armenian_civil_administration": "An Armenian civil administration is also present: {places}.",
}
PASSED = {
    "azerbaijan": "control passes to Azerbaijan ({holder}): {places}",
    "azerbaijan_ssr": "control passes to the Azerbaijan SSR ({holder}): {places}",
    "armenian_forces": "control passes to Armenian forces ({holder}): {places}",
    "russian_peacekeepers": "control passes to Russian peacekeepers ({holder}): {places}",
    "not_known": "no longer known who holds ({holder}): {places}",
}
SUCCESSION = "the Republic of Azerbaijan succeeds the Azerbaijan SSR: {places}"
"""The same side under another name: nothing passes from one to another."""
HOLDERS = {
    "azerbaijan": "before: Azerbaijan",
    "azerbaijan_ssr": "before: Azerbaijan SSR",
    "armenian_forces": "before: Armenian forces",
    "russian_peacekeepers": "before: Russian peacekeepers",
    "not_known": "before: not known",
}
ARRIVED = {
    "russian_peacekeepers": "presence of Russian peacekeepers begins: {places}",
    "soviet_interior_troops": "presence of Soviet interior troops begins: {places}",
    "armenian_civil_administration": "presence of an Armenian civil administration begins: {places}",
}
LEFT = {
    "russian_peacekeepers": "presence of Russian peacekeepers ends: {places}",
    "soviet_interior_troops": "presence of Soviet interior troops ends: {places}",
    "armenian_civil_administration": "presence of an Armenian civil administration ends: {places}",
}
ROADS = {
    "lachin-road-2020": "The Lachin corridor is the road through the town of {town}",
    "lachin-road-2022": "The Lachin corridor is the new road that avoids the town of {town}",
}
STATES = {
    "open": "it is open",
    "movement restricted": "movement on it is restricted",
    "movement restricted, checkpoint": "movement on it is restricted, with an Azerbaijani checkpoint",
}
LINES = {
    "line": "The line of contact runs here: {places}",
    "front": "The front line, which moves with the fighting, runs here: {places}",
}
LINE_TURNS = {
    ("line", "began"): "a line of contact begins",
    ("line", "ended"): "the line of contact ends",
    ("line", "moved"): "the line of contact moved",
    ("front", "began"): "a front line begins",
    ("front", "ended"): "the front line ends",
    ("front", "moved"): "the front line moved",
}
ROAD_TURNS = {
    ("lachin-road-2020", "began"): "the corridor begins on the road through the town of {town}",
    ("lachin-road-2020", "ended"): "the corridor on the road through the town of {town} ends",
    ("lachin-road-2020", "changed"): "the state of the corridor changed",
    ("lachin-road-2022", "began"): "the corridor begins on the new road",
    ("lachin-road-2022", "ended"): "the corridor on the new road ends",
    ("lachin-road-2022", "changed"): "the state of the corridor changed",
}
TABLES = (HELD, PRESENT, PASSED, HOLDERS, ARRIVED, LEFT, ROADS, STATES, LINES, LINE_TURNS, ROAD_TURNS)
"""Words by what the facts name: the catalogue must have each of them."""
