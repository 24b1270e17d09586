"""What the articles that tell a happening do not agree on, side by side, with who says which.

Silence is no disagreement: a report that names no place or nobody says nothing about them. Nor is a coarser word
for the same thing: the district of the village, the month of the day, the country of its army.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from contactline.library.merge.days import days_of, gap
from contactline.library.merge.grounds import closeness
from contactline.library.merge.kinds import kinship
from contactline.library.merge.parties import nearness
from contactline.model import PlaceRole, SourcedReport, Status, When

Values = tuple[str, ...]
"""What one report says of one thing, in a form that can be compared: ids, an EDTF date, figures."""


class Topic(StrEnum):
    """What reports may disagree on, in the order in which it is shown."""

    KIND = "kind"
    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    STATUS = "status"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What reports say differently: each value with the reports that say so, the first said first."""

    topic: Topic
    sides: tuple[tuple[Values, tuple[SourcedReport, ...]], ...]


def disagreements(reports: Sequence[SourcedReport]) -> tuple[Disagreement, ...]:
    """Return what the reports of one event do not agree on, whatever their order; none where one report tells it."""
    ordered = sorted(reports, key=_published_first)
    found = (_disagreement(topic, ordered) for topic in Topic)
    return tuple(one for one in found if one)


def _published_first(told: SourcedReport) -> tuple[str, str]:
    published = told.citation.published
    return published.isoformat() if published else "9999", told.id


def _disagreement(topic: Topic, reports: Sequence[SourcedReport]) -> Disagreement | None:
    said, agree = _RULES[topic]
    sides: dict[Values, list[SourcedReport]] = {}
    for told in reports:
        if values := said(told):
            sides.setdefault(values, []).append(told)
    differ = [one for one in sides if any(not agree(one, two) for two in sides)]
    if not differ:
        return None
    return Disagreement(topic, tuple((values, tuple(told)) for values, told in sides.items()))


def _kind(told: SourcedReport) -> Values:
    return (told.report.kind,)


def _when(told: SourcedReport) -> Values:
    return (told.report.when.edtf,) if told.report.when else ()


def _where(told: SourcedReport) -> Values:
    return tuple(
        sorted(
            {
                place.id
                for place in told.report.places
                if place.role not in (PlaceRole.ORIGIN, PlaceRole.ABOUT)
            }
        )
    )


def _who(told: SourcedReport) -> Values:
    return tuple(sorted({actor.id for actor in told.report.actors}))


def _status(told: SourcedReport) -> Values:
    return (told.report.status.value,)


def _numbers(told: SourcedReport) -> Values:
    """Return the figures in the words that say what happened, in any script's digits, but for those of its date."""
    report = told.report
    dated = [quote.span for quote in report.evidence.when] + ([report.when_span] if report.when_span else [])
    found = {
        int(match.group())
        for quote in report.evidence.what
        for match in _FIGURE.finditer(quote.exact)
        if not any(span.start <= quote.start + match.start() < span.end for span in dated)
    }
    return tuple(str(figure) for figure in sorted(found) if figure not in _YEARS)


_FIGURE = re.compile(r"(?<![\w.,:/-])\d{1,6}(?![\w:/-]|[.,]\d)")
"""A whole number by itself: no part of a date, a time, a calibre or a decimal."""

_YEARS = range(1900, 2100)


def _same_kind(one: Values, two: Values) -> bool:
    return kinship(one[0], two[0]) in ("same", "close")


def _same_days(one: Values, two: Values) -> bool:
    a, b = (days_of(When.parse(values[0])) for values in (one, two))
    return a is not None and b is not None and gap(a, b) == 0


def _same_places(one: Values, two: Values) -> bool:
    return _each_met(one, two, lambda a, b: closeness(a, b) in ("same", "within"))


def _same_actors(one: Values, two: Values) -> bool:
    return _each_met(one, two, lambda a, b: nearness(a, b) >= _ONE_ACTOR)


_ONE_ACTOR = 0.7
"""Nearness from which on two ids may stand for one actor: a country and its army, a minister and the ministry."""


def _each_met(ones: Values, twos: Values, same: Callable[[str, str], bool]) -> bool:
    """Whether the shorter of two lists has nothing that the longer has not, in other words maybe."""
    fewer, more = sorted((ones, twos), key=len)
    return all(any(same(a, b) for b in more) for a in fewer)


def _same_status(one: Values, two: Values) -> bool:
    """Whether two statuses can be said of one thing by who agrees: announced before, it came to pass after."""
    return one == two or Status.DENIED.value not in (one[0], two[0])


def _same_numbers(one: Values, two: Values) -> bool:
    return bool(set(one) & set(two))


_RULES: dict[Topic, tuple[Callable[[SourcedReport], Values], Callable[[Values, Values], bool]]] = {
    Topic.KIND: (_kind, _same_kind),
    Topic.WHEN: (_when, _same_days),
    Topic.WHERE: (_where, _same_places),
    Topic.WHO: (_who, _same_actors),
    Topic.STATUS: (_status, _same_status),
    Topic.NUMBERS: (_numbers, _same_numbers),
}
"""How each topic is read out of a report, and when two values do not contradict each other."""
