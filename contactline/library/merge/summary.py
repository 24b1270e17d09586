"""What the reports of one happening say of it together, whatever the order in which they came.

Each publisher has one voice: what it published of the happening counts once, by how sure the reading is. A field is
what most of the voices say; the date is the most precise one with which most agree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from math import prod
from typing import TypeVar

from contactline.library.fields import Fields
from contactline.library.merge.days import days_of, gap
from contactline.library.merge.grounds import closeness, reach
from contactline.library.merge.parties import party
from contactline.library.merge.sample import sampled
from contactline.model import (
    KINDS,
    ActorMention,
    ActorRole,
    PlaceMention,
    PlaceRole,
    Report,
    SourcedReport,
    Status,
    When,
)

T = TypeVar("T", bound=Hashable)
Role = TypeVar("Role", PlaceRole, ActorRole)
Voice = tuple[Report, float]
"""A report and how much its voice counts."""

SHARE = 1 / 3
"""Of the voice of what most name: below it, a place or an actor is one article's own."""

_HAPPENED = (Status.OCCURRED, Status.ALLEGED, Status.DENIED)
_PLACE_ROLES, _ACTOR_ROLES = list(PlaceRole), list(ActorRole)
_KINDS, _STATUS = list(KINDS), list(Status)
_EPSILON = 1e-9
"""What sums of voices may differ by though they are equal."""


def summary(reports: Sequence[SourcedReport]) -> Fields:
    """Return the fields of an event from the reports that tell it, one or more: of very many a sample."""
    reports = sampled(reports)
    voices = _voices(reports)
    return Fields(
        kind=_most(voices, lambda report: report.kind, _KINDS.index),
        when=_when(voices),
        status=_status(voices),
        places=_places(voices),
        actors=_actors(voices),
        certainty=certainty(_confidence(reports)),
    )


def certainty(confidence: float) -> str:
    """Return how much of a happening stands in its articles' words."""
    return "high" if confidence >= 0.8 else "medium" if confidence >= 0.5 else "low"


def _voices(reports: Sequence[SourcedReport]) -> list[Voice]:
    """Return the reports in an order of their own, each with its part of its publisher's voice."""
    published = Counter(_publisher(told) for told in reports)
    return [
        (told.report, max(told.report.confidence, 0.01) / published[_publisher(told)])
        for told in sorted(reports, key=lambda told: told.id)
    ]


def _publisher(told: SourcedReport) -> str:
    return told.citation.publisher or told.article_id


def _confidence(reports: Sequence[SourcedReport]) -> float:
    """Return how sure a reading is that several publishers' words bear out: each leaves a doubt of its own."""
    by_publisher: defaultdict[str, list[float]] = defaultdict(list)
    for told in reports:
        by_publisher[_publisher(told)].append(told.report.confidence)
    return 1 - prod(1 - max(found) for found in by_publisher.values())


def _weighed(voices: Iterable[Voice], said: Callable[[Report], Iterable[T]]) -> dict[T, float]:
    found: defaultdict[T, float] = defaultdict(float)
    for report, weight in voices:
        for value in dict.fromkeys(said(report)):
            found[value] += weight
    return {value: round(weight, 6) for value, weight in found.items()}


def _most(voices: Sequence[Voice], said: Callable[[Report], T], rank: Callable[[T], int]) -> T:
    weights = _weighed(voices, lambda report: (said(report),))
    return min(weights, key=lambda value: (-weights[value], rank(value)))


def _when(voices: Sequence[Voice]) -> When | None:
    """Return the most precise date with which more than half of the voices agree; else the one with the most."""
    own = _weighed(voices, lambda report: (report.when,) if report.when else ())
    if not own:
        return None
    agreed = {one: sum(weight for two, weight in own.items() if _agree(one, two)) for one in own}
    half = sum(own.values()) / 2
    shared = [one for one in own if agreed[one] > half + _EPSILON]
    if shared:
        return min(shared, key=lambda one: (_length(one), -agreed[one], -own[one], one.edtf))
    return min(own, key=lambda one: (-round(agreed[one], 6), _length(one), -own[one], one.edtf))


def _agree(one: When, two: When) -> bool:
    a, b = days_of(one), days_of(two)
    return a is not None and b is not None and gap(a, b) == 0


def _length(when: When) -> int:
    days = days_of(when)
    return days.length if days else 0


def _status(voices: Sequence[Voice]) -> Status:
    """Return whether it happened; what was planned or called for and came to pass did.

    What one side denies is alleged, unless more say that it happened than claim or deny it.
    """
    weights = _weighed(voices, lambda report: (report.status,))
    told = {status: weights[status] for status in _HAPPENED if status in weights}
    if not told:
        return min(weights, key=lambda status: (-weights[status], _STATUS.index(status)))
    if len(told) == 1:
        return next(iter(told))
    occurred = told.get(Status.OCCURRED, 0.0)
    return Status.OCCURRED if occurred > sum(told.values()) / 2 + _EPSILON else Status.ALLEGED


def _places(voices: Sequence[Voice]) -> tuple[PlaceMention, ...]:
    """Return the places that enough voices name; the district gives way to the village in it."""
    weights = _weighed(voices, lambda report: (place.id for place in report.places))
    roles = _weighed(voices, lambda report: ((place.id, place.role) for place in report.places))
    kept = _enough(weights)
    finer = (
        [
            one
            for one in kept
            if not (
                reach(one)
                and any(
                    reach(two) < reach(one)
                    and closeness(one, two) == "within"
                    and weights[two] >= weights[one]
                    for two in kept
                )
            )
        ]
        if len(voices) > 1
        else kept
    )
    positions = _positions(voices, lambda report: [place.id for place in report.places])
    return tuple(
        PlaceMention(one, _role(one, roles, _PLACE_ROLES))
        for one in sorted(finer, key=lambda one: (-weights[one], positions[one], one))
    )


def _actors(voices: Sequence[Voice]) -> tuple[ActorMention, ...]:
    """Return the actors that enough voices name; the country gives way to its army or minister."""
    weights = _weighed(voices, lambda report: (actor.id for actor in report.actors))
    roles = _weighed(voices, lambda report: ((actor.id, actor.role) for actor in report.actors))
    kept = _enough(weights)
    finer = (
        [
            one
            for one in kept
            if not any(
                two != one and party(two).state == one and weights[two] >= weights[one] for two in kept
            )
        ]
        if len(voices) > 1
        else kept
    )
    positions = _positions(voices, lambda report: [actor.id for actor in report.actors])
    return tuple(
        ActorMention(one, _role(one, roles, _ACTOR_ROLES))
        for one in sorted(finer, key=lambda one: (-weights[one], positions[one], one))
    )


def _enough(weights: dict[str, float]) -> list[str]:
    most = max(weights.values(), default=0.0)
    return [one for one, weight in weights.items() if weight >= most * SHARE - _EPSILON]


def _positions(voices: Sequence[Voice], said: Callable[[Report], list[str]]) -> dict[str, int]:
    """Return the foremost position of each value in a report that names it."""
    found: dict[str, int] = {}
    for report, _ in voices:
        for position, value in enumerate(said(report)):
            found[value] = min(position, found.get(value, position))
    return found


def _role(one: str, weights: dict[tuple[str, Role], float], roles: Sequence[Role]) -> Role:
    ranked = [role for role in roles if (one, role) in weights]
    return min(ranked, key=lambda role: (-weights[one, role], roles.index(role)))
