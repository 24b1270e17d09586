"""What all tests share: libraries on both databases, each test with one of its own that holds the release."""

import shutil
import sys
from itertools import count

import pytest
from hypothesis import settings

from contactline.library import Catalogue, Store, load
from tests.postgres import Server

# How long an example takes says something of the machine and its other work, nothing of the rule.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

_NUMBER = count()

MAIN = sys.modules["__main__"]


@pytest.fixture(autouse=True)
def the_main_module():
    """Streamlit's AppTest puts the page it runs in the place of the main module, where a process pool would look."""
    sys.modules["__main__"] = MAIN  # a fixture of many tests may have run a page before
    yield
    sys.modules["__main__"] = MAIN


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server for the whole run."""
    server = Server()
    Store.open(server.url("postgres")).database.engine.dispose()  # what each library is copied from
    server.query("alter database postgres rename to template_library", "template1")
    yield server
    server.remove()


@pytest.fixture(scope="session")
def library_file(tmp_path_factory):
    """A library in a file, to be copied."""
    path = tmp_path_factory.mktemp("library") / "library.sqlite"
    engine = Store.open(path).database.engine
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@pytest.fixture
def sqlite_address(library_file, tmp_path):
    """The path of a library that is this test's own."""
    return str(shutil.copy(library_file, tmp_path / "library.sqlite"))


@pytest.fixture
def postgres_address(postgres):
    """The address of a library that is this test's own."""
    name = f"library_{next(_NUMBER)}"
    postgres.query(f"create database {name} template template_library", "template1")
    yield postgres.url(name)
    postgres.query(f"drop database {name} with (force)", "template1")


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request):
    """The address of a library, on each of the two databases."""
    return request.getfixturevalue("sqlite_address" if request.param == "sqlite" else "postgres_address")


@pytest.fixture
def store(address):
    """An open library that holds the release, on each of the two databases."""
    opened = Store.open(address)
    yield opened
    opened.database.engine.dispose()


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """A library that nobody writes to, and its catalogue."""
    opened = Store.open(tmp_path_factory.mktemp("shipped") / "library.sqlite")
    return opened, load(opened)


@pytest.fixture(scope="session")
def catalogue(shipped) -> Catalogue:
    """The catalogue of the release."""
    return shipped[1]
