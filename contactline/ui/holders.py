"""Who held land, in words: the holder, who else was there, and whether that was contested."""

from __future__ import annotations

from contactline.geography.comparison import Difference, State
from contactline.i18n import Words
from contactline.ui.map_words import map_words


def holder(value: str, say: Words) -> str:
    """Return the short name of a holder or another presence; one that has no name of its own as it is written."""
    if value == "armenian_forces":
        return say("Armenian forces")
    return map_words(say).get(value, value.replace("_", " "))


def state_in_words(state: State, say: Words) -> str:
    """Return a state as one phrase: "Armenian forces, with Russian peacekeepers, contested"."""
    parts = [holder(state.value, say)]
    if state.co_presence:
        parts.append(say("with {presence}", presence=holder(state.co_presence, say)))
    if state.contested:
        parts.append(say("contested"))
    return say.listed(parts)


def difference_in_words(one: Difference, say: Words) -> str:
    """Return how a piece of land was held before and after."""
    return say(
        "Before: {before}. After: {after}.",
        before=state_in_words(one.before, say),
        after=state_in_words(one.after, say),
    )
