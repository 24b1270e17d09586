"""The shelf: every article by the day that it came out on, found by words of its title, publisher, address and day.

What is searched stands in a table of its own: an article's row holds its whole text, which a search would have to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, false, func, insert, select

from contactline.extract.text import fold
from contactline.library.event_rows import CITED, chunks, cited
from contactline.library.schema import ARTICLE, ARTICLE_SHELF
from contactline.model import Citation

PAGE = 50
"""Articles of a page."""

_NEWEST_FIRST = (ARTICLE_SHELF.c.published.desc(), ARTICLE_SHELF.c.article_id.desc())


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article without its text: ``held`` says whether the library has it."""

    id: str
    lang: str
    citation: Citation
    held: bool


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """Some of the articles that were asked for, the newest first; ``count`` is how many there are in all.

    ``number`` counts pages from 1; ``pages`` is at least 1, also where nothing was found.
    """

    articles: tuple[Shelved, ...]
    count: int
    number: int
    pages: int


def find(connection: Connection, words: Sequence[str], number: int, size: int = PAGE) -> ShelfPage:
    """Return a page of the articles that have all of these folded words; the last page where there are fewer."""
    asked = list(_saying(words))
    count = connection.execute(select(func.count()).select_from(ARTICLE_SHELF).where(*asked)).scalar_one()
    pages = max(1, -(-count // size))
    page = min(max(number, 1), pages)
    found = select(ARTICLE_SHELF.c.article_id).where(*asked).order_by(*_NEWEST_FIRST)
    ids = list(connection.execute(found.limit(size).offset((page - 1) * size)).scalars())
    by_id = {one.id: one for one in _read(connection, ARTICLE.c.id.in_(ids))}
    return ShelfPage(tuple(by_id[one] for one in ids), count, page, pages)


def on_shelf(connection: Connection, *, own: int | None = None) -> list[Shelved]:
    """Return every article, the newest first; with ``own`` only the last so many of those whose text is held."""
    ids = select(ARTICLE_SHELF.c.article_id).order_by(*_NEWEST_FIRST)
    if own is not None:
        ids = ids.where(ARTICLE_SHELF.c.held == 1).limit(own)
    wanted = list(connection.execute(ids).scalars())
    by_id = {one.id: one for some in chunks(wanted) for one in _read(connection, ARTICLE.c.id.in_(some))}
    return [by_id[one] for one in wanted]


def shelved(connection: Connection, article_id: str) -> Shelved | None:
    """Return the article with this id, or None where the library knows none."""
    return next(iter(_read(connection, ARTICLE.c.id == article_id)), None)


def put_on_shelf(connection: Connection, rows: Sequence[Any]) -> None:
    """Write what is searched of articles, given the rows of their table; what was written of them before goes."""
    fresh = {row["id"]: shelf_row(row, held=row["text"] is not None) for row in rows}
    for some in chunks(list(fresh)):
        connection.execute(ARTICLE_SHELF.delete().where(ARTICLE_SHELF.c.article_id.in_(some)))
    if fresh:
        connection.execute(insert(ARTICLE_SHELF), list(fresh.values()))


def shelf_row(row: Any, *, held: bool) -> dict[str, Any]:
    """Return what is searched of the row of an article: its words folded, and its day, "" where it is not known."""
    day = row["published"] or ""
    words = fold(" ".join((row["title"], row["source"], row["url"], day))).text
    return {
        "article_id": row["id"],
        "published": day,
        "held": int(held),
        "words": words.replace("\0", " "),
    }


def _saying(words: Sequence[str]) -> Iterator[ColumnElement[bool]]:
    # A zero byte is in no row: SQLite would end the word there, and PostgreSQL refuses it.
    within = ARTICLE_SHELF.c.words.contains
    return (false() if "\0" in word else within(word, autoescape=True) for word in words)


def _read(connection: Connection, wanted: ColumnElement[bool]) -> list[Shelved]:
    query = select(*CITED, ARTICLE.c.text.is_not(None).label("held")).where(wanted)
    rows = connection.execute(query).mappings()
    return [Shelved(row["article_id"], row["lang"], cited(row), bool(row["held"])) for row in rows]
