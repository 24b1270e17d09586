"""Reports as JSON and back: the stable form that the command line prints and the release ships.

A record has ``kind``, ``when`` {``edtf``, ``start``, ``end``, ``precision``} or null, ``places``
[{``id``, ``role``, ``start``, ``end``}], ``actors`` (the same), ``status``, ``evidence`` {what, when,
where, who → [{``exact``, ``prefix``, ``suffix``, ``start``, ``end``}]} and ``confidence``.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from contactline.model import (
    ActorMention,
    ActorRole,
    Evidence,
    PlaceMention,
    PlaceRole,
    Quote,
    Report,
    Span,
    Status,
    When,
)

Record = dict[str, Any]
"""A JSON object; the only place where reports are untyped."""


def report_to_record(report: Report) -> Record:
    """Return a report as a JSON object, with its fields in a fixed order."""
    when: Record | None = None
    if report.when:
        when = {
            "edtf": report.when.edtf,
            **_offsets(report.when_span),
            "precision": report.when.precision.value,
        }
    return {
        "kind": report.kind,
        "when": when,
        "places": [{"id": p.id, "role": p.role.value, **_offsets(p.span)} for p in report.places],
        "actors": [{"id": a.id, "role": a.role.value, **_offsets(a.span)} for a in report.actors],
        "status": report.status.value,
        "evidence": {
            question: [_quote_to_record(quote) for quote in getattr(report.evidence, question)]
            for question in ("what", "when", "where", "who")
        },
        "confidence": round(report.confidence, 3),
    }


def report_from_record(record: Record) -> Report:
    """Return the report that ``report_to_record`` wrote; raise KeyError or ValueError for anything else."""
    when = record["when"]
    return Report(
        kind=record["kind"],
        when=When.parse(when["edtf"]) if when else None,
        when_span=_span(when) if when else None,
        places=tuple(PlaceMention(p["id"], PlaceRole(p["role"]), _span(p)) for p in record["places"]),
        actors=tuple(ActorMention(a["id"], ActorRole(a["role"]), _span(a)) for a in record["actors"]),
        status=Status(record["status"]),
        evidence=Evidence(
            **{question: tuple(Quote(**q) for q in quotes) for question, quotes in record["evidence"].items()}
        ),
        confidence=record["confidence"],
    )


def report_from_json(written: str) -> Report:
    """Return the report of a record as it is stored."""
    return report_from_record(json.loads(written))


@lru_cache(maxsize=1 << 15)
def brief_from_json(written: str) -> Report:
    """Return a report, from its record as it is stored, without its spans, and of its evidence only what happened.

    That is what events are compared, summed up and searched by. The same events are compared again and again while
    a corpus is filed: those met of late are the same objects.
    """
    record = json.loads(written)
    when = record["when"]
    return Report(
        kind=record["kind"],
        when=When.parse(when["edtf"]) if when else None,
        when_span=None,
        places=tuple(_place(place["id"], place["role"]) for place in record["places"]),
        actors=tuple(_actor(actor["id"], actor["role"]) for actor in record["actors"]),
        status=Status(record["status"]),
        evidence=Evidence(tuple(Quote(**quote) for quote in record["evidence"]["what"])),
        confidence=record["confidence"],
    )


@lru_cache(maxsize=8192)
def _place(place: str, role: str) -> PlaceMention:
    return PlaceMention(place, PlaceRole(role))


@lru_cache(maxsize=8192)
def _actor(actor: str, role: str) -> ActorMention:
    return ActorMention(actor, ActorRole(role))


def _offsets(span: Span | None) -> Record:
    return {"start": span.start if span else None, "end": span.end if span else None}


def _span(record: Record) -> Span | None:
    return None if record["start"] is None else Span(record["start"], record["end"])


def _quote_to_record(quote: Quote) -> Record:
    return {
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "start": quote.start,
        "end": quote.end,
    }
