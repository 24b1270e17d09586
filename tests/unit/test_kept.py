"""What is worked out of a catalogue once, and what is made to stay in memory."""

import base64
import gc
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contactline.exports.citation import one_line
from contactline.library import Catalogue, Filters
from contactline.library.catalogue import day_count
from contactline.library.kept import Kept
from contactline.library.lasting import lasting
from contactline.ui import live
from contactline.view import default_state, move_to, select
from contactline.view.passing import BINS, passing

USUAL = default_state()
FIRST, LAST = day_count(USUAL.first, 0), day_count(USUAL.last, 0)


def test_a_kept_value_is_worked_out_once():
    """Who asks again for the same of the same catalogue gets what is there."""
    kept, catalogue = Kept[str](2), Catalogue.of(())

    values = [kept.get(catalogue, "a", lambda made=made: made) for made in ("first", "second")]

    assert values == ["first", "first"]


def test_another_catalogue_has_values_of_its_own():
    """What was found in one state of the library says nothing of another."""
    kept = Kept[str](2)
    before, after = Catalogue.of(()), Catalogue.of(())
    kept.get(before, "a", lambda: "before")

    assert kept.get(after, "a", lambda: "after") == "after"


def test_the_value_that_was_asked_for_longest_ago_goes_first():
    """Filters that nobody looks at any more make room for those that somebody does."""
    kept, catalogue = Kept[str](2), Catalogue.of(())
    for key in ("a", "b", "a", "c"):
        kept.get(catalogue, key, lambda key=key: key)

    assert list(kept.values[catalogue]) == ["a", "c"]


def test_kept_values_go_with_their_catalogue():
    """A library that is written to all day fills no memory."""
    kept, catalogue = Kept[str](2), Catalogue.of(())
    kept.get(catalogue, "a", lambda: "a")

    del catalogue

    assert len(kept.values) == 0


def test_filters_are_run_once_while_the_day_moves(shipped, monkeypatch):
    """Another day asks the database nothing; another filter does."""
    (library, catalogue), asked = shipped, list[Filters]()

    def matching(filters):
        asked.append(filters)
        return library.matching(filters)

    monkeypatch.setattr(live, "store", lambda: SimpleNamespace(matching=matching))
    fresh = Catalogue.of(catalogue.events)
    for day in (USUAL.first, USUAL.on, USUAL.last):
        select(fresh, move_to(USUAL, day), live.finder(fresh))

    assert len(asked) == 1


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_mask_has_a_bit_for_each_event_that_passes(data, catalogue):
    """The browser reads off it which events of its own columns to show."""
    count = len(catalogue.events)
    chosen = sorted(data.draw(st.sets(st.integers(0, count - 1), max_size=count - 1)))

    mask = passing(catalogue, chosen, FIRST, LAST).mask

    bits = np.unpackbits(np.frombuffer(base64.b64decode(mask), dtype=np.uint8), bitorder="little")
    assert np.flatnonzero(bits).tolist() == chosen


def test_there_is_no_mask_where_every_event_passes(catalogue):
    """Without filters nothing is sent."""
    assert passing(catalogue, range(len(catalogue.events)), FIRST, LAST).mask is None


def test_the_bars_count_the_events_of_the_timeline(catalogue):
    """Each event on the timeline is in one bar, on its last known day or, where it has no end, on its first."""
    days = [
        day_count(event.when.latest or event.when.earliest, 0)
        for event in catalogue.events
        if FIRST <= day_count(event.when.latest or event.when.earliest, 0) <= LAST
    ]

    found = passing(catalogue, range(len(catalogue.events)), FIRST, LAST)

    assert (len(found.histogram), sum(found.histogram)) == (BINS, len(days))


def test_what_is_made_to_stay_is_looked_through_no_more():
    """It leaves the generations that Python collects from."""
    before = gc.get_freeze_count()

    with lasting():
        made = [[number] for number in range(1000)]

    assert gc.get_freeze_count() >= before + len(made)


def test_garbage_is_collected_again_after_a_failure():
    """A library that could not be read leaves nothing switched off."""
    with pytest.raises(ValueError, match="unreadable"), lasting():
        raise ValueError("unreadable")

    assert gc.isenabled()


@given(st.text())
def test_one_line_is_the_same_by_the_short_way(text):
    """A text that needs nothing done to it is left alone, and any other becomes one that does."""
    once = one_line(text)

    assert once == one_line(f" {text} ")
    assert once.isprintable() or not text.isprintable()
