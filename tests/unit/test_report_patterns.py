"""The pattern language of the lexicons: what it promises beyond its examples."""

import pytest

from contactline.extract.reading.reports.patterns import compile_pattern


def test_letters_of_the_future_before_a_later_word_are_the_only_group() -> None:
    """Whoever reads the match sees by its groups that it speaks of what is to come."""
    pattern = compile_pattern("ուժի մեջ (մտնել|մտնի)", future=["կ"])

    come, to_come = (pattern.expression.match(text) for text in ("ուժի մեջ մտնել", "ուժի մեջ կմտնի"))

    assert come and not any(come.groups())
    assert to_come and any(to_come.groups())


def test_nothing_is_joined_to_a_word_that_may_be_any() -> None:
    """Else the first letter of any word could be taken for the future."""
    pattern = compile_pattern("մարտեր* (*)? (սկսվել)", future=["կ"])

    match = pattern.expression.match("մարտերը կրկին սկսվել")

    assert match and not any(match.groups())


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


def test_a_wide_gap_before_words_that_may_be_missing_is_never_shared_out_among_them() -> None:
    """Two thousand spaces are read as one: an expression that tried every way to share them would never end."""
    pattern = compile_pattern("the (*)? (*)? (*)? held")

    assert not pattern.expression.match("the" + " " * 2000 + "rest")
    assert pattern.expression.match("the" + " " * 2000 + "talks held")
