"""How well reports match a gold: recall and precision, with the rule by which a report counts.

A report matches a gold event when its kind is one of the gold's, its EDTF one of the gold's, every
place that the gold names is there in one of the gold's roles, the actors overlap by at least a half
(an office-holder stands for the state), and its words overlap the gold's. A gold event is found when
some report matches it; a report is spurious when it matches no gold event and its words touch none.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass

from contactline.model import DATA

OFFICES = DATA / "names" / "offices.csv"
STANDS_FOR = {"az-mod": "az", "am-mod": "am"} | {
    row["actor"]: row["country"] for row in csv.DictReader(OFFICES.open(encoding="utf-8", newline=""))
}
"""Who speaks for whom: a gold names the state where the reader names the holder of the office on the day, or the reverse."""

SAME_PLACE = {"nkao": "nagorno-karabakh", "artsakh": "nagorno-karabakh"}


@dataclass(frozen=True)
class Wanted:
    """One event of a gold: any of ``kinds``, ``edtf`` and roles will do; ``spans`` are its words."""

    id: str
    kinds: frozenset
    edtf: frozenset
    places: dict
    actors: frozenset
    statuses: frozenset
    spans: tuple


@dataclass(frozen=True)
class Score:
    """What was found of a gold, and which reports nobody asked for."""

    found: tuple
    missed: tuple
    spurious: tuple
    total: int

    @property
    def recall(self):
        """Share of the gold's events that were found."""
        return len(self.found) / (len(self.found) + len(self.missed))

    @property
    def precision(self):
        """Share of the reports that match an event of the gold."""
        return (self.total - len(self.spurious)) / self.total if self.total else 0.0


def score(reports, gold):
    """Compare reports with a gold."""
    matches = {wanted.id: [r for r in reports if matches_gold(r, wanted)] for wanted in gold}
    matched = {id(r) for found in matches.values() for r in found}
    return Score(
        tuple(name for name, found in matches.items() if found),
        tuple(name for name, found in matches.items() if not found),
        tuple(r for r in reports if id(r) not in matched),
        len(reports),
    )


def matches_gold(report, wanted):
    """Whether a report says what a gold event says."""
    return (
        report.kind in wanted.kinds
        and report.when is not None
        and report.when.edtf in wanted.edtf
        and report.status.value in wanted.statuses
        and places_match(report, wanted)
        and actors_match(report, wanted)
        and words_match(report, wanted)
    )


def places_match(report, wanted):
    """Whether every place of the gold is there in one of its roles."""
    found = {(SAME_PLACE.get(place.id, place.id), place.role.value) for place in report.places}
    return all(
        any((SAME_PLACE.get(name, name), role) in found for role in roles)
        for name, roles in wanted.places.items()
    )


def actors_match(report, wanted):
    """Whether the actors overlap by at least a half; where the gold names none, none is asked for."""
    mine = {STANDS_FOR.get(actor.id, actor.id) for actor in report.actors}
    theirs = {STANDS_FOR.get(actor, actor) for actor in wanted.actors}
    return not theirs or len(mine & theirs) / len(mine | theirs) >= 0.5


def words_match(report, wanted):
    """Whether the report's words for what happened overlap the gold's."""
    return any(
        quote.start < end and start < quote.end
        for quote in report.evidence.what
        for start, end in wanted.spans
    )
