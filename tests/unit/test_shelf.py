"""The shelf of articles: in order, found by words in any script, a page at a time, on both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from hypothesis import given
from hypothesis import strategies as st

from contactline.extract.text import fold
from contactline.library.article_rows import cited_row, write_articles
from contactline.library.migrations.versions import v0005_shelf
from contactline.library.shelf import PAGE, shelf_row
from contactline.model import Article, Citation, Span

TEXT = "Talks were held in Moscow on 10 October 2020."
ARTICLE = Article(
    TEXT, "en", date(2020, 10, 11), None, "Talks in Moscow", "Our own fixture", (Span(0, len(TEXT)),)
)
TITLES = (
    "Talks in Moscow",
    "محادثات تجريبية في موسكو",
    "Переговоры в Москве",
    "Բանակցություններ Մոսկվայում",
    "100 % _ of \\ it",
)


@pytest.fixture
def shelf(store):
    """A library that holds an article under each of the titles, each a day younger than the one before."""
    articles = [
        replace(ARTICLE, text=f"{TEXT} {day}", title=title, published=date(2026, 11, 1) + timedelta(days=day))
        for day, title in enumerate(TITLES)
    ]
    store.save_all([(article, ()) for article in articles])
    return store


def found(store, asked, page=1):
    """The titles that a search finds, as the page asks for them."""
    return [one.citation.title for one in store.find(fold(asked).text.split(), page).articles]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("moscow TALKS", "Talks in Moscow"),
        ("تَجريبيّة", "محادثات تجريبية في موسكو"),
        ("москве", "Переговоры в Москве"),
        ("մոսկվայում", "Բանակցություններ Մոսկվայում"),
        ("2026-11-03", "Переговоры в Москве"),
        ("%", "100 % _ of \\ it"),
        ("_", "100 % _ of \\ it"),
        ("\\", "100 % _ of \\ it"),
    ],
)
def test_an_article_is_found_by_words_of_its_title_or_its_day(shelf, asked, title):
    """Case, Arabic vowel signs and the order of words do not matter; signs of the database mean themselves."""
    assert found(shelf, asked) == [title]


@pytest.mark.parametrize("asked", ["nothing of the kind", "Moscow Москве", "\0", "'; drop table article; --"])
def test_what_no_article_has_finds_none(shelf, asked):
    """All words must be there; nothing that is asked for is a fault."""
    assert shelf.find(fold(asked).text.split() or [asked], 1).count == 0


def test_the_newest_stands_first_and_one_without_a_day_last(shelf):
    """As they came out, whenever they were brought in."""
    shelf.save(replace(ARTICLE, text="No day is known.", title="Undated", published=None), ())

    assert found(shelf, "our own fixture") == [*reversed(TITLES), "Undated"]


def test_an_article_that_is_read_again_is_found_by_its_new_title_alone(shelf):
    """What was searched of it before goes."""
    shelf.save(replace(ARTICLE, text=f"{TEXT} 0", title="A headline of another day"), ())

    assert found(shelf, "headline") and not found(shelf, "Talks in Moscow")


def test_pages_hold_every_article_once(shelf):
    """However many there are: each on one page, the pages as long as each other but for the last."""
    rows = [
        cited_row(f"{n:064x}", "en", Citation(f"Bulletin {n}", "Made up", date(2020, 1, 1)), 1)
        for n in range(120)
    ]
    shelf.database.write(lambda c, _: write_articles(c, rows))

    pages = [shelf.find(("bulletin",), number) for number in (1, 2, 3)]

    assert [len(page.articles) for page in pages] == [PAGE, PAGE, 120 - 2 * PAGE]
    assert {one.id for page in pages for one in page.articles} == {row["id"] for row in rows}
    assert shelf.find(("bulletin",), 99) == pages[2]
    assert (pages[0].count, pages[0].pages) == (120, 3)


OLDER = (
    "drop table article_shelf",
    "drop index ix_event_filter",
    "create index ix_event_filter on event (live, latest, earliest, kind, origin)",
)
"""What makes of a library one that was made before there was a shelf."""


def test_an_older_library_has_its_articles_on_the_shelf(shelf):
    """What was kept before there was a search is found by it once the library was brought up to date."""

    def bring_up_to_date(connection, _):
        for statement in OLDER:
            connection.execute(sa.text(statement))
        with Operations.context(MigrationContext.configure(connection)):
            v0005_shelf.upgrade()

    shelf.database.write(bring_up_to_date)

    assert found(shelf, "our own fixture") == [*reversed(TITLES)]


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_title_is_found_by_each_of_its_own_words(title, source):
    """Folded the same way when it is written and when it is asked for."""
    row = shelf_row({"id": "a", "title": title, "source": source, "url": "", "published": None}, held=True)

    assert all(word in row["words"] for word in fold(title.replace("\0", " ")).text.split())
