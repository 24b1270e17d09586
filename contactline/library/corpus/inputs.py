"""What has been done with each input of a corpus: written in the same transaction as its article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, insert, select

from contactline.library.alike import index_signatures
from contactline.library.article_rows import own_row
from contactline.library.corpus.reading import Outcome, Reading
from contactline.library.event_rows import chunks
from contactline.library.filing import keep
from contactline.library.schema import INPUT
from contactline.library.shipped import sourced_reports

Key = tuple[str, str]
"""An input's name and version."""


def known_inputs(connection: Connection, names: Iterable[str]) -> dict[Key, str]:
    """Return the inputs with these names that were done before, each with its problem; "" where it was read."""
    found: dict[Key, str] = {}
    for some in chunks(sorted(set(names))):
        query = select(INPUT.c.name, INPUT.c.version, INPUT.c.problem).where(INPUT.c.name.in_(some))
        found.update(((name, version), problem) for name, version, problem in connection.execute(query))
    return found


def file_outcomes(connection: Connection, seq: int, outcomes: Sequence[Outcome]) -> None:
    """Keep what was read of inputs and note that they are done; inputs that another has done meanwhile are left."""
    known = known_inputs(connection, [one.name for one in outcomes])
    fresh = {(one.name, one.version): one for one in outcomes if (one.name, one.version) not in known}
    readings = [one.reading for one in fresh.values() if one.reading]
    _keep(connection, seq, readings)
    rows = [
        {
            "name": one.name,
            "version": one.version,
            "article_id": one.reading.article.id if one.reading else None,
            "problem": one.problem,
        }
        for one in fresh.values()
        if one.reading or one.lasting
    ]
    if rows:
        connection.execute(insert(INPUT), rows)


def _keep(connection: Connection, seq: int, readings: Sequence[Reading]) -> None:
    told = [
        sourced
        for one in readings
        for sourced in sourced_reports(one.article.id, one.article.lang, one.article.citation, one.reports)
    ]
    if readings:
        keep(connection, seq, [own_row(one.article, seq) for one in readings], told)
        index_signatures(connection, {one.article.id: one.signature for one in readings})
