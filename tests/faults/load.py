"""Work for many processes on one library: writers who save and review, readers who check what must always hold."""

import random
import secrets
from dataclasses import replace

from sqlalchemy import func, select

from contactline.library import ChangedMeanwhileError, ReviewDesk, ReviewError, Store, load
from contactline.library.schema import CHANGE, EVENT_REPORT, REPORT
from contactline.model import (
    Article,
    Editor,
    Evidence,
    PlaceMention,
    PlaceRole,
    Report,
    Review,
    Span,
    Status,
    When,
    quote,
)

PLACES = ("hadrut", "shusha", "martuni", "lachin", "kalbajar", "aghdam")
CONTESTED = ("ev-20201120-1", "ev-20201125-1")
"""Events that all writers want."""


def told(writer, number, chance):
    """An article of a writer's own, and its one report."""
    day = f"2020-10-{chance.randint(1, 28):02}"
    words = f"Clashes reported by {writer}, note {number}, on {day}."
    article = Article(words, "en", None, None, f"{writer} {number}", "Ours", (Span(0, len(words)),))
    report = Report(
        kind="clash",
        when=When.parse(day),
        when_span=None,
        places=(PlaceMention(chance.choice(PLACES), PlaceRole.AT),),
        actors=(),
        status=Status.OCCURRED,
        evidence=Evidence(what=(quote(words, Span(0, 7)),)),
        confidence=0.9,
    )
    return article, report


def write(number, address, turns, seed):
    """Save an article and do an action of review at each turn; the ids of the articles, and the tokens done."""
    chance = random.Random(f"{seed} {number}")
    store = Store.open(address, patience=60)
    database = replace(store.database, patience=60)
    desk = ReviewDesk(database, Editor(f"writer {number}", "oidc"))
    articles, tokens = [], []
    for turn in range(turns):
        article, report = told(f"writer {number}", turn, chance)
        replace(store, database=database).save(article, [report])
        articles.append(article.id)
        if token := _reviewed(store, desk, article.id, chance):
            tokens.append(token)
    return articles, tokens


def _reviewed(store, desk, article_id, chance):
    """Do one action; its token, or None where another writer was quicker."""
    seen, token = store.revision(), secrets.token_hex(8)
    (own, *_) = store.drafts(article_id)
    wanted = own.id if chance.random() < 0.5 else chance.choice(CONTESTED)
    event = store.event(wanted)
    try:
        if event.review is Review.REJECTED:
            desk.reset([wanted], seen, token)
        elif chance.random() < 0.5:
            desk.edit(wanted, replace(event.fields, title=f"as seen at {seen}"), seen, token)
        else:
            desk.reject([wanted], seen, token)
    except (ChangedMeanwhileError, ReviewError):
        return None
    return token


def read(_number, address, over):
    """Follow the library until it is over; how often it was looked at, after checking each time what must hold."""
    store = Store.open(address, patience=60)
    store = replace(store, database=replace(store.database, patience=60))
    mine, looks, actions = load(store), 0, 0
    while not over.is_set() or not looks:
        reports, filed, log = store.database.read(_counts)
        assert reports == filed, "a report has no event"
        assert log >= actions, "the log has lost an action"
        mine, fresh, actions = mine.up_to_date(store), load(store), log
        if mine.seq == fresh.seq:
            assert dict(zip(mine.rows.tolist(), mine.events, strict=True)) == dict(
                zip(fresh.rows.tolist(), fresh.events, strict=True)
            ), "the catalogue has missed a change"
            looks += 1
    return looks


def _counts(connection):
    counted = (select(func.count()).select_from(table) for table in (REPORT, EVENT_REPORT, CHANGE))
    return [connection.execute(query).scalar_one() for query in counted]


def check(store, written):
    """Assert that a library holds all that writers were told is done, once each."""
    tokens = store.database.read(lambda c: c.execute(select(CHANGE.c.token)).scalars().all())
    articles = [name for names, _ in written for name in names]

    assert sorted(tokens) == sorted(token for _, done in written for token in done)
    assert {one.id for one in store.shelf() if one.held} == set(articles)
    assert all(len(store.drafts(name)) == 1 for name in articles)
