"""Blocks: keys that two reports of one happening share, so that few have to be compared.

A key is a family of kinds and a day, or a family and a month for what is dated no finer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from contactline.model import Report, When

FAMILIES = {
    "clash": "force", "offensive": "force", "capture": "force", "incident": "force", "withdrawal": "move",
    "handover": "move", "deployment": "move", "agreement": "accord", "ceasefire": "accord", "talks": "accord",
    "statement": "word", "declaration": "word", "legal": "word", "referendum": "word", "blockade": "road",
    "checkpoint": "road", "infrastructure": "road", "humanitarian": "people", "displacement": "people",
}  # fmt: skip
"""Kinds that one happening may be given by different articles."""

SLACK = timedelta(days=1)
"""How far the days of two reports of one happening may lie apart: claims are dated a day later by the other side."""

LONG = 7
"""Days from which on a date is filed by its months."""


def filed_under(report: Report) -> frozenset[str]:
    """Return the keys under which a report's event is kept; none for what no comparison can tell apart."""
    return frozenset(_keys(report.kind, report.when, timedelta()))


def looked_up(report: Report) -> frozenset[str]:
    """Return the keys under which events of the same happening may be kept."""
    return frozenset(_keys(report.kind, report.when, SLACK))


def _keys(kind: str, when: When | None, slack: timedelta) -> Iterator[str]:
    if when is None or when.earliest is None or when.latest is None:
        return
    family = FAMILIES[kind]
    if (when.latest - when.earliest).days >= LONG:
        if (when.latest - when.earliest).days <= 31:
            yield from (f"{family}|{month}" for month in {_month(when.earliest), _month(when.latest)})
        return
    day = when.earliest - slack
    while day <= when.latest + slack:
        yield f"{family}|{day.isoformat()}"
        day += timedelta(days=1)


def _month(day: date) -> str:
    return day.isoformat()[:7]
