"""How much two reports speak of one happening, and to which event a new report belongs."""

from __future__ import annotations

from collections.abc import Sequence

from contactline.model import SourcedReport

THRESHOLD = 0.6
"""Mean score from which on a report belongs to an event."""


def attach(told: SourcedReport, candidates: Sequence[Sequence[SourcedReport]]) -> int | None:
    """Return the position of the event (given by its reports) that a report tells; None where it tells a new one."""
    best, place = 0.0, None
    for position, reports in enumerate(candidates):
        scored = min(score(told, other) for other in reports)
        if scored >= THRESHOLD and scored > best:
            best, place = scored, position
    return place


def score(one: SourcedReport, two: SourcedReport) -> float:
    """Return between 0 and 1 how much two reports speak of one happening."""
    if one.article_id == two.article_id or one.report.kind != two.report.kind:
        return 0.0
    places, actors = _ids(one.report.places, two.report.places), _ids(one.report.actors, two.report.actors)
    same_day = one.report.when is not None and one.report.when == two.report.when
    return 0.4 * places + 0.3 * actors + 0.3 * same_day


def _ids(one: Sequence[object], two: Sequence[object]) -> float:
    a, b = ({getattr(mention, "id", "") for mention in some} for some in (one, two))
    return len(a & b) / len(a | b) if a | b else 0.5
