"""Review on both databases: what editors do, and what cannot be done."""

from dataclasses import replace

import pytest

from contactline.library import ChangedMeanwhileError, ReviewDesk, ReviewError, load
from contactline.library.event_rows import read_by_id
from contactline.library.event_writing import write_events
from contactline.library.sync import bring_up_to
from contactline.model import LOCAL, Location, Review, Status, When
from tests.unit.review.drafts import CURATED, kept


def test_an_accepted_event_says_so(store, desk, shelling):
    """Whoever looks at the map can tell what somebody has checked."""
    desk.accept([shelling], store.revision())

    assert load(store).get(shelling).review is Review.ACCEPTED


def test_a_rejected_event_is_on_no_map_and_still_in_the_library(store, desk, shelling):
    """Rejecting deletes nothing."""
    desk.reject([shelling], store.revision())

    assert load(store).get(shelling) is None and store.event(shelling).reports


def test_an_edited_date_is_the_one_that_the_map_shows(store, desk, shelling):
    """The editor's word stands over the article's."""
    wanted = replace(store.event(shelling).fields, when=When.parse("2020-10-09"))

    desk.edit(shelling, wanted, store.revision())

    assert load(store).get(shelling).when.edtf == "2020-10-09"


def test_a_place_can_be_drawn_where_the_gazetteer_has_none(store, desk, shelling):
    """A place on the map is kept with how far it is known."""
    spot = Location(39.5, 47.0, 2.0, "a hill")

    desk.edit(shelling, replace(store.event(shelling).fields, location=spot), store.revision())

    assert load(store).get(shelling).location == spot


def test_a_correction_of_the_chronology_survives_an_update(store, desk):
    """What an editor set stays when the release says something new of the rest."""
    desk.edit(CURATED, replace(store.event(CURATED).fields, status=Status.ALLEGED), store.revision())

    outdate(store)

    assert store.event(CURATED).fields.status is Status.ALLEGED
    assert store.event(CURATED).fields.title != "an older wording"


def outdate(store):
    """Give the library an older wording of a row and let it be brought up to the release."""

    def older(connection, seq):
        [event] = read_by_id(connection, [CURATED])
        write_events(connection, seq, [replace(event, base=replace(event.base, title="an older wording"))])

    store.database.write(older)
    store.database.write(lambda c, seq: bring_up_to(c, seq, "another digest"))


def test_merged_events_are_one_with_the_reports_of_both(store, desk, shelling, gunfire):
    """The event that is merged into keeps its id."""
    desk.merge(shelling, [gunfire], store.revision())

    assert len(store.event(shelling).reports) == 2


def test_an_event_that_was_merged_away_says_where_it_went(store, desk, shelling, gunfire):
    """An old link to it can be followed."""
    desk.merge(shelling, [gunfire], store.revision())

    assert store.event(gunfire).gone.to == (shelling,) and load(store).get(gunfire) is None


def test_splitting_brings_a_merged_event_back_under_its_id(store, desk, shelling, gunfire):
    """What was merged by mistake is as it was before."""
    desk.merge(shelling, [gunfire], store.revision())

    desk.split(shelling, [gunfire], store.revision())

    assert len(store.event(shelling).reports) == 1 and store.event(gunfire).gone is None


def test_an_event_is_never_split_of_its_last_report(store, desk, shelling):
    """An event without words is none."""
    with pytest.raises(ReviewError, match="at least one"):
        desk.split(shelling, [shelling], store.revision())


def test_a_draft_without_a_date_cannot_be_accepted(store, desk):
    """Nothing goes on the map without a day."""
    undated = kept(store, "Shelling at Hadrut again.", day="")

    with pytest.raises(ReviewError, match="no date"):
        desk.accept([undated], store.revision())


def test_a_draft_that_is_given_a_date_is_on_the_map(store, desk):
    """An editor can say what the article left open."""
    undated = kept(store, "Shelling at Hadrut again.", day="")

    desk.edit(undated, replace(store.event(undated).fields, when=When.parse("2020-10")), store.revision())

    assert load(store).get(undated).when.edtf == "2020-10"


def test_nothing_is_overwritten_that_somebody_else_changed_meanwhile(store, desk, shelling):
    """The second of two editors is told, and the first one's word stands."""
    seen = store.revision()
    ReviewDesk(store.database, LOCAL).reject([shelling], seen)

    with pytest.raises(ChangedMeanwhileError):
        desk.accept([shelling], seen)
    assert store.event(shelling).review is Review.REJECTED


def test_an_action_that_is_sent_twice_is_done_once(store, desk, shelling):
    """A connection that breaks after the answer was given does no harm."""
    seen = store.revision()
    first = desk.accept([shelling], seen, token="t" * 32)

    assert desk.accept([shelling], seen, token="t" * 32) == first and len(store.log()) == 1


def test_a_chronology_row_can_take_up_an_article(store, desk, shelling):
    """Merging an article's event into a curated one gives it the article's words and leaves its own."""
    title = store.event(CURATED).fields.title

    desk.merge(CURATED, [shelling], store.revision())

    assert store.event(CURATED).fields.title == title and len(store.event(CURATED).reports) == 1


def test_accepted_words_stay_when_another_article_tells_the_same(store, desk, shelling):
    """What an editor approved is not moved by a report that comes later."""
    desk.accept([shelling], store.revision())

    kept(store, "Shelling at Hadrut on Saturday, both say.")

    assert store.event(shelling).review is Review.ACCEPTED
    assert store.event(shelling).fields.when.edtf == "2020-10-10"


def test_a_row_of_the_chronology_is_never_merged_away(store, desk, shelling):
    """Its sources and words stand in no article: it can take others up and stays itself."""
    with pytest.raises(ReviewError, match="stays"):
        desk.merge(shelling, [CURATED], store.revision())


def test_nothing_is_merged_into_a_rejected_event(store, desk, shelling, gunfire):
    """What is on the map would vanish with it."""
    desk.reject([shelling], store.revision())

    with pytest.raises(ReviewError, match="rejected"):
        desk.merge(shelling, [gunfire], store.revision())


def test_an_edit_that_changes_nothing_is_none(store, desk, shelling):
    """Saving a form as it came makes nobody's word of the event."""
    with pytest.raises(ReviewError, match="Nothing"):
        desk.edit(shelling, store.event(shelling).fields, store.revision())
