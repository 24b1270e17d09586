"""The pattern language of the lexicons: what a gap crosses."""

import pytest

from contactline.extract.reading.reports.patterns import compile_pattern

SIGNED = compile_pattern("signed … statement", paired_commas=True).expression


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("signed the joint statement", True),
        ("signed, on 9 November, a statement", True),
        ("signed the text, in Moscow, of a statement", True),
        ("signed the text, which was no statement", False),
        ("signed, then read the statement", False),
    ],
)
def test_a_gap_crosses_commas_only_in_pairs(text, found):
    """A verb takes its object past an aside, but not from the next clause."""
    assert bool(SIGNED.match(text)) is found


def test_a_gap_crosses_any_comma_in_a_language_that_does_not_ask_for_pairs():
    """Pairs of commas are a language's own choice."""
    assert compile_pattern("signed … statement").expression.match("signed the text, which was no statement")
