"""How likely two reports, or two groups of them, tell one happening."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from contactline.library.merge.features import parts_of
from contactline.library.merge.gist import Gist, gist
from contactline.library.merge.sample import sampled
from contactline.library.merge.weights import BIAS, WEIGHTS
from contactline.model import SourcedReport

ATTACH = 0.4
"""Mean score from which on a report belongs to an event: chosen on the tune topics, each left out of its fit."""

MERGE = 0.5
"""Mean score from which on two events are one: higher, because what was apart on the map becomes one dot."""

VARIANTS = 8
"""Different gists of a group that are compared: what most of its reports say."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The bias and the weight of each feature, in log-odds."""

    bias: float
    by_name: Mapping[str, float]

    def score(self, one: Gist, two: Gist) -> float:
        """Return between 0 and 1 how likely two reports of different articles tell one happening."""
        found = parts_of(one, two)
        if found is None:
            return 0.0
        odds = self.bias
        for name, value in found:
            odds += self.by_name.get(name, 0.0) * value
        return 1 / (1 + exp(-odds))


FITTED = Weights(BIAS, WEIGHTS)
"""The weights that the tune topics of the gold of merging give."""


@lru_cache(maxsize=1 << 16)
def score(one: Gist, two: Gist) -> float:
    """Return between 0 and 1 how likely two reports of different articles tell one happening."""
    return FITTED.score(one, two)


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one event as they are compared: what most of them say with a date, with how many say so."""

    gists: tuple[tuple[Gist, int], ...]

    def likeness(self, other: Group) -> float:
        """Return the mean score of the reports of one group with those of the other; 0 where none has a date."""
        pairs = [(many * times, one, two) for one, many in self.gists for two, times in other.gists]
        total = sum(number for number, _, _ in pairs)
        return sum(number * score(one, two) for number, one, two in pairs) / total if total else 0.0


def group(reports: Sequence[SourcedReport]) -> Group:
    """Return reports as they are compared, whatever their order: of very many a sample."""
    counted: dict[Gist, int] = {}  # a Counter takes ten times as long, and most groups are of one report
    for told in sampled(reports):
        found = gist(told.report)
        if found.days:
            counted[found] = counted.get(found, 0) + 1
    most = list(counted.items())
    if len(most) > 1:
        most.sort(key=lambda pair: (-pair[1], pair[0].order))
    return Group(tuple(most[:VARIANTS]))


Said = Mapping[str, frozenset[Gist]]
"""What each article says of a happening, by the articles' ids."""


def said_by_article(reports: Iterable[SourcedReport]) -> Said:
    """Return what each article says in these reports."""
    found: dict[str, frozenset[Gist]] = {}
    for told in reports:
        found[told.article_id] = found.get(told.article_id, frozenset()) | {gist(told.report)}
    return found


def both_say(one: Said, two: Said) -> Said:
    """Return what each article says in the reports of both."""
    return {**one, **{article: one.get(article, frozenset()) | said for article, said in two.items()}}


def may_be_one(one: Said, two: Said) -> bool:
    """Whether both may be one event: an article tells a happening once, or twice in the very same way."""
    return all(is_one(one[article] | two[article]) for article in one.keys() & two.keys())


def is_one(gists: Collection[Gist]) -> bool:
    """Whether an article that says all this speaks of one happening: it says one thing, with date, place and actor."""
    return len(gists) == 1 and all(said.is_whole for said in gists)


def units(told: Iterable[SourcedReport]) -> list[list[SourcedReport]]:
    """Return the reports of one article, those together that say the very same."""
    found: dict[object, list[SourcedReport]] = {}
    for one in told:
        said = gist(one.report)
        found.setdefault(said if said.is_whole else one.id, []).append(one)
    return list(found.values())


def likely(one: Group, events: Iterable[tuple[int, Group]]) -> list[tuple[float, int]]:
    """Return the numbers of the events that a report may belong to, each with how likely it does."""
    return [(likeness, number) for number, two in events if (likeness := one.likeness(two)) >= ATTACH]


def given_out(wanted: Sequence[Sequence[tuple[float, int]]]) -> dict[int, int]:
    """Return which of an article's reports, by position, gets which event: the likeliest first, each event once."""
    found: dict[int, int] = {}
    best = sorted((-likeness, n, position) for position, some in enumerate(wanted) for likeness, n in some)
    for _, number, position in best:
        if position not in found and number not in found.values():
            found[position] = number
    return found


def nearest(one: Group, others: Iterable[tuple[int, Group]], takes: Callable[[int], bool]) -> int | None:
    """Return the number of the event that is one with this one, on a second look; None where none is.

    ``takes`` says whether both may be one by what each article tells: it is asked of the likeliest first.
    """
    found = sorted((-likeness, number) for number, two in others if (likeness := one.likeness(two)) >= MERGE)
    return next((number for _, number in found if takes(number)), None)
