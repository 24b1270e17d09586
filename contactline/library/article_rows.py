"""Articles and their reports as rows."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, select

from contactline.library.event_rows import CITED, among, chunks, sourced
from contactline.library.records import report_to_record
from contactline.library.schema import ARTICLE, REPORT
from contactline.library.shelf import put_on_shelf
from contactline.model import Article, Citation, SourcedReport, Span

Row = dict[str, Any]


def own_row(article: Article, seq: int) -> Row:
    """Return the row of an article that a reader brought, with its text."""
    span = article.published_span
    return {
        **cited_row(article.id, article.lang, article.citation, seq),
        "text": article.text,
        "published_start": span.start if span else None,
        "published_end": span.end if span else None,
        "body": json.dumps([asdict(part) for part in article.body]),
        "origin": "own",
    }


def cited_row(article_id: str, lang: str, citation: Citation, seq: int) -> Row:
    """Return the row of a shipped article: how to cite it, and not its text."""
    return {
        "id": article_id,
        "text": None,
        "lang": lang,
        "published": citation.published.isoformat() if citation.published else None,
        "published_start": None,
        "published_end": None,
        "title": citation.title,
        "source": citation.publisher,
        "body": "[]",
        "url": citation.url,
        "origin": "shipped",
        "seq": seq,
    }


def write_articles(connection: Connection, rows: Sequence[Row]) -> None:
    """Write the rows of articles; one that is there already is renewed."""
    held = _held(connection, [row["id"] for row in rows])
    _update(connection, ARTICLE, [row for row in rows if row["id"] in held])
    if new := list({row["id"]: row for row in rows if row["id"] not in held}.values()):
        connection.execute(insert(ARTICLE), new)
    put_on_shelf(connection, rows)


def _update(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Renew rows that are there, by their ids."""
    if rows:
        values = {name: bindparam(name) for name in rows[0] if name != "id"}
        renewed = table.update().where(table.c.id == bindparam("its_id")).values(values)
        connection.execute(renewed, [{**row, "its_id": row["id"]} for row in rows])


def _held(connection: Connection, ids: Sequence[str]) -> set[str]:
    return {
        name
        for some in chunks(ids)
        for name in connection.execute(select(ARTICLE.c.id).where(ARTICLE.c.id.in_(some))).scalars()
    }


def own_ids(connection: Connection) -> set[str]:
    """Return the ids of the articles whose text the library holds."""
    return set(connection.execute(select(ARTICLE.c.id).where(ARTICLE.c.text.is_not(None))).scalars())


def write_reports(connection: Connection, told: Sequence[SourcedReport]) -> None:
    """Write reports in the order of their articles; one that is there already is renewed where it differs."""
    held = _held_reports(connection, {one.article_id for one in told})
    positions: dict[str, int] = {}
    rows: dict[str, Row] = {}
    for one in told:
        position = positions[one.article_id] = positions.get(one.article_id, -1) + 1
        record = json.dumps(report_to_record(one.report), ensure_ascii=False, separators=(",", ":"))
        rows.setdefault(
            one.id, {"id": one.id, "article_id": one.article_id, "position": position, "record": record}
        )
    _update(connection, REPORT, [row for name, row in rows.items() if name in held and held[name] != row])
    if new := [row for name, row in rows.items() if name not in held]:
        connection.execute(insert(REPORT), new)


def _held_reports(connection: Connection, article_ids: Collection[str]) -> dict[str, Row]:
    """Return the rows of the reports of these articles by id."""
    rows = connection.execute(select(REPORT).where(among(connection, REPORT.c.article_id, article_ids)))
    return {row["id"]: dict(row) for row in rows.mappings()}


def read_reports(connection: Connection, article_ids: Iterable[str]) -> list[SourcedReport]:
    """Return the reports of articles, by article and in the order in which each tells them."""
    found: list[SourcedReport] = []
    for some in chunks(sorted(set(article_ids))):
        query = (
            select(REPORT.c.id, REPORT.c.record, *CITED)
            .join_from(REPORT, ARTICLE, REPORT.c.article_id == ARTICLE.c.id)
            .where(REPORT.c.article_id.in_(some))
            .order_by(REPORT.c.article_id, REPORT.c.position)
        )
        found += [sourced(row) for row in connection.execute(query).mappings()]
    return found


def article_from_row(row: Any) -> Article:
    """Return the article of a row that holds its text."""
    start, end = row["published_start"], row["published_end"]
    return Article(
        text=row["text"],
        lang=row["lang"],
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        published_span=Span(start, end) if start is not None else None,
        title=row["title"],
        source=row["source"],
        body=tuple(Span(**span) for span in json.loads(row["body"])),
        url=row["url"],
    )
