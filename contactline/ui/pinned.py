"""The event that an editor is looking at, as it was when it was drawn: what somebody else writes meanwhile is noticed."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from contactline.library import Store, StoredEvent

_PINNED = "review.pinned"


@dataclass(frozen=True, slots=True)
class Pinned:
    """An event as shown, the library's revision at that time, and a token so that an action sent twice is done once.

    ``over`` says that the editor has seen what somebody else wrote since, and writes over it.
    """

    event: StoredEvent
    seen: int
    token: str
    over: bool = False


def pin(event_id: str, store: Store) -> Pinned | None:
    """Return the event as it was first drawn, until it is drawn anew; None where there is no such event."""
    kept = pinned(event_id)
    return kept or pin_anew(event_id, store)


def pin_anew(event_id: str, store: Store) -> Pinned | None:
    """Look at an event as it stands now."""
    seen = store.revision()  # before the event is read: what is written between the two is noticed
    event = store.event(event_id)
    if event is None:
        return None
    fresh = Pinned(event, seen, secrets.token_hex(12))
    _all()[event_id] = fresh
    return fresh


def look_again(pinned_event: Pinned, current: StoredEvent, seen: int) -> None:
    """Keep what the form says, but write over what somebody else has written meanwhile."""
    _all()[current.id] = Pinned(pinned_event.event, seen, secrets.token_hex(12), over=True)


def pinned(event_id: str) -> Pinned | None:
    """Return the event as it was drawn, None where it was not."""
    return _all().get(event_id)


def let_go(event_ids: Iterable[str]) -> None:
    """Forget how these events were drawn: the next run draws them as they stand."""
    for event_id in event_ids:
        _all().pop(event_id, None)


def _all() -> dict[str, Pinned]:
    return st.session_state.setdefault(_PINNED, {})
