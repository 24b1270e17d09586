"""The library's events as reports are filed under them: what is written beside them is read, and few of their reports."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, func, select

from contactline.library.desk import FULL, Laid
from contactline.library.event_rows import among, read_bare, read_sample, read_told
from contactline.library.event_writing import renew
from contactline.library.merge import (
    Gist,
    Said,
    gist,
    group,
    group_from_json,
    group_to_json,
    is_one,
    said_by_article,
    sampled,
)
from contactline.library.records import brief_from_json
from contactline.library.schema import CHANGE_EVENT, EVENT, EVENT_BLOCK, EVENT_REPORT, REPORT
from contactline.model import Origin, Review, SourcedReport

_COMPARED = (EVENT.c.num, EVENT.c.id, EVENT.c.origin, EVENT.c.review, EVENT.c.live, EVENT.c.gists)


@dataclass
class HeldEvents:
    """What a desk asks of the library while reports of these articles are filed."""

    connection: Connection
    articles: Collection[str]

    def laid(self, numbers: Collection[int]) -> dict[int, Laid]:
        """Return events as they lie on a desk at first."""
        self._note(numbers)
        asked = select(*_COMPARED).where(among(self.connection, EVENT.c.num, numbers))
        found = self.connection.execute(asked).all()
        settled = _settled(self.connection, [name for _, name, *_ in found])
        return {
            number: Laid(
                name,
                shown=bool(live),
                by_rule=_by_rule(origin, review, name, settled),
                told=(number,),
                group=group_from_json(gists),
                said=self._said.get(number, {}),
            )
            for number, name, origin, review, live, gists in found
        }

    def _note(self, numbers: Collection[int]) -> None:
        """Write beside events what their reports say: those of a library that an older version made lack it."""
        lack = select(EVENT.c.num).where(among(self.connection, EVENT.c.num, numbers), EVENT.c.gists == "")
        missing = self.connection.execute(lack).scalars().all()
        renew(self.connection, {n: {"gists": group_to_json(group(self.sample(n)))} for n in missing})

    def sample(self, number: int) -> Sequence[SourcedReport]:
        """Return the reports that speak for all of an event's."""
        return read_sample(self.connection, number)

    def keys(self, number: int) -> frozenset[str]:
        """Return the keys under which an event is kept."""
        rows = self.connection.execute(select(EVENT_BLOCK.c.block).where(EVENT_BLOCK.c.event_num == number))
        return frozenset(rows.scalars())

    def told_apart(self, ones: Collection[int], twos: Collection[int]) -> bool:
        """Whether an article tells of an event of ``ones`` and of one of ``twos`` as of two happenings."""
        one, two = EVENT_REPORT.alias(), EVENT_REPORT.alias()
        a, b = REPORT.alias(), REPORT.alias()
        query = (
            select(a.c.record, b.c.record)
            .select_from(one)
            .join(a, a.c.id == one.c.report_id)
            .join(b, b.c.article_id == a.c.article_id)
            .join(two, two.c.report_id == b.c.id)
            .where(one.c.event_num.in_(ones), two.c.event_num.in_(twos))
        )
        pairs = self.connection.execute(query)
        try:
            return any(not is_one({_gist_of(a), _gist_of(b)}) for a, b in pairs)
        finally:
            pairs.close()  # the first that are apart decide

    @cached_property
    def _said(self) -> Mapping[int, Said]:
        """What the articles that are filed now say already of the library's events, by their numbers."""
        query = (
            select(EVENT_REPORT.c.event_num, REPORT.c.article_id, REPORT.c.record)
            .join(REPORT, REPORT.c.id == EVENT_REPORT.c.report_id)
            .where(among(self.connection, REPORT.c.article_id, self.articles))
        )
        found: dict[int, dict[str, frozenset[Gist]]] = {}
        for number, article, record in self.connection.execute(query):
            said = found.setdefault(number, {})
            said[article] = said.get(article, frozenset()) | {_gist_of(record)}
        return found


def _gist_of(record: str) -> Gist:
    return gist(brief_from_json(record))


def read_blocks(
    connection: Connection, keys: Collection[str]
) -> tuple[dict[str, frozenset[int]], frozenset[str]]:
    """Return the events of these blocks, by number, and the blocks that have too many to tell anything."""
    block, number = EVENT_BLOCK.c.block, EVENT_BLOCK.c.event_num
    wanted = among(connection, block, keys)
    sizes = connection.execute(select(block, func.count()).where(wanted).group_by(block)).all()
    found: dict[str, set[int]] = {}
    small = [key for key, size in sizes if size <= FULL]
    for key, event in connection.execute(select(block, number).where(among(connection, block, small))):
        found.setdefault(key, set()).add(event)
    full = frozenset(key for key, size in sizes if size > FULL)
    return {key: frozenset(numbers) for key, numbers in found.items()}, full


def read_begun(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, Laid]]:
    """Return the events, with their numbers, that began with these reports once."""
    found = read_bare(connection, among(connection, EVENT.c.id, ids))
    told = read_told(connection, found, brief_from_json)
    settled = _settled(connection, [event.id for event in found.values()])
    return {
        event.id: (
            number,
            Laid(
                event.id,
                shown=event.review is not Review.REJECTED and event.fields.when is not None,
                by_rule=_by_rule(event.origin, event.review, event.id, settled),
                told=tuple(told.get(number, ())),
                group=group(told.get(number, ())),
                said=said_by_article(told.get(number, ())),
                sample=sampled(told.get(number, ())),
                gone=event.gone,
            ),
        )
        for number, event in found.items()
    }


def _settled(connection: Connection, ids: Collection[str]) -> set[str]:
    """Return which of these events an editor has ever changed."""
    touched = CHANGE_EVENT.c.event_id
    return set(connection.execute(select(touched).where(among(connection, touched, ids))).scalars())


def _by_rule(origin: str, review: str, name: str, settled: Collection[str]) -> bool:
    return review == Review.AUTOMATIC and origin == Origin.ARTICLE and name not in settled
