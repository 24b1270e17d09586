"""The index by which words are found: made for a library of before it, kept by every write, and missed by nobody."""

import json
from datetime import date
from itertools import count

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from contactline.extract.text import fold
from contactline.library import Filters, Store
from contactline.library.database import connect
from contactline.library.fields import fields_of, to_json
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


def made_before(address, event):
    """Make a library of before the index that holds an event."""
    said = {
        "id": event.id,
        "origin": event.origin.value,
        "dataset": event.dataset,
        "base": json.dumps(to_json(fields_of(event))),
        "overlay": "{}",
        "review": event.review.value,
        "seq": 1,
        "kind": event.kind,
        "earliest": event.when.edtf,
        "latest": event.when.edtf,
        "known": "9999-99-99",
        "live": 1,
    }
    engine = connect(address)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", "contactline.library:migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        names = ", ".join(said)
        places = ", ".join(f":{name}" for name in said)
        connection.execute(text(f"insert into event ({names}) values ({places})"), said)  # noqa: S608
        connection.execute(
            text("insert into event_text (event_num, words) select num, :words from event"),
            {"words": event.title},
        )
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path):
    """The address of a database with nothing in it."""
    if request.param == "sqlite":
        return str(tmp_path / "empty.sqlite")
    server, name = request.getfixturevalue("postgres"), f"empty_{next(_NUMBER)}"
    server.query(f"create database {name} template template0", "template1")
    return server.url(name)


def test_a_library_of_before_the_index_is_searched_as_soon_as_it_is_opened(empty):
    """What it holds is in the index that the migration makes, and what is written next as well."""
    old, new = made_up("a convoy near the bridge", "the old school")
    made_before(empty, old)

    opened = Store.open(empty)
    opened.import_events(DATASET, [old, new])

    assert (found(opened, "onvo"), found(opened, "old")) == ({"m-0"}, {"m-1"})
    opened.database.engine.dispose()


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
