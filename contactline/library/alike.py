"""Near duplicates in a library: the bands of each article that it holds, and the articles that resemble a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select

from contactline.library.article_rows import article_from_row
from contactline.library.duplicates import NEAR, Signature, bands, compared, resemblance, signature
from contactline.library.event_rows import Row, among
from contactline.library.schema import ARTICLE, ARTICLE_BAND
from contactline.model import Article

CANDIDATES = 50
"""Articles that are compared word by word: those that share most bands."""


@dataclass(frozen=True, slots=True)
class Alike:
    """An article of the library that resembles another: ``share`` is from ``duplicates.NEAR`` to 1.0."""

    article: Article
    share: float


def index_articles(connection: Connection, articles: Sequence[Article]) -> None:
    """Write the signatures of articles that the library holds; writing them again changes nothing."""
    index_signatures(connection, {article.id: signature(article) for article in articles})


def index_signatures(connection: Connection, signed: Mapping[str, Signature]) -> None:
    """Write signatures by the ids of their articles, for who has them already."""
    held = _held(connection, signed)
    changed = {name: one for name, one in signed.items() if held.get(name) != one.minhash}
    _unindex(connection, {name: minhash for name, minhash in held.items() if name in changed})
    if changed:
        values = [{"its_id": name, "minhash": one.minhash} for name, one in changed.items()]
        connection.execute(_SIGNED, values)
        connection.execute(insert(ARTICLE_BAND), _band_rows(changed))


_SIGNED = ARTICLE.update().where(ARTICLE.c.id == bindparam("its_id")).values(signature=bindparam("minhash"))


def _held(connection: Connection, ids: Iterable[str]) -> dict[str, bytes]:
    """Return the signatures of those of these articles that have one."""
    query = select(ARTICLE.c.id, ARTICLE.c.signature).where(
        among(connection, ARTICLE.c.id, ids), ARTICLE.c.signature.is_not(None)
    )
    return {name: minhash for name, minhash in connection.execute(query)}  # noqa: C416 (rows are no pairs)


def _unindex(connection: Connection, signed: Mapping[str, bytes]) -> None:
    """Take the bands of signatures away: each by its key, for there is no index by articles."""
    rows = _band_rows({name: Signature("", minhash) for name, minhash in signed.items()})
    if rows:
        is_its = (ARTICLE_BAND.c.band == bindparam("its_band")) & (
            ARTICLE_BAND.c.article_id == bindparam("its_id")
        )
        keys = [{"its_band": row["band"], "its_id": row["article_id"]} for row in rows]
        connection.execute(ARTICLE_BAND.delete().where(is_its), keys)


def _band_rows(signed: Mapping[str, Signature]) -> list[Row]:
    return [{"band": band, "article_id": name} for name, one in signed.items() for band in set(bands(one))]


def alike(connection: Connection, article: Article) -> list[Alike]:
    """Return the library's articles that are the same text published twice with changes, the most alike first.

    The article itself is not among them, nor is any whose text the library does not hold.
    """
    keys = sorted(set(bands(signature(article))))
    shared = select(ARTICLE_BAND.c.article_id).where(ARTICLE_BAND.c.band.in_(keys))
    counts: dict[str, int] = {}
    for name in connection.execute(shared).scalars():
        counts[name] = counts.get(name, 0) + 1
    counts.pop(article.id, None)
    names = sorted(counts, key=lambda name: (-counts[name], name))[:CANDIDATES]
    query = select(ARTICLE).where(ARTICLE.c.id.in_(names), ARTICLE.c.text.is_not(None))
    found = [article_from_row(row) for row in connection.execute(query).mappings()]
    judged = [Alike(one, resemblance(compared(article), compared(one))) for one in found]
    return sorted((one for one in judged if one.share >= NEAR), key=lambda one: (-one.share, one.article.id))
