"""Dates, places and actors marked in articles of the tune split, whose short gold has reports only.

A file ``<name>.mentions`` beside an article has a row for each of its dates, places and actors, in order::

    date | 10 октября | 2020-10-10
    place | Гадрута#2 | hadrut | at
    actor | Минобороны Азербайджана | az-mod

``#2`` is the second occurrence of the words; ``-`` is the date of an expression that has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from contactline.model import Span
from tests.eval.gold import FOLDER, LANGUAGES, GoldArticle, GoldError, GoldMention, GoldTimex, locate
from tests.eval.short import read_short

SPLIT = "named"
"""What these articles are called where they are measured; the reader is built on them."""

MEASURES = ("timex-span", "timex", "places", "places-role", "actors")
"""What can be measured on them."""

_CELLS = {"date": 3, "place": 4, "actor": 3}


def load_named(languages: tuple[str, ...] = LANGUAGES) -> list[GoldArticle]:
    """Return the articles whose mentions are marked, in the order of their files."""
    return [
        read_named(path) for lang in languages for path in sorted((FOLDER / "tune" / lang).glob("*.mentions"))
    ]


def read_named(path: Path) -> GoldArticle:
    """Return the article with the mentions at ``path``; raises GoldError naming the file and the row that is wrong."""
    article = read_short(path.with_suffix(".txt"), SPLIT, path.parent.name)
    rows = [[cell.strip() for cell in row.split("|")] for row in _rows(path)]
    for number, cells in enumerate(rows, start=1):
        if len(cells) != _CELLS.get(cells[0]):
            raise GoldError(f"{path.name}: row {number} is no date, place or actor with its cells")

    def placed(cells: list[str]) -> tuple[Span, str]:
        exact, _, nth = cells[1].partition("#")
        start = locate(article.text, exact, int(nth or 1))
        if start is None:
            raise GoldError(f"{path.name}: there is no {cells[1]!r}")
        return Span(start, start + len(exact)), exact

    return replace(
        article,
        timexes=tuple(
            GoldTimex(*placed(row), None if row[2] == "-" else row[2]) for row in rows if row[0] == "date"
        ),
        places=tuple(
            GoldMention(*placed(row), row[2], frozenset(row[3].split(",")))
            for row in rows
            if row[0] == "place"
        ),
        actors=tuple(GoldMention(*placed(row), row[2]) for row in rows if row[0] == "actor"),
        reports=(),
    )


def _rows(path: Path) -> Iterator[str]:
    return (row for row in path.read_text(encoding="utf-8").splitlines() if row.strip())
