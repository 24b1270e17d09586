"""The user's own library: articles with their text and what was read out of them, in SQLite."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import (
    Column,
    Engine,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    select,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine.interfaces import DBAPIConnection

from contactline.library.records import report_from_record, report_to_record
from contactline.library.shipped import event_id
from contactline.model import Article, Report, Span

_METADATA = MetaData()

_ARTICLES = Table(
    "article",
    _METADATA,
    Column("id", String(64), primary_key=True),
    Column("text", String, nullable=False),
    Column("lang", String(2), nullable=False),
    Column("published", String(10)),
    Column("published_start", Integer),
    Column("published_end", Integer),
    Column("title", String, nullable=False),
    Column("source", String, nullable=False),
    Column("body", String, nullable=False),
    Column("url", String, nullable=False),
)

_REPORTS = Table(
    "report",
    _METADATA,
    Column("id", String(40), primary_key=True),
    Column("article_id", String(64), ForeignKey("article.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("record", String, nullable=False),
)


def default_path() -> Path:
    """Return where the library lies: ``CONTACTLINE_LIBRARY`` if set, else the user's data folder."""
    given = os.environ.get("CONTACTLINE_LIBRARY")
    return Path(given) if given else user_data_path("contactline") / "library.sqlite"


@dataclass(frozen=True, slots=True)
class Store:
    """An open library; other processes may read while one writes (WAL)."""

    engine: Engine

    @staticmethod
    def open(path: Path) -> Store:
        """Open the library at ``path``; make it, and its folder, when there is none."""
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(f"sqlite:///{path}")
        event.listen(engine, "connect", _set_pragmas)
        _METADATA.create_all(engine)
        return Store(engine)

    def save(self, article: Article, reports: Iterable[Report]) -> None:
        """Keep an article and its reports; saving the same text again replaces what was read out of it."""
        rows = [
            {
                "id": event_id(article.id, report),
                "article_id": article.id,
                "position": position,
                "record": json.dumps(report_to_record(report), ensure_ascii=False),
            }
            for position, report in enumerate(reports)
        ]
        row = _article_to_row(article)
        with self.engine.begin() as connection:
            connection.execute(_REPORTS.delete().where(_REPORTS.c.article_id == article.id))
            connection.execute(insert(_ARTICLES).values(row).on_conflict_do_update(["id"], set_=row))
            if rows:
                connection.execute(insert(_REPORTS).on_conflict_do_nothing(), rows)

    def article(self, article_id: str) -> Article | None:
        """Return the article with this id, or None where the library does not hold it."""
        with self.engine.connect() as connection:
            row = connection.execute(select(_ARTICLES).where(_ARTICLES.c.id == article_id)).mappings().first()
        return _article_from_row(dict(row)) if row else None

    def articles(self) -> list[tuple[Article, list[Report]]]:
        """Return every article with its reports, by published date and id."""
        with self.engine.connect() as connection:
            articles = connection.execute(select(_ARTICLES).order_by("published", "id")).mappings().all()
            reports = connection.execute(select(_REPORTS).order_by("article_id", "position")).mappings().all()
        by_article: dict[str, list[Report]] = {}
        for row in reports:
            by_article.setdefault(row["article_id"], []).append(report_from_record(json.loads(row["record"])))
        return [(_article_from_row(dict(row)), by_article.get(row["id"], [])) for row in articles]

    def revision(self) -> int:
        """Return a number that changes whenever another connection has written: a key for caches."""
        with self.engine.connect() as connection:
            count = connection.exec_driver_sql("select count(*) + coalesce(max(rowid), 0) from report")
            return int(count.scalar_one())


def _set_pragmas(connection: DBAPIConnection, _: object) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=5000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _article_to_row(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "text": article.text,
        "lang": article.lang,
        "published": article.published.isoformat() if article.published else None,
        "published_start": article.published_span.start if article.published_span else None,
        "published_end": article.published_span.end if article.published_span else None,
        "title": article.title,
        "source": article.source,
        "body": json.dumps([asdict(span) for span in article.body]),
        "url": article.url,
    }


def _article_from_row(row: dict[str, Any]) -> Article:
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
