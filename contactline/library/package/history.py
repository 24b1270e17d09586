"""The releases that there have been, in order, with what each said: ``data/release/history/``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from contactline.library.package.entries import Entry
from contactline.library.package.rows import csv_text
from contactline.library.release import RELEASE
from contactline.model import DATA

HISTORY: Final = DATA / "release" / "history"
COLUMNS: Final = (
    "part", "id", "digest", "when", "first", "last", "kind", "status", "title", "places", "actors",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PastRelease:
    """A release with the last day that it was checked for, the commit that it was, and a remark."""

    version: str
    through: date
    commit: str
    note: str


@cache
def releases(folder: Path = HISTORY) -> tuple[PastRelease, ...]:
    """Return every release that there has been, the first one first."""
    with (folder / "releases.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            PastRelease(row["version"], date.fromisoformat(row["through"]), row["commit"], row["note"])
            for row in csv.DictReader(file)
        )


@cache
def entries_in(version: str) -> tuple[Entry, ...]:
    """Return what a release said; raise KeyError for one that there has not been."""
    if version not in {release.version for release in releases()}:
        raise KeyError(version)
    return read_entries((HISTORY / f"{version}.csv").read_text(encoding="utf-8"))


def is_later(version: str, than: str = RELEASE.version) -> bool:
    """Whether a version's numbers come after another's; never for a name that is not made of numbers."""
    numbers = _numbers(version), _numbers(than)
    return bool(numbers[0] and numbers[1]) and numbers[0] > numbers[1]


def write_entries(entries: Iterable[Entry]) -> str:
    """Return entries as CSV, a line each, in the order of part and id."""
    ordered = sorted(entries, key=lambda entry: entry.key)
    return csv_text([COLUMNS, *(_row(entry) for entry in ordered)])


def read_entries(text: str) -> tuple[Entry, ...]:
    """Return the entries that ``write_entries`` wrote; raise ValueError for anything else."""
    return tuple(_entry(row) for row in csv.DictReader(io.StringIO(text, newline="")))


def _row(entry: Entry) -> list[str]:
    days = ["" if day is None else day.isoformat() for day in (entry.first, entry.last)]
    lists = [";".join(entry.places), ";".join(entry.actors)]
    said = [entry.kind, entry.status, entry.title]
    return [entry.part, entry.id, entry.digest, entry.when, *days, *said, *lists]


def _entry(row: dict[str, str]) -> Entry:
    first, last = (date.fromisoformat(row[name]) if row[name] else None for name in ("first", "last"))
    return Entry(
        row["part"], row["id"], row["digest"], row["when"], first, last, row["kind"], row["status"],
        row["title"], _split(row["places"]), _split(row["actors"]),
    )  # fmt: skip


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _numbers(version: str) -> tuple[int, ...]:
    if not re.fullmatch(r"\d{1,6}(\.\d{1,6}){0,5}", version, re.ASCII):
        return ()
    return tuple(int(number) for number in version.split("."))
