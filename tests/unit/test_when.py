"""Dates that keep what is not known."""

from datetime import date, timedelta
from time import struct_time

import pytest
from edtf import parse_edtf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from contactline.model import Precision, When, WhenError

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "precision"),
    [
        ("2020-11-10", date(2020, 11, 10), date(2020, 11, 10), Precision.DAY),
        ("1988-02", date(1988, 2, 1), date(1988, 2, 29), Precision.MONTH),
        ("1992", date(1992, 1, 1), date(1992, 12, 31), Precision.YEAR),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), Precision.DECADE),
        ("1992/1994", date(1992, 1, 1), date(1994, 12, 31), Precision.RANGE),
        ("1992/..", date(1992, 1, 1), None, Precision.OPEN),
        ("2020-11-XX", date(2020, 11, 1), date(2020, 11, 30), Precision.MONTH),
        ("2020-21", date(2020, 3, 1), date(2020, 5, 31), Precision.SEASON),
        ("2020-24", date(2020, 12, 1), date(2021, 2, 28), Precision.SEASON),
        ("../1994", None, date(1994, 12, 31), Precision.OPEN),
        ("1991-12~", date(1991, 12, 1), date(1991, 12, 31), Precision.MONTH),
    ],
)
def test_a_date_knows_its_bounds_and_precision(edtf, earliest, latest, precision):
    """Each written form has the bounds of what it may cover, no narrower and no wider."""
    when = When.parse(edtf)

    assert (when.earliest, when.latest, when.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    "text", ["", "2020-02-31", "yesterday", "2020-13", "1994/1992", "10.11.2020", "../..", "/", "199X-03"]
)
def test_what_is_no_date_is_refused_by_name(text):
    """A text that is not EDTF raises an error that repeats it."""
    with pytest.raises(WhenError, match=repr(text)[1:-1] or "''"):
        When.parse(text)


def test_the_qualifier_is_kept():
    """ "About" is not "perhaps": each mark is its own flag, and the bounds stay those of the bare date."""
    about, perhaps = When.parse("1990~"), When.parse("1990?")

    assert (about.approximate, about.uncertain, perhaps.approximate, perhaps.uncertain) == (
        True,
        False,
        False,
        True,
    )


@given(DAYS, DAYS, DAYS, DAYS)
def test_surely_within_implies_possibly_within(a, b, first, last):
    """What surely lies in a period possibly lies in it."""
    when = When.days(min(a, b), max(a, b))
    period = min(first, last), max(first, last)

    assert when.possibly_within(*period) or not when.surely_within(*period)


@given(DAYS, st.integers(0, 4000))
def test_days_are_written_and_read_back(first, length):
    """The written form of a period gives back its two days."""
    last = first + timedelta(days=length)
    when = When.days(first, last)

    assert (when.earliest, when.latest) == (first, last) and When.parse(when.edtf) == when


DATED = st.one_of(
    DAYS.map(date.isoformat),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(lambda day: f"{day:%Y}"),
)
# The reference parser reads decades and seasons alone; with a qualifier or in an interval it fails
# ("../200X" raises a TypeError in edtf 5.0.2), so that it is no oracle there.
COARSE = st.one_of(
    DAYS.map(lambda day: f"{day.year // 10}X"),
    st.builds("{}-{}".format, st.integers(1900, 2099), st.sampled_from([21, 22, 23])),
)
MARKED = st.builds(str.__add__, DATED, st.sampled_from(["", "?", "~", "%"]))
OPEN = st.one_of(st.builds("{}/..".format, MARKED), st.builds("../{}".format, MARKED))
INTERVALS = st.builds("{}/{}".format, MARKED, MARKED)


@given(st.one_of(MARKED, COARSE, OPEN, INTERVALS))
@settings(deadline=None)  # the reference parser takes up to a second for an interval
def test_bounds_are_those_of_the_reference_parser(text):
    """For every form of levels 0 and 1 that we write, the edtf package finds the same first and last day."""
    oracle = parse_edtf(text)
    lower, upper = oracle.lower_strict(), oracle.upper_strict()
    expected = tuple(date(*end[:3]) if isinstance(end, struct_time) else None for end in (lower, upper))
    assume(None in expected or expected[0] <= expected[1])

    when = When.parse(text)

    assert (when.earliest, when.latest) == expected
