"""What a release said, and how two differ: nothing is lost, nothing is told twice."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactline.library import RELEASE, curated_events, shipped_events
from contactline.library.package import (
    Entry,
    Tombstone,
    compare,
    entries_in,
    heirs_of,
    is_later,
    releases,
    shipped_tombstones,
)
from contactline.library.package.entries import PARTS, digest_of
from contactline.library.package.history import read_entries, write_entries
from contactline.library.package.reading import entries_of
from contactline.model import DATA

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
IDS = st.sampled_from(["a", "b", "c", "d:e", "f@1991-12~"])
DAYS = st.sampled_from([None, date(1988, 2, 20), date(2020, 11, 10)])
DIGESTS = st.sampled_from(["0" * 16, "1" * 16])
RELEASES = st.lists(
    st.builds(Entry, st.sampled_from(PARTS), IDS, DIGESTS), max_size=10, unique_by=lambda entry: entry.key
)
WRITTEN = st.lists(
    st.builds(Entry, st.sampled_from(PARTS), IDS, DIGESTS, first=DAYS, last=DAYS, kind=WORDS, title=WORDS),
    max_size=4,
    unique_by=lambda entry: entry.key,
)
"""Releases with any words in them; the first kind has what a comparison looks at."""


@given(RELEASES)
def test_a_release_does_not_differ_from_itself(entries):
    """The same entries in another order are the same release."""
    assert not compare(entries, list(reversed(entries)))


@given(RELEASES, RELEASES)
def test_a_difference_leads_from_the_old_release_to_the_new_one(old, new):
    """Taking out what was withdrawn, putting in what was added and changed gives the new release: no more, no less."""
    found = compare(old, new)
    made = {entry.key: entry.digest for entry in old}
    for entry in found.withdrawn:
        del made[entry.key]
    made |= {entry.key: entry.digest for entry in found.added}
    made |= {change.after.key: change.after.digest for change in found.changed}

    assert made == {entry.key: entry.digest for entry in new}


@given(RELEASES, RELEASES)
def test_a_difference_read_backwards_is_the_difference_backwards(old, new):
    """What one way was added is the other way withdrawn; what was changed is changed both ways."""
    there, back = compare(old, new), compare(new, old)

    assert (there.added, there.withdrawn) == (back.withdrawn, back.added)
    assert [(one.before, one.after) for one in there.changed] == [
        (one.after, one.before) for one in back.changed
    ]


@given(RELEASES, RELEASES)
def test_counts_are_those_of_the_groups(old, new):
    """The numbers of all parts together are the sizes of the three groups."""
    found = compare(old, new)
    counts = found.counts(*PARTS)

    assert (counts.added, counts.changed, counts.withdrawn) == (
        len(found.added),
        len(found.changed),
        len(found.withdrawn),
    )


@given(WRITTEN)
def test_entries_are_read_as_they_were_written(entries):
    """A history file keeps everything of an entry, whatever its words are."""
    assert read_entries(write_entries(entries)) == tuple(sorted(entries, key=lambda entry: entry.key))


def test_a_digest_is_of_what_is_said_and_not_of_how_it_is_ordered():
    """The order of fields and an empty field change nothing; a word does."""
    assert digest_of({"a": "1", "b": "2"}) == digest_of({"b": "2", "c": "", "a": "1"})
    assert digest_of({"a": "1"}) != digest_of({"a": "2"})


def test_the_shipped_data_is_what_the_history_says_of_its_release():
    """Who changes the data gives it a new version and notes it: ``contactline release note``."""
    found = compare(entries_in(RELEASE.version), entries_of(DATA))

    assert {part: found.counts(part) for part in PARTS if found.counts(part)} == {}


def test_the_present_release_is_the_last_one_of_the_history():
    """The release of release.json ends the list of releases, and each before it has its commit."""
    assert releases()[-1].version == RELEASE.version
    assert releases()[-1].through == RELEASE.through
    assert all(release.commit for release in releases()[:-1])


def test_the_history_has_every_event_that_is_shipped():
    """The ids in the history are those that links name."""
    noted = {entry.id for entry in entries_in(RELEASE.version) if entry.part == "event"}

    assert noted == {event.id for event in (*curated_events(), *shipped_events())}


@pytest.mark.parametrize("release", [release.version for release in releases()[:-1]])
def test_every_event_of_an_earlier_release_is_there_or_has_a_tombstone(release):
    """An id that was once in a link leads to an event or to what became of it."""
    now = {entry.id for entry in entries_in(RELEASE.version) if entry.part == "event"}
    then = {entry.id for entry in entries_in(release) if entry.part == "event"}

    assert then - now - shipped_tombstones().keys() == set()


def test_a_tombstone_leads_to_events_that_are_there():
    """Where an id went, there is an event."""
    now = {entry.id for entry in entries_in(RELEASE.version) if entry.part == "event"}

    assert {heir for one in shipped_tombstones() for heir in heirs_of(one, shipped_tombstones())} <= now


def test_an_id_that_went_twice_leads_to_where_it_is_now():
    """Tombstones are followed to the end, and a circle of them leads nowhere."""
    graves = {
        "a": Tombstone("a", ("b",), "merged", "2"),
        "b": Tombstone("b", ("c", "d"), "split", "3"),
        "x": Tombstone("x", ("y",), "merged", "2"),
        "y": Tombstone("y", ("x",), "merged", "3"),
    }

    assert heirs_of("a", graves) == ("c", "d")
    assert heirs_of("x", graves) == ()


@given(st.dictionaries(IDS, st.lists(IDS, max_size=3), max_size=8), IDS)
def test_tombstones_end_for_any_history(went, start):
    """Whatever ids went where, following them ends, at ids that have no tombstone."""
    graves = {
        one: Tombstone(one, tuple(to for to in where if to != one), "split", "1")
        for one, where in went.items()
    }

    assert not set(heirs_of(start, graves)) & graves.keys()


@pytest.mark.parametrize(
    ("version", "than", "later"),
    [
        ("2026.12", "2026.11.1", True),
        ("2026.11.1", "2026.11", True),
        ("2026.9", "2026.11", False),
        ("2026.11", "2026.11", False),
        ("next", "2026.11", False),
        ("9" * 40, "2026.11", False),
        ("٢٠٢٧.١", "2026.11", False),
    ],
)
def test_versions_are_in_order_by_their_numbers(version, than, later):
    """2026.9 is before 2026.11; a name without numbers is neither earlier nor later."""
    assert is_later(version, than) is later


def test_an_entry_concerns_the_days_that_it_may_cover():
    """Both ends count, and an open end goes on."""
    entry = Entry("control", "a", "0" * 16, first=date(2020, 11, 10), last=date(2020, 11, 19))
    day = date(2020, 11, 20)

    assert entry.overlaps(date(2020, 11, 19), day) and not entry.overlaps(day, day)
    assert replace(entry, last=None).overlaps(day, day)
