"""Data for own use: editors see it, and to a visitor of a shared server it is not there, on whatever way."""

from dataclasses import replace
from datetime import date

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from streamlit import cache_resource

from contactline.library import ReviewDesk, load
from contactline.library.importers import ACLED, UCDP, Dataset, own_dataset, read_acled, read_table, read_ucdp
from contactline.library.importers.fields import FieldMap
from contactline.library.migrations.versions import v0006_own_use
from contactline.model import LOCAL, Audience
from contactline.ui import live, rights
from contactline.view.link import default_state
from contactline.view.select import select
from tests.unit.importing.fixtures import raw
from tests.unit.test_library import ARTICLE, REPORT

ACLED_EVENTS = read_acled(raw("acled_old.csv")).events
UCDP_EVENTS = read_ucdp(raw("ucdp.csv")).events
ACLED_IDS = {event.id for event in ACLED_EVENTS}
OCTOBER = replace(default_state(), on=date(2020, 10, 20), days=30)


@pytest.fixture
def held(store):
    """A library with UCDP's and ACLED's events, on each of the two databases."""
    store.import_events(UCDP, UCDP_EVENTS)
    store.import_events(ACLED, ACLED_EVENTS)
    return store


def seen(store, audience):
    """The ids of the events that an audience may see."""
    return set(load(store).seen_by(audience).position)


def a_table(*, own_use):
    """A user's own table of one event, and whose it is."""
    mine = own_dataset("mine", own_use=own_use)
    return mine, read_table(
        b"id,d,p\n1,2020-10-12,Shusha\n", mine, FieldMap(id="id", date="d", place="p")
    ).events


def test_acled_is_always_for_own_use():
    """Its terms do not leave it to the user; UCDP's licence lets everybody see."""
    assert (ACLED.own_use, UCDP.own_use) == (True, False)


def test_what_visitors_must_not_see_cannot_be_in_a_release():
    """Terms that contradict themselves cannot be written down."""
    with pytest.raises(ValueError, match="cannot be given on"):
        Dataset("x", "x", "", "x", redistributable=True, own_use=True)


def test_editors_see_all_and_visitors_what_is_not_for_own_use(held):
    """The same library, for two audiences: nothing but ACLED's events is missing."""
    everything = seen(held, Audience.EDITORS)

    assert everything >= ACLED_IDS
    assert seen(held, Audience.VISITORS) == everything - ACLED_IDS


def test_a_library_without_such_data_is_the_same_for_all(catalogue):
    """No second catalogue is kept, and no second map drawn, where nothing is hidden."""
    assert catalogue.seen_by(Audience.VISITORS) is catalogue


def test_two_audiences_never_share_a_map(held):
    """A map counts its events by position: kept maps are told apart by the catalogue's version."""
    whole = load(held)

    assert whole.seen_by(Audience.VISITORS).version != whole.version


@pytest.mark.parametrize(("audience", "sees"), [(Audience.EDITORS, True), (Audience.VISITORS, False)])
def test_a_page_is_drawn_for_whoever_looks(held, monkeypatch, audience, sees):
    """Every page asks for the events in one place, which asks who looks, each time."""
    monkeypatch.setattr(live, "store", lambda: held)
    monkeypatch.setattr(rights, "audience", lambda: audience)
    cache_resource.clear()

    found = set(live.catalogue().position) >= ACLED_IDS

    cache_resource.clear()
    assert found is sees


def test_no_filter_and_no_word_finds_for_a_visitor_what_is_for_own_use(held):
    """List, counts and search all start from what the visitor may see."""
    public = load(held).seen_by(Audience.VISITORS)
    state = replace(OCTOBER, q="fixture", sources=frozenset({"imported"}))

    found = select(public, state, held.matching)

    assert found.matching
    assert not ACLED_IDS & {public.events[i].id for i in (*found.matching, *found.visible, *found.ongoing)}


def test_the_link_of_an_event_for_own_use_leads_a_visitor_nowhere(held):
    """Its id is in no catalogue of theirs; and rejected or not, there is no word of what became of it."""
    one = ACLED_EVENTS[0].id
    ReviewDesk(held.database, LOCAL).reject([one], held.revision())

    assert load(held).seen_by(Audience.VISITORS).get(one) is None
    assert (set(held.gone(one, Audience.EDITORS)), held.gone(one)) == ({one}, {})


def test_an_article_merged_into_data_for_own_use_shows_visitors_nothing_of_it(held):
    """An editor may put a report under ACLED's event: on the article's page it is not shown to strangers."""
    held.save(ARTICLE, [REPORT])
    (draft,) = held.drafts(ARTICLE.id)
    ReviewDesk(held.database, LOCAL).merge(ACLED_EVENTS[0].id, [draft.id], held.revision())

    assert [one.id for one in held.drafts(ARTICLE.id, Audience.EDITORS)] == [ACLED_EVENTS[0].id]
    assert held.drafts(ARTICLE.id) == []


@pytest.mark.parametrize("own_use", [True, False])
def test_the_user_says_whether_visitors_see_a_table(store, own_use):
    """Shown unless the user says otherwise."""
    mine, events = a_table(own_use=own_use)
    store.import_events(mine, events)

    assert ("own-mine-1" in seen(store, Audience.VISITORS)) is not own_use


def test_a_change_of_mind_reaches_who_already_looks(store):
    """Brought in again for own use, the same events are gone from a catalogue that is brought up to date."""
    store.import_events(*a_table(own_use=False))
    before = load(store)
    store.import_events(*a_table(own_use=True))

    after = before.up_to_date(store).seen_by(Audience.VISITORS)

    assert (before.get("own-mine-1") is None, after.get("own-mine-1")) == (False, None)


def test_a_release_names_no_event_that_may_not_be_given_on(held):
    """Neither as an event, nor as a tombstone, nor as where another one went: ids are data too."""
    rejected, kept = (event.id for event in ACLED_EVENTS[:2])
    held.save(ARTICLE, [REPORT])
    (draft,) = held.drafts(ARTICLE.id)
    desk = ReviewDesk(held.database, LOCAL)
    desk.merge(kept, [draft.id], held.revision())
    desk.accept([kept], held.revision())
    desk.reject([rejected], held.revision())

    content = held.release_content()

    named = {event.id for event in content.events} | {
        one for grave in content.tombstones for one in (grave.id, *grave.to)
    }
    assert not named & ACLED_IDS
    assert next(grave.reason for grave in content.tombstones if grave.id == draft.id) == "withdrawn"


def test_a_library_of_before_holds_acled_for_own_use_once_it_is_opened(held):
    """The column comes with a migration, which knows ACLED's terms."""
    with held.database.engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("alter table dataset drop column own_use")
        with Operations.context(MigrationContext.configure(connection)):
            v0006_own_use.upgrade()

    assert {one.id: one.own_use for one in held.datasets()} == {"acled": True, "ucdp-ged": False}
