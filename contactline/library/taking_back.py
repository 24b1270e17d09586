"""Undoing: the events of a change as they were before it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from contactline.library.filing import renewed_base
from contactline.library.log import Change, Snapshot, snapshot
from contactline.library.stored import Gone, StoredEvent

UNDONE = Gone("undone")
"""The tombstone of an event that began with a change that was taken back."""


def stands(event: StoredEvent, said: Snapshot) -> bool:
    """Whether an event is still as a change left it; that it gained reports, or a newer base, is no change of it."""
    now = snapshot(event)
    return (now.review, now.overlay, now.gone) == (said.review, said.overlay, said.gone) and set(
        said.reports
    ) <= set(now.reports)


def taken_back(change: Change, events: Mapping[str, StoredEvent]) -> list[StoredEvent]:
    """Return the events of a change, given as they stand, as they were before it."""
    reports = {told.id: told for event in events.values() for told in event.reports}

    def as_before(event: StoredEvent, was: Snapshot | None) -> StoredEvent:
        if was is None:
            return replace(event, reports=(), gone=UNDONE)
        since = tuple(told for told in event.reports if told.id not in change.after[event.id].reports)
        told = (*(reports[name] for name in was.reports), *since)
        back = replace(event, overlay=json.loads(was.overlay), review=was.review, gone=was.gone, reports=told)
        return replace(back, base=renewed_base(back, told)) if told else back

    return [as_before(event, change.before[name]) for name, event in events.items()]
