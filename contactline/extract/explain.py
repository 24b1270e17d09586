"""Why an article was read as it was: every mention marked, and for each report where its parts come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from contactline.extract.mentions import find_mentions
from contactline.extract.reading import reports_of
from contactline.extract.text import fold
from contactline.extract.timex import Timex, timexes
from contactline.model import Article, Quote, Report, Span


class Layer(StrEnum):
    """Which of the four questions a mark answers."""

    WHAT = "what"
    WHEN = "when"
    WHERE = "where"
    WHO = "who"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words of the article with what they were read as: a kind, an EDTF value, a place or an actor id."""

    span: Span
    layer: Layer
    value: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Where one part of a report comes from.

    ``how`` is ``trigger``, a way of resolving a date (see Timex), ``sentence`` (said beside the trigger),
    ``elsewhere`` (taken from another sentence), ``publication`` (the day the article appeared) or
    ``not said``.
    """

    layer: Layer
    value: str
    words: tuple[str, ...]
    how: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article with its marks in the order of the text and its reports, each with its four reasons."""

    article: Article
    marks: tuple[Mark, ...]
    reports: tuple[tuple[Report, tuple[Reason, ...]], ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that no mark begins or ends inside of, with the marks over it."""

    span: Span
    marks: tuple[Mark, ...]


def explain(article: Article) -> Explanation:
    """Return how an article was read; raises nothing for a language without a lexicon, which has no marks."""
    found = tuple(timexes(article.text, lang=article.lang, published=article.published))
    reports = tuple(reports_of(article))
    marks = {*_date_marks(found), *_name_marks(article), *_kind_marks(reports)}
    return Explanation(
        article, tuple(sorted(marks)), tuple((report, reasons(article, report, found)) for report in reports)
    )


def segments(text: str, marks: Sequence[Mark], within: Span) -> Iterator[Segment]:
    """Divide ``within`` at the borders of the marks: the pieces, in order, give back the text."""
    here = [mark for mark in marks if mark.span.overlaps(within)]
    edges = {within.start, within.end, *(edge for mark in here for edge in (mark.span.start, mark.span.end))}
    borders = sorted(edge for edge in edges if within.start <= edge <= within.end)
    for start, end in pairwise(borders):
        span = Span(start, end)
        yield Segment(span, tuple(mark for mark in here if mark.span.contains(span)))


def reasons(article: Article, report: Report, dates: Sequence[Timex]) -> tuple[Reason, ...]:
    """Return where the kind, the date, the places and the actors of a report come from."""
    evidence = report.evidence
    places = " ".join(f"{place.role.value}:{place.id}" for place in report.places)
    actors = " ".join(f"{actor.role.value}:{actor.id}" for actor in report.actors)
    return (
        Reason(Layer.WHAT, f"{report.kind} ({report.status.value})", _words(evidence.what), "trigger"),
        _date_reason(article, report, dates),
        Reason(
            Layer.WHERE, places, _words(evidence.where), _nearness(article, report, evidence.where, places)
        ),
        Reason(Layer.WHO, actors, _words(evidence.who), _nearness(article, report, evidence.who, actors)),
    )


def _date_reason(article: Article, report: Report, dates: Sequence[Timex]) -> Reason:
    words = _words(report.evidence.when)
    if report.when is None:
        return Reason(Layer.WHEN, "", words, "not said")
    if report.when_span is None or report.when_span == article.published_span:
        return Reason(Layer.WHEN, report.when.edtf, words, "publication")
    one = next((date for date in dates if report.when_span.overlaps(date.span)), None)
    near = _nearness(article, report, report.evidence.when, "date")
    return Reason(Layer.WHEN, report.when.edtf, words, f"{near}, {one.how}" if one else near)


def _nearness(article: Article, report: Report, quotes: Sequence[Quote], value: str) -> str:
    if not value:
        return "not said"
    paragraphs = [line for line in article.body if any(line.contains(q.span) for q in report.evidence.what)]
    beside = any(line.contains(quote.span) for quote in quotes for line in paragraphs)
    return "sentence" if beside else "elsewhere"


def _words(quotes: Iterable[Quote]) -> tuple[str, ...]:
    return tuple(quote.exact for quote in quotes)


def _date_marks(found: Iterable[Timex]) -> Iterator[Mark]:
    for one in found:
        yield Mark(one.span, Layer.WHEN, one.edtf or "unresolved")


def _kind_marks(reports: Iterable[Report]) -> Iterator[Mark]:
    for report in reports:
        for quote in report.evidence.what:
            yield Mark(quote.span, Layer.WHAT, report.kind)


def _name_marks(article: Article) -> Iterator[Mark]:
    folded = fold(article.text)
    found = find_mentions(folded.text, article.lang, article.published)
    for layer, mentions in ((Layer.WHERE, found.places), (Layer.WHO, found.actors)):
        for one in mentions:
            yield Mark(folded.span(one.start, one.end), layer, one.id)


def marked_text(explanation: Explanation) -> str:
    """Return the article's text as plain text with each mark in brackets, its reading after it.

    ``⟨10 октября⟩2020-10-10``: brackets may nest, the inner one closes first.
    """
    text = explanation.article.text
    closes: dict[int, list[Mark]] = {}
    opens: dict[int, int] = {}
    for mark in explanation.marks:
        opens[mark.span.start] = opens.get(mark.span.start, 0) + 1
        closes.setdefault(mark.span.end, []).append(mark)
    out: list[str] = []
    for position in range(len(text) + 1):
        for mark in sorted(closes.get(position, ()), key=lambda one: -one.span.start):
            out.append(f"⟩{mark.layer}:{mark.value}")
        out.append("⟨" * opens.get(position, 0) + text[position : position + 1])
    return "".join(out)
