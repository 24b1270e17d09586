"""What a release made from a library holds, and what became of the ids that it has no more."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from sqlalchemy import Connection

from contactline.library.event_rows import read_by_id, read_events
from contactline.library.importers.keeping import read_datasets, shown_to
from contactline.library.package import ReleaseContent, Tombstone, content_of, shipped_tombstones
from contactline.library.release import RELEASE, Release
from contactline.library.schema import EVENT
from contactline.library.stored import StoredEvent
from contactline.model import Audience, Review

_REASONS = {"merged": "merged", "unread": "read-anew"}
"""What a release calls the reasons of the library's tombstones; any other is a withdrawal."""


def release_content(connection: Connection, release: Release) -> ReleaseContent:
    """Return the events that may be given on, with their reports, and the tombstones of ids that others may hold."""
    stored = read_events(connection, EVENT.c.live == 1)
    gone = read_events(connection, EVENT.c.live == 0)
    datasets = read_datasets(connection)
    may_go = {"", *(one.id for one in datasets if one.redistributable)}
    kept_back = {event.id for event in (*stored, *gone) if event.dataset not in may_go}
    graves = [
        _naming_none(grave, kept_back)
        for event in gone
        if event.id not in kept_back and (grave := _grave(event, release.version))
    ]
    events = [event for one in stored if (event := one.event())]
    return content_of(events, [*shipped_tombstones().values(), *graves], datasets, release)


def tombstones(connection: Connection, ids: Iterable[str], audience: Audience) -> dict[str, Tombstone]:
    """Return what became of events, and of those that they went to, by id; a live event has no tombstone.

    An event that the audience may not see has none either.
    """
    found: dict[str, Tombstone] = {}
    waiting = set(ids)
    while waiting:
        seen = shown_to(audience, connection, read_by_id(connection, waiting))
        graves = [_grave(event, RELEASE.version) for event in seen]
        new = {grave.id: grave for grave in graves if grave and grave.id not in found}
        found.update(new)
        waiting = {heir for grave in new.values() for heir in grave.to}
    return found


def _naming_none(grave: Tombstone, kept_back: Container[str]) -> Tombstone:
    """Return a tombstone that names none of the events that may not be given on, for their ids are data too."""
    heirs = tuple(one for one in grave.to if one not in kept_back)
    if heirs == grave.to:
        return grave
    return replace(grave, to=heirs, reason=grave.reason if heirs else "withdrawn")


def _grave(event: StoredEvent, version: str) -> Tombstone | None:
    if event.gone is not None:
        return Tombstone(event.id, event.gone.to, _REASONS.get(event.gone.reason, "withdrawn"), version)
    return Tombstone(event.id, (), "rejected", version) if event.review is Review.REJECTED else None
