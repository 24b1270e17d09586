"""Filing on both databases: whatever the order and the batches, no report and no id is lost, and no review undone."""

import random
import shutil

import pytest
from sqlalchemy import select

from contactline.library import ReviewDesk, Store, desk
from contactline.library.event_rows import read_events
from contactline.library.schema import EVENT, EVENT_REPORT, REPORT
from contactline.model import LOCAL, Review, Status
from tests.telling import article, report

DAYS = ("2020-10-04", "2020-10-05", "2020-10", "2020-10-03/2020-10-04", None)
PLACES = ("stepanakert", "shusha", "shusha-district", "ganja", "")
KINDS = ("incident", "clash", "statement", "talks", "offensive", "capture")
ACTORS = ("az-mod", "az", "nkda", "am", "putin")


def corpus(seed, articles=24):
    """Articles with reports of a few happenings, told now finely and now coarsely."""
    rng = random.Random(seed)  # noqa: S311
    return [
        (
            article(
                f"Article {number} of corpus {seed}.",
                f"2020-10-{10 + number % 18}",
                f"Publisher {number % 5}",
            ),
            [_report(rng, f"Article {number} says {n}.") for n in range(rng.randrange(4))],
        )
        for number in range(articles)
    ]


def _report(rng, words):
    actors = rng.sample(ACTORS, rng.randrange(3))
    status = rng.choice(list(Status))
    return report(
        rng.choice(KINDS), rng.choice(DAYS), rng.choice(PLACES), *actors, status=status, words=words
    )


def everything(store):
    """Every event of an article that the library ever had, tombstones too, without those of the release."""
    found = store.database.read(lambda c: read_events(c, EVENT.c.origin == "article"))
    return [event for event in found if not any(told.citation.url for told in event.reports)]


def ours(store, articles):
    """The reports of these articles by event: the ids of events, and which reports each has."""
    names = {one.id for one, _ in articles}
    return {
        event.id: frozenset(told.id for told in event.reports)
        for event in everything(store)
        if any(told.article_id in names for told in event.reports)
    }


def each_report_once(store):
    """Whether every report that the library holds is in exactly one event that is there."""
    reports, filed = store.database.read(
        lambda c: (
            set(c.execute(select(REPORT.c.id)).scalars()),
            list(
                c.execute(
                    select(EVENT_REPORT.c.report_id)
                    .join(EVENT, EVENT.c.num == EVENT_REPORT.c.event_num)
                    .where(EVENT.c.gone.is_(None))
                ).scalars()
            ),
        )
    )
    return sorted(filed) == sorted(reports)


@pytest.mark.parametrize("seed", range(3))
def test_any_order_and_any_batches_file_each_report_once(store, seed):
    """No report is lost, none is in two events, and an id that was there stays, live or as a tombstone."""
    articles, rng = corpus(seed), random.Random(seed)  # noqa: S311
    rng.shuffle(articles)
    size, seen = rng.randrange(1, 9), set()

    for start in range(0, len(articles), size):
        store.save_all(articles[start : start + size])
        seen |= {event.id for event in everything(store)}
        assert each_report_once(store)

    after = {event.id: event for event in everything(store)}
    assert seen <= after.keys()
    assert all(after[name].gone.reason == "merged" for name in seen if not after[name].reports)


@pytest.mark.parametrize("seed", range(3))
def test_batches_give_what_single_articles_give(store, library_file, tmp_path, seed):
    """Articles in the order of their publication make the same events, one by one or all at once, on either database."""
    articles = sorted(corpus(seed), key=lambda pair: (pair[0].published, pair[0].id))
    other = Store.open(shutil.copy(library_file, tmp_path / "other.sqlite"))

    store.save_all(articles)
    for pair in articles:
        other.save_all([pair])

    assert ours(store, articles) == {name: told for name, told in ours(other, articles).items() if told}


@pytest.mark.parametrize("seed", range(2))
def test_saving_the_same_articles_again_changes_nothing(store, seed):
    """A second reading of the same texts adds, moves and renews no event."""
    articles = corpus(seed)
    store.save_all(articles)
    before = everything(store)

    store.save_all(articles)

    assert everything(store) == before


def test_what_an_editor_reviewed_gains_reports_and_nothing_else(store):
    """A reviewed event keeps its date, place and kind whatever comes after it."""
    articles = corpus(7)
    store.save_all(articles[:8])
    dated = [event.id for event in everything(store) if event.is_live and event.reports]
    ReviewDesk(store.database, LOCAL).accept(dated, store.revision())
    before = {name: store.event(name) for name in dated}

    store.save_all(articles[8:])

    for name, was in before.items():
        now = store.event(name)
        assert (now.fields, now.review, now.gone) == (was.fields, Review.ACCEPTED, None)
        assert now.reports[: len(was.reports)] == was.reports


def shelling(number, edtf="2020-10-04", place="stepanakert", actor="az-mod"):
    """An article that tells of a shelling."""
    text = f"Shelling, as article {number} tells it."
    return article(text, f"2020-10-{10 + number}"), [report("incident", edtf, place, actor, words=text)]


def only_event(store, pair):
    """The event that an article's only report tells."""
    (event,) = store.drafts(pair[0].id)
    return event


def test_what_an_editor_split_is_not_merged_again(store):
    """A second look never undoes what somebody decided."""
    first, second, third = shelling(1), shelling(2), shelling(3)
    store.save_all([first, second])
    event = only_event(store, first)
    ReviewDesk(store.database, LOCAL).split(event.id, [event.reports[1].id], store.revision())

    store.save_all([third])

    assert only_event(store, first).id != only_event(store, second).id


def test_a_later_report_joins_what_was_told_apart(store):
    """Two coarse tellings that nothing joined become one event through a third; the older id stays."""
    vague = shelling(1, "2020-10", "", "az")
    fine = shelling(2)
    store.save_all([vague])
    store.save_all([fine])
    apart = only_event(store, vague).id != only_event(store, fine).id

    store.save_all([shelling(n) for n in (3, 4, 5)])

    assert apart
    assert len(only_event(store, fine).reports) == 4


def test_what_was_withdrawn_and_is_told_again_takes_up_its_event(store):
    """The id of an event belongs to its first report for good."""
    one = shelling(1)
    store.save_all([one])
    name = only_event(store, one).id
    store.save_all([(one[0], [])])

    store.save_all([one])

    assert only_event(store, one).id == name and store.event(name).gone is None


def test_a_block_that_is_too_full_is_passed_over(store, monkeypatch):
    """Filing stays bounded where a day has very many events; finer blocks still find the happening."""
    monkeypatch.setattr(desk, "FULL", 2)
    monkeypatch.setattr("contactline.library.held_events.FULL", 2)
    others = [shelling(n, place=place) for n, place in enumerate(("ganja", "barda", "goris", "martuni"), 1)]
    store.save_all([*others, shelling(6)])

    store.save_all([shelling(7)])

    assert len(only_event(store, shelling(7)).reports) == 2


def test_two_openings_file_into_one_library(store, address):
    """What one process filed the next one finds."""
    store.save_all([shelling(1)])

    Store.open(address).save_all([shelling(2)])

    assert len(only_event(store, shelling(1)).reports) == 2
