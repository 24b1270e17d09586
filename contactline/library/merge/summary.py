"""What the reports of one happening say of it together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from contactline.library.fields import Fields
from contactline.model import Report, SourcedReport


def summary(reports: Sequence[SourcedReport]) -> Fields:
    """Return the fields of an event from the reports that tell it: those of the surest report."""
    return _fields(max((told.report for told in reports), key=lambda report: report.confidence))


def _fields(report: Report) -> Fields:
    return Fields(
        kind=report.kind,
        when=report.when,
        status=report.status,
        places=tuple(replace(place, span=None) for place in report.places),
        actors=tuple(replace(actor, span=None) for actor in report.actors),
        certainty=certainty(report.confidence),
    )


def certainty(confidence: float) -> str:
    """Return how much of a report stands in its article's words."""
    return "high" if confidence >= 0.8 else "medium" if confidence >= 0.5 else "low"
