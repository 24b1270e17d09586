"""What a reader gives to be read: files, folders, standard input, web addresses and feeds, each as a named source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from contactline.extract import IntakeError, read_article
from contactline.library.feeds import read_feed
from contactline.library.pages import is_page, read_page
from contactline.library.web import Page, fetch
from contactline.model import Article

MAX_BYTES = 10_000_000
SUFFIXES = (".txt", ".html", ".htm")
"""Files of a folder that are read as articles."""

Fetch = Callable[[str], Page]


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: ``load(lang, published)`` gives its article, or raises IntakeError, FetchError or OSError."""

    name: str
    load: Callable[[str | None, date | None], Article]


def sources_of(
    names: Iterable[str],
    *,
    urls: Iterable[str] = (),
    feeds: Iterable[str] = (),
    stdin: Callable[[int], bytes],
    get: Fetch = fetch,
) -> list[Source]:
    """Return what is to be read, in the order given; a folder stands for its text and HTML files, sorted.

    Feeds are fetched at once (they name their articles), everything else when it is loaded. Raises
    FetchError or IntakeError for a feed that cannot be read, OSError for a folder that cannot be listed.
    """
    found = [source for name in names for source in _named(name, stdin)]
    found += [_web(url, None, get) for url in urls]
    found += [
        _web(entry.url, entry.published, get) for feed in feeds for entry in read_feed(_bytes(feed, get))
    ]
    return found


def read_bytes(
    raw: bytes, *, url: str = "", lang: str | None = None, published: date | None = None
) -> Article:
    """Return the article in the bytes of a text or of an HTML page; raise IntakeError where there is none."""
    if len(raw) > MAX_BYTES:
        raise IntakeError(f"it is larger than {MAX_BYTES:,} bytes: give one article at a time")
    if is_page(raw):
        return read_page(raw, url=url, lang=lang, published=published)
    return read_article(raw, lang=lang, published=published, url=url)


def _named(name: str, stdin: Callable[[int], bytes]) -> Iterator[Source]:
    path = Path(name)
    if name == "-":
        yield Source(
            "standard input", lambda lang, day: read_bytes(stdin(MAX_BYTES + 1), lang=lang, published=day)
        )
    elif path.is_dir():
        files = (file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
        yield from (_file(file) for file in sorted(files))
    else:
        yield _file(path)


def _file(path: Path) -> Source:
    def load(lang: str | None, published: date | None) -> Article:
        with path.open("rb") as file:
            return read_bytes(file.read(MAX_BYTES + 1), lang=lang, published=published)

    return Source(str(path), load)


def _web(url: str, listed: date | None, get: Fetch) -> Source:
    def load(lang: str | None, published: date | None) -> Article:
        page = get(url)
        article = read_bytes(page.content, url=page.url, lang=lang, published=published)
        if article.published is None and listed:
            return read_bytes(page.content, url=page.url, lang=lang, published=listed)
        return article

    return Source(url, load)


def _bytes(feed: str, get: Fetch) -> bytes:
    return get(feed).content if feed.startswith(("http://", "https://")) else Path(feed).read_bytes()
