"""A frame tells a happening only where a word of its class stands in the same clause."""

from datetime import date

import pytest

from contactline.extract import reports

PUBLISHED = date(1993, 4, 7)


def kinds(sentence):
    """The kinds that one English sentence tells."""
    opening = (
        "A day in April\n\nGORIS, April 7, 1993 - It rained in the mountains all day long, and nobody came."
    )
    return [one.kind for one in reports(f"{opening}\n\n{sentence}", lang="en", published=PUBLISHED)]


@pytest.mark.parametrize(
    "sentence",
    [
        "On Saturday helicopters plucked about 3,000 stragglers to safety near Kalbajar.",
        "On Saturday flour for the town of Goris was trucked from Yerevan.",
    ],
)
def test_the_other_word_may_stand_before_or_after(sentence):
    """Passive and active are one frame."""
    assert kinds(sentence) == ["humanitarian"]


@pytest.mark.parametrize(
    "sentence",
    [
        "On Saturday the minister plucked an apple near Kalbajar.",
        "On Saturday he brought up the matter in Goris; flour is dear.",
    ],
)
def test_without_the_other_word_in_its_clause_it_tells_nothing(sentence):
    """The verb alone may mean anything, and a semicolon ends the clause."""
    assert kinds(sentence) == []
