"""Other people's data in the library: brought in again, it is renewed under what editors corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace

from sqlalchemy import Connection, insert, select

from contactline.library.event_rows import read_by_id
from contactline.library.event_writing import write_events
from contactline.library.fields import fields_of
from contactline.library.importers.outcome import Dataset
from contactline.library.schema import DATASET
from contactline.library.stored import StoredEvent
from contactline.model import Audience, Event, Origin


def keep_imported(connection: Connection, seq: int, dataset: Dataset, events: Iterable[Event]) -> int:
    """Write events of a dataset, and its terms; return how many are new or say something else than before.

    What an editor set stays, a tombstone too; events of an earlier import that are not in this one stay, for a
    file may hold a part of the data. Raises ValueError for an id that is another's.
    """
    _write_terms(connection, dataset)
    fresh = {event.id: event for event in events}
    here = {event.id: event for event in read_by_id(connection, fresh)}
    foreign = [one.id for one in here.values() if (one.origin, one.dataset) != (Origin.IMPORTED, dataset.id)]
    if foreign:
        raise ValueError(f"not events of {dataset.title}: {', '.join(sorted(foreign)[:5])}")
    changed = [
        event
        for event in (_renewed(here.get(one.id), one) for one in fresh.values())
        if event != here.get(event.id)
    ]
    write_events(connection, seq, changed)
    return len(changed)


def read_datasets(connection: Connection) -> list[Dataset]:
    """Return the terms of other people's data that the library holds, by id."""
    return [
        Dataset(
            row.id,
            row.title,
            row.licence,
            row.citation,
            bool(row.redistributable),
            row.url,
            bool(row.own_use),
        )
        for row in connection.execute(select(DATASET).order_by(DATASET.c.id))
    ]


def for_own_use(connection: Connection) -> frozenset[str]:
    """Return the ids of the data whose events visitors must not see."""
    return frozenset(connection.execute(select(DATASET.c.id).where(DATASET.c.own_use == 1)).scalars())


def shown_to(audience: Audience, connection: Connection, events: Iterable[StoredEvent]) -> list[StoredEvent]:
    """Return those of some events that an audience may see."""
    hidden = for_own_use(connection) if audience is Audience.VISITORS else frozenset[str]()
    return [event for event in events if event.dataset not in hidden]


def _renewed(before: StoredEvent | None, event: Event) -> StoredEvent:
    base = fields_of(event)
    return (
        replace(before, base=base)
        if before
        else StoredEvent(event.id, Origin.IMPORTED, base, dataset=event.dataset)
    )


def _write_terms(connection: Connection, dataset: Dataset) -> None:
    connection.execute(DATASET.delete().where(DATASET.c.id == dataset.id))
    connection.execute(insert(DATASET).values(asdict(dataset)))
