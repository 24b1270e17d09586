"""How far a second careful reader agrees with the gold: what a program can be asked for at most.

A second reader saw the texts of the test split and the conventions (``tests/gold/README.md``), not the gold; another
saw 13 of the fresh split. Their rows lie in ``tests/gold/second`` in the short form of gold, without the texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from contactline.model import (
    ActorMention,
    ActorRole,
    Evidence,
    PlaceMention,
    PlaceRole,
    Report,
    Status,
    When,
    quote,
)
from tests.eval.gold import FOLDER, GoldArticle, GoldReport
from tests.eval.scoring import Outcome, Reading, compare
from tests.eval.short import reports_in

SECOND = FOLDER / "second"
JUDGING = ("test", "fresh")
"""The splits of which articles were read twice; an article of another may have the name of one of theirs."""


def was_read_twice(article: GoldArticle) -> bool:
    """Whether a second reader has read an article."""
    return article.split in JUDGING and _rows(article).exists()


def second_reading(article: GoldArticle) -> Reading:
    """Return what the second reader found, with the first of what a row accepts and without what it calls optional."""
    rows = _rows(article).read_text(encoding="utf-8")
    return Reading(
        reports=tuple(_report(one, article.text) for one in reports_in(article.name, rows, article.text))
    )


def agreement(articles: Sequence[GoldArticle]) -> list[tuple[GoldArticle, dict[str, Outcome]]]:
    """Return the outcomes of the second reading of articles, all measures but those of reports empty."""
    return [
        (one, compare(replace(one, timexes=(), places=(), actors=()), second_reading(one)))
        for one in articles
    ]


def _rows(article: GoldArticle) -> Path:
    return SECOND / article.lang / f"{article.name}.txt"


def _report(row: GoldReport, text: str) -> Report:
    return Report(
        kind=row.kinds[0],
        when=When.parse(min(row.edtf)),
        when_span=None,
        places=tuple(PlaceMention(name, PlaceRole(min(roles)), None) for name, roles in row.places.items()),
        actors=tuple(ActorMention(name, ActorRole.PARTICIPANT, None) for name in sorted(row.actors)),
        status=Status(min(row.status)),
        evidence=Evidence(what=(quote(text, row.trigger),), when=(), where=(), who=()),
        confidence=1.0,
    )
