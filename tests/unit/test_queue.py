"""What waits for review, and which articles of the library resemble a new one."""

from dataclasses import replace
from datetime import date

import pytest

from contactline.extract import read_article, reports_of
from contactline.library import ReviewDesk, Waiting, Wanted, queue
from contactline.model import Editor

TOLD = """Shelling at Hadrut

10 October 2020

The Defence Ministry said that artillery shelled the town of Hadrut on 10 October 2020. Two houses burned down in
the centre of the town. A spokesman said that the residents had left the day before. The road to the south stayed open.

Fighting continued near Martuni on 12 October 2020, local officials said. Nobody was hurt there, they said."""
"""An article of our own making that tells two things."""


@pytest.fixture
def article():
    """The article, as read."""
    return read_article(TOLD, lang="en")


@pytest.fixture
def kept(store, article):
    """The events that the library has of the article."""
    store.save(article, reports_of(article))
    return [event.id for event in store.drafts(article.id)]


def test_the_events_of_ones_own_articles_come_first(store, kept):
    """What the editor has just brought is what the editor looks at next, in the order of the article."""
    assert store.queue(Wanted())[: len(kept)] == kept


def test_what_was_accepted_waits_no_more(store, kept):
    """Each event is looked at once."""
    ReviewDesk(store.database, Editor("a@example.org", "oidc")).accept(kept[:1], store.revision())

    assert kept[0] not in store.queue(Wanted())


def test_a_queue_of_an_article_holds_its_events_only(store, article, kept):
    """An editor can go through one article."""
    assert set(store.queue(Wanted(Waiting.ALL, article=article.id))) == set(kept)


def test_a_rejected_event_is_found_again_among_the_rejected(store, kept):
    """Nothing is lost: what was rejected can be looked at and taken back."""
    ReviewDesk(store.database, Editor("a@example.org", "oidc")).reject(kept[:1], store.revision())

    assert store.queue(Wanted(Waiting.REJECTED)) == kept[:1]


@pytest.mark.parametrize("waiting", [Waiting.AUTOMATIC, Waiting.ALL])
def test_what_lies_beyond_the_end_of_a_queue_is_counted(store, kept, monkeypatch, waiting):
    """A list that holds the first of many says of how many."""
    everything = store.queue(Wanted(waiting))
    monkeypatch.setattr(queue, "LONGEST", 1)

    assert store.queue(Wanted(waiting)) == everything[:1]
    assert store.waiting(Wanted(waiting)) == len(everything) > 1


def test_the_count_is_of_what_was_asked_for(store, article, kept):
    """Narrowed to an article or a kind, only theirs are counted."""
    kinds = [store.event(one).fields.kind for one in kept]

    assert store.waiting(Wanted(article=article.id)) == len(kept)
    assert store.waiting(Wanted(article=article.id, kind=kinds[0])) == kinds.count(kinds[0]) < len(kept)


def test_an_article_published_again_with_changes_is_known(store, article, kept):
    """A new headline and a dropped sentence make no new article."""
    again = read_article(
        TOLD.replace("Shelling at Hadrut", "News").replace("Nobody was hurt there, they said.", "")
    )

    found = store.alike(again)

    assert [one.article.id for one in found] == [article.id] and found[0].share > 0.8


def test_another_article_resembles_nothing(store, kept):
    """A text about other things is not held up."""
    other = read_article("The ministers met in Moscow on 11 January 2021 and spoke about roads and railways.")

    assert store.alike(other) == []


def test_reading_an_article_again_does_not_make_it_its_own_duplicate(store, article, kept):
    """The same text with another day of publication is the same article."""
    later = replace(article, published=date(2020, 10, 13))
    store.save(later, reports_of(later))

    assert store.alike(later) == []
