"""The log of review: who did what, when, and how each event was before and after."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from contactline.library.fields import Fields, Json, from_json, to_json
from contactline.library.schema import CHANGE, CHANGE_EVENT
from contactline.library.stored import Gone, StoredEvent
from contactline.model import Review


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An event at one moment of its review; ``said`` is what it said then, corrections included.

    ``under`` is the JSON of what its sources said of the fields that were corrected.
    """

    review: Review
    overlay: str
    gone: Gone | None
    reports: tuple[str, ...]
    said: Fields
    under: str = "{}"


@dataclass(frozen=True, slots=True)
class Change:
    """One action: its events before (None for one that it began) and after; ``undone_by`` is a later change."""

    id: int
    at: datetime
    who: str
    action: str
    before: Mapping[str, Snapshot | None]
    after: Mapping[str, Snapshot]
    undoes: int | None
    undone_by: int | None


def snapshot(event: StoredEvent) -> Snapshot:
    """Return how an event stands in its review."""
    return Snapshot(
        event.review,
        _json(event.overlay),
        event.gone,
        tuple(told.id for told in event.reports),
        event.fields,
        _json({name: said for name, said in to_json(event.base).items() if name in event.overlay}),
    )


def snapshots_to_json(events: Mapping[str, StoredEvent | None]) -> str:
    """Return events as the log keeps them."""
    return _json({name: _to_json(snapshot(event)) if event else None for name, event in events.items()})


def read_change(connection: Connection, change_id: int) -> Change | None:
    """Return a change of the log, or None where there is none of this number."""
    row = connection.execute(select(CHANGE).where(CHANGE.c.id == change_id)).mappings().first()
    if row is None:
        return None
    undone = connection.execute(select(CHANGE.c.id).where(CHANGE.c.undoes == change_id)).scalar()
    return change_from_row(dict(row), undone)


def read_log(connection: Connection, *, limit: int, event_id: str | None = None) -> list[Change]:
    """Return the last changes, newest first; of one event only where its id is given."""
    query = select(CHANGE).order_by(CHANGE.c.id.desc()).limit(limit)
    if event_id is not None:
        query = query.join(CHANGE_EVENT, CHANGE_EVENT.c.change_id == CHANGE.c.id).where(
            CHANGE_EVENT.c.event_id == event_id
        )
    rows = connection.execute(query).mappings().all()
    undone = select(CHANGE.c.undoes, CHANGE.c.id).where(CHANGE.c.undoes.in_([row["id"] for row in rows]))
    by = {row.undoes: row.id for row in connection.execute(undone)}
    return [change_from_row(dict(row), by.get(row["id"])) for row in rows]


def change_from_row(row: Mapping[str, Any], undone_by: int | None) -> Change:
    """Return the change of a row of the log."""
    before, after = json.loads(row["before"]), json.loads(row["after"])
    return Change(
        id=row["id"],
        at=datetime.fromisoformat(row["at"]),
        who=row["who"],
        action=row["action"],
        before={name: _from_json(said) if said else None for name, said in before.items()},
        after={name: _from_json(said) for name, said in after.items()},
        undoes=row["undoes"],
        undone_by=undone_by,
    )


def _to_json(one: Snapshot) -> Json:
    gone = {"reason": one.gone.reason, "to": list(one.gone.to)} if one.gone else None
    return {
        "review": one.review.value,
        "overlay": json.loads(one.overlay),
        "gone": gone,
        "reports": list(one.reports),
        "said": to_json(one.said),
        "under": json.loads(one.under),
    }


def _from_json(said: Json) -> Snapshot:
    gone = said["gone"]
    return Snapshot(
        Review(said["review"]),
        _json(said["overlay"]),
        Gone(gone["reason"], tuple(gone["to"])) if gone else None,
        tuple(said["reports"]),
        from_json(said["said"]),
        _json(said.get("under", {})),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
