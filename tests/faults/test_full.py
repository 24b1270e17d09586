"""A disk that is full: what was written stays, what does not fit is refused whole, and work goes on when there is room.

Where a small file system may be mounted the disk is one; elsewhere SQLite is told how many pages there are.
"""

import random
import shutil
import subprocess

import pytest
from sqlalchemy import event

from contactline.library import LibraryFullError, Store
from contactline.model import Article, Span
from tests.faults.corpus import content
from tests.faults.load import told

PAGE = 4096


class Mounted:
    """A small file system in memory."""

    def __init__(self, folder, megabytes):
        """Mount it; CalledProcessError where we may not."""
        folder.mkdir(mode=0o777)
        self.folder = folder
        self._mount(f"size={megabytes}m", "tmpfs")
        folder.chmod(0o777)

    def grow(self):
        """Make room."""
        self._mount("remount,size=256m")

    def remove(self):
        """Take it away."""
        subprocess.run(["umount", "--lazy", self.folder], check=True)

    def _mount(self, options, *what):
        kind = ["-t", "tmpfs"] if what else []
        subprocess.run(["mount", *kind, "-o", options, *what, self.folder], check=True, capture_output=True)


class Paged:
    """A file that may not have more than some pages."""

    def __init__(self, folder, megabytes):
        """The limit is set on each connection."""
        folder.mkdir()
        self.folder, self.pages = folder, megabytes * 1_000_000 // PAGE

    def limit(self, engine):
        """Have an engine keep the limit."""
        event.listen(engine, "checkout", lambda raw, *_: raw.execute(f"PRAGMA max_page_count={self.pages}"))

    def grow(self):
        """Make room."""
        self.pages *= 32

    def remove(self):
        """Nothing is left behind."""


def disk(folder, megabytes):
    """A disk that is soon full."""
    try:
        return Mounted(folder, megabytes)
    except (subprocess.CalledProcessError, FileNotFoundError):
        folder.rmdir()
        return Paged(folder, megabytes)


@pytest.fixture
def small(tmp_path):
    """A library on a disk that is soon full, and the disk."""
    made = disk(tmp_path / "small", 8)
    store = Store.open(made.folder / "library.sqlite")
    if isinstance(made, Paged):
        made.limit(store.database.engine)
    yield store, made
    store.database.engine.dispose()
    made.remove()


def long_article(number):
    """An article of nearly a million characters that cannot be packed well, with one report."""
    chance = random.Random(number)
    short, report = told("writer", number, chance)
    text = f"{short.text}\n\n{chance.randbytes(450_000).hex()}"
    return Article(text, "en", None, None, short.title, "", (Span(0, len(short.text)),)), report


def fill(store):
    """Save articles until there is no room; the ids of those that the library says it has, and the one too many."""
    kept = []
    for number in range(10_000):
        article, report = long_article(number)
        try:
            store.save(article, [report])
        except LibraryFullError as error:
            assert "no room left" in str(error)
            return kept, (article, report)
        kept.append(article.id)
    raise AssertionError("the disk was never full")


def held(store):
    """The ids of the articles with their text."""
    return {one.id for one in store.shelf() if one.held}


def test_a_full_disk_loses_nothing_and_work_goes_on_when_there_is_room(small):
    """The article that did not fit is not there in part; saved again later, it is there whole."""
    store, made = small

    kept, (article, report) = fill(store)
    before = content(store)
    assert held(store) == set(kept) and kept
    made.grow()
    store.save(article, [report])

    assert held(store) == {*kept, article.id}
    assert len(store.drafts(article.id)) == 1
    assert all(set(old) <= set(new) for old, new in zip(before[:2], content(store)[:2], strict=True))


def test_a_library_on_a_full_disk_can_be_read_by_who_comes_new(small):
    """Readers need no room."""
    store, _ = small
    kept, _ = fill(store)

    with store.database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert held(store) == set(kept)


@pytest.fixture
def small_server(postgres):
    """The address of a library on a server whose disk is soon full, and the disk."""
    made = disk(postgres.folder / "small", 24)
    if isinstance(made, Paged):
        pytest.skip("a small disk for PostgreSQL needs the right to mount one")
    shutil.chown(made.folder, postgres.user, postgres.user)
    postgres.query(f"create tablespace small location '{made.folder}'", "template1")
    postgres.query("create database on_small template template_library tablespace small", "template1")
    yield postgres.url("on_small"), made
    postgres.query("drop database on_small with (force)", "template1")
    postgres.query("drop tablespace small", "template1")
    made.remove()


def test_a_server_with_a_full_disk_loses_nothing_either(small_server):
    """The same on PostgreSQL."""
    address, made = small_server
    store = Store.open(address)

    kept, (article, report) = fill(store)
    assert held(store) == set(kept) and kept
    made.grow()
    store.save(article, [report])

    assert held(store) == {*kept, article.id}
    store.database.engine.dispose()
