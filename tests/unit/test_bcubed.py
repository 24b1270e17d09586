"""B-cubed says of a grouping what the literature says of it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.eval.bcubed import BCubed, bcubed

GROUPINGS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=12)


def named(groups):
    """The group of each item, for groups written as strings of items that are one letter each."""
    return {item: number for number, group in enumerate(groups) for item in group}


def split_in_two(pairs):
    """Two groupings of the same items, from the pair of groups that each item is in."""
    return (
        {str(item): pair[0] for item, pair in enumerate(pairs)},
        {str(item): pair[1] for item, pair in enumerate(pairs)},
    )


def test_the_first_example_of_amigo_and_others_has_its_published_figures():
    """Fourteen items (homogeneity, left side): they print 0.59 and 0.69, cut off after two places."""
    gold = named(["abcde", "fghijk", "l", "m", "n"])
    found = named(["abcd", "efg", "hijklmn"])

    score = bcubed(found, gold)

    assert score.precision == Fraction(176, 21) / 14
    assert score.recall == Fraction(146, 15) / 14
    assert [f"{float(one):.3f}" for one in (score.precision, score.recall)] == ["0.599", "0.695"]


def test_parting_what_is_alike_from_what_is_not_scores_higher():
    """Their homogeneity constraint: the right side of the example keeps recall and gains precision."""
    gold = named(["abcde", "fghijk", "l", "m", "n"])
    mixed = bcubed(named(["abcd", "efg", "hijklmn"]), gold)

    parted = bcubed(named(["abcd", "e", "fg", "hijklmn"]), gold)

    assert parted.recall == mixed.recall
    assert parted.precision > mixed.precision


def test_an_odd_item_does_less_harm_among_odd_items():
    """Their rag bag constraint: disorder is cheaper in a group that is in disorder already."""
    gold = named(["abcd", "e", "f", "g", "h", "i"])

    in_order = bcubed(named(["abcde", "fghi"]), gold)
    in_the_bag = bcubed(named(["abcd", "efghi"]), gold)

    assert in_the_bag.f1 > in_order.f1


def test_f1_is_the_harmonic_mean():
    """Neither precision nor recall can make up for the other."""
    assert BCubed(Fraction(1), Fraction(1, 3)).f1 == Fraction(1, 2)


@given(GROUPINGS)
def test_the_gold_itself_is_perfect(pairs):
    """Only the groups count, not what they are called."""
    _, gold = split_in_two(pairs)

    assert bcubed({item: f"group {group}" for item, group in gold.items()}, gold) == BCubed(
        Fraction(1), Fraction(1)
    )


@given(GROUPINGS)
def test_precision_and_recall_change_places_with_the_two_sides(pairs):
    """What one grouping calls too large, the other calls too small."""
    found, gold = split_in_two(pairs)
    there, back = bcubed(found, gold), bcubed(gold, found)

    assert (there.precision, there.recall) == (back.recall, back.precision)


@pytest.mark.parametrize(
    ("found", "gold"), [({"a": 1}, {"a": 1, "b": 1}), ({"a": 1, "b": 1}, {"a": 1}), ({}, {})]
)
def test_groupings_of_other_items_cannot_be_compared(found, gold):
    """An item that one side has not would be counted wrong without a word."""
    with pytest.raises(ValueError, match="the same items"):
        bcubed(found, gold)
