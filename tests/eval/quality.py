"""The figures that the dashboard shows of itself: `make eval` writes them into `data/quality.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from contactline.view.about.figures import QUALITY, Language, Merging, Quality, Score
from tests.eval.bcubed import BCubed
from tests.eval.happenings import load_topics
from tests.eval.merging import end_to_end, filed
from tests.eval.scoring import Tally

Scores = Mapping[str, Mapping[str, Tally]]
DIGITS = 4


def languages(scores: Scores, counts: Mapping[str, int], measures: tuple[str, ...]) -> dict[str, Language]:
    """Return the scores of some measures by language, each over a number of articles."""
    return {
        lang: Language(articles=counts[lang], scores={name: _score(by_measure[name]) for name in measures})
        for lang, by_measure in scores.items()
    }


def merging() -> Merging:
    """Return how well reports of the test topics are merged."""
    topics = load_topics(("test",))
    found = end_to_end(topics)
    return Merging(given=_score(filed(topics)), found=_score(found.score), read=found.read, reports=found.all)


def write_quality(figures: Quality, path: Path = QUALITY) -> None:
    """Write the figures; the same figures give the same bytes."""
    path.write_text(json.dumps(figures.model_dump(), indent=1) + "\n", encoding="utf-8")


def _score(found: Tally | BCubed) -> Score:
    return Score(
        precision=round(float(found.precision), DIGITS),
        recall=round(float(found.recall), DIGITS),
        f1=round(float(found.f1), DIGITS),
    )
