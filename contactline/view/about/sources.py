"""The sources that the data rests on, counted: each once, by part of the data and by who published it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from contactline.geography import holdings, settlement_holdings, settlements
from contactline.geography.published import published
from contactline.geography.schema import CorridorRow, LineRow, PostRow, ZoneRow, read_rows
from contactline.library import curated_events
from contactline.library.curated import citation_of
from contactline.library.shipped import shipped_reports
from contactline.model import Citation, citation_published_by
from contactline.names import Group, Publisher, publisher_of

FROM_MEMORY = ("own knowledge", "not consulted")
"""What a source says that nobody looked up (``data/control/SOURCES.md``)."""

BESIDE_LAND: Mapping[str, type[LineRow | CorridorRow | ZoneRow | PostRow]] = {
    "lines": LineRow,
    "corridor": CorridorRow,
    "zone": ZoneRow,
    "posts": PostRow,
}
"""Files of ``data/control`` with facts beside who held the land."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the data by its key: how many ``facts`` it has and on which sources they rest, each source once."""

    key: str
    facts: int
    sources: frozenset[Citation]


@dataclass(frozen=True, slots=True)
class SourceCounts:
    """Sources counted by who published them.

    ``groups`` and ``publishers`` have the number of sources of each, the most cited publisher first;
    ``unknown`` are of no publisher that the registry knows, ``undated`` have no established day of
    publication. Sources from memory are counted in ``memory`` alone.
    """

    total: int
    groups: tuple[tuple[Group, int], ...]
    publishers: tuple[tuple[Publisher, int], ...]
    unknown: int
    undated: int
    memory: int


def parts() -> tuple[Part, ...]:
    """Return the parts of the shipped data with their sources."""
    held = (*holdings(), *settlement_holdings())
    beside = [row for name, kind in BESIDE_LAND.items() for _, row in read_rows(name, kind)]
    points, figures, events = settlements(), published(), curated_events()
    reports = shipped_reports()
    return (
        Part("events", len(events), _once(c for event in events for c in event.citations)),
        Part("articles", len(reports), _once(report.citation for report in reports)),
        Part("control", len(held), _cited(source for row in held for source in row.sources)),
        Part("settlements", len(points), _cited(source for row in points for source in row.sources)),
        Part("lines", len(beside), _cited(source for row in beside for source in row.sources)),
        Part("figures", len(figures), _cited(row.source for row in figures)),
    )


def source_counts(sources: Iterable[Citation]) -> SourceCounts:
    """Count sources; two with the same address, or without one the same title, are one."""
    once = _once(sources)
    read = [one for one in once if not from_memory(one)]
    found = Counter(publisher for one in read if (publisher := publisher_of(one)))
    groups = Counter[Group]()
    for publisher, count in found.items():
        groups[publisher.group] += count
    return SourceCounts(
        total=len(once),
        groups=tuple((group, groups[group]) for group in Group if groups[group]),
        publishers=tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0].id))),
        unknown=len(read) - found.total(),
        undated=sum(citation_published_by(one) is None for one in read),
        memory=len(once) - len(read),
    )


def from_memory(source: Citation) -> bool:
    """Whether a source says itself that nobody looked it up."""
    return not source.url and any(mark in f"{source.title} {source.publisher}" for mark in FROM_MEMORY)


def _cited(sources: Iterable[str]) -> frozenset[Citation]:
    return _once(map(citation_of, sources))


def _once(sources: Iterable[Citation]) -> frozenset[Citation]:
    """Return each source once: the first of its titles in the order of letters."""
    ordered = sorted(sources, key=lambda one: (one.title, one.publisher, one.url), reverse=True)
    return frozenset({one.url or one.title: one for one in ordered}.values())
