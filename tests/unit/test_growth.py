"""Events that gain reports: only what is new is written, and it is what would have been written whole."""

import random

import pytest
from sqlalchemy import select

from contactline.library import growth
from contactline.library.event_rows import read_events
from contactline.library.event_writing import write_events
from contactline.library.merge import sample
from contactline.library.schema import EVENT, EVENT_ACTOR, EVENT_BLOCK, EVENT_PLACE, EVENT_REPORT, EVENT_TEXT
from tests.telling import article
from tests.unit.test_filing import corpus, only_event, ours, shelling


def rows(store):
    """All that is written of events, but for the number of the write; of the text the words of each."""

    def read(connection):
        columns = [column for column in EVENT.columns if column.name != "seq"]
        found = {"event": {tuple(row) for row in connection.execute(select(*columns))}}
        for table in (EVENT_PLACE, EVENT_ACTOR, EVENT_BLOCK, EVENT_REPORT):
            found[table.name] = {tuple(row) for row in connection.execute(select(table))}
        words = {}
        for number, part in connection.execute(select(EVENT_TEXT.c.event_num, EVENT_TEXT.c.words)):
            words[number] = words.get(number, set()) | set(part.split())
        return {**found, "words": words}

    return store.database.read(read)


def write_whole(store):
    """Write every event anew, with all its reports."""
    store.database.write(lambda c, seq: write_events(c, seq, read_events(c, EVENT.c.num > 0)))


@pytest.mark.parametrize("few", [3, 64])
@pytest.mark.parametrize("seed", range(2))
def test_what_was_written_bit_by_bit_is_what_is_written_whole(store, monkeypatch, seed, few):
    """Days, places, actors, keys, words and reports of events that grew are those of their reports together."""
    monkeypatch.setattr(sample, "SAMPLE", few)
    articles = corpus(seed, 40)
    random.Random(seed).shuffle(articles)  # noqa: S311
    for start in range(0, len(articles), 3):
        store.save_all(articles[start : start + 3])
    before = rows(store)

    write_whole(store)

    assert rows(store) == before


@pytest.mark.parametrize("few", [2, 3])
def test_more_reports_than_the_sample_give_the_same_event_in_any_order(store, monkeypatch, few):
    """Which of very many speak for all does not depend on which came first."""
    monkeypatch.setattr(sample, "SAMPLE", few)
    told = [shelling(n, edtf) for n, edtf in enumerate(["2020-10-04"] * 6 + ["2020-10-03/2020-10-04"] * 2, 1)]
    store.save_all(told)
    said = only_event(store, told[0]).fields
    store.save_all([(one, []) for one, _ in told])

    for pair in reversed(told):
        store.save_all([pair])

    assert only_event(store, told[0]).fields == said
    assert len(only_event(store, told[0]).reports) == 8


def test_batches_give_what_single_articles_give_beyond_the_sample_too(store, monkeypatch, tmp_path):
    """An event with more reports than speak for it takes the same reports one by one or all at once."""
    monkeypatch.setattr(sample, "SAMPLE", 2)
    articles = sorted(corpus(5, 40), key=lambda pair: (pair[0].published, pair[0].id))
    other = type(store).open(tmp_path / "other.sqlite")

    store.save_all(articles)
    for pair in articles:
        other.save_all([pair])

    assert ours(store, articles) == {name: told for name, told in ours(other, articles).items() if told}


def test_an_event_grows_without_its_reports_being_read(store, monkeypatch):
    """A report more is a row more: those that were there are left alone."""
    monkeypatch.setattr(sample, "SAMPLE", 2)
    store.save_all([shelling(n) for n in range(1, 7)])
    written = []
    monkeypatch.setattr(
        "contactline.library.filing.write_events", lambda _c, _seq, events: written.extend(events)
    )

    store.save_all([shelling(7)])

    assert len(only_event(store, shelling(7)).reports) == 7 and written == []


def test_an_article_read_again_with_another_report_of_the_same_happening_tells_it_twice(store):
    """What an article says already of an event counts, though its reports are not read."""
    one, reports = shelling(1)
    store.save_all([(one, reports)])
    (more,) = shelling(1, "2020-10-03/2020-10-04")[1]

    store.save_all([(one, [*reports, more])])

    assert len(store.drafts(one.id)) == 2


def test_two_events_that_one_article_tells_apart_stay_two(store):
    """However alike they become through others: an article tells a happening once."""
    both = article("Shelling by night and by day.", "2020-10-11")
    night = shelling(1, "2020-10-03/2020-10-04")[1][0]
    day = shelling(2)[1][0]
    store.save_all([(both, [night, day])])

    store.save_all([shelling(n) for n in range(3, 9)])

    assert len(store.drafts(both.id)) == 2


def test_a_text_without_room_for_a_part_more_is_put_into_one(store, monkeypatch):
    """An event has as many parts as there are numbers for; after that its words begin anew, and none is lost."""
    first = shelling(1)
    store.save_all([first])
    event = only_event(store, first).id
    number = store.database.read(lambda c: c.execute(select(EVENT.c.num).where(EVENT.c.id == event)).scalar())
    last = number * growth.PARTS + growth.PARTS - 1
    store.database.write(
        lambda c, _: c.execute(EVENT_TEXT.update().where(EVENT_TEXT.c.event_num == number).values(num=last))
    )

    store.save_all([shelling(2)])

    parts = store.database.read(
        lambda c: c.execute(select(EVENT_TEXT.c.num).where(EVENT_TEXT.c.event_num == number)).scalars().all()
    )
    before = rows(store)
    write_whole(store)
    assert parts == [number * growth.PARTS] and rows(store)["words"] == before["words"]
