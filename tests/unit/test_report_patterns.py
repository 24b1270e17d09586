"""The pattern language of the lexicons: what it promises beyond its examples."""

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
