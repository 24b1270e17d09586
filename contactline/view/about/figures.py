"""How well the reader and the merging do: the figures that ``make eval`` writes into ``data/quality.json``."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from contactline.model import DATA

QUALITY = DATA / "quality.json"
GEOMETRY = DATA / "geo" / "README.md"

ALL = "all"
"""The key of all languages together."""


class QualityError(ValueError):
    """A file of figures that cannot be right; the message names the file and the part."""


class _Figures(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


_Share = Annotated[float, Field(ge=0, le=1)]


class Score(_Figures):
    """Precision, recall and F1, each 0 to 1."""

    precision: _Share
    recall: _Share
    f1: _Share


class Language(_Figures):
    """The scores of a language by measure (``tests/eval/scoring.py``), over a number of articles."""

    articles: Annotated[int, Field(gt=0)]
    scores: dict[str, Score]


class Merging(_Figures):
    """How well reports of one happening are merged: those of careful people, and those that our reader finds.

    Of ``reports`` in the test topics, ``read`` were found by our reader.
    """

    given: Score
    found: Score
    read: int
    reports: int


class Quality(_Figures):
    """The figures by language, ``ALL`` last.

    ``test`` and ``fresh`` are articles that the rules were not made on, ``second`` a second careful reader of
    the articles of ``test``.
    """

    test: dict[str, Language]
    second: dict[str, Language]
    fresh: dict[str, Language]
    merging: Merging

    def weakest(self) -> tuple[str, str, str, float]:
        """Return split, language, measure and F1 of the lowest score."""
        found = [
            (score.f1, split, lang, measure)
            for split, languages in (("test", self.test), ("fresh", self.fresh))
            for lang, one in languages.items()
            if lang != ALL
            for measure, score in one.scores.items()
        ]
        f1, split, lang, measure = min(found)
        return split, lang, measure, f1


@cache
def quality(path: Path = QUALITY) -> Quality:
    """Return the figures; raise QualityError for a file that is not as ``make eval`` writes it."""
    try:
        return Quality.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (ValidationError, json.JSONDecodeError) as error:
        raise QualityError(f"{path.name}: {error}") from error


@cache
def geometry_figures(path: Path = GEOMETRY) -> tuple[tuple[str, str, str], ...]:
    """Return measure, value and detail of every row of the table that ``contactline.geography.quality`` prints."""
    _, _, after = path.read_text(encoding="utf-8").partition("## Quality")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", after, flags=re.MULTILINE)
    return tuple((one, two, three) for one, two, three in rows if one != "measure")
