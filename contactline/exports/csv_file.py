"""A view as CSV: a row an event, for spreadsheets and statistics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from contactline.exports.rows import EventRow, PlaceRow, rows_of
from contactline.exports.taken import Taken
from contactline.library.package.rows import csv_text
from contactline.library.package.tables import guard

COLUMNS: tuple[str, ...] = (
    "id", "title", "kind", "kind_label", "date", "first", "last", "precision", "date_in_words", "status",
    "places", "place_ids", "lat", "lon", "radius_km", "actors", "origin", "grade", "certainty", "review",
    "deaths", "dataset", "dataset_terms", "sources", "link", "release", "about_this_file",
)  # fmt: skip
"""Columns, in order; ``lat``, ``lon`` are filled where it happened at one place (EPSG:4326)."""


def csv_file(taken: Taken) -> bytes:
    """Return the events as UTF-8 CSV with a byte order mark, without which Excel breaks Arabic.

    Where the file comes from stands in the last column of the first row: lines before the header would be
    no CSV, and the same words on each row ten times the file. A view without events has a row of that alone.
    """
    return csv_text(chain([COLUMNS], _guarded(taken))).encode("utf-8-sig")


def _guarded(taken: Taken) -> Iterator[list[str]]:
    """Yield the rows, no cell of which a spreadsheet takes for a formula."""
    release = taken.provenance.release
    about = " | ".join(taken.provenance.lines())
    for row in rows_of(taken):
        yield [guard(cell) for cell in (*_cells(row), release, about)]
        about = ""
    if about:
        yield [*[""] * (len(COLUMNS) - 1), guard(about)]


def _cells(row: EventRow) -> Sequence[str]:
    at = row.points[0] if len(row.points) == 1 else None
    return (
        row.id,
        row.title,
        row.kind,
        row.kind_label,
        row.date,
        row.first.isoformat() if row.first else "",
        row.last.isoformat() if row.last else "",
        row.precision,
        row.date_in_words,
        row.status,
        "; ".join(f"{place.label} ({place.role})" for place in row.places),
        "; ".join(f"{place.role}:{place.id}" for place in row.places if place.id),
        *_position(at),
        "; ".join(row.actors),
        row.origin,
        row.grade,
        row.certainty,
        row.review,
        row.deaths,
        row.dataset,
        row.terms,
        " ; ".join(row.sources),
        row.link,
    )


def _position(at: PlaceRow | None) -> tuple[str, str, str]:
    return (f"{at.lat:.4f}", f"{at.lon:.4f}", f"{at.radius_km:g}") if at else ("", "", "")
