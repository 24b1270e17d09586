"""Events that gain reports and nothing else: only what is new is written, and few of the reports before are read.

So the report that a ceasefire's ten thousandth article tells costs what that of its hundredth did.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, insert, select

from contactline.library.event_rows import Row, among
from contactline.library.event_writing import bring_named, named, renew, said_row, searched_in
from contactline.library.fields import Fields
from contactline.library.merge import filed_under
from contactline.library.schema import EVENT, EVENT_BLOCK, EVENT_REPORT, EVENT_TEXT, OPEN_END, PARTS
from contactline.library.stored import StoredEvent
from contactline.model import SourcedReport, citation_published_by


@dataclass(frozen=True, slots=True)
class Grown:
    """An event of the library that gains reports: as it ``was``, without reports, and what all of them say now."""

    number: int
    was: StoredEvent
    base: Fields
    added: Sequence[SourcedReport]
    sample: Sequence[SourcedReport]

    @property
    def event(self) -> StoredEvent:
        """The event as it is now, without its reports."""
        return replace(self.was, base=self.base)

    @property
    def before(self) -> Sequence[SourcedReport]:
        """Some of the reports that it had."""
        added = {told.id for told in self.added}
        return [told for told in self.sample if told.id not in added]


def grow_events(connection: Connection, seq: int, grown: Sequence[Grown]) -> None:
    """Write what events of articles gain under the number of a write; each stays on the map or off it."""
    if not grown:
        return
    numbers = [one.number for one in grown]
    had = _had(connection, numbers)
    renew(connection, {one.number: _row(one, seq, *had[one.number]) for one in grown})
    bring_named(connection, set(numbers), {one.number: one.event for one in grown})
    rows = [
        (told.id, one.number, had[one.number][1] + position)
        for one in grown
        for position, told in enumerate(one.added)
    ]
    connection.execute(insert(EVENT_REPORT), named(EVENT_REPORT, rows))
    shown = [one for one in grown if one.event.is_live]
    _add_keys(connection, shown)
    _add_words(connection, shown)


def _had(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[str, int]]:
    """Return the day from which on each event was surely known, and how many reports it has had."""
    query = select(EVENT.c.num, EVENT.c.known, EVENT.c.told).where(among(connection, EVENT.c.num, numbers))
    return {number: (known, told) for number, known, told in connection.execute(query)}


def _row(one: Grown, seq: int, known: str, told: int) -> Row:
    published = [day.isoformat() for told in one.added if (day := citation_published_by(told.citation))]
    # What has no date is on no map, and nobody asks since when it is known.
    fresh = min([known, *published]) if one.event.fields.when else OPEN_END
    return {"known": fresh, "told": told + len(one.added), **said_row(one.event, seq, one.sample)}


def _add_keys(connection: Connection, grown: Sequence[Grown]) -> None:
    wanted = {(key, one.number) for one in grown for key in _keys(one.added) - _keys(one.before)}
    if not wanted:
        return
    block, number = EVENT_BLOCK.c.block, EVENT_BLOCK.c.event_num
    keys, numbers = {key for key, _ in wanted}, {num for _, num in wanted}
    query = select(block, number).where(among(connection, number, numbers), among(connection, block, keys))
    if fresh := wanted - {(key, num) for key, num in connection.execute(query)}:
        connection.execute(insert(EVENT_BLOCK), named(EVENT_BLOCK, sorted(fresh)))


def _keys(told: Sequence[SourcedReport]) -> frozenset[str]:
    return frozenset[str]().union(*(filed_under(one.report) for one in told))


def _add_words(connection: Connection, grown: Sequence[Grown]) -> None:
    """Add the words that none of the sample had as a part more; words that others had may stand there twice."""
    more = {one.number: searched_in(one.added) - searched_in(one.before) for one in grown}
    last = _last_parts(connection, more)
    for number in [number for number, part in last.items() if part % PARTS == PARTS - 1]:
        more[number] |= _taken_out(connection, number)
        last[number] = number * PARTS - 1
    rows = [(last[num] + 1, num, " ".join(sorted(words))) for num, words in more.items() if words]
    if rows:
        connection.execute(insert(EVENT_TEXT), named(EVENT_TEXT, rows))


def _last_parts(connection: Connection, numbers: Mapping[int, object]) -> dict[int, int]:
    event = EVENT_TEXT.c.event_num
    query = select(event, func.max(EVENT_TEXT.c.num)).where(among(connection, event, numbers)).group_by(event)
    return {number: last for number, last in connection.execute(query)}  # noqa: C416 (rows are no pairs to the type checker)


def _taken_out(connection: Connection, number: int) -> frozenset[str]:
    """Take all parts of an event's text out, and return their words: no part is left for more."""
    its = EVENT_TEXT.c.event_num == number
    parts = list(connection.execute(select(EVENT_TEXT.c.words).where(its)).scalars())
    connection.execute(EVENT_TEXT.delete().where(its))
    return frozenset(word for part in parts for word in part.split())
