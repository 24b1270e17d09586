"""Review: what editors do with events. Each action is one row of the log, with the events before and after it.

Nothing is deleted: an event that is merged away or taken back leaves a tombstone that names where it went, and
every action, an undoing too, can be undone as long as nobody has changed the same events since.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from contactline.library.database import Database
from contactline.library.event_rows import read_by_id
from contactline.library.event_writing import write_events
from contactline.library.fields import Fields, corrections
from contactline.library.filing import renewed_base
from contactline.library.log import Change, change_from_row, read_change, snapshots_to_json
from contactline.library.merge import summary
from contactline.library.schema import CHANGE, CHANGE_EVENT
from contactline.library.stored import Gone, StoredEvent
from contactline.library.taking_back import stands, taken_back
from contactline.model import Editor, InputError, Origin, Review

Events = Mapping[str, StoredEvent]


class ReviewError(InputError):
    """An action that cannot be done; the message says why, in words for the screen."""


class ChangedMeanwhileError(ReviewError):
    """Somebody else changed an event after it was shown to the editor; nothing was overwritten."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """Where one editor works on a library.

    ``seen`` in each action is the library's revision that the editor looked at: an event that was written
    later is not touched (ChangedMeanwhileError). ``token``, where it is given, makes an action that is sent
    twice be done once. All raise ReviewError for what cannot be done.
    """

    database: Database
    editor: Editor
    now: Callable[[], datetime] = _now

    def accept(self, ids: Iterable[str], seen: int, token: str = "") -> Change:
        """Approve events as they stand."""
        return self._act("accept", ids, seen, token, lambda events: [_approved(e) for e in events.values()])

    def reject(self, ids: Iterable[str], seen: int, token: str = "") -> Change:
        """Take events off the map; they stay in the library, with their reports."""
        return self._act(
            "reject",
            ids,
            seen,
            token,
            lambda events: [replace(_there(e), review=Review.REJECTED) for e in events.values()],
        )

    def reset(self, ids: Iterable[str], seen: int, token: str = "") -> Change:
        """Give events back to the reader: as nobody had reviewed or corrected them."""
        return self._act("reset", ids, seen, token, lambda events: [_unreviewed(e) for e in events.values()])

    def edit(self, event_id: str, wanted: Fields, seen: int, token: str = "") -> Change:
        """Correct an event; only the fields that differ from what its sources say are kept as corrections."""
        return self._act("edit", [event_id], seen, token, lambda events: [_edited(events[event_id], wanted)])

    def merge(self, into: str, others: Iterable[str], seen: int, token: str = "") -> Change:
        """Make events one: ``into`` keeps its id and what was corrected, the others become tombstones."""
        ids = [into, *(other for other in others if other != into)]
        if len(ids) < 2:
            raise ReviewError("Choose at least two events to merge.")
        return self._act("merge", ids, seen, token, lambda events: _merged(into, events))

    def split(self, event_id: str, report_ids: Iterable[str], seen: int, token: str = "") -> Change:
        """Give some of an event's reports an event of their own; the chronology's and imported ones can spare all."""
        chosen = frozenset(report_ids)
        return self._act(
            "split",
            [event_id, *sorted(chosen)],  # a new event may take up the id of its first report again
            seen,
            token,
            lambda events: _split(event_id, chosen, events),
            optional=chosen - {event_id},
        )

    def undo(self, change_id: int, token: str = "") -> Change:
        """Take a change back; refused where one of its events was changed since, or where it was undone already."""
        token = token or secrets.token_hex(16)

        def work(connection: Connection, seq: int) -> Change:
            if done := _done(connection, token):
                return done
            change = read_change(connection, change_id)
            if change is None:
                raise ReviewError("This change is not in the log.")
            if change.undone_by is not None:
                raise ReviewError("This change was undone already.")
            before = {event.id: event for event in read_by_id(connection, change.after)}
            if not all(stands(before[name], said) for name, said in change.after.items()):
                raise ChangedMeanwhileError("An event of this change was changed since; undo that first.")
            after = taken_back(change, before)
            return self._log(connection, seq, "undo", token, before, after, undoes=change_id)

        return self.database.write(work)

    def _act(
        self,
        action: str,
        ids: Iterable[str],
        seen: int,
        token: str,
        work_out: Callable[[Events], Sequence[StoredEvent]],
        *,
        optional: frozenset[str] = frozenset(),
    ) -> Change:
        wanted, token = tuple(dict.fromkeys(ids)), token or secrets.token_hex(16)

        def work(connection: Connection, seq: int) -> Change:
            if done := _done(connection, token):
                return done
            before = {event.id: event for event in read_by_id(connection, wanted)}
            if missing := set(wanted) - before.keys() - optional:
                raise ReviewError("There is no event {ids}.", ids=", ".join(sorted(missing)))
            if any(event.seq > seen for event in before.values()):
                raise ChangedMeanwhileError(
                    "Somebody else has changed this event meanwhile; look at it again."
                )
            return self._log(connection, seq, action, token, before, work_out(before))

        return self.database.write(work)

    def _log(
        self,
        connection: Connection,
        seq: int,
        action: str,
        token: str,
        before: Events,
        after: Sequence[StoredEvent],
        undoes: int | None = None,
    ) -> Change:
        changed = [event for event in after if event != before.get(event.id)]
        if not changed:
            raise ReviewError("Nothing would change.")
        write_events(connection, seq, changed)
        row = {
            "token": token,
            "at": self.now().isoformat(timespec="milliseconds"),
            "who": self.editor.name,
            "action": action,
            "note": "",
            "before": snapshots_to_json({event.id: before.get(event.id) for event in changed}),
            "after": snapshots_to_json({event.id: event for event in changed}),
            "undoes": undoes,
        }
        number = connection.execute(insert(CHANGE).values(row).returning(CHANGE.c.id)).scalar_one()
        connection.execute(
            insert(CHANGE_EVENT), [{"event_id": event.id, "change_id": number} for event in changed]
        )
        return change_from_row({**row, "id": number}, None)


def _done(connection: Connection, token: str) -> Change | None:
    found = connection.execute(select(CHANGE.c.id).where(CHANGE.c.token == token)).scalar()
    return None if found is None else read_change(connection, found)


def _there(event: StoredEvent) -> StoredEvent:
    if event.gone:
        raise ReviewError("This event was merged into another or withdrawn; it cannot be changed.")
    return event


def _approved(event: StoredEvent) -> StoredEvent:
    if event.fields.when is None:
        raise ReviewError("This draft has no date yet: give it one before you accept it.")
    return replace(_there(event), review=Review.EDITED if event.overlay else Review.ACCEPTED)


def _edited(event: StoredEvent, wanted: Fields) -> StoredEvent:
    if wanted == event.fields:
        raise ReviewError("Nothing would change.")
    return replace(_there(event), overlay=corrections(event.base, wanted), review=Review.EDITED)


def _unreviewed(event: StoredEvent) -> StoredEvent:
    fresh = replace(_there(event), overlay={}, review=Review.AUTOMATIC)
    return replace(fresh, base=renewed_base(fresh, fresh.reports)) if fresh.reports else fresh


def _merged(into: str, events: Events) -> list[StoredEvent]:
    kept = _there(events[into])
    others = [_there(event) for name, event in events.items() if name != into]
    if kept.review is Review.REJECTED:
        raise ReviewError("This event was rejected: accept it, or merge into another.")
    if any(event.origin is not Origin.ARTICLE for event in others):
        # It would take its own sources and words along; articles' events have theirs in their reports.
        raise ReviewError(
            "A row of the chronology or of other people's data stays: merge the others into it."
        )
    reports = (*kept.reports, *(told for event in others for told in event.reports))
    return [
        replace(kept, reports=reports, base=renewed_base(kept, reports)),
        *(replace(event, reports=(), gone=Gone("merged", (into,))) for event in others),
    ]


def _split(event_id: str, chosen: frozenset[str], events: Events) -> list[StoredEvent]:
    event = _there(events[event_id])
    taken = tuple(told for told in event.reports if told.id in chosen)
    left = tuple(told for told in event.reports if told.id not in chosen)
    if not taken or not (left or event.origin is not Origin.ARTICLE):
        raise ReviewError("Choose some of the event's reports, and leave it at least one.")
    name = next((told.id for told in taken if _is_free(events.get(told.id))), "")
    if not name:
        raise ReviewError("These reports have events of their own already.")
    return [
        replace(event, reports=left, base=renewed_base(event, left)),
        # What articles say of it, whatever it was taken from: they are no chronology and no dataset.
        StoredEvent(name, Origin.ARTICLE, summary(taken), reports=taken),
    ]


def _is_free(event: StoredEvent | None) -> bool:
    return event is None or (event.gone is not None and not event.reports)
