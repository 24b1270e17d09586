"""Pair what is wanted with what was found, one to one and as many pairs as there can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")


def pairs(
    wanted: Sequence[Wanted], found: Sequence[Found], fits: Callable[[Wanted, Found], bool]
) -> dict[int, int]:
    """Return a largest one-to-one pairing: index of ``wanted`` to index of ``found``.

    By augmenting paths (Kuhn), so that what could pair with two things never takes the only one of another.
    """
    choices = [[j for j, one in enumerate(found) if fits(want, one)] for want in wanted]
    taken: dict[int, int] = {}

    def augment(i: int, seen: set[int]) -> bool:
        for j in choices[i]:
            if j in seen:
                continue
            seen.add(j)
            if j not in taken or augment(taken[j], seen):
                taken[j] = i
                return True
        return False

    for i in range(len(wanted)):
        augment(i, set())
    return {i: j for j, i in sorted(taken.items(), key=lambda pair: pair[1])}
