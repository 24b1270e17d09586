"""What the events page shows: counts, pages, the timeline's marks, and the way out of an empty view."""

from array import array
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contactline.library import Catalogue
from contactline.model import Citation, Event, Grade, Origin, Status, When
from contactline.view import Selection, default_state, select
from contactline.view.facets import FACETS, FacetIndex, facet_counts
from contactline.view.nearby import loosenings, nearest
from contactline.view.pages import LENGTH, page_of
from contactline.view.select import NOTHING
from contactline.view.timeline import MARKS, OVERVIEW, Shape, overview, shape_of, stretch

WHOLE = replace(default_state(), on=default_state().last, days=20_000)


def event(number, when, kind="talks"):
    """An event of a day or a period."""
    return Event(
        f"e-{number}", kind, When.parse(when), "", (), (), Status.OCCURRED, Origin.IMPORTED, Grade.DATASET, "high",
        (Citation("Bulletin", "", None, ""),),
    )  # fmt: skip


def everything(catalogue):
    """All events of a catalogue as a selection that no filter narrows."""
    positions = array("q", range(len(catalogue.events)))
    return Selection(positions, positions, array("q"), array("q"))


def values(facet, one):
    """What an event has in a facet, read off the event itself."""
    return {
        "kinds": {one.kind},
        "places": {place.id for place in one.places},
        "actors": {actor.id for actor in one.actors},
        "sources": {one.origin.value},
        "reviews": {one.review_state},
    }[facet]


@given(facet=st.sampled_from(FACETS), positions=st.frozensets(st.integers(0, 150)))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_count_is_the_number_of_events_that_have_the_value(catalogue, facet, positions):
    """The columns count what going through the events would."""
    expected = Counter(value for i in positions for value in values(facet, catalogue.events[i]))

    assert FacetIndex.of(catalogue).counts(facet, sorted(positions)) == expected


def test_the_count_of_another_value_says_what_choosing_it_would_show(shipped):
    """A facet's own filter does not empty its other counts; the filters of the other facets hold for them."""
    library, catalogue = shipped
    state = replace(WHOLE, kinds=frozenset({"talks"}), sources=frozenset({"curated"}))
    counts = facet_counts(
        catalogue,
        FacetIndex.of(catalogue),
        state,
        select(catalogue, state, library.matching),
        library.matching,
    )

    other = select(catalogue, replace(state, kinds=frozenset({"ceasefire"})), library.matching)

    assert counts["kinds"]["ceasefire"] == len(other.visible) > 0
    assert counts["sources"].keys() == {"article", "curated"}


def test_the_pages_have_each_event_once_in_the_order_of_time(shipped):
    """Nothing is lost or shown twice between two pages; what began long before and never ended comes last."""
    library, catalogue = shipped
    selection = select(catalogue, replace(WHOLE, days=9000), library.matching)
    pages = [page_of(selection, number) for number in range(1, page_of(selection, 1).count + 1)]
    listed = [position for page in pages for position in page.positions]

    assert sorted(listed) == sorted(selection.visible)
    assert listed == sorted(listed, key=lambda position: (position in selection.ongoing, position))
    assert all(len(page.positions) == LENGTH for page in pages[:-1])


def test_a_page_that_there_is_not_is_the_last_one(catalogue):
    """A link made on more events shows the end of the list, not nothing."""
    selection = everything(catalogue)

    assert page_of(selection, 999) == page_of(selection, page_of(selection, 1).count)


def test_no_event_is_one_empty_page():
    """The list of nothing has a first page."""
    assert page_of(NOTHING, 3).positions == ()


@pytest.mark.parametrize(
    ("edtf", "shape"),
    [
        ("2020-11-10", Shape.DAY),
        ("2020-09-27/2020-11-09", Shape.RANGE),
        ("1988-02", Shape.WITHIN),
        ("1992", Shape.WITHIN),
        ("1992/..", Shape.OPEN),
    ],
)
def test_a_date_is_drawn_no_finer_than_it_is_known(edtf, shape):
    """A month is a day somewhere within it, not thirty days; a period is all of its days."""
    assert shape_of(When.parse(edtf)) is shape


def test_an_approximate_date_is_drawn_as_one():
    """The mark of "about 1990" is told apart from that of 1990."""
    catalogue = Catalogue.of([event(1, "1990~"), event(2, "1991")])
    state = replace(WHOLE, on=date(1992, 1, 1), days=1000)

    assert [mark.hedged for mark in stretch(catalogue, everything(catalogue), state).marks] == [True, False]


def test_many_events_are_counted_and_none_is_left_out():
    """Past the number that is drawn one by one, the steps have as many events as there are."""
    catalogue = Catalogue.of([event(i, f"2020-{1 + i % 12:02}-{1 + i % 28:02}") for i in range(MARKS + 50)])
    state = replace(WHOLE, on=date(2020, 12, 31), days=366)

    around = stretch(catalogue, everything(catalogue), state)

    assert around.marks == () and sum(around.steps) == MARKS + 50


def test_the_overview_counts_every_event_of_the_timeline(shipped):
    """Each event that passes the filters stands in one bar of the whole timeline."""
    library, catalogue = shipped
    selection = select(catalogue, WHOLE, library.matching)

    bars = overview(catalogue, selection, WHOLE)

    assert (len(bars), sum(bars)) == (OVERVIEW, len(selection.matching))


def test_the_filter_that_hides_everything_is_named_with_what_it_hides(shipped):
    """Of several filters those are offered without which there are events; the count is what dropping one shows."""
    library, catalogue = shipped
    state = replace(WHOLE, kinds=frozenset({"referendum"}), q="Շուշի", names="armenian-first")

    found = loosenings(catalogue, state, library.matching)

    assert [one.part for one in found] == ["kinds", "q"]
    assert [one.count for one in found] == [
        len(select(catalogue, one.view, library.matching).matching) for one in found
    ]
    assert found[0].view == replace(state, kinds=frozenset())


def test_a_view_with_events_needs_no_loosening(shipped):
    """Nothing is offered where there is something to see."""
    library, catalogue = shipped

    assert loosenings(catalogue, WHOLE, library.matching) == ()


def test_filters_that_only_together_hide_everything_offer_none_of_them(shipped):
    """Dropping one of two that each hide everything shows nothing: the page then offers to clear all."""
    library, catalogue = shipped
    state = replace(WHOLE, q="no such word anywhere", known=date(1988, 2, 20))

    assert loosenings(catalogue, state, library.matching) == ()


def test_the_period_too_can_hide_everything(shipped):
    """A timeline that holds a quiet month only is widened to the whole one."""
    library, catalogue = shipped
    june = replace(default_state(), first=date(1999, 6, 1), last=date(1999, 6, 30), on=date(1999, 6, 15))
    quiet = replace(june, kinds=frozenset({"ceasefire"}))

    found = {one.part: one.view for one in loosenings(catalogue, quiet, library.matching)}

    assert (found["period"].first, found["period"].last) == (WHOLE.first, WHOLE.last)


def test_the_nearest_days_are_the_last_before_and_the_first_after():
    """A long event that ended shortly before counts by its end, not by where it stands in the list."""
    catalogue = Catalogue.of(
        [
            event(1, "1998-01-01/1999-05-30"),
            event(2, "1999-01-01"),
            event(3, "1999-07-04"),
            event(4, "1992/.."),
        ]
    )

    found = nearest(catalogue, everything(catalogue), (date(1999, 6, 1), date(1999, 6, 2)))

    assert found.before and catalogue.events[found.before[1]].id == "e-1"
    assert (found.before[0], found.after[0]) == (date(1999, 5, 30), date(1999, 7, 4))


def test_at_the_ends_of_time_there_is_a_nearest_day_on_one_side_only():
    """Before the first event only a later day is offered."""
    catalogue = Catalogue.of([event(1, "1999-07-04")])

    found = nearest(catalogue, everything(catalogue), (date(1990, 1, 1), date(1990, 1, 2)))

    assert found.before is None and found.after == (date(1999, 7, 4), 0)
