"""Rows as CSV text that every reader takes apart as it was put together."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV with line feeds; a cell with a break of any kind in it is quoted.

    Python's writer leaves a carriage return bare where it is no part of the line's end, and readers break there.
    """
    writer = csv.writer(_Line(), lineterminator="\r\n")
    return "".join(writer.writerow(row).removesuffix("\r\n") + "\n" for row in rows)


class _Line:
    """A file that hands each line back to who wrote it."""

    def write(self, line: str) -> str:
        """Return the line: ``writerow`` returns what this does."""
        return line
