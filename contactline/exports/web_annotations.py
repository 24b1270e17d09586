"""The evidence of a view as Web Annotations (W3C, JSON-LD): for each event the words of the articles that say so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from contactline.exports.citation import one_line, web_address
from contactline.exports.taken import Taken
from contactline.library.package.event_tables import LONGEST_PHRASE
from contactline.model import Quote, SourcedReport

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def web_annotations_file(taken: Taken) -> bytes:
    """Return an AnnotationCollection of one page: an annotation for each phrase that an event stands on.

    The target is the article by its address, or by the SHA-256 of its text where it has none; the selectors are
    a TextPositionSelector over the text in NFC and a TextQuoteSelector with the phrase alone. Of an article
    no word beyond the phrase is written, and of a phrase too long to be one only its position.
    """
    items = [
        item
        for event in taken.told()
        for told in event.reports
        for item in _annotations(event.id, told, taken)
    ]
    provenance = taken.provenance
    page = {
        "id": f"{provenance.link}#evidence-1",
        "type": "AnnotationPage",
        "partOf": f"{provenance.link}#evidence",
        "startIndex": 0,
        "items": items,
    }
    collection = {
        "@context": CONTEXT,
        "id": f"{provenance.link}#evidence",
        "type": "AnnotationCollection",
        "label": provenance.title,
        "total": len(items),
        "creator": {"type": "Software", "name": f"Contact Line {provenance.release}"},
        "generated": f"{provenance.saved.isoformat()}T00:00:00Z",
        "dcterms:bibliographicCitation": provenance.citation,
        "dcterms:license": provenance.licence,
        "dcterms:hasVersion": f"{provenance.release} (SHA-256 {provenance.sha256})",
        "first": page,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1).encode()


def _annotations(event_id: str, told: SourcedReport, taken: Taken) -> Iterator[dict[str, Any]]:
    evidence, link = told.report.evidence, taken.link_of()(event_id)
    questions = (
        ("what", evidence.what), ("when", evidence.when), ("where", evidence.where), ("who", evidence.who),
    )  # fmt: skip
    for question, quotes in questions:
        for number, quote in enumerate(quotes, start=1):
            yield {
                "id": f"{link}#{told.id}-{question}-{number}",
                "type": "Annotation",
                "motivation": "identifying",
                "body": [
                    {"type": "SpecificResource", "source": link, "purpose": "identifying"},
                    {"type": "TextualBody", "value": question, "purpose": "classifying"},
                ],
                "target": {
                    "source": _source(told),
                    "selector": _selectors(quote),
                },
            }


def _source(told: SourcedReport) -> dict[str, Any]:
    """Return the article: what it is, in which language, and the checksum of the text that positions count in."""
    cited = told.citation
    source: dict[str, Any] = {
        "id": web_address(cited.url) or f"urn:sha256:{told.article_id}",
        "type": "Text",
        "language": told.lang,
        "label": one_line(", ".join(filter(None, (cited.title, cited.publisher)))),
        "dcterms:identifier": f"sha256:{told.article_id}",
    }
    if cited.published:
        source["dcterms:issued"] = cited.published.isoformat()
    return source


def _selectors(quote: Quote) -> list[dict[str, Any]]:
    position = {"type": "TextPositionSelector", "start": quote.start, "end": quote.end}
    if len(quote.exact) > LONGEST_PHRASE:
        return [position]
    return [position, {"type": "TextQuoteSelector", "exact": quote.exact}]
