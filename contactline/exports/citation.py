"""What a scholar cites: a view, an event, a release of the data, and the articles behind an event.

An event is cited twice over: the record in Contact Line, with its own link and release, and each
source by itself, so that nobody has to cite a map for what a newspaper wrote. A record is made for
one reader's day: ``accessed`` is always given, the clock is never read here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import quote

from contactline.i18n import day_in_words, words
from contactline.library import RELEASE
from contactline.model import Citation, Event, Precision, When, publication_of
from contactline.names import publisher_of
from contactline.view import ViewState, encode, known_limit, move_to

PROJECT = "Contact Line"

LICENCE = "Facts with their sources; each folder of data/ has its licence in SOURCES.md. Code: MIT"
"""The terms of what is shipped; a key of the interface's catalogue."""


class RecordType(StrEnum):
    """What is cited: a page of the dashboard, the data, or somebody's article."""

    PAGE = "page"
    DATASET = "dataset"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a bibliography, in no format yet: plain text on one line each, the address safe in any.

    ``issued`` is a year, a year and month, or a year, month and day; empty where it is not known.
    ``container`` is the paper or agency that an article stands in. ``related`` names the keys of
    records beside this one.
    """

    key: str
    type: RecordType
    title: str
    url: str
    accessed: date
    author: str = ""
    issued: tuple[int, ...] = ()
    container: str = ""
    publisher: str = ""
    version: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Make every text one line without control characters, and drop an address that is no web page's."""
        for name in ("title", "author", "container", "publisher", "version", "language"):
            object.__setattr__(self, name, one_line(getattr(self, name)))
        object.__setattr__(self, "notes", tuple(one_line(note) for note in self.notes))
        object.__setattr__(self, "url", web_address(self.url))
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.:-]*", self.key):
            raise ValueError(f"a citation's key has letters, digits, '.', ':' and '-', not {self.key!r}")


def view_record(state: ViewState, address: str, accessed: date) -> Record:
    """Return the citation of a view: its day and period, its whole link and the release that it shows.

    ``address`` is where the dashboard is served, without a query.
    """
    say, link = words(state.lang), _link(address, state)
    first, last = state.window
    title = say(
        "The situation around Nagorno-Karabakh on {day}, with the events from {first} to {last}",
        day=day_in_words(state.on, state.lang),
        first=day_in_words(first, state.lang),
        last=day_in_words(last, state.lang),
    )
    limit = known_limit(state)
    known = (say("As known on {day}", day=day_in_words(limit, state.lang)),) if limit else ()
    key = f"contactline-{state.release}-view-{state.on}-{short_hash(link)}"
    return replace(_own(key, title, link, accessed, state), notes=known)


def event_records(
    event: Event, title: str, state: ViewState, address: str, accessed: date
) -> tuple[Record, ...]:
    """Return the citation of an event in Contact Line, then one of each of its sources.

    ``title`` is what the screen calls the event. A source with no address and no publisher that the
    registry knows is named in the event's notes only: there is nothing to look up.
    """
    day = event.when.latest or event.when.earliest
    shown = move_to(state, day) if day else state
    say, link = words(state.lang), _link(address, replace(shown, event=event.id))
    languages = {sourced.citation: sourced.lang for sourced in event.reports}
    sources = _unique(
        article_record(citation, accessed, languages.get(citation, ""))
        for citation in event.citations
        if _can_be_found(citation)
    )
    notes = (
        say("Date of the event (EDTF): {edtf}", edtf=event.when.edtf),
        *(say("Source: {source}", source=_in_a_line(citation)) for citation in event.citations),
    )
    own = _own(f"contactline-{state.release}-{event.id}", title, link, accessed, state)
    return replace(own, notes=notes, related=tuple(record.key for record in sources)), *sources


def release_record(address: str, accessed: date, sha256: str, lang: str = "en") -> Record:
    """Return the citation of the shipped data: version, licence and the checksum of what was cited."""
    say = words(lang)
    title = say("Contact Line: dated events and control around Nagorno-Karabakh")
    notes = (
        say("Data release {version}, checked to {day}", version=RELEASE.version, day=RELEASE.through),
        say("Licence: {licence}", licence=LICENCE),
        f"SHA-256: {sha256}",
    )
    return Record(
        key=f"contactline-{RELEASE.version}",
        type=RecordType.DATASET,
        title=title,
        url=address,
        accessed=accessed,
        author=PROJECT,
        issued=_issued(RELEASE.version),
        publisher=PROJECT,
        version=RELEASE.version,
        language=lang,
        notes=notes,
    )


def article_record(citation: Citation, accessed: date, language: str = "") -> Record:
    """Return the citation of an article itself: its own title, paper, day and address."""
    return Record(
        key=f"source-{short_hash('|'.join((citation.url, citation.title, citation.publisher)))}",
        type=RecordType.ARTICLE,
        title=citation.title,
        url=citation.url,
        accessed=accessed,
        issued=_as_known(publication_of(citation)),
        container=citation.publisher,
        language=language,
    )


def one_line(text: str) -> str:
    """Return a text on one line: no control character, no order of direction over what follows, single spaces."""
    # Most texts are so already; what can be printed has none of those characters and no space but the usual one.
    if text.isprintable() and "  " not in text and text.strip() == text:
        return text
    return " ".join(text.translate(_ON_ONE_LINE).split())


def web_address(address: str) -> str:
    """Return an http(s) address with everything else than an address has percent-encoded; "" for any other."""
    if not address.startswith(("https://", "http://")):
        return ""
    return quote(one_line(address), safe=":/?#[]@!$&'()*+,;=%~")


def short_hash(text: str) -> str:
    """Return ten hexadecimal digits that stand for a text: the beginning of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:10]


_ON_ONE_LINE: dict[int, str | None] = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029], " "),  # Cc, Zl, Zp
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
}


def _own(key: str, title: str, link: str, accessed: date, state: ViewState) -> Record:
    return Record(
        key=key,
        type=RecordType.PAGE,
        title=title,
        url=link,
        accessed=accessed,
        author=PROJECT,
        issued=_issued(state.release),
        container=PROJECT,
        version=state.release,
        language=state.lang,
    )


def _link(address: str, state: ViewState) -> str:
    return f"{address}?{encode(state)}"


def _issued(version: str) -> tuple[int, ...]:
    """Return the year and month that a release's version begins with: "2026.11"."""
    match = re.match(r"(\d{4})\.(0?[1-9]|1[0-2])(?!\d)", version, re.ASCII)
    return (int(match[1]), int(match[2])) if match else ()


def _as_known(when: When | None) -> tuple[int, ...]:
    """Return year, month and day as far as they are known: "2016-12" has no day to cite."""
    parts = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}
    if when is None or when.earliest is None:
        return ()
    first = when.earliest
    return (first.year, first.month, first.day)[: parts.get(when.precision, 0)]


def _can_be_found(citation: Citation) -> bool:
    return bool(web_address(citation.url)) or publisher_of(citation) is not None


def _in_a_line(citation: Citation) -> str:
    published = citation.published.isoformat() if citation.published else ""
    return ", ".join(filter(None, (citation.title, citation.publisher, published, citation.url)))


def _unique(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple({record.key: record for record in records}.values())
