"""The filters as the database runs them, on both, held against the plain rule for each event."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contactline.extract.text import fold
from contactline.library import Filters, ReviewDesk, Store, load, query
from contactline.model import KINDS, Editor, titles_of
from contactline.names import ACTORS, PLACES
from contactline.view.state import REVIEWS, SOURCES

WORDS = [
    "شوشا",
    "գորիս",
    "shus",
    "moscow",
    "лачин",
    "ceasefire",
    "100%",
    "a_b",
    "'",
    "%",
    "_",
    "\\",
    "/",
    "handover",
    "reuters",
]


ALL_DAYS = (date(1900, 1, 1), date(2099, 12, 31))


def some(values):
    """A few of a list of values, perhaps none."""
    return st.frozensets(st.sampled_from(sorted(values)), max_size=3)


def filters():
    """Any filters over the days of the chronology."""
    days = st.dates(date(1988, 1, 1), date(2026, 1, 1))
    return st.builds(
        lambda days, **rest: Filters(min(days), max(days), **rest),
        st.tuples(days, days),
        kinds=some(KINDS),
        origins=some(SOURCES),
        reviews=some(REVIEWS),
        actors=some(ACTORS),
        places=some(PLACES),
        words=st.lists(st.sampled_from(WORDS) | st.text("abcшуار", min_size=1, max_size=3), max_size=2).map(
            lambda words: tuple(part for word in words for part in fold(word).text.split())
        ),
    )


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def library(request, shipped):
    """The shipped events on each of the two databases, with their events in full."""
    if request.param == "sqlite":
        opened = shipped[0]
    else:
        server = request.getfixturevalue("postgres")
        server.query("create database selecting template template_library", "template1")
        opened = Store.open(server.url("selecting"))
        request.addfinalizer(opened.database.engine.dispose)
    catalogue = load(opened)
    return opened, {
        row: opened.event(event.id).event()
        for row, event in zip(catalogue.rows.tolist(), catalogue.events, strict=True)
    }


@given(asked=filters(), few=st.sampled_from([0, 20, query.FEW]))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_database_lets_through_what_the_rule_lets_through(library, asked, few):
    """Kinds, sources, actors, places, days and words mean the same in SQL as here, however many rows are few."""
    store, events = library

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(query, "FEW", few)
        found = set(store.matching(asked))

    assert found == {row for row, event in events.items() if passes(event, asked)}


@pytest.mark.parametrize(
    ("act", "origin", "states"),
    [
        ("nothing", "article", {"automatic"}),
        ("nothing", "curated", {"curated"}),
        ("accept", "article", {"accepted"}),
        ("edit", "article", {"edited"}),
        ("edit", "curated", {"edited"}),
        ("reject", "article", set()),
    ],
)
def test_each_event_passes_one_state_of_review_and_no_other(store, act, origin, states):
    """Whoever looks at what editors have checked sees no draft, and nobody sees what was rejected."""
    held = load(store)
    event = next(event for event in held.events if event.origin.value == origin)
    row = held.rows[held.position[event.id]]
    reviewed(store, event.id, act)

    assert {
        one for one in REVIEWS if row in store.matching(Filters(*ALL_DAYS, reviews=frozenset({one})))
    } == states


def reviewed(store, event_id, act):
    """Let an editor do something with an event, or nothing."""
    desk, seen = ReviewDesk(store.database, Editor("a@example.org", "oidc")), store.revision()
    if act == "edit":
        fields = store.event(event_id).fields
        desk.edit(event_id, replace(fields, title="A title of the editor's"), seen)
    elif act != "nothing":
        getattr(desk, act)([event_id], seen)


def passes(event, asked):
    """The rule, event by event."""
    return (
        (not asked.kinds or event.kind in asked.kinds)
        and (not asked.origins or event.origin.value in asked.origins)
        and (not asked.reviews or event.review_state in asked.reviews)
        and (not asked.actors or any(actor.id in asked.actors for actor in event.actors))
        and (not asked.places or any(place.id in asked.places for place in event.places))
        and event.when.possibly_within(asked.first, asked.last)
        and all(any(word in part for part in written(event)) for word in asked.words)
    )


def written(event):
    """Everything that is written of an event, folded, part by part."""
    named = [PLACES[place.id].names for place in event.places]
    named += [ACTORS[actor.id].names for actor in event.actors]
    titles = (title.text for title in titles_of(event.id, event.title))
    parts = [*titles, event.kind, *event.other_actors]
    parts += [form for names in named for forms in names.values() for form in forms]
    parts += [text for citation in event.citations for text in (citation.title, citation.publisher)]
    parts += [quote.exact for told in event.reports for quote in told.report.evidence.what]
    return [fold(part).text for part in parts]
