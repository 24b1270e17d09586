"""The index by which words are found: made for a library of before it, kept by every write, and missed by nobody."""

from datetime import date
from itertools import count

import pytest
from sqlalchemy import text

from contactline.extract.text import fold
from contactline.library import Filters, Store
from contactline.library.importers import Dataset
from contactline.model import Citation, Event, Grade, Origin, Status, When
from tests.telling import article, report

_NUMBER = count()
DATASET = Dataset("made-up", "Made up", "CC0", "nobody", redistributable=True)

OLDER = {
    "sqlite": (
        "drop trigger event_search_insert",
        "drop trigger event_search_delete",
        "drop trigger event_search_update",
        "drop table event_search",
    ),
    "postgresql": ("drop index ix_event_text_words", "drop extension pg_trgm"),
}
"""What takes the index out of a library."""

BEFORE = (
    "create table older (event_num integer primary key, words text not null)",
    "insert into older select event_num, words from event_text",
    "drop table event_text",
    "alter table older rename to event_text",
    "update alembic_version set version_num = '0003'",
)
"""What makes the text one row an event again."""


def made_up(*titles):
    """Events of another's data with these titles."""
    return [
        Event(
            id=f"m-{number}",
            kind="incident",
            when=When.parse("2020-10-10"),
            title=title,
            places=(),
            actors=(),
            status=Status.OCCURRED,
            origin=Origin.IMPORTED,
            grade=Grade.DATASET,
            certainty="high",
            citations=(Citation("somewhere"),),
            dataset=DATASET.id,
        )
        for number, title in enumerate(titles)
    ]


def found(store, *words, dataset=DATASET.id):
    """The ids of the events of a dataset in which words are found."""
    rows = set(store.matching(Filters(date(1900, 1, 1), date(2030, 1, 1), words=words)).tolist())
    changes = store.changes_since(0)
    return {changes.events[row][0].id for row in rows if changes.events[row][0].dataset == dataset}


def without_index(store):
    """Take the index out of a library."""
    with store.database.engine.begin() as connection:
        for statement in OLDER[connection.dialect.name]:
            connection.execute(text(statement))


def as_it_was(store):
    """Give a library the tables that it had before the index."""
    without_index(store)
    with store.database.engine.begin() as connection:
        for statement in BEFORE:
            connection.execute(text(statement))


def test_a_library_of_before_the_index_is_searched_as_soon_as_it_is_opened(store, address):
    """What it holds is in the index that the migration makes, and what is written next as well."""
    store.import_events(DATASET, made_up("a convoy near the bridge", "the school"))
    as_it_was(store)

    reopened = Store.open(address)
    reopened.import_events(DATASET, made_up("a convoy near the bridge", "the old school"))

    assert (found(reopened, "onvo"), found(reopened, "old")) == ({"m-0"}, {"m-1"})
    reopened.database.engine.dispose()


def test_a_database_that_has_no_such_index_finds_the_same(store):
    """Where FTS5 or pg_trgm is not to be had, every row is looked at."""
    store.import_events(DATASET, made_up("a convoy near the bridge", "the school"))
    without_index(store)

    assert found(store, "onvo", "idge") == {"m-0"}


def test_words_that_were_corrected_are_found_and_those_before_are_not(store):
    """Every write keeps the index."""
    store.import_events(DATASET, made_up("a convoy near the bridge"))
    store.import_events(DATASET, made_up("a lorry near the bridge"))

    assert (found(store, "convoy"), found(store, "lorry")) == (set(), {"m-0"})


def test_an_event_that_gains_words_is_found_by_the_new_and_the_old(store):
    """Its text grows by a part; what is asked for may stand in two of them."""
    first, later = (
        (
            article(f"{title} 1", "2020-10-11"),
            [report("incident", "2020-10-04", "ganja", "az-mod", words=title)],
        )
        for title in ("xylophones", "zebras")
    )
    store.save_all([first])
    before = found(store, "xylo", dataset="")

    store.save_all([later])

    assert found(store, "xylo", "zebr", dataset="") == before != set()


@pytest.mark.parametrize("word", ['say"s', "o'clock", "50%", "a_b", "قافلة", "կամուրջ", "x*y", "(and)"])
def test_a_word_means_itself_whatever_signs_are_in_it(store, word):
    """The index has a language of its own to be asked in; nothing of it is heard in a word."""
    store.import_events(DATASET, made_up(f"before {word} after", "and or not near"))

    assert found(store, *fold(word).text.split()) == {"m-0"}


def test_a_user_who_may_not_make_the_index_opens_the_library_without_it(postgres):
    """On a shared server pg_trgm may be somebody else's to allow."""
    name = f"plain_{next(_NUMBER)}"
    for statement in (
        "create role plain login",
        f"create database {name} template template0",
        f"revoke create on database {name} from plain",
    ):
        postgres.query(statement, "template1")
    postgres.query("grant all on schema public to plain", name)

    opened = Store.open(postgres.url(name).replace("test@", "plain@"))
    opened.import_events(DATASET, made_up("a convoy near the bridge"))

    assert found(opened, "onvo") == {"m-0"}
    assert postgres.query("select count(*) from pg_extension where extname = 'pg_trgm'", name) == "0"
    opened.database.engine.dispose()
