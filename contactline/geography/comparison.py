"""What changed between two days: which land, from whom to whom, by which acts and on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from contactline.geography.areas import area_km2, in_order
from contactline.geography.features import AZERBAIJAN, DatedFeature, Layer, Period

NOT_KNOWN = "not_known"
"""The holder of land of which nothing is known on a day."""

Sort = Literal["same", "stayed", "successor", "now"]


ACTED: tuple[Layer, ...] = ("control", "corridor")
"""Layers with acts of their own: the line follows from the cells and has none."""


@dataclass(frozen=True, slots=True)
class State:
    """How a piece of land was held: by whom, who else was there, and whether that was contested."""

    value: str
    co_presence: str
    contested: bool

    @staticmethod
    def of(period: Period | None) -> State:
        """Return the state of a period; that of land of which nothing is known for None."""
        if period is None:
            return State(NOT_KNOWN, "", False)
        return State(period.value, period.co_presence, period.contested)


@dataclass(frozen=True, slots=True)
class Difference:
    """One feature on two days."""

    feature: DatedFeature
    before: State
    after: State

    @property
    def sort(self) -> Sort:
        """What kind of difference it is: another holder, its successor state, others present, or none."""
        return "same" if self.before == self.after else sort_of(self.before.value, self.after.value)


def sort_of(before: str, after: str) -> Sort:
    """Return what kind of difference lies between two holders of land that is held in another way."""
    if before == after:
        return "stayed"
    return "successor" if {before, after} <= AZERBAIJAN else "now"


@dataclass(frozen=True, slots=True)
class Transfer:
    """Land of a place that was held in one way before and in another after, in square kilometres."""

    place: str
    before: State
    after: State
    km2: float


@dataclass(frozen=True, slots=True)
class Act:
    """What happened on one day on one basis: the land that it moved (km²), or the road that it concerned.

    ``day`` is the first day of the new state; ``layer`` says whether land or the corridor changed.
    """

    day: date
    layer: Layer
    transfers: tuple[Transfer, ...]
    basis: str
    sources: tuple[str, ...]
    certainty: str


def differences(features: Sequence[DatedFeature], before: date, after: date) -> tuple[Difference, ...]:
    """Return every control cell with its state on both days, the same or not."""
    return tuple(
        Difference(feature, State.of(feature.on(before)), State.of(feature.on(after)))
        for feature in features
        if feature.layer == "control"
    )


def transfers(found: Sequence[Difference]) -> tuple[Transfer, ...]:
    """Return how much land of each place changed in which way, the most first within a place."""
    sums: dict[tuple[str, State, State], float] = {}
    for one in found:
        if one.sort != "same":
            key = (one.feature.place, one.before, one.after)
            sums[key] = sums.get(key, 0.0) + area_km2(one.feature.geometry)
    places = in_order({one.feature.place for one in found})
    rows = [Transfer(place, before, after, km2) for (place, before, after), km2 in sums.items()]
    return tuple(sorted(rows, key=lambda row: (places.index(row.place), -row.km2)))


def acts(features: Sequence[DatedFeature], first: date, last: date) -> tuple[Act, ...]:
    """Return what changed after ``first`` up to ``last`` (included), in order of time.

    Periods that begin on one day, on the same basis and sources, are one act. A period that changes
    only the basis and not how the land was held is no act.
    """
    moved: dict[tuple[date, Layer, str, tuple[str, ...], str], list[Difference]] = {}
    for feature in features:
        if feature.layer not in ACTED:
            continue
        before: Period | None = None
        for period in feature.periods:
            if first < period.valid_from <= last:
                joins = before is not None and before.valid_to == period.valid_from
                change = Difference(feature, State.of(before if joins else None), State.of(period))
                if change.sort != "same":
                    key = (period.valid_from, feature.layer, period.basis, period.sources, period.certainty)
                    moved.setdefault(key, []).append(change)
            before = period
    found = [
        Act(day, layer, _moves(layer, changes), basis, sources, certainty)
        for (day, layer, basis, sources, certainty), changes in moved.items()
    ]
    return tuple(sorted(found, key=lambda act: (act.day, act.layer, act.basis)))


def _moves(layer: Layer, changes: Sequence[Difference]) -> tuple[Transfer, ...]:
    if layer == "control":
        return transfers(changes)
    return tuple(Transfer(one.feature.place, one.before, one.after, 0.0) for one in changes)


def last_change(features: Sequence[DatedFeature], on: date) -> date | None:
    """Return the last day up to ``on`` on which a cell changed its state; None where none did."""
    days = {act.day for act in acts(features, date.min, on) if act.layer == "control"}
    started = min((p.valid_from for f in features for p in f.periods), default=date.min)
    return max((day for day in days if day > started), default=None)
