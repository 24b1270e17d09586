"""A library that cannot be opened, written or reached: one clear sentence, and never a password in it."""

import pytest
from typer.testing import CliRunner

from contactline.cli import app
from contactline.library import LibraryReadOnlyError, LibraryUnavailableError, Store
from contactline.model import Article, Span
from tests.faults.processes import at_once
from tests.postgres import free_port

run = CliRunner()
SECRET = "s3cret-w0rd"
TEXT = "Azerbaijani forces shelled Hadrut on 4 October 2020."
ARTICLE = Article(TEXT, "en", None, None, "", "", (Span(0, len(TEXT)),))


def opened(_number, address):
    """Open a library in a process of its own; how many events it then holds."""
    store = Store.open(address, patience=60)
    return len(store.changes_since(-1).events)


@pytest.fixture
def password(postgres):
    """The port of a server that asks for a password."""
    config = postgres.folder / "data" / "pg_hba.conf"
    before = config.read_text()
    postgres.query("create role guarded login password 'right'", "template1")
    config.write_text("host all guarded 127.0.0.1/32 scram-sha-256\n" + before)
    postgres.query("select pg_reload_conf()", "template1")
    yield postgres.port
    config.write_text(before)
    postgres.query("select pg_reload_conf()", "template1")
    postgres.query("drop role guarded", "template1")


def test_five_processes_make_one_library_in_a_new_file(tmp_path):
    """Whoever comes first makes the tables and fills them, the others wait for it."""
    found = at_once(5, opened, str(tmp_path / "new" / "library.sqlite"))

    assert len(set(found)) == 1 and found[0] > 184


def test_five_processes_make_one_library_in_an_empty_database(postgres):
    """The same on a server: migrations take turns."""
    postgres.query("create database empty", "template1")

    found = at_once(5, opened, postgres.url("empty"))

    postgres.query("drop database empty with (force)", "template1")
    assert len(set(found)) == 1 and found[0] > 184


def test_a_file_that_is_no_library_says_so(tmp_path):
    """The message names the file."""
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"not a database at all, but long enough to look at " * 20)

    with pytest.raises(LibraryUnavailableError, match=r"library\.sqlite is no library, or it is damaged"):
        Store.open(path)


def test_a_folder_in_the_place_of_the_file_says_so(tmp_path):
    """The message asks for the path."""
    with pytest.raises(LibraryUnavailableError, match="cannot be opened: is the path right"):
        Store.open(tmp_path)


def test_a_folder_that_cannot_be_made_says_so(tmp_path):
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("x")

    with pytest.raises(LibraryUnavailableError, match=r"folder .*file cannot be made"):
        Store.open(tmp_path / "file" / "library.sqlite")


def test_a_file_that_may_only_be_read_can_be_read_and_says_so_when_written(sqlite_address):
    """A library on a medium that is locked suffices to look."""
    store = Store.open(f"sqlite:///file:{sqlite_address}?mode=ro&uri=true")

    with pytest.raises(LibraryReadOnlyError, match="may be read here, and not be written"):
        store.save(ARTICLE, [])

    assert store.changes_since(-1).events


def test_a_user_who_may_only_read_can_read_and_is_told_so_when_writing(postgres, postgres_address):
    """A visitor's account of the database suffices to look."""
    database = postgres_address.rsplit("/", 1)[1]
    postgres.query("create role visitor login", "template1")
    postgres.query("grant select on all tables in schema public to visitor", database)
    store = Store.open(postgres_address.replace("test@", "visitor@"))

    with pytest.raises(LibraryReadOnlyError, match=f"{database} on 127.0.0.1:.* not be written"):
        store.save(ARTICLE, [])

    assert store.changes_since(-1).events
    store.database.engine.dispose()
    postgres.query("drop owned by visitor", database)
    postgres.query("drop role visitor", "template1")


def test_a_wrong_password_is_told_at_once_and_not_repeated(password):
    """Trying again would not help, and the message may be seen by others."""
    with pytest.raises(LibraryUnavailableError) as told:
        Store.open(f"postgresql://guarded:{SECRET}@127.0.0.1:{password}/template_library", patience=600)

    assert 'password authentication failed for user "guarded"' in str(told.value)
    assert SECRET not in str(told.value)


def test_a_database_that_there_is_not_is_told_at_once(postgres):
    """The message says which."""
    with pytest.raises(LibraryUnavailableError, match='database "nowhere" does not exist'):
        Store.open(postgres.url("nowhere"), patience=600)


@pytest.mark.parametrize(
    "address", ["postgresql://user:{}@host:port/name", "mysql://user:{}@host/name", "://{}"]
)
def test_what_is_no_address_is_told_without_repeating_it(address):
    """It may hold a password."""
    with pytest.raises(LibraryUnavailableError, match="is no address of a database") as told:
        Store.open(address.format(SECRET))

    assert SECRET not in str(told.value)


def test_a_server_that_does_not_answer_is_named():
    """Host, port and name, and no password."""
    port = free_port()

    with pytest.raises(LibraryUnavailableError) as told:
        Store.open(f"postgresql://user:{SECRET}@127.0.0.1:{port}/name", patience=0)

    assert str(told.value) == f"the library name on 127.0.0.1:{port} cannot be reached at the moment"


def test_the_command_line_says_it_in_one_sentence(password, monkeypatch):
    """No traceback, no password; exit code 2."""
    address = f"postgresql://guarded:{SECRET}@127.0.0.1:{password}/template_library"
    monkeypatch.setenv("CONTACTLINE_DATABASE_URL", address)

    result = run.invoke(app, ["ingest", __file__])

    assert result.exit_code == 2
    assert result.stderr == (
        f"the library template_library on 127.0.0.1:{password} cannot be reached at the moment: "
        'password authentication failed for user "guarded"\n'
    )
