"""ACLED: old and new exports, the precision kept, the notes never."""

import pytest

from contactline.library.importers import ACLED, read_acled
from contactline.model import ActorRole
from tests.unit.importing.fixtures import changed, raw

FILES = ("acled_old.csv", "acled_new.csv")


@pytest.mark.parametrize("name", FILES)
def test_both_sets_of_columns_are_read(name):
    """The change of columns in March 2023 loses nobody's export."""
    found = read_acled(raw(name))

    assert found.events and not found.problems


@pytest.mark.parametrize("name", FILES)
def test_the_notes_are_nowhere_in_what_was_read(name):
    """ACLED's own prose is not ours to keep."""
    assert "SECRET NOTE" not in repr(read_acled(raw(name)))


def test_acled_is_never_for_a_release():
    """Its terms let nobody pass the rows on."""
    assert not ACLED.redistributable


def test_each_event_is_attributed():
    """The citation names ACLED, the event and who reported it."""
    title = read_acled(raw("acled_old.csv")).events[0].citations[0].title

    assert (
        "Armed Conflict Location & Event Data" in title and "AZE900001" in title and "Fixture Agency" in title
    )


@pytest.mark.parametrize("written", ["17 October 2020", "17-Oct-2020", "2020-10-17", "17/10/2020"])
def test_every_form_of_a_day_that_acled_has_used_is_read(written):
    """The API, the export tool and older files write days differently."""
    assert read_acled(changed("acled_old.csv", 0, event_date=written)).events[0].when.edtf == "2020-10-17"


def test_neither_actor_is_the_attacker():
    """ACLED's first and second actor say nothing of who began."""
    assert {actor.role for actor in read_acled(raw("acled_old.csv")).events[0].actors} == {
        ActorRole.PARTICIPANT
    }


@pytest.mark.parametrize(("written", "best"), [("3", 3), ("0", None), ("", None)])
def test_no_deaths_are_claimed_where_nothing_is_known_of_any(written, best):
    """The codebook writes 0 for "none" and for "not reported" alike: neither is shown as a count."""
    deaths = read_acled(changed("acled_old.csv", 0, fatalities=written)).events[0].deaths

    assert (deaths and deaths.best) == best
