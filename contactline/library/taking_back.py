"""Undoing: the events of a change as they were before it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from contactline.library.fields import Fields, from_json, to_json
from contactline.library.filing import renewed_base
from contactline.library.log import Change, Snapshot, snapshot
from contactline.library.stored import Gone, StoredEvent
from contactline.model import Origin, Review, SourcedReport

UNDONE = "undone"
"""Why an event is gone that began with a change that was taken back; its tombstone names what it was taken from."""


def stands(event: StoredEvent, said: Snapshot) -> bool:
    """Whether an event is still as a change left it; that it gained reports, or a newer base, is no change of it."""
    now = snapshot(event)
    return (now.review, now.overlay, now.gone) == (said.review, said.overlay, said.gone) and set(
        said.reports
    ) <= set(now.reports)


def taken_back(change: Change, events: Mapping[str, StoredEvent]) -> list[StoredEvent]:
    """Return the events of a change, given as they stand, as they were before it.

    Reports that came since stay where they are; those of an event that is no more go where its own go.
    """
    reports = {told.id: told for event in events.values() for told in event.reports}
    heirs = {name: _heir(change, name) for name in events}
    told = {
        name: [reports[one] for one in (was.reports if was else ())] for name, was in change.before.items()
    }
    for name, event in events.items():
        told[heirs[name]] += [one for one in event.reports if one.id not in change.after[name].reports]
    return [_as_before(event, change.before[name], heirs[name], told[name]) for name, event in events.items()]


def _heir(change: Change, name: str) -> str:
    """Return the event that has an event's reports before a change: itself, if it was there then."""
    if _was_there(change.before[name]):
        return name
    own = set(change.after[name].reports)
    was_there = {other: was for other, was in change.before.items() if was and _was_there(was)}
    return max(was_there, key=lambda other: len(own & set(was_there[other].reports)), default=name)


def _was_there(was: Snapshot | None) -> bool:
    return was is not None and was.gone is None


def _as_before(
    event: StoredEvent, was: Snapshot | None, heir: str, told: Sequence[SourcedReport]
) -> StoredEvent:
    if was is None:
        return replace(event, reports=(), gone=Gone(UNDONE, (heir,) if heir != event.id else ()))
    back = replace(
        event, overlay=json.loads(was.overlay), review=was.review, gone=was.gone, reports=tuple(told)
    )
    return replace(back, base=_base(back, was))


def _base(back: StoredEvent, was: Snapshot) -> Fields:
    """Return what an event's sources say of it; of one that was approved, what they said when it was."""
    if back.origin is Origin.ARTICLE and was.review is not Review.AUTOMATIC:
        return from_json({**to_json(was.said), **json.loads(was.under)})
    return renewed_base(back, back.reports) if back.reports else back.base
