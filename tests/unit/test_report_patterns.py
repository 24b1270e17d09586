"""The pattern language of the lexicons for happenings."""

import pytest

from contactline.extract.reading.reports.patterns import compile_pattern


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("took …2 town", "took the old town", "took the old town"),
        ("took …2 town", "took the very old town", None),
        ("took …2 town", "took it, the town", None),
        ("took … town", "took it, the town", "took it, the town"),
        ("(lost …1 life|died)", "lost his life", "lost his life"),
    ],
)
def test_a_gap_with_a_number_holds_so_many_words_and_no_comma(pattern, text, found):
    """``…2`` is a gap of up to two words that no comma parts; ``…`` alone goes as far as the clause."""
    match = compile_pattern(pattern).expression.match(text)

    assert (match and match[0]) == found
