"""Other people's data in the library: its terms, and its events under what editors corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from sqlalchemy import Connection, insert, select

from contactline.library.event_rows import read_by_id, write_events
from contactline.library.fields import fields_of
from contactline.library.importers import Dataset
from contactline.library.schema import DATASET
from contactline.library.stored import StoredEvent
from contactline.model import Event, Origin


def bring_in(connection: Connection, seq: int, dataset: Dataset, events: Sequence[Event]) -> int:
    """Write the events of a dataset and its terms; return how many are new or say something new.

    Bringing in the same data again changes nothing; a newer form of a row takes the place of the older one,
    and an editor's corrections and verdicts stay.
    """
    connection.execute(DATASET.delete().where(DATASET.c.id == dataset.id))
    connection.execute(insert(DATASET).values(asdict(dataset)))
    here = {event.id: event for event in read_by_id(connection, [event.id for event in events])}
    fresh = {
        event.id: replace(
            here.get(event.id)
            or StoredEvent(event.id, Origin.IMPORTED, fields_of(event), dataset=dataset.id),
            base=fields_of(event),
        )
        for event in events
    }
    changed = [event for name, event in fresh.items() if event != here.get(name)]
    write_events(connection, seq, changed)
    return len(changed)


def read_datasets(connection: Connection) -> list[Dataset]:
    """Return the terms of other people's data that the library holds, by id."""
    return [
        Dataset(row.id, row.title, row.licence, row.citation, bool(row.redistributable), row.url)
        for row in connection.execute(select(DATASET).order_by(DATASET.c.id))
    ]
