"""The short form of gold: an article and the reports in it, a line each, nothing of single dates and names.

Three parts, parted by lines ``===``: the day of publication, the article, and a row for each happening::

    took control of#2 | capture,offensive | 2020-10-09 | occurred,alleged | hadrut:at; fuzuli:at? | az-mod; az?

that is the trigger (``#2``: its second occurrence), kinds, dates and statuses that are right, places with
their roles and actors; a ``?`` marks a place or an actor as optional.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from contactline.model import Span
from tests.eval.gold import FOLDER, LANGUAGES, GoldArticle, GoldError, GoldReport, locate

SPLITS = ("tune", "held", "fresh")
"""Splits whose gold has reports only; the reader is built on the first, checked on the second and judged on the third."""

MEASURES = ("kinds", "reports")
"""What can be measured on them."""

_PARTS = "\n===\n"
_LIST = re.compile(r"\s*;\s*")


def load_short(splits: tuple[str, ...] = SPLITS, languages: tuple[str, ...] = LANGUAGES) -> list[GoldArticle]:
    """Return the articles of the given splits and languages, in the order of their files."""
    return [
        read_short(path, split, lang)
        for split in splits
        for lang in languages
        for path in sorted((FOLDER / split / lang).glob("*.txt"))
    ]


def read_short(path: Path, split: str, lang: str) -> GoldArticle:
    """Return the article at ``path``; raises GoldError naming the file and the row that is not as it must be."""
    try:
        head, text, rows = path.read_text(encoding="utf-8").split(_PARTS)
        published = date.fromisoformat(head.removeprefix("published:").strip())
    except ValueError as error:
        raise GoldError(f"{path.name}: three parts are wanted, the first a day of publication") from error
    name = f"{published:%Y-%m}-{path.stem}"
    return GoldArticle(
        name, split, lang, text, published, (), (), (), tuple(reports_in(path.name, rows, text))
    )


def reports_in(file: str, rows: str, text: str) -> list[GoldReport]:
    """Return the reports that rows give of a text; raises GoldError naming the file and the row."""
    return [_report(file, number, row, text) for number, row in enumerate(rows.strip().splitlines(), start=1)]


def _report(file: str, number: int, row: str, text: str) -> GoldReport:
    cells = [cell.strip() for cell in row.split("|")]
    if len(cells) != 6:
        raise GoldError(f"{file}: row {number} has {len(cells)} cells, not 6")
    exact, _, nth = cells[0].partition("#")
    start = locate(text, exact, int(nth or 1))
    if start is None:
        raise GoldError(f"{file}: there is no {cells[0]!r}")
    places = dict(_place(one) for one in _LIST.split(cells[4]) if one)
    actors = [one for one in _LIST.split(cells[5]) if one]
    return GoldReport(
        id=f"r{number}",
        kinds=tuple(_listed(cells[1])),
        trigger=Span(start, start + len(exact)),
        exact=exact,
        edtf=frozenset(_listed(cells[2])),
        status=frozenset(_listed(cells[3])),
        places={name: roles for name, roles in places.items() if not name.endswith("?")},
        optional_places=frozenset(name.rstrip("?") for name in places if name.endswith("?")),
        actors=frozenset(one for one in actors if not one.endswith("?")),
        optional_actors=frozenset(one.rstrip("?") for one in actors if one.endswith("?")),
    )


def _place(written: str) -> tuple[str, frozenset[str]]:
    """Return a place's id, with its "?" where it is optional, and its roles."""
    name, _, roles = written.rstrip("?").partition(":")
    return name + "?" * written.endswith("?"), frozenset(_listed(roles or "at"))


def _listed(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(",") if one.strip()]
