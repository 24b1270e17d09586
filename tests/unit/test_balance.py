"""Who speaks in a set of events, and when one side speaks alone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactline.i18n import words
from contactline.library import Catalogue
from contactline.model import Citation, Event, Grade, Origin, Status, When
from contactline.names import Group, speakers_of
from contactline.ui.balance_block import balance_html
from contactline.ui.publisher_words import source_note
from contactline.view.balance import balance_of, balance_of_speakers

SOURCES = {
    Group.ARMENIAN: "Armenpress",
    Group.AZERBAIJANI: "Azertac",
    Group.RUSSIAN: "TASS",
    Group.TURKISH: "Anadolu",
    Group.WESTERN: "Reuters",
    None: "somebody",
}


def event(*groups):
    """An event with a source of each of these groups; None is a source of no known publisher."""
    citations = tuple(Citation(f"title {n}", SOURCES[group]) for n, group in enumerate(groups))
    when = When.parse("2020-11-10")
    return Event(
        "e", "talks", when, "t", (), (), Status.OCCURRED, Origin.CURATED, Grade.MEMORY, "high", citations
    )


def test_an_event_with_three_sources_of_a_group_counts_it_once():
    """Three Russian agencies about one event are one event that Russian sources tell."""
    balance = balance_of([event(Group.RUSSIAN, Group.RUSSIAN, Group.RUSSIAN, Group.WESTERN)])

    assert dict(balance.groups) == {Group.RUSSIAN: 1, Group.WESTERN: 1}


def test_sources_of_no_known_publisher_are_counted_not_dropped():
    """What the registry does not know stands beside what it does."""
    balance = balance_of([event(None), event(None, Group.RUSSIAN)])

    assert (balance.events, balance.unknown, balance.unheard, balance.share(Group.RUSSIAN)) == (2, 2, 1, 0.5)


@pytest.mark.parametrize(
    ("events", "side"),
    [
        ([event(Group.ARMENIAN)], Group.ARMENIAN),
        ([event(Group.AZERBAIJANI), event(Group.AZERBAIJANI, None), event(None)], Group.AZERBAIJANI),
        ([event(Group.ARMENIAN), event(Group.AZERBAIJANI)], None),
        ([event(Group.RUSSIAN)] * 9, None),
        ([event(Group.ARMENIAN), event(Group.RUSSIAN)], None),
        ([event(Group.ARMENIAN)] * 9 + [event(Group.RUSSIAN)], Group.ARMENIAN),
        ([event(Group.ARMENIAN)] * 8 + [event(Group.RUSSIAN)] * 2, None),
        ([event(Group.ARMENIAN)] * 99 + [event(Group.AZERBAIJANI)], None),
        ([event(None)], None),
        ([], None),
    ],
)
def test_one_side_is_said_to_speak_alone_only_when_the_other_is_not_heard_at_all(events, side):
    """Alone: nobody else speaks, or it speaks in over 80 % of five events or more and the other in none."""
    assert balance_of(events).one_side is side


GROUPS = st.lists(st.lists(st.sampled_from(list(SOURCES)), min_size=1, max_size=4), max_size=12)
MIRROR = {Group.ARMENIAN: Group.AZERBAIJANI, Group.AZERBAIJANI: Group.ARMENIAN}


@settings(deadline=None)
@given(GROUPS)
def test_both_sides_are_held_to_the_same_rule(groups):
    """With the two sides exchanged everywhere, the warning is about the other side and nothing else changes."""
    plain = balance_of([event(*some) for some in groups])
    turned = balance_of([event(*(MIRROR.get(one, one) for one in some)) for some in groups])

    assert turned.one_side is MIRROR.get(plain.one_side)
    assert {MIRROR.get(one, one): count for one, count in plain.groups.items()} == dict(turned.groups)


@settings(deadline=None)
@given(GROUPS)
def test_no_group_is_counted_in_more_events_than_there_are(groups):
    """Every count lies between one and the number of events, and every share between 0 and 1."""
    balance = balance_of([event(*some) for some in groups])

    assert all(1 <= count <= balance.events for count in balance.groups.values())
    assert all(0 <= balance.share(group) <= 1 for group in Group)


@pytest.mark.parametrize("lang", ["en", "ar", "ru"])
def test_every_bar_has_its_number_in_words(lang):
    """Who cannot see the bars reads the same: a label and "1 of 2" for each group and for the unknown."""
    say = words(lang)

    html = balance_html(balance_of([event(Group.RUSSIAN), event(None)]), say)

    assert html.count('aria-hidden="true"') == html.count("<bdi>") == 2
    assert say("{count} of {events}", count=1, events=2) in html
    assert say("Publisher not known") in html


def test_the_note_of_a_source_says_group_country_and_ownership():
    """A reader sees whose word a source is, and whether that was checked."""
    assert source_note(Citation("a", "Armenpress"), "en") == (
        '<small class="cl-source"><bdi>Armenpress</bdi> · <bdi>Armenian</bdi> · <bdi>Armenia</bdi>'
        " · <bdi>state agency or press</bdi></small>"
    )


def test_the_note_says_where_nobody_has_checked_the_ownership():
    """What is from memory is not shown like what a page says."""
    assert source_note(Citation("a", "BBC"), "en").endswith("<bdi>not checked</bdi></small>")


def test_the_note_of_an_unknown_source_says_so():
    """Nothing is guessed of a publisher that the registry does not have."""
    assert "publisher not in our list" in source_note(Citation("a", "<b>nobody</b>"), "en")


def test_who_speaks_stands_beside_each_event_of_a_catalogue():
    """The numbers that the balance counts are those of the events at the same places."""
    told = [event(Group.RUSSIAN), event(None, Group.WESTERN), event(Group.ARMENIAN)]
    events = Catalogue.of(replace(one, id=str(number)) for number, one in enumerate(told))

    assert balance_of_speakers(events.speakers) == balance_of(told)
    assert events.speakers.tolist() == [speakers_of(one.citations) for one in events.events]


def test_nobody_speaks_in_no_event():
    """A view that shows nothing has no balance."""
    none = Catalogue.of([event(Group.RUSSIAN)]).speakers[[]]

    assert balance_of_speakers(none) == balance_of([])
