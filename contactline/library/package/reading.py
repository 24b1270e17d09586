"""The entries of a ``data/`` folder, of this release or of an earlier one: read from its files alone.

Earlier releases have fewer files and other columns; what they do not have gives no entries.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from contactline.library.curated import LINEAR_PLACES
from contactline.library.package.entries import Entry, digest_of, digest_of_bytes
from contactline.library.records import report_from_record
from contactline.library.shipped import event_id
from contactline.model import Report, When

Row = dict[str, str]

CHRONOLOGY_FACTS: Final = (
    "id", "date_start", "date_end", "title", "place_ids", "kind", "actors", "sources", "verification", "certainty",
)  # fmt: skip
"""Columns of the chronology that say something; the others repeat the gazetteer."""

PERIODS: Final = (
    ("control", "control", "area", "controller"),
    ("control", "settlement_control", "area", "controller"),
    ("line", "lines", "id", "value"),
    ("line", "corridor", "road", "state"),
    ("line", "zone", "id", ""),
    ("line", "posts", "id", "holder"),
)
"""Files of dated facts: the part, the file, the column of what the fact is about, and that of its value."""

DRAWN_AS: Final = {
    "lines": "contact-line",
    "corridor": "lachin-corridor",
    "zone": "peacekeepers-zone",
}
"""Files whose rows are all about one place of the gazetteer."""

LAND: Final = ("settlements", "seeds")
"""Files of the settlements that divide the land; the second is what the first releases called it."""

TITLES: Final = "title_"
"""How the columns begin that hold an event's title in another language: names, which change no fact of it."""

NAMES: Final = (("places", ("id",)), ("actors", ("id",)), ("display", ("place", "usage", "since")))
SHAPES: Final = ("cells", "arcs", "roads", "nkao", "districts")


def entries_of(data: Path) -> tuple[Entry, ...]:
    """Return every entry of a ``data/`` folder, by part and id; raise ValueError where an id stands twice."""
    found = (*_events(data), *_periods(data), *_land(data), *_names(data), *_shapes(data))
    ordered = tuple(sorted(found, key=lambda entry: entry.key))
    keys = [entry.key for entry in ordered]
    if twice := sorted({key for key, after in pairwise(keys) if key == after}):
        raise ValueError(f"{data}: stands twice: {twice}")
    return ordered


def article_reports(data: Path) -> Iterator[tuple[str, dict[str, Any], Report]]:
    """Yield the id of each dated event that was read from an article, the article's record and the report."""
    path = data / "release" / "articles.json"
    articles: list[dict[str, Any]] = (
        json.loads(path.read_text(encoding="utf-8"))["articles"] if path.exists() else []
    )
    for article in articles:
        for record in article["reports"]:
            report = report_from_record(record)
            if report.when is not None:
                yield (
                    event_id(article["id"], report),
                    {**article, "report": record, "reports": None},
                    report,
                )


def _rows(data: Path, name: str) -> Iterator[Row]:
    path = data / f"{name}.csv"
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def _events(data: Path) -> Iterator[Entry]:
    for row in _rows(data, "release/chronology"):
        yield _curated(row)
    for identity, record, report in article_reports(data):
        when = report.when or When.parse("..")
        yield Entry(
            "event",
            identity,
            digest_of(record),
            when.edtf,
            when.earliest,
            when.latest,
            report.kind,
            report.status.value,
            "",
            tuple(f"{place.role.value}:{place.id}" for place in report.places),
            tuple(actor.id for actor in report.actors),
        )


def _curated(row: Row) -> Entry:
    start, end = row["date_start"], row["date_end"]
    when = When.parse(start if start == end or not end else f"{start}/{end}")
    places = tuple(
        f"{'along' if place in LINEAR_PLACES else 'at'}:{place}" for place in _split(row["place_ids"])
    )
    record = {name: row[name] for name in CHRONOLOGY_FACTS}
    return Entry(
        "event", row["id"], digest_of(record), when.edtf, when.earliest, when.latest,
        row["kind"], "occurred", row["title"], places, tuple(_split(row["actors"])),
    )  # fmt: skip


def _periods(data: Path) -> Iterator[Entry]:
    for part, name, about, value in PERIODS:
        for row in _rows(data, f"control/{name}"):
            # The first releases named the line by its area.
            what = row.get(about) or row["area"]
            end = _first_day(row["valid_to"])
            yield Entry(
                part,
                f"{name}:{what}@{row['valid_from']}",
                digest_of(row),
                "",
                _first_day(row["valid_from"]),
                end - timedelta(days=1) if end else None,
                row.get(value) or row.get("controller", ""),
                "",
                row["basis"],
                (DRAWN_AS.get(name) or row.get("place") or what,),
            )


def _land(data: Path) -> Iterator[Entry]:
    for name in LAND:
        for row in _rows(data, f"control/{name}"):
            # In the first releases an area had several rows.
            identity = row["id"] if name == "settlements" else f"{row['id']}@{digest_of(row)}"
            yield Entry("land", identity, digest_of(row), title=row.get("name", ""), places=(row["id"],))


def _names(data: Path) -> Iterator[Entry]:
    for name, columns in NAMES:
        for row in _rows(data, f"names/{name}"):
            yield Entry("name", _key(name, row, columns), digest_of(row))
    for row in _rows(data, "release/chronology"):
        if titles := {name: title for name, title in row.items() if name.startswith(TITLES) and title}:
            yield Entry("name", f"title:{row['id']}", digest_of(titles))


def _key(name: str, row: Row, columns: Sequence[str]) -> str:
    return ":".join((name, *(row[column] for column in columns if row.get(column))))


def _shapes(data: Path) -> Iterator[Entry]:
    for name in SHAPES:
        path = data / "geo" / f"{name}.geojson"
        if path.exists():
            yield Entry("shape", name, digest_of_bytes(path.read_bytes()))


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _first_day(edtf: str) -> date | None:
    return When.parse(edtf).earliest if edtf else None
