"""What changed since a link was made: the release that it names against the present one, and what of it the view shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from contactline.library import RELEASE
from contactline.library.package import Entry, ReleaseDifference, compare, entries_in, is_later, releases
from contactline.model import Event, Origin, Review
from contactline.names import ACTORS
from contactline.view.state import ViewState

DATED: Final = ("event", "control", "line")
"""Parts of a release whose entries have days."""
UNDATED: Final = ("land", "name", "shape")
"""Parts that any day's map is drawn with: the division of the land, names, outlines."""


FindEvent = Callable[[str], Event | None]
"""Gives an event by its id (``Catalogue.get``); None for one that is no more."""


def _nothing_else(_: str) -> Event | None:
    """The library of somebody who has nothing but the release."""


class Standing(StrEnum):
    """How the release that a link names stands to the present one."""

    PRESENT = "present"
    EARLIER = "earlier"
    LATER = "later"
    UNKNOWN = "unknown"


NOTHING: Final = ReleaseDifference()


@dataclass(frozen=True, slots=True)
class Since:
    """How a link's release differs from the present one, in all and in what the view shows.

    Both differences are empty unless the link's release is an earlier one: of others it cannot be said.
    """

    standing: Standing
    difference: ReleaseDifference = NOTHING
    shown: ReleaseDifference = NOTHING


def changes_since(state: ViewState, event: FindEvent = _nothing_else) -> Since:
    """Return what changed since the release that a view's link names; ``event`` gives an event as the library has it."""
    standing = _standing(state.release)
    if standing is not Standing.EARLIER:
        return Since(standing)
    difference = compare(entries_in(state.release), entries_in(RELEASE.version))
    return Since(standing, difference, difference.only(lambda entry: concerns(entry, state, event)))


def concerns(entry: Entry, state: ViewState, event: FindEvent = _nothing_else) -> bool:
    """Whether a view shows an entry: an event that its filters let through, or a fact, of the days on its screen.

    Those are the days of the trailing period and the day that it is compared with.
    """
    if state.nothing or entry.part not in DATED:
        return False
    against = state.against is not None and entry.overlaps(state.against, state.against)
    return (entry.overlaps(*state.window) or against) and (
        entry.part != "event" or _passes(entry, state, event)
    )


def _standing(version: str) -> Standing:
    if version == RELEASE.version:
        return Standing.PRESENT
    if version in {release.version for release in releases()}:
        return Standing.EARLIER
    return Standing.LATER if is_later(version) else Standing.UNKNOWN


def _passes(entry: Entry, state: ViewState, event: FindEvent) -> bool:
    """Whether the filters let an event through; the words that are searched for are not looked at."""
    places = {place.partition(":")[2] for place in entry.places}
    actors = {actor for actor in entry.actors if actor in ACTORS}
    origin = _origin(entry).value
    return (
        (not state.kinds or entry.kind in state.kinds)
        and (not state.places or bool(places & state.places))
        and (not state.actors or bool(actors & state.actors))
        and (not state.sources or origin in state.sources)
        and (not state.reviews or _review_state(entry, event) in state.reviews)
        and entry.overlaps(state.first, state.last)
    )


def _origin(entry: Entry) -> Origin:
    """Return where an event comes from: one that was read from an article has no title of its own."""
    return Origin.CURATED if entry.title else Origin.ARTICLE


def _review_state(entry: Entry, event: FindEvent) -> str:
    """Return the state of review: an editor of this library may have corrected what the release gives."""
    if found := event(entry.id):
        return found.review_state
    return Review.AUTOMATIC.value if _origin(entry) is Origin.ARTICLE else _origin(entry).value
