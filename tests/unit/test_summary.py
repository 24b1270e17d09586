"""The facts of a day, which are worked out once for all days that are alike."""

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from contactline.geography import dated_features
from contactline.geography.summary import summary


@settings(max_examples=60, deadline=None)
@example(date(1987, 1, 1))
@example(date(1988, 2, 20))
@example(date(2020, 11, 10))
@example(date(2020, 11, 11))
@given(st.dates(date(1988, 1, 1), date(2026, 12, 31)))
def test_a_day_has_the_facts_that_it_has_by_itself(on):
    """What was worked out for the first of some days that are alike is what would be worked out for each of them."""
    assert summary(on) == summary(on, list(dated_features()))
