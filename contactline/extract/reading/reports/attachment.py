"""Which words of a sentence belong to which trigger or saying: the nearest, clauses taken into account.

The cost of belonging is the distance in characters, more across a comma, a dash, a word that opens a
clause or another trigger, and more on the side where a language does not put it. Names in a list
("Jermuk, Sotk and Goris") go together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from contactline.extract.reading.reports.lexicon import Lexicon, Order
from contactline.extract.reading.reports.marks import Mark
from contactline.extract.reading.reports.triggers import Scene

COMMA = 20
"""What it costs to cross a comma."""
AND = 12
"""What it costs to cross an "and"."""
THAT = 32
"""What it costs to cross a "that"."""
_CLAUSE, _ANCHOR = 34, 30
_WRONG_SIDE = {Order.VERB_FIRST: (30, 0), Order.VERB_SECOND: (0, 4), Order.VERB_LAST: (0, 80)}
"""What it costs to stand before and after the verb."""
_LIST = re.compile(
    r"[\s,،:/«»\"()-]*(?:[^\W\d]{1,2}[\s,،]+){0,3}(?:[^\W\d]+[\s,،]+){0,1}(?:[^\W\d]{1,2}[\s,،]+){0,2}[«\"(]*"
)
"""What stands between names of one list: signs, words of two letters ("and in") and one longer word ("village")."""

Place = tuple[int, int]
"""Where something begins and ends."""


class Ground(NamedTuple):
    """The borders of a sentence's clauses, each with what it costs to cross."""

    text: str
    borders: tuple[tuple[int, int], ...]
    order: Order
    by: tuple[str, ...] = ()
    active_participles: tuple[str, ...] = ()

    def cost(self, one: Place, anchor: Mark, others: Iterable[Mark]) -> int:
        """Return how far something is from a trigger or saying."""
        if one[0] < anchor.end and anchor.start < one[1]:
            return 0
        after = one[0] >= anchor.end
        low, high = (anchor.end, one[0]) if after else (one[1], anchor.start)
        cost = high - low + _WRONG_SIDE[self.order][after]
        for place, weight in self.borders:
            if low <= place < high:
                cost += weight
        for other in others:
            if low <= other.start and other.end <= high:
                cost += _ANCHOR
        return cost

    def weight(self, low: int, high: int) -> int:
        """Return what it costs to cross the borders between two places."""
        cost = 0
        for place, weight in self.borders:
            if low <= place < high:
                cost += weight
        return cost

    def hard(self, low: int, high: int) -> list[str]:
        """Return the marks and letters at which clauses end between two places."""
        return [
            self.text[place] for place, weight in self.borders if weight >= _CLAUSE and low <= place < high
        ]

    def says_on(self, low: int, high: int) -> bool:
        """Whether a word like "that" stands between two places: what is named after it is no list with what is before."""
        return any(weight == THAT and low <= place < high for place, weight in self.borders)

    def parted(self, low: int, high: int) -> bool:
        """Whether a clause ends between two places."""
        return any(weight >= _CLAUSE and low <= place < high for place, weight in self.borders)


_WEIGHTS = {
    "border": _CLAUSE,
    "when-clause": _CLAUSE,
    "relative": _CLAUSE,
    "where": _CLAUSE,
    "that": THAT,
    "and": AND,
}


def ground_of(scene: Scene, text: str, words: Lexicon) -> Ground:
    """Return where the clauses of a sentence part."""
    borders: list[tuple[int, int]] = []
    for match in words.borders.finditer(text, scene.sentence.start, scene.sentence.end):
        place, mark = match.start(), match[0]
        if mark in ",،՝":
            borders.append((place, COMMA))
        elif mark not in "-.:" or text[place + 1 : place + 2].isspace():
            borders.append((place, _CLAUSE))
    borders += [(mark.start, _WEIGHTS[mark.row.sort]) for mark in scene.cues if mark.row.sort in _WEIGHTS]
    return Ground(text, tuple(borders), words.order, words.by, words.active_participles)


def attach(
    ones: Sequence[Place],
    scene: Scene,
    ground: Ground,
    extra: Callable[[Place, Mark], int] = lambda one, anchor: 0,
    *,
    more: Mapping[int, Sequence[Mark]] | None = None,
    listed: bool = True,
) -> dict[int, list[int]]:
    """Return for each trigger and saying (by its identity) the numbers of what belongs to it.

    ``more`` gives for an anchor the other words that say the same thing: near them is near it.
    """
    anchors, names = scene.anchors
    owners: dict[int, list[int]] = {name: [] for name in names}
    if not ones:
        return owners
    owner = 0 if len(anchors) == 1 else -1
    for number, one in enumerate(ones):
        together = listed and number > 0 and in_list(ones[number - 1], one, anchors, ground.text)
        if together and ground.says_on(ones[number - 1][1], one[0]):
            together = False
        if together and len(anchors) > 1 and _is_anothers(ones[number - 1], one, anchors, ground):
            together = False
        if not together and len(anchors) > 1:
            costs = [
                _cost(one, anchor, anchors, ground, (more or {}).get(id(anchor), ())) + extra(one, anchor)
                for anchor in anchors
            ]
            owner = costs.index(min(costs))
        if owner >= 0:
            owners[names[owner]].append(number)
    return owners


def _is_anothers(last: Place, one: Place, anchors: Sequence[Mark], ground: Ground) -> bool:
    """Whether a verb follows a name at once that the comma before it parts from the name before."""
    if ground.order is Order.VERB_LAST or ground.weight(last[1], one[0]) != COMMA:
        return False
    return any(0 <= anchor.start - one[1] <= 1 for anchor in anchors)


def _cost(one: Place, anchor: Mark, anchors: Sequence[Mark], ground: Ground, more: Sequence[Mark]) -> int:
    least = ground.cost(one, anchor, anchors)
    if not more:
        return least
    others = [other for other in anchors if other is not anchor]
    return min((least, *(ground.cost(one, mark, others) for mark in more)))


def in_list(last: Place, one: Place, anchors: Sequence[Mark], text: str) -> bool:
    """Whether two names stand in one list: little between them, and no trigger."""
    if any(last[1] <= anchor.start < one[0] for anchor in anchors):
        return False
    return one[0] < last[1] or bool(_LIST.fullmatch(text, last[1], one[0]))
