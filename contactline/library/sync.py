"""The shipped data in the library: brought up to date when the release changes, under what editors corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, select

from contactline.library.article_rows import Row, cited_row, own_ids, read_reports
from contactline.library.curated import curated_events
from contactline.library.event_rows import CITED, cited, read_by_id, read_events
from contactline.library.event_writing import write_events
from contactline.library.fields import fields_of
from contactline.library.filing import file_reports, keep
from contactline.library.schema import ARTICLE, EVENT, EVENT_REPORT, REPORT, STATE
from contactline.library.shipped import shipped_reports
from contactline.library.stored import Gone, StoredEvent
from contactline.model import Origin, SourcedReport

WITHDRAWN = Gone("withdrawn")
"""The tombstone of a row of the chronology that a later release does not have."""


def bring_up_to(connection: Connection, seq: int, digest: str) -> bool:
    """Write the shipped events where the library holds those of another ``digest``; say whether it did.

    Corrections stay: only what the release says of an event is renewed. What a release has no more becomes
    a tombstone, unless it is back in a later one.
    """
    before = connection.execute(select(STATE.c.release)).scalar_one()
    if before == digest:
        return False
    if not before:
        _file_unfiled(connection, seq)
    _shipped_articles(connection, seq)
    _curated(connection, seq)
    connection.execute(STATE.update().values(release=digest))
    return True


def _file_unfiled(connection: Connection, seq: int) -> None:
    """File the reports of a library that was made before there were events."""
    missing = select(REPORT.c.article_id).where(REPORT.c.id.not_in(select(EVENT_REPORT.c.report_id)))
    articles = set(connection.execute(missing).scalars())
    filed = set(connection.execute(select(EVENT_REPORT.c.report_id)).scalars())
    file_reports(connection, seq, [one for one in read_reports(connection, articles) if one.id not in filed])


def _shipped_articles(connection: Connection, seq: int) -> None:
    held = own_ids(connection)  # an article whose text is at hand was read here
    told = [one for one in shipped_reports() if one.article_id not in held]
    rows = {one.article_id: cited_row(one.article_id, one.lang, one.citation, seq) for one in _first(told)}
    # An article that the release has no more tells nothing now.
    keep(connection, seq, list({**_shipped_before(connection, seq), **rows}.values()), told)


def _shipped_before(connection: Connection, seq: int) -> dict[str, Row]:
    """Return the articles of the last release, as they are cited."""
    found = connection.execute(select(*CITED).where(ARTICLE.c.text.is_(None))).mappings()
    return {row["article_id"]: cited_row(row["article_id"], row["lang"], cited(row), seq) for row in found}


def _first(told: Iterable[SourcedReport]) -> Iterable[SourcedReport]:
    return {one.article_id: one for one in told}.values()


def _curated(connection: Connection, seq: int) -> None:
    fresh = {event.id: event for event in curated_events()}
    here = {event.id: event for event in read_by_id(connection, fresh)}
    there = read_events(connection, (EVENT.c.origin == Origin.CURATED.value) & EVENT.c.gone.is_(None))
    changed = [
        replace(
            here.get(event.id) or StoredEvent(event.id, Origin.CURATED, fields_of(event)),
            base=fields_of(event),
        )
        for event in fresh.values()
    ]
    # All of them, as the words are searched for in which their titles are translated: those are in no base.
    changed = [replace(event, gone=None) if event.gone == WITHDRAWN else event for event in changed]
    withdrawn = [event for event in there if event.id not in fresh]
    emptied = [replace(event, gone=WITHDRAWN, reports=()) for event in withdrawn]
    write_events(connection, seq, [*changed, *emptied])
    # What editors had merged into it has an event of its own again.
    file_reports(connection, seq, [told for event in withdrawn for told in event.reports])
