"""The second clock: the control facts as they were known on a day.

A fact is known from the day on which the first of its sources had surely been published, and not before
its own first day. A source with no established day does not count as published before the release was
checked. What is not known is not guessed: the land has no holder then (``NOT_KNOWN``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


@lru_cache(maxsize=8)
def as_known(features: tuple[DatedFeature, ...], known: date) -> tuple[DatedFeature, ...]:
    """Return the features with what was known on ``known``: the rest of a cell's time is ``NOT_KNOWN``.

    A stretch of the contact line is computed from the cells, so that it is known when all the changes
    that it begins with are.
    """
    unknown_turns = {p.valid_from for f in features for p in _unknown(f, known) if f.layer == "control"}
    found: list[DatedFeature] = []
    for feature in features:
        if feature.layer == "control":
            periods = tuple(p if is_known(p, known) else _not_known(p) for p in feature.periods)
        else:
            late = unknown_turns if feature.layer == "line" else frozenset[date]()
            periods = tuple(p for p in feature.periods if is_known(p, known) and p.valid_from not in late)
        found.append(replace(feature, periods=periods))
    return tuple(found)


def hidden_on(features: Sequence[DatedFeature], on: date, known: date) -> tuple[Period, ...]:
    """Return the periods that hold on ``on`` and were not known on ``known``, each once."""
    periods = (period for feature in features if (period := feature.on(on)))
    return tuple(dict.fromkeys(period for period in periods if not is_known(period, known)))


def _unknown(feature: DatedFeature, known: date) -> Iterable[Period]:
    return (period for period in feature.periods if not is_known(period, known))


def _not_known(period: Period) -> Period:
    return Period(period.valid_from, period.valid_to, NOT_KNOWN, "", False, "", "", ())
