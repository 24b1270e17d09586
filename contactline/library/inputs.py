"""What a reader gives to be read: files, folders, uploads, standard input, web addresses and feeds, as named sources.

A zip file stands for the documents in it. Nothing is read before its source is loaded, so that long work can be
shown and stopped, and one bad document does not hide the others.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from contactline.extract import IntakeError, read_article
from contactline.library.documents import Kind, decoded, kind_of, members, text_of
from contactline.library.documents.archive import Opener
from contactline.library.feeds import Entry, read_feed
from contactline.library.pages import is_page, read_page
from contactline.library.web import Page, fetch
from contactline.model import Article

MAX_BYTES = 10_000_000
"""Of an upload, of a file and of a member of a zip; as ``server.maxUploadSize``."""
SUFFIXES = (".txt", ".html", ".htm", ".docx", ".pdf", ".zip")
"""Files of a folder that are read as articles."""

SECONDS_AT_ONE_GO = 600.0
"""For everything that is given together: the 500 documents of a zip, each slow, would else keep a server for hours."""

Fetch = Callable[[str], Page]


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: ``load(lang, published)`` gives its article, or raises IntakeError, FetchError or OSError.

    ``raw()`` gives the bytes of a document that lies here, so that another process can read them with
    ``read_bytes``; it raises what ``load`` does. None where there are none without loading: a page of the web.
    """

    name: str
    load: Callable[[str | None, date | None], Article]
    raw: Callable[[], bytes] | None = None


def sources_of(
    names: Iterable[str],
    *,
    urls: Iterable[str] = (),
    feeds: Iterable[str] = (),
    stdin: Callable[[int], bytes],
    get: Fetch = fetch,
) -> list[Source]:
    """Return what is to be read, in the order given; a folder stands for its documents, sorted.

    Feeds are fetched at once (they name their articles), everything else when it is loaded. Raises
    FetchError or IntakeError for a feed that cannot be read, OSError for a folder that cannot be listed.
    """
    found = [source for name in names for source in _named(name, stdin)]
    found += [_web(url, None, get) for url in urls]
    found += [listed(entry, get) for feed in feeds for entry in read_feed(_bytes(feed, get))]
    return found


def files_of(name: str) -> list[Path]:
    """Return a file, or the documents of a folder and of those in it, sorted; OSError where it cannot be listed."""
    path = Path(name)
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())


def uploaded(name: str, raw: bytes) -> list[Source]:
    """Return what an upload holds: the one document that it is, or the documents of a zip file, in its order.

    ``name`` is the label of the source ("name: member" in a zip) and nothing else. A zip file that cannot be
    opened is one source, whose load raises the IntakeError that says why.
    """
    return _unpacked(name, raw, lambda: io.BytesIO(raw)) or [_document(name, lambda: raw)]


def in_time(
    sources: Sequence[Source],
    seconds: float = SECONDS_AT_ONE_GO,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Source]:
    """Yield sources one at a time, to be loaded before the next is asked for, as long as there is time.

    When it is over the next one comes last, and its load raises the IntakeError that says so and how many are
    left; what was loaded before is not touched. One that was begun in time is read to its end, for which a
    document has a limit of its own.
    """
    end = clock() + seconds
    for number, source in enumerate(sources):
        if clock() > end:
            yield _refused(source.name, _out_of_time(seconds, len(sources) - number))
            return
        yield source


def _out_of_time(seconds: float, left: int) -> IntakeError:
    return IntakeError(
        "the {minutes:g} minutes for reading at one go are over: what was read by then is here; "
        "give again this one and those after it ({count} in all)",
        minutes=seconds / 60,
        count=left,
    )


def addressed(url: str, get: Fetch = fetch) -> Source:
    """Return the article at a web address."""
    return _web(url, None, get)


def feed_entries(url: str, get: Fetch = fetch) -> list[Entry]:
    """Return the items of the feed at a web address; raise FetchError or IntakeError where there is none."""
    return read_feed(get(url).content)


def listed(entry: Entry, get: Fetch = fetch) -> Source:
    """Return the article that an item of a feed names; the feed's day counts where the page gives none."""
    if not entry.url:
        return _refused(
            entry.title, IntakeError("the feed gives no address for this item: look for its article")
        )
    return _web(entry.url, entry.published, get)


def read_bytes(
    raw: bytes, *, url: str = "", lang: str | None = None, published: date | None = None
) -> Article:
    """Return the article in the bytes of one document: a text, an HTML page, a Word document or a PDF.

    Raises IntakeError where there is none, and for a zip file, which is no single document.
    """
    if len(raw) > MAX_BYTES:
        raise IntakeError("it is larger than {most:,} bytes: give one article at a time", most=MAX_BYTES)
    kind = kind_of(raw)
    if kind is Kind.ZIP:
        raise IntakeError("it is a zip file in the place of a document: unpack it and give what is in it")
    if kind is Kind.PAGE:
        return read_page(raw, url=url, lang=lang, published=published)
    text = decoded(raw) if kind is Kind.TEXT else text_of(kind, raw)
    again = text.encode("utf-8", "replace")
    if kind is Kind.TEXT and is_page(again):  # in UTF-16: only now it is known to be a page
        return read_page(again, url=url, lang=lang, published=published)
    return read_article(text, lang=lang, published=published, url=url)


def _named(name: str, stdin: Callable[[int], bytes]) -> Iterator[Source]:
    if name == "-":
        yield Source(
            "standard input", lambda lang, day: read_bytes(stdin(MAX_BYTES + 1), lang=lang, published=day)
        )
    else:
        for file in files_of(name):
            yield from documents_of(file)


def documents_of(path: Path) -> list[Source]:
    """Return the document in a file, or the documents of a zip file, in its order.

    Nothing is raised here: what is wrong with a file is said when it is loaded.
    """

    def read() -> bytes:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)

    alone = [_document(str(path), read)]
    if path.suffix.lower() != ".zip":
        return alone
    try:
        return _unpacked(str(path), read(), lambda: path.open("rb")) or alone
    except OSError:
        return alone  # which says so when it is loaded


def _document(name: str, read: Callable[[], bytes]) -> Source:
    return Source(name, lambda lang, published: read_bytes(read(), lang=lang, published=published), read)


def _unpacked(name: str, raw: bytes, opener: Opener) -> list[Source]:
    """Return the documents of a zip; nothing where the bytes are no zip, or too many."""
    try:
        if len(raw) > MAX_BYTES or kind_of(raw) is not Kind.ZIP:
            return []
        found = members(opener, MAX_BYTES)
    except IntakeError as error:
        return [_refused(name, error)]
    return [_document(f"{name}: {member.name}", member.read) for member in found]


def _refused(name: str, error: IntakeError) -> Source:
    def load(_lang: str | None, _published: date | None) -> Article:
        raise error

    return Source(name, load)


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
