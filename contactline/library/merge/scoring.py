"""How likely two reports, or two groups of them, tell one happening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from math import exp

from contactline.library.merge.features import features
from contactline.library.merge.gist import Gist, gist
from contactline.library.merge.weights import BIAS, WEIGHTS
from contactline.model import SourcedReport

ATTACH = 0.4
"""Mean score from which on a report belongs to an event: chosen on the tune topics, each left out of its fit."""

MERGE = 0.5
"""Mean score from which on two events are one: higher, because what was apart on the map becomes one dot."""

VARIANTS = 12
"""Different gists of a group that are compared: what most of its reports say."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The bias and the weight of each feature, in log-odds."""

    bias: float
    by_name: Mapping[str, float]

    def score(self, one: Gist, two: Gist) -> float:
        """Return between 0 and 1 how likely two reports of different articles tell one happening."""
        found = features(one, two)
        if found is None:
            return 0.0
        odds = self.bias + sum(self.by_name.get(name, 0.0) * value for name, value in found.items())
        return 1 / (1 + exp(-odds))


FITTED = Weights(BIAS, WEIGHTS)
"""The weights that the tune topics of the gold of merging give."""


@lru_cache(maxsize=1 << 17)
def score(one: Gist, two: Gist) -> float:
    """Return between 0 and 1 how likely two reports of different articles tell one happening."""
    return FITTED.score(one, two)


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one event as they are compared.

    ``gists`` are what they say, with how many say so; ``said`` is what each article says of it.
    """

    gists: tuple[tuple[Gist, int], ...]
    said: Mapping[str, frozenset[Gist]]

    def likeness(self, other: Group) -> float:
        """Return the mean score of the reports of one group with those of the other; 0 where none has a date."""
        pairs = [(many * times, one, two) for one, many in self.gists for two, times in other.gists]
        total = sum(number for number, _, _ in pairs)
        return sum(number * score(one, two) for number, one, two in pairs) / total if total else 0.0

    def takes(self, other: Group) -> bool:
        """Whether both may be one event: an article tells a happening once, or twice in the very same way."""
        shared = self.said.keys() & other.said.keys()
        return all(is_one(self.said[article] | other.said[article]) for article in shared)


def is_one(gists: Collection[Gist]) -> bool:
    """Whether an article that says all this speaks of one happening: it says one thing, with date, place and actor."""
    return len(gists) == 1 and all(said.is_whole for said in gists)


def group(reports: Sequence[SourcedReport]) -> Group:
    """Return reports as they are compared, whatever their order."""
    gists = [(told.article_id, gist(told.report)) for told in reports]
    counted = Counter(found for _, found in gists if found.days)
    most = sorted(counted.items(), key=lambda pair: (-pair[1], astuple(pair[0])))[:VARIANTS]
    said: dict[str, frozenset[Gist]] = {}
    for article, found in gists:
        said[article] = said.get(article, frozenset()) | {found}
    return Group(tuple(most), said)


def units(told: Iterable[SourcedReport]) -> list[list[SourcedReport]]:
    """Return the reports of one article, those together that say the very same."""
    found: dict[object, list[SourcedReport]] = {}
    for one in told:
        said = gist(one.report)
        found.setdefault(said if said.is_whole else one.id, []).append(one)
    return list(found.values())


def pairs_of(ones: Sequence[Group], twos: Sequence[Sequence[tuple[int, Group]]]) -> Iterator[tuple[int, int]]:
    """Yield which of an article's groups belongs to which event, each once, the likeliest first.

    ``twos`` are, for each group, the events that it may belong to, by number.
    """
    likely = sorted(
        (-likeness, event, position)
        for position, (one, events) in enumerate(zip(ones, twos, strict=True))
        for event, two in events
        if (likeness := one.likeness(two)) >= ATTACH and one.takes(two)
    )
    left, taken = set(range(len(ones))), set[int]()
    for _, event, position in likely:
        if position in left and event not in taken:
            left.discard(position)
            taken.add(event)
            yield position, event


def nearest(one: Group, others: Iterable[tuple[int, Group]]) -> int | None:
    """Return the number of the event that is one with this one, on a second look; None where none is."""
    likely = [
        (-likeness, number)
        for number, two in others
        if (likeness := one.likeness(two)) >= MERGE and one.takes(two)
    ]
    return min(likely)[1] if likely else None
