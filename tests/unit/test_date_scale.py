"""The time scale of a date that is being corrected: what is marked, where, and what stands beside it."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from contactline.i18n import words
from contactline.model import When
from contactline.ui.date_scale import MOST_TICKS, Scale, around, date_scale, ticks
from contactline.view import default_state

STATE = default_state()
WHOLE = Scale(STATE.first, STATE.last)
DAYS = st.dates(WHOLE.first, WHOLE.last)


@st.composite
def scales(draw):
    """Any stretch of the timeline."""
    first = draw(DAYS)
    return Scale(first, draw(st.dates(first, WHOLE.last)))


@given(scales(), DAYS, DAYS)
def test_every_interval_lies_on_its_scale(scale, one, other):
    """What reaches over an end stops there; nothing is drawn outside."""
    start, length = scale.share(min(one, other), max(one, other))

    assert 0 <= start <= 100 and length >= 0 and start + length <= 100 + 1e-9


@given(scales())
def test_the_ticks_of_any_scale_are_few_and_lie_on_it(scale):
    """As many as find room, in order, each written once."""
    found = ticks(scale)

    assert len(found) <= MOST_TICKS + 1 and found == sorted(found)
    assert all(scale.first <= day <= scale.last for day, _ in found)
    assert len({label for _, label in found}) == len(found)


@given(DAYS, DAYS)
def test_a_move_by_a_day_is_seen_on_the_finer_scale(day, other):
    """Wherever there is a finer scale both dates are on it; a day of a near pair is wide enough to see."""
    finer = around([When.parse(day.isoformat()), When.parse(other.isoformat())], WHOLE)

    if finer is not None:
        assert finer.first <= min(day, other) and max(day, other) <= finer.last
    if abs((day - other).days) < 20:
        assert finer is not None and 100 / finer.days > 2


def marked(now, then):
    """The classes of the marks that a preview draws, on all of its scales."""
    return re.findall(r'<i class="(cl-\w+)" style', date_scale(now, then, STATE, words("en")))


def test_a_date_that_was_not_changed_is_marked_once_on_each_scale():
    """Nothing moves, so nothing is compared."""
    when = When.parse("2020-10-10")

    assert marked(when, when) == ["cl-then", "cl-then"]


def test_a_changed_date_is_marked_where_it_was_and_where_it_will_be():
    """Both stand on each scale, named in words, for whoever cannot see the colours too."""
    now, then = When.parse("2020-10-10"), When.parse("2020-10-12/2020-10-14")
    shown = date_scale(now, then, STATE, words("en"))

    assert marked(now, then) == ["cl-now", "cl-then"] * 2
    assert "now: 10 October 2020; as written: 12 October 2020 to 14 October 2020" in shown


def test_a_draft_without_a_date_has_only_the_one_that_is_written():
    """Before there was none, and nothing stands for it."""
    assert marked(None, When.parse("2020-10")) == ["cl-then", "cl-then"]


def test_it_is_said_whether_the_map_shows_the_date_in_its_present_period():
    """An editor sees before saving that an event leaves the map."""
    inside, outside = When.parse(STATE.on.isoformat()), When.parse((STATE.on + timedelta(days=9)).isoformat())

    assert "Within the map’s present period" in date_scale(inside, inside, STATE, words("en"))
    assert "Outside the map’s present period" in date_scale(inside, outside, STATE, words("en"))


def test_the_period_of_the_map_is_drawn_where_it_lies_only():
    """The days around a date of another year have nothing of it."""
    far, near = When.parse("2020-10-10"), When.parse(STATE.on.isoformat())

    assert [date_scale(when, when, STATE, words("en")).count("<b ") for when in (far, near)] == [1, 2]


def test_an_open_end_reaches_the_end_of_the_scale():
    """Since a day: to the end; until a day: from the start."""
    scale = Scale(date(2020, 1, 1), date(2020, 1, 10))

    assert scale.share(date(2020, 1, 6), None) == (50.0, 50.0)
    assert scale.share(None, date(2020, 1, 5)) == (0.0, 50.0)


def test_in_arabic_it_runs_from_right_to_left_as_the_slider_does():
    """Positions count from the side where reading begins."""
    shown = date_scale(None, When.parse("2020-10-10"), STATE, words("ar"))

    assert 'dir="rtl"' in shown and "inset-inline-start" in shown and "left:" not in shown
