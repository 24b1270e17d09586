"""Events read from articles: their ids, and the ones that the release ships without article text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from contactline.library.records import report_from_record, report_to_record
from contactline.model import DATA, Article, Citation, Event, Grade, Origin, Report, SourcedReport

RELEASED = DATA / "release" / "articles.json"
"""The shipped reports by article: citations and phrase-level evidence, never the article's text."""


def sourced_reports(
    article_id: str, lang: str, citation: Citation, reports: Iterable[Report]
) -> Iterator[SourcedReport]:
    """Yield the reports of an article with their ids and where they stand."""
    for report in reports:
        yield SourcedReport(event_id(article_id, report), article_id, lang, citation, report)


def event_of(sourced: SourcedReport) -> Event:
    """Return the event that one dated report tells by itself; raise ValueError for an undated one."""
    report = sourced.report
    if report.when is None:
        raise ValueError(f"report {sourced.id} has no date")
    return Event(
        id=sourced.id,
        kind=report.kind,
        when=report.when,
        title="",
        places=report.places,
        actors=report.actors,
        status=report.status,
        origin=Origin.ARTICLE,
        grade=Grade.ARTICLE,
        certainty=_certainty(report.confidence),
        citations=(sourced.citation,),
        reports=(sourced,),
    )


def event_id(article_id: str, report: Report) -> str:
    """Return an id made of the article and what the report says: reading twice adds nothing."""
    what = report.evidence.what[0]
    edtf = report.when.edtf if report.when else ""
    key = "\n".join((article_id, report.kind, edtf, what.exact, str(what.start)))
    return "ar-" + hashlib.sha256(key.encode()).hexdigest()[:12]


@cache
def shipped_digest() -> str:
    """Return a digest of the shipped events' files: a library holds those of one."""
    content = (DATA / "release" / "chronology.csv").read_bytes() + RELEASED.read_bytes()
    return hashlib.sha256(content).hexdigest()[:32]


@cache
def shipped_reports() -> tuple[SourcedReport, ...]:
    """Return the reports of the articles that the release ships, in the order of the articles."""
    records: list[dict[str, Any]] = json.loads(RELEASED.read_text(encoding="utf-8"))["articles"]
    return tuple(
        sourced
        for record in records
        for sourced in sourced_reports(
            record["id"],
            record["lang"],
            _citation(record),
            [report_from_record(report) for report in record["reports"]],
        )
    )


def shipped_events() -> tuple[Event, ...]:
    """Return the events of the shipped articles, each as its own article tells it; undated reports give none."""
    return tuple(event_of(sourced) for sourced in shipped_reports() if sourced.report.when)


def write_release(articles: Iterable[tuple[Article, Iterable[Report]]], path: Path = RELEASED) -> None:
    """Write the reports of articles with their citations, human-readable and byte-identical when repeated."""
    content = {
        "licence": "Facts and phrase-level quotations with citation, written by the extractor",
        "articles": [
            {
                "id": article.id,
                "lang": article.lang,
                "title": article.title,
                "source": article.source,
                "published": article.published.isoformat() if article.published else None,
                "url": article.url,
                "reports": [report_to_record(report) for report in reports],
            }
            for article, reports in articles
        ],
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _citation(record: dict[str, Any]) -> Citation:
    published = date.fromisoformat(record["published"]) if record["published"] else None
    return Citation(record["title"], record["source"], published, record["url"])


def _certainty(confidence: float) -> str:
    return "high" if confidence >= 0.8 else "medium" if confidence >= 0.5 else "low"
