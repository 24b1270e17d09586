"""What is wrong with a database, in words for the reader, and whether it may be gone in a moment.

The sentences never hold the address, for it may hold a password: host, port and name are enough.
"""

from __future__ import annotations

import re

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError


class LibraryError(RuntimeError):
    """A library that cannot be used; the message says why. Nothing that was written before is lost."""


class LibraryUnavailableError(LibraryError):
    """The database cannot be reached; the next try may succeed."""


class LibraryFullError(LibraryError):
    """There is no room left to write; what was there before is untouched."""


class LibraryReadOnlyError(LibraryError):
    """The database may be read and not be written."""


_BUSY = ("database is locked", "database table is locked", "database schema is locked")
_FULL = ("database or disk is full", "No space left on device", "could not extend file", "File too large")
_FILE = ("unable to open database file", "disk I/O error")
_DAMAGED = ("file is not a database", "database disk image is malformed")
_READ_ONLY = ("attempt to write a readonly database", "permission denied for", "read-only transaction")
_REFUSED = (
    "password authentication failed",
    "does not exist",
    "no pg_hba.conf entry",
    "no password supplied",
)
"""A server that is there and does not let us in: trying again would not help."""
_PASSING = (
    "OperationalError",
    "AdminShutdown",
    "CannotConnectNow",
    "CrashShutdown",
    "DeadlockDetected",
    "SerializationFailure",
    "TooManyConnections",
)
"""psycopg's errors of a server that is not there now, or that wants a transaction tried again."""


def fault_of(error: DBAPIError | PoolTimeoutError, url: URL) -> LibraryError | None:
    """Return what a reader is told of an error; None for a defect of our own."""
    if _says(error, _FULL):
        return LibraryFullError("there is no room left where the library lies; nothing of this was kept")
    if _says(error, _READ_ONLY):
        return LibraryReadOnlyError(f"{_place(url)} may be read here, and not be written")
    if _says(error, _DAMAGED):
        return LibraryUnavailableError(f"{_place(url)} is no library, or it is damaged")
    if _says(error, _FILE):
        return LibraryUnavailableError(
            f"{_place(url)} cannot be opened: is the path right, may it be written?"
        )
    if _says(error, _BUSY):
        return LibraryUnavailableError(f"{_place(url)} is held by another program")
    if isinstance(error, PoolTimeoutError):
        return LibraryUnavailableError("the library has more to do than it can at the moment")
    if error.connection_invalidated or _of_psycopg(error):
        return LibraryUnavailableError(f"{_place(url)} cannot be reached at the moment{_reason(error)}")
    return None


def is_passing(error: DBAPIError | PoolTimeoutError) -> bool:
    """Whether an error tells of a server that is not there now, or of a file that another holds."""
    if isinstance(error, PoolTimeoutError) or _says(error, _FULL) or _says(error, _REFUSED):
        return False  # a pool has waited long enough itself
    return error.connection_invalidated or _says(error, _BUSY) or _of_psycopg(error)


def _of_psycopg(error: DBAPIError) -> bool:
    kind = type(error.orig)
    return kind.__module__.startswith("psycopg") and kind.__name__ in _PASSING


def _says(error: DBAPIError | PoolTimeoutError, phrases: tuple[str, ...]) -> bool:
    return isinstance(error, DBAPIError) and any(phrase in str(error.orig) for phrase in phrases)


def _place(url: URL) -> str:
    if url.get_backend_name() == "sqlite":
        return f"the library {url.database}"
    host = url.host or "this machine"
    return f"the library {url.database or ''} on {host}{f':{url.port}' if url.port else ''}"


def _reason(error: DBAPIError) -> str:
    """Return what the server itself says, which names users and databases, never passwords."""
    said = re.search(r"FATAL:\s+(.+)", str(error.orig))
    return f": {said[1]}" if said else ""
