"""The second clock: the control facts as they were known on a day.

A fact is known from the day on which the first of its sources had surely been published, and not before
its own first day. A source with no established day does not count as published before the release was
checked. What is not known is not guessed: the land has no holder then (``NOT_KNOWN``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from contactline.geography.comparison import NOT_KNOWN
from contactline.geography.control import Holding
from contactline.geography.features import DatedFeature, Period
from contactline.model import first_published


def known_since(fact: Period | Holding) -> date | None:
    """Return the first day on which a fact is surely known; None where no source has an established day."""
    published = first_published(fact.sources)
    first = fact.valid_from if isinstance(fact, Period) else fact.first
    return None if published is None else max(published, first)


def is_known(fact: Period | Holding, known: date) -> bool:
    """Whether a fact is surely known on ``known``."""
    since = known_since(fact)
    return since is not None and since <= known


COMPUTED = frozenset({"line", "zone"})
"""Layers whose features follow from the cells of their first day."""


@lru_cache(maxsize=8)
def as_known(features: tuple[DatedFeature, ...], known: date) -> tuple[DatedFeature, ...]:
    """Return the features with what was known on ``known``: the rest of a cell's time is ``NOT_KNOWN``.

    A stretch of the contact line is computed from the cells, so that it is known when all the changes
    that it begins with are. A line or a road of which nothing was known is left out.
    """
    late = {
        p.valid_from for f in features if f.layer == "control" for p in f.periods if not is_known(p, known)
    }
    found = (_as_known(feature, known, late) for feature in features)
    return tuple(feature for feature in found if feature.periods)


def _as_known(feature: DatedFeature, known: date, late: set[date]) -> DatedFeature:
    if feature.layer == "control":
        periods = tuple(p if is_known(p, known) else _not_known(p) for p in feature.periods)
    else:
        turns = late if feature.layer in COMPUTED else set[date]()
        periods = tuple(p for p in feature.periods if is_known(p, known) and p.valid_from not in turns)
    return replace(feature, periods=periods)


def hidden_on(features: Sequence[DatedFeature], on: date, known: date) -> tuple[Period, ...]:
    """Return the periods that hold on ``on`` and were not known on ``known``, each once."""
    periods = (period for feature in features if (period := feature.on(on)))
    return tuple(dict.fromkeys(period for period in periods if not is_known(period, known)))


def _not_known(period: Period) -> Period:
    return Period(period.valid_from, period.valid_to, NOT_KNOWN, "", False, "", "", ())
