"""The index by which words are found: made for a library of before it, kept by every write, and missed by nobody."""

from datetime import date
from itertools import count

import pytest
from sqlalchemy import text

from contactline.extract.text import fold
from contactline.library import Filters, Store
from contactline.library.importers import Dataset
from contactline.model import Citation, Event, Grade, Origin, Status, When

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


def found(store, *words):
    """The ids of the events of the dataset in which words are found."""
    rows = set(store.matching(Filters(date(1900, 1, 1), date(2030, 1, 1), words=words)).tolist())
    changes = store.changes_since(0)
    return {changes.events[row][0].id for row in rows if changes.events[row][0].dataset == DATASET.id}


def without_index(store, *, revision):
    """Take the index out of a library, which says that it is of this revision."""
    with store.database.engine.begin() as connection:
        for statement in OLDER[connection.dialect.name]:
            connection.execute(text(statement))
        connection.execute(text("update alembic_version set version_num = :its"), {"its": revision})


def test_a_library_of_before_the_index_is_searched_as_soon_as_it_is_opened(store, address):
    """What it holds is in the index that the migration makes."""
    without_index(store, revision="0003")
    store.import_events(DATASET, made_up("a convoy near the bridge", "the school"))

    reopened = Store.open(address)

    assert found(reopened, "onvo") == {"m-0"}
    reopened.database.engine.dispose()


def test_a_database_that_has_no_such_index_finds_the_same(store):
    """Where FTS5 or pg_trgm is not to be had, every row is looked at."""
    store.import_events(DATASET, made_up("a convoy near the bridge", "the school"))
    without_index(store, revision="0004")

    assert found(store, "onvo", "idge") == {"m-0"}


def test_words_that_were_corrected_are_found_and_those_before_are_not(store):
    """Every write keeps the index."""
    store.import_events(DATASET, made_up("a convoy near the bridge"))
    store.import_events(DATASET, made_up("a lorry near the bridge"))

    assert (found(store, "convoy"), found(store, "lorry")) == (set(), {"m-0"})


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
