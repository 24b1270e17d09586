"""Rows as CSV text that every reader takes apart as it was put together."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV with line feeds; a cell with a break of any kind in it is quoted.

    Python's writer leaves a carriage return bare where it is no part of the line's end, and readers break there.
    """
    return "".join(_line(row) for row in rows)


def _line(row: Sequence[str]) -> str:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerow(row)
    return file.getvalue().removesuffix("\r\n") + "\n"
