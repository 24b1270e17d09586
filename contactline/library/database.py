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
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from contactline.library.database_faults import LibraryUnavailableError, fault_of, is_passing
from contactline.library.schema import STATE

T = TypeVar("T")

PATIENCE = 10.0
"""Seconds for which a lost connection is tried again before the reader is told."""

_PAUSE = 0.2
_READS = {"postgresql": {"isolation_level": "REPEATABLE READ"}}
"""All statements of a reader see one state. PostgreSQL would else show each what was written in between; SQLite does so."""


_NO_ADDRESS = (
    "CONTACTLINE_DATABASE_URL is no address of a database that this program keeps: "
    "give postgresql://user:password@host/name, or nothing for a file of your own"
)
_CONNECTION = {"connect_timeout": 10, "keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
"""In seconds: how soon it is found that no server is there, or that one went without a word."""


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
        with self.engine.connect() as plain:
            connection = plain.execution_options(**_READS.get(self.engine.dialect.name, {}))
            with connection.begin():
                return work(connection)

    def _writing(self, work: Callable[[Connection, int], T]) -> T:
        with self.engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                raised = STATE.update().values(seq=STATE.c.seq + 1).returning(STATE.c.seq)
                return work(connection, connection.execute(raised).scalar_one())

    def trying(self, work: Callable[[], T]) -> T:
        """Return what ``work`` gives; try again where the server or the file is not there for the moment.

        Raises a LibraryError where this lasts, or where trying again would not help.
        """
        deadline = self.clock() + self.patience
        while True:
            try:
                return work()
            except (DBAPIError, PoolTimeoutError) as error:
                fault = fault_of(error, self.engine.url)
                if fault is None:
                    raise
                if not is_passing(error) or self.clock() > deadline:
                    raise fault from error
            self.sleep(_PAUSE)


def connect(address: str) -> Engine:
    """Return an engine for a file's path or a ``postgresql://`` address; a file's folder is made.

    Raises LibraryUnavailableError for what is no address; the message does not repeat it: it may hold a password.
    """
    if "://" not in address:
        return _sqlite(create_engine(URL.create("sqlite", database=str(_in_its_folder(address)))))
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise LibraryUnavailableError(_NO_ADDRESS) from error
    if url.get_backend_name() == "sqlite":
        return _sqlite(create_engine(url))
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "postgresql":
        raise LibraryUnavailableError(_NO_ADDRESS)
    # A server that went away is noticed before a reader is; ten seconds are enough to find that none is there.
    return create_engine(url, pool_pre_ping=True, connect_args=_CONNECTION)


def _in_its_folder(address: str) -> Path:
    path = Path(address)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryUnavailableError(
            f"the library's folder {path.parent} cannot be made ({error.strerror})"
        ) from error
    return path


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
