"""A table out of bytes: its encoding and delimiter found out, its rows one at a time."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from charset_normalizer import from_bytes
from shapely.geometry.base import BaseGeometry

from contactline.library.importers.cells import (
    BROKEN,
    NOT_A_TABLE,
    SAME_ID,
    TOO_LARGE,
    TOO_LONG,
    TOO_MANY,
    TWICE,
    CellError,
    plain,
)
from contactline.library.importers.outcome import Imported, Problem
from contactline.model import Event

MAX_BYTES = 10_000_000
"""Largest table of a user's own."""

MAX_ROWS = 100_000
"""Most rows of a user's own table, and most events of any file."""

MAX_DATASET_BYTES = 400_000_000
"""Largest file of a dataset that covers the world: only the rows of this region are kept of it."""

DELIMITERS = ",;\t|"
CODE_PAGES = ("cp1251", "cp1256", "cp1252", "cp1254")
"""What files of the region are written in that are not in Unicode."""

SAMPLE = 64_000
"""Bytes from which the encoding is found out."""

LONGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number and its cells; a feature of GeoJSON has a shape too, in degrees (EPSG:4326)."""

    number: int
    cells: Mapping[str, str]
    shape: BaseGeometry | None = None

    def get(self, column: str) -> str:
        """Return a cell; empty where there is no such column."""
        return self.cells.get(column, "").strip() if column else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its columns, and its rows as often as they are asked for."""

    columns: tuple[str, ...]
    rows: Callable[[], Iterator[Row | Problem]]


def read_sheet(raw: bytes, max_bytes: int = MAX_BYTES, encoding: str = "") -> Sheet | Problem:
    """Return the table in the bytes of a CSV file, or why there is none; ``encoding`` is found out if not given."""
    if len(raw) > max_bytes:
        return Problem(0, "file", TOO_LARGE, f"{max_bytes // 1_000_000} MB")
    text = _decoded(raw, encoding)
    if text is None or "\x00" in text[:SAMPLE]:
        return Problem(0, "file", NOT_A_TABLE)
    header = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=lambda mark: re.sub(r'"[^"]*"', "", header).count(mark))
    csv.field_size_limit(LONGEST_CELL)
    try:
        columns = tuple(
            plain(name) for name in next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        )
    except (csv.Error, StopIteration):
        return Problem(0, "file", NOT_A_TABLE)
    twice = next((name for i, name in enumerate(columns) if name and name in columns[:i]), None)
    if twice or not any(columns):
        return Problem(1, twice, TWICE) if twice else Problem(0, "file", NOT_A_TABLE)
    return Sheet(columns, lambda: _rows(text, delimiter, columns))


def _decoded(raw: bytes, encoding: str) -> str | None:
    """Return the text of a file: in Unicode if it can be, else in the code page that fits its letters best."""
    if encoding:
        return raw.decode(encoding, errors="replace")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(raw[:SAMPLE], cp_isolation=list(CODE_PAGES)).best()
        return raw.decode(best.encoding, errors="replace") if best else None


def _rows(text: str, delimiter: str, columns: tuple[str, ...]) -> Iterator[Row | Problem]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if number == 1 or not any(cells):
                continue
            if len(cells) > len(columns):
                yield Problem(number, columns[-1], TOO_LONG)
            else:
                yield Row(number, dict(zip(columns, cells, strict=False)))
    except csv.Error as error:
        yield Problem(number + 1, columns[0], BROKEN, str(error))


def collect(
    sheet: Sheet, event_of: Callable[[Row], Event | None], max_rows: int | None = MAX_ROWS
) -> Imported:
    """Return the events that ``event_of`` makes of the rows: None is a row outside the map, CellError a bad one."""
    events: dict[str, Event] = {}
    problems: list[Problem] = []
    rows = outside = 0
    for row in sheet.rows():
        rows += 1
        if (max_rows and rows > max_rows) or len(events) >= MAX_ROWS:
            problems.append(Problem(0, "file", TOO_MANY, f"{MAX_ROWS:,}"))
            break
        if isinstance(row, Problem):
            problems.append(row)
            continue
        try:
            event = event_of(row)
        except CellError as error:
            problems.append(Problem(row.number, error.column, error.message, error.value))
            continue
        if event is None:
            outside += 1
        elif event.id in events:
            problems.append(Problem(row.number, "id", SAME_ID, event.id))
        else:
            events[event.id] = event
    return Imported(tuple(events.values()), tuple(problems), rows, outside)
