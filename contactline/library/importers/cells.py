"""Cells of other people's tables as plain text and numbers; what cannot be read says why and what to do."""

from __future__ import annotations

import math
import unicodedata

CELL_LENGTH = 300
"""Characters that a title, a name or a source keeps: a headline, not an article."""

NOT_A_TABLE = "this is no table of text: save it as CSV with a header row"
NOT_GEOJSON = "this is no GeoJSON with features: save it as a FeatureCollection"
TOO_LARGE = "the file is larger than {value}: split it"
TOO_MANY = "there are more than {value} rows: split the file"
BROKEN = "from here on the file cannot be read as a table ({value})"
NO_COLUMN = "this column is missing: the file needs it"
TWICE = "this column name stands twice: give each column a name of its own"
TOO_LONG = "the row has more cells than the header: look for a stray delimiter"
SAME_ID = "the id {value} stands in an earlier row too: the first one is kept"
NO_DATE = "no date: give the day, month or year"
BAD_DATE = "{value} is no date of the chosen form"
BACKWARDS = "the end {value} comes before the start"
NO_NUMBER = "{value} is no number"
OUT_OF_RANGE = "{value} is out of range"
NO_CODE = "{value} is no code of this dataset"
HALF_A_POINT = "latitude and longitude go together: one of them is empty"
NO_PLACE = "no place called {value} in the gazetteer: give latitude and longitude"
SEVERAL_PLACES = "{value} names several places: give latitude and longitude"
NO_GEOMETRY = "this shape cannot be drawn: use a point, line or polygon in degrees (WGS 84)"
BAD_CRS = "the coordinate system {value} is not known: save the file in WGS 84 (EPSG:4326)"
BAD_ADDRESS = "{value} is no address: it begins with https:// or http://"
BAD_DEATHS = "the likely number of deaths lies outside its lowest and highest: {value}"

MESSAGES = (
    NOT_A_TABLE, NOT_GEOJSON, TOO_LARGE, TOO_MANY, BROKEN, NO_COLUMN, TWICE, TOO_LONG, SAME_ID, NO_DATE, BAD_DATE,
    BACKWARDS, NO_NUMBER, OUT_OF_RANGE, NO_CODE, HALF_A_POINT, NO_PLACE, SEVERAL_PLACES, NO_GEOMETRY, BAD_CRS,
    BAD_ADDRESS, BAD_DEATHS,
)  # fmt: skip
"""Everything that an importer says of a row; the screen has each in its own languages."""


class CellError(ValueError):
    """A cell that cannot be read: its column, one of ``MESSAGES``, and what stands there."""

    def __init__(self, column: str, message: str, value: str = "") -> None:
        """Keep the parts apart, for the screen says them in the reader's language."""
        super().__init__(f"{column}: {message}")
        self.column, self.message, self.value = column, message, plain(value, 80)


def plain(text: str, length: int = CELL_LENGTH) -> str:
    """Return a text on one line: without control characters and marks that turn the direction of a line.

    >>> plain("Aghdam\\u202e\\n town")
    'Aghdam town'
    """
    line = " ".join((text if text.isprintable() else _printable(text)).split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _printable(text: str) -> str:
    breaks = ("Cc", "Zl", "Zp")
    return "".join(" " if unicodedata.category(c) in breaks else c for c in text if not _hidden(c))


def _hidden(character: str) -> bool:
    """Whether a character shows nothing; Persian and Arabic need the joiners."""
    return unicodedata.category(character) in ("Cf", "Cs", "Co", "Cn") and character not in "\u200c\u200d"


def number(text: str, column: str, low: float, high: float) -> float:
    """Return the number of a cell, written with a point or a comma; raise CellError outside ``low`` to ``high``."""
    written = text.strip().replace("\u2212", "-")
    if written.count(",") == 1 and "." not in written:
        written = written.replace(",", ".")
    try:
        value = float(written)
    except ValueError as error:
        raise CellError(column, NO_NUMBER, text) from error
    if not math.isfinite(value) or not low <= value <= high:
        raise CellError(column, OUT_OF_RANGE, text)
    return value


def code(text: str, column: str, high: int) -> int:
    """Return a code from 1 to ``high``; raise CellError for another."""
    try:
        value = number(text, column, 1, high)
    except CellError as error:
        raise CellError(column, NO_CODE, text) from error
    if value != int(value):
        raise CellError(column, NO_CODE, text)
    return int(value)


def address(text: str, column: str) -> str:
    """Return a web address or an empty text; raise CellError for any other scheme."""
    found = plain(text, 2000)
    if found and not found.lower().startswith(("https://", "http://")):
        raise CellError(column, BAD_ADDRESS, text)
    return found
