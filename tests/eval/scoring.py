"""How well a reading matches a gold: one measure each for dates, places, actors, kinds and whole reports.

Every measure pairs what the gold wants with what was found, one to one (``matching.pairs``); what has
no partner is missed or spurious. The sentences in ``RULES`` say by which rule two things pair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from contactline.model import Report, Span
from tests.eval.gold import GoldArticle, GoldMention, GoldReport, GoldTimex
from tests.eval.matching import pairs

RULES = {
    "timex-span": "same first and last code point",
    "timex": "same first and last code point and the same EDTF (no value where the gold has none)",
    "places": "same id, and the words overlap",
    "places-role": "same id, the words overlap, and the role is one of the gold's",
    "actors": "same id, and the words overlap",
    "kinds": "the kind is one of the gold's, and either the words for what happened overlap the gold's trigger"
    " or the EDTF is one of the gold's",
    "reports": "the kind, the EDTF and the status are each one of the gold's; the words for what happened overlap"
    " the gold's trigger; every required place is there in one of its roles and no place that is neither"
    " required nor optional; required actors found, of those required or found (optional ones aside), at least a half",
}
"""By which rule one thing found is one thing wanted, for each measure."""


@dataclass(frozen=True, slots=True)
class FoundTimex:
    """A date as a reader gives it; ``span`` is None where its words do not stand in the text."""

    span: Span | None
    exact: str
    edtf: str | None


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A place or an actor as a reader gives it; ``role`` is None where the reader gives none."""

    span: Span
    exact: str
    id: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader found in one article."""

    timexes: tuple[FoundTimex, ...] = ()
    places: tuple[FoundMention, ...] = ()
    actors: tuple[FoundMention, ...] = ()
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one measure says of one article: the pairs, and what has no partner on either side."""

    hits: tuple[tuple[object, object], ...]
    missed: tuple[object, ...]
    spurious: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that add up over articles; a share of nothing is 0."""

    hits: int = 0
    missed: int = 0
    spurious: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Add the counts of other articles: the sums are micro averages."""
        return Tally(self.hits + other.hits, self.missed + other.missed, self.spurious + other.spurious)

    @property
    def precision(self) -> float:
        """Share of what was found that the gold wants."""
        return self.hits / (self.hits + self.spurious) if self.hits else 0.0

    @property
    def recall(self) -> float:
        """Share of what the gold wants that was found."""
        return self.hits / (self.hits + self.missed) if self.hits else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / (2 * self.hits + self.missed + self.spurious) if self.hits else 0.0


def compare(article: GoldArticle, reading: Reading) -> dict[str, Outcome]:
    """Return what every measure of ``RULES`` says of one article's reading."""
    return {
        "timex-span": _paired(article.timexes, reading.timexes, same_words),
        "timex": _paired(article.timexes, reading.timexes, same_date),
        "places": _paired(article.places, reading.places, same_name),
        "places-role": _paired(article.places, reading.places, same_role),
        "actors": _paired(article.actors, reading.actors, same_name),
        "kinds": _paired(article.reports, reading.reports, same_kind),
        "reports": _paired(article.reports, reading.reports, same_report),
    }


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Return the counts of one measure over articles."""
    rows = (Tally(len(one.hits), len(one.missed), len(one.spurious)) for one in outcomes)
    return sum(rows, Tally())


def same_words(gold: GoldTimex, found: FoundTimex) -> bool:
    """Whether a date's words are exactly the gold's."""
    return gold.span == found.span


def same_date(gold: GoldTimex, found: FoundTimex) -> bool:
    """Whether a date's words and value are exactly the gold's."""
    return gold.span == found.span and gold.edtf == found.edtf


def same_name(gold: GoldMention, found: FoundMention) -> bool:
    """Whether a mention names the gold's place or actor where the gold does."""
    return gold.id == found.id and gold.span.overlaps(found.span)


def same_role(gold: GoldMention, found: FoundMention) -> bool:
    """Whether a mention of a place has one of the gold's roles too."""
    return same_name(gold, found) and found.role in gold.roles


def same_kind(gold: GoldReport, found: Report) -> bool:
    """Whether a report is of the gold's kind, told by the gold's words or of the gold's date."""
    return found.kind in gold.kinds and (words_overlap(gold, found) or date_fits(gold, found))


def same_report(gold: GoldReport, found: Report) -> bool:
    """Whether a report says what the gold says."""
    return not faults(gold, found)


def faults(gold: GoldReport, found: Report) -> list[str]:
    """Return in which parts a report differs from the gold's; none where it says the same."""
    checks = {
        f"words {gold.exact!r}": words_overlap(gold, found),
        f"kind {found.kind}, wanted {'/'.join(gold.kinds)}": found.kind in gold.kinds,
        f"date {_edtf(found)}, wanted {'|'.join(sorted(gold.edtf))}": date_fits(gold, found),
        f"status {found.status.value}, wanted {'/'.join(sorted(gold.status))}": found.status.value
        in gold.status,
        f"places {_placed(found)}, wanted {_wanted_places(gold)}": places_fit(gold, found),
        f"actors {sorted({one.id for one in found.actors})}, wanted {_wanted_actors(gold)}": actors_fit(
            gold, found
        ),
    }
    return [fault for fault, fits in checks.items() if not fits]


def words_overlap(gold: GoldReport, found: Report) -> bool:
    """Whether some words for what happened overlap the gold's trigger."""
    return any(gold.trigger.overlaps(quote.span) for quote in found.evidence.what)


def date_fits(gold: GoldReport, found: Report) -> bool:
    """Whether the date is one that the gold accepts."""
    return _edtf(found) in gold.edtf


def places_fit(gold: GoldReport, found: Report) -> bool:
    """Whether every required place has an acceptable role and no other place is there but optional ones."""
    named = {(one.id, one.role.value) for one in found.places}
    extra = {name for name, _ in named} - gold.places.keys() - gold.optional_places
    return not extra and all(
        any((name, role) in named for role in roles) for name, roles in gold.places.items()
    )


def actors_fit(gold: GoldReport, found: Report) -> bool:
    """Whether found and required actors overlap by at least a half (Jaccard), optional ones left aside."""
    named = {one.id for one in found.actors} - (gold.optional_actors - gold.actors)
    union = named | gold.actors
    return not union or len(named & gold.actors) / len(union) >= 0.5


def _paired(wanted: Sequence, found: Sequence, fits: Callable) -> Outcome:
    matched = pairs(wanted, found, fits)
    used = set(matched.values())
    return Outcome(
        tuple((wanted[i], found[j]) for i, j in matched.items()),
        tuple(one for i, one in enumerate(wanted) if i not in matched),
        tuple(one for j, one in enumerate(found) if j not in used),
    )


def _edtf(found: Report) -> str | None:
    return found.when.edtf if found.when else None


def _placed(found: Report) -> list[str]:
    return sorted({f"{one.id}:{one.role.value}" for one in found.places})


def _wanted_places(gold: GoldReport) -> str:
    required = [f"{name}:{'/'.join(sorted(roles))}" for name, roles in gold.places.items()]
    return f"{required} (optional {sorted(gold.optional_places)})"


def _wanted_actors(gold: GoldReport) -> str:
    return f"{sorted(gold.actors)} (optional {sorted(gold.optional_actors)})"
