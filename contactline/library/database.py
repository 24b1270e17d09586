"""The database of a library: SQLite in a file by default, PostgreSQL where an address is given; the same for both.

Readers never wait for the writer (WAL, MVCC). Writers take turns: each raises the one number of ``state`` first,
so that who asks for what changed since a number misses nothing. A lost connection or a busy file is tried again
for a while; what is given to ``write`` may therefore run twice and must be written so that this is the same as once.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError

from contactline.library.schema import STATE

T = TypeVar("T")

PATIENCE = 10.0
"""Seconds for which a lost connection is tried again before the reader is told."""

_PAUSE = 0.2
_BUSY = ("database is locked", "database table is locked")
_FULL = ("database or disk is full", "No space left on device", "could not extend file")


class LibraryUnavailableError(RuntimeError):
    """The database cannot be reached; nothing was lost, and the next try may succeed."""


class LibraryFullError(RuntimeError):
    """There is no room left to write; what was there before is untouched."""


def default_address() -> str:
    """Return the database's address: ``CONTACTLINE_DATABASE_URL``, else a file.

    The file is ``CONTACTLINE_LIBRARY`` if set, else ``library.sqlite`` in the user's data folder.
    """
    if url := os.environ.get("CONTACTLINE_DATABASE_URL"):
        return url
    given = os.environ.get("CONTACTLINE_LIBRARY")
    return str(Path(given) if given else user_data_path("contactline") / "library.sqlite")


@dataclass(frozen=True, slots=True)
class Database:
    """An engine, and how long it is tried again before the reader is told."""

    engine: Engine
    patience: float = PATIENCE
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    def read(self, work: Callable[[Connection], T]) -> T:
        """Return what ``work`` finds in one consistent state of the database."""
        return self.trying(lambda: self._reading(work))

    def write(self, work: Callable[[Connection, int], T]) -> T:
        """Return what ``work`` gives, all of it written or nothing; it is given the number of this write."""
        return self.trying(lambda: self._writing(work))

    def _reading(self, work: Callable[[Connection], T]) -> T:
        with self.engine.connect() as connection:
            if self.engine.dialect.name == "postgresql":
                # By default each statement would see a state of its own: an event, and its reports moved away.
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                return work(connection)

    def _writing(self, work: Callable[[Connection, int], T]) -> T:
        with self.engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                raised = STATE.update().values(seq=STATE.c.seq + 1).returning(STATE.c.seq)
                return work(connection, connection.execute(raised).scalar_one())

    def trying(self, work: Callable[[], T]) -> T:
        """Return what ``work`` gives; try it again while the database is away.

        Raises LibraryUnavailableError or LibraryFullError; an error that would stay is raised as it is.
        """
        deadline = self.clock() + self.patience
        while True:
            try:
                return work()
            except DBAPIError as error:
                if _says(error, _FULL):
                    raise LibraryFullError("there is no room left where the library lies") from error
                if not (error.connection_invalidated or _is_passing(error)):
                    raise
                if self.clock() > deadline:
                    raise LibraryUnavailableError("the library cannot be reached at the moment") from error
            self.sleep(_PAUSE)


def connect(address: str) -> Engine:
    """Return an engine for a file's path or a ``postgresql://`` address; a file's folder is made."""
    if "://" not in address:
        path = Path(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        return _sqlite(create_engine(f"sqlite:///{path}", pool_pre_ping=True))
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(create_engine(url))
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "postgresql":
        raise ValueError(
            f"CONTACTLINE_DATABASE_URL: {url.get_backend_name()!r} is not kept by this program; "
            "give postgresql://user@host/name, or nothing for a file of your own"
        )
    # A server that went away is noticed before a reader is; ten seconds are enough to find that none is there.
    return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})


def _sqlite(engine: Engine) -> Engine:
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: DBAPIConnection, _: object) -> None:
    # The driver's own transactions would begin too late for DDL and too weak for writers: we begin them.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _is_passing(error: DBAPIError) -> bool:
    """Whether an error tells of a server that is not there now, or of a file that another holds."""
    kind = type(error.orig).__name__
    return _says(error, _BUSY) or (
        kind in ("OperationalError", "AdminShutdown", "CannotConnectNow", "CrashShutdown")
        and type(error.orig).__module__.startswith("psycopg")
    )


def _says(error: DBAPIError, phrases: tuple[str, ...]) -> bool:
    return any(phrase in str(error.orig) for phrase in phrases)
