"""B-cubed precision and recall of a grouping against the right one: an average over items, no group counts by itself.

Bagga and Baldwin, "Algorithms for scoring coreference chains" (1998); why it and no other measure: Amigó, Gonzalo,
Artiles and Verdejo, "A comparison of extrinsic clustering evaluation metrics based on formal constraints"
(Information Retrieval 12, 2009).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class BCubed:
    """Exact ``precision`` and ``recall`` between 0 and 1; ``f1`` is their harmonic mean."""

    precision: Fraction
    recall: Fraction

    @property
    def f1(self) -> Fraction:
        """The harmonic mean; both are above 0, because an item always shares its group with itself."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def bcubed(found: Mapping[str, Hashable], gold: Mapping[str, Hashable]) -> BCubed:
    """Return how well the groups of ``found`` are those of ``gold``; each gives every item the name of its group.

    For one item, precision is the part of its found group that shares its gold group, and recall the part of its
    gold group that shares its found group. Raises ValueError where the two are not of the same items, or of none.
    """
    if found.keys() != gold.keys() or not gold:
        odd = sorted(found.keys() ^ gold.keys())[:3]
        raise ValueError(f"both groupings must be of the same items, and of some; not in both: {odd}")
    together = Counter((found[one], gold[one]) for one in gold)
    in_found, in_gold = Counter(found.values()), Counter(gold.values())
    pairs = together.items()
    precision = sum((Fraction(number**2, in_found[group]) for (group, _), number in pairs), Fraction())
    recall = sum((Fraction(number**2, in_gold[group]) for (_, group), number in pairs), Fraction())
    return BCubed(precision / len(gold), recall / len(gold))
