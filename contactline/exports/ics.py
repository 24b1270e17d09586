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
    return b"".join(piece + b"\r\n" for line in lines for piece in _folded(line))


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


_ESCAPED: dict[int, str | None] = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)]),
    **{ord("\\"): "\\\\", ord(";"): "\\;", ord(","): "\\,", ord("\n"): "\\n"},
}


def _text(text: str) -> str:
    """Return a text as a TEXT value: no control character, no character that ends a value."""
    return text.translate(_ESCAPED)


def _uri(address: str) -> str:
    return "".join(address.split())


def _folded(line: str) -> Iterator[bytes]:
    """Yield a line in pieces of at most 75 octets, none of them cutting a character in two."""
    octets = line.encode()
    start, room, lead = 0, LONGEST_LINE, b""
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # inside a character of UTF-8
            end -= 1
        yield lead + octets[start:end]
        start, room, lead = end, LONGEST_LINE - 1, b" "
    yield lead + octets[start:]
