"""Every miss and every spurious find with its words, for whoever works on a reader."""

from __future__ import annotations

from collections.abc import Iterator

from contactline.model import Report
from tests.eval.gold import GoldArticle, GoldMention, GoldReport, GoldTimex
from tests.eval.scoring import FoundMention, FoundTimex, Outcome, faults, words_overlap

_CONTEXT = 30


def lines(article: GoldArticle, outcomes: dict[str, Outcome]) -> Iterator[str]:
    """Yield what was missed and what was found for nothing in one article, by measure."""
    for measure, outcome in outcomes.items():
        if outcome.missed or outcome.spurious:
            yield f"\n## {article.split}/{article.lang}/{article.name} · {measure}"
        for one in outcome.missed:
            yield f"- missed    {_told(article, one)}"
            yield from _nearest(one, outcome, measure)
        for one in outcome.spurious:
            yield f"+ spurious  {_told(article, one)}"


def _told(article: GoldArticle, one: object) -> str:
    match one:
        case GoldTimex() | FoundTimex():
            return f"{one.exact!r} = {one.edtf}{_around(article, one.span and one.span.start)}"
        case GoldMention():
            roles = f" {'/'.join(sorted(one.roles))}" if one.roles else ""
            return f"{one.exact!r} = {one.id}{roles}{_around(article, one.span.start)}"
        case FoundMention():
            return f"{one.exact!r} = {one.id} {one.role or ''}{_around(article, one.span.start)}"
        case GoldReport():
            return (
                f"{one.id} {'/'.join(one.kinds)} {one.exact!r} {'|'.join(sorted(one.edtf))}"
                f" {'/'.join(sorted(one.status))}{_around(article, one.trigger.start)}"
            )
        case Report():
            what = one.evidence.what[0]
            when = one.when.edtf if one.when else None
            return f"{one.kind} {what.exact!r} {when} {one.status.value}{_around(article, what.start)}"
    raise TypeError(f"{type(one).__name__} is nothing that is scored")


def _around(article: GoldArticle, start: int | None) -> str:
    """Return where it stands: its place and the words around it."""
    if start is None:
        return ""
    words = article.text[max(0, start - _CONTEXT) : start + _CONTEXT * 2].replace("\n", " ⏎ ")
    return f"   [{start}: …{words}…]"


def _nearest(one: object, outcome: Outcome, measure: str) -> Iterator[str]:
    """Yield why the reports that are told by the same words do not match."""
    if measure != "reports" or not isinstance(one, GoldReport):
        return
    for found in (other for other in outcome.spurious if isinstance(other, Report)):
        if words_overlap(one, found):
            yield f"    but: {'; '.join(faults(one, found))}"
