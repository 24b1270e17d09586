"""The words that travel to the browser with the map and the time control."""

from __future__ import annotations

from collections.abc import Iterable

from contactline.exports import CREDIT
from contactline.i18n import Words

STATUS = (
    "Nagorno-Karabakh: internationally recognised as part of Azerbaijan; from the early 1990s to September 2023 "
    "held wholly or in part by an unrecognised Armenian administration; under Azerbaijani control since "
    "September 2023."
)
"""The status line, fixed by the naming policy (docs/naming.md, rule 1)."""


def map_words(say: Words) -> dict[str, str]:
    """Return the words of the map's legend and of what a click on it says."""
    return {
        "map": say("Map"),
        "zoomIn": say("Zoom in"),
        "zoomOut": say("Zoom out"),
        "legend": say("Legend: held by"),
        "azerbaijan": say("Azerbaijan"),
        "azerbaijan_ssr": say("Azerbaijan SSR"),
        "armenian_forces": say("Armenian forces (NK force and Armenia)"),
        "russian_peacekeepers": say("Russian peacekeepers"),
        "not_known": say("Not known: no source of that day"),
        "soviet_interior_troops": say("Soviet interior troops"),
        "armenian_civil_administration": say("Armenian civil administration"),
        "shared": say("Hatched: others present too, or contested"),
        "layer_control": say("Who held the ground"),
        "layer_line": say("Line of contact (schematic)"),
        "layer_zone": say("Russian peacekeepers’ zone, posts, checkpoint"),
        "layer_corridor": say("Lachin corridor (schematic road)"),
        "layer_events": say("Events"),
        "marks": say(
            "◆ read from an article · ○ curated · ▲ other people’s data · dashed circle: somewhere within · "
            "pale: month or year only, or not said to have happened · speech shape: talked about"
        ),
        "crowd": say(
            "A disc with a number: so many events are there, where there are too many to draw each."
        ),
        "counted": say(
            "Too many events pass the filters to draw each: a number is how many may fall there in the period, or, "
            "while the time is moved, in the months that it touches; an event counts at each of its places. A click "
            "goes nearer."
        ),
        "counts": say("Counted here: {count}"),
        "note": say("Colours show who held the ground, not whose it is."),
        "credit": say(CREDIT),
        "today": say("today"),
        "also": say("also present"),
        "contested": say("Who held it was contested."),
        "certainty": say("Certainty"),
        "high": say("high"),
        "medium": say("medium"),
        "low": say("low"),
        "schematic": say("Schematic: divided by the nearest cited settlement, not surveyed."),
        "dashed": say("Dashed lines are schematic."),
        "close": say("Close"),
        "lost": say("What the map is drawn from did not arrive."),
        "again": say("Try again"),
    }


def difference_words(say: Words) -> dict[str, str]:
    """Return the words of the map of what changed: its legend by the key of a difference."""
    return {
        "legend_changed": say("Legend: what changed"),
        "now-azerbaijan": say("Azerbaijan now, others before"),
        "now-azerbaijan_ssr": say("Azerbaijan SSR now, others before"),
        "now-armenian_forces": say("Armenian forces now, others before"),
        "now-russian_peacekeepers": say("Russian peacekeepers now, others before"),
        "now-not_known": say("Not known on the later day"),
        "successor": say("Azerbaijan SSR on one day, Azerbaijan on the other"),
        "stayed": say("Same holder; others came or left, or it was contested on one day only"),
        "same": say("No change"),
    }


def time_words(say: Words) -> dict[str, str]:
    """Return the words of the time control."""
    return {
        "date": say("Date"),
        "jump": say("Go to"),
        "trailing": say("Events of the last"),
        "play": say("Play"),
        "pause": say("Pause"),
        "-day": say("Previous day"),
        "+day": say("Next day"),
        "-month": say("Previous month"),
        "+month": say("Next month"),
        "-event": say("Previous event"),
        "+event": say("Next event"),
        "badDate": say(
            "No such day here: choose one from {first} to {last}.", first="{first}", last="{last}"
        ),
    }


def lengths_in_words(lengths: Iterable[int], say: Words) -> dict[str, str]:
    """Return lengths of the trailing period in words, by their days: "7 days"."""
    return {str(days): say.counted("{count} day", "{count} days", days) for days in lengths}
