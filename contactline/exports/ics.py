"""A view as a calendar (iCalendar, RFC 5545 and 7986): an all-day entry for each event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from contactline.exports.rows import EventRow, rows_of
from contactline.exports.taken import Taken

LONGEST_LINE = 75
"""Octets of a line without its break (RFC 5545, 3.1); the rest goes on in the next, behind a space."""


def ics_file(taken: Taken) -> bytes:
    """Return the events as a calendar; one whose date is known to a month or year covers all of it and says so."""
    provenance = taken.provenance
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Contact Line//{provenance.release}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(provenance.title)}",
        f"X-WR-CALNAME:{_text(provenance.title)}",
        f"DESCRIPTION:{_text(chr(10).join(provenance.lines()))}",
        f"URL:{_uri(provenance.link)}",
    ]
    for row in rows_of(taken):
        lines += _event(row, provenance.saved)
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line)).encode()


def _event(row: EventRow, saved: date) -> Iterator[str]:
    first = row.first or row.last
    if first is None:
        return  # a calendar has no day for it; an event always has one end at least
    # An open end is no end of the world: the entry stands on its first day, the words say since when.
    last = row.last if row.first and row.last else first
    words = (row.date_in_words, row.kind_label, *row.sources, row.terms, row.link)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(row.id)}@contactline"
    yield f"DTSTAMP:{saved:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(row.title)}"
    yield f"DESCRIPTION:{_text(chr(10).join(filter(None, words)))}"
    if row.places:
        yield f"LOCATION:{_text('; '.join(f'{place.label} ({place.role})' for place in row.places))}"
    if len(row.points) == 1:
        yield f"GEO:{row.points[0].lat:.5f};{row.points[0].lon:.5f}"
    yield f"CATEGORIES:{_text(row.kind_label)}"
    yield f"URL:{_uri(row.link)}"
    yield f"X-CONTACTLINE-EDTF:{_text(row.date)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    """Return a text as a TEXT value: no control character, no character that ends a value."""
    kept = "".join(c for c in text if c >= " " or c == "\n").replace("\x7f", "")
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        kept = kept.replace(plain, written)
    return kept


def _uri(address: str) -> str:
    return "".join(c for c in address if c > " ")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets, none of them cutting a character in two."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LONGEST_LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    yield piece
