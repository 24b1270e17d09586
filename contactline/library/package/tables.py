"""A table of a release: its rows with a schema, written so that the same rows are always the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from contactline.library.package.rows import csv_text

Cell = str | int | float | date | None
FieldType = Literal["string", "number", "integer", "date"]

RISKY: Final = "=+-@\t\r\n＝＋－＠'"
"""First characters of a text that a spreadsheet may take for a formula, and the guard itself."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column: what is in it, and for a list of ids what separates them."""

    name: str
    description: str
    type: FieldType = "string"
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose values are ids of another table's column; ``table`` is its path, "" the table itself."""

    field: str
    table: str
    key: str


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file of a release; ``licence`` is an SPDX name."""

    path: str
    title: str
    licence: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a row that has not a cell for each column."""
        for row in self.rows:
            if len(row) != len(self.fields):
                raise ValueError(f"{self.path}: {len(row)} cells for {len(self.fields)} columns: {row!r}")


def csv_bytes(table: Table) -> bytes:
    """Return a table as UTF-8 CSV with a header and line feeds; text is guarded against formulas."""
    header = [field.name for field in table.fields]
    rows = ([_written(cell, table.path) for cell in row] for row in _typed(table))
    return csv_text([header, *rows]).encode()


def guard(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe goes before a risky first character.

    Quotation marks do not help, a spreadsheet takes them off. The rule can be undone without loss (``unguard``).

    >>> guard("=1+1"), guard("talks"), guard("'tis")
    ("'=1+1", 'talks', "''tis")
    """
    return f"'{text}" if text[:1] and text[0] in RISKY else text


def unguard(text: str) -> str:
    """Return the text that ``guard`` was given: without the one apostrophe that it begins with, if it does."""
    return text.removeprefix("'")


def _typed(table: Table) -> Sequence[Sequence[tuple[Cell, FieldType]]]:
    return [[(cell, field.type) for cell, field in zip(row, table.fields, strict=True)] for row in table.rows]


def _written(cell: tuple[Cell, FieldType], path: str) -> str:
    value, kind = cell
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if kind == "string":
        return guard(str(value))
    if kind == "date":
        return date.fromisoformat(str(value)).isoformat()
    try:
        # What was shipped keeps its digits: 46.7520 says how finely it is known. A number begins no formula.
        float(value)
    except ValueError as error:
        raise ValueError(f"{path}: {value!r} is no number") from error
    return str(value)
