"""How the library's tables came about, step by step, by Alembic; ``upgrade`` brings a library to the newest."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, inspect, text

NEWEST = "0007"
"""The last step of ``versions``: a library of this form is opened without loading Alembic, half a second each time."""

LOCK = 7_051_988
"""The number of the advisory lock by which two processes that start at once take turns on PostgreSQL."""


def upgrade(engine: Engine) -> None:
    """Bring a library's tables to the newest form, in one transaction; a library of that form is left alone.

    That is found out by reading: opening a library does not wait for who is writing to it.
    """
    with engine.connect() as connection:
        if _form(connection) == NEWEST:
            return
    _bring_up(engine)


def _form(connection: Connection) -> str | None:
    """Return the step that a library is at; a new one is at none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.scalar(text("select version_num from alembic_version"))


def _bring_up(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415 (only a new or an old library needs it)
    from alembic.config import Config  # noqa: PLC0415

    with engine.connect() as plain, _unreferenced(plain):
        connection = plain.execution_options(writes=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            config = Config()
            config.set_main_option("script_location", "contactline.library:migrations")
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


@contextmanager
def _unreferenced(connection: Connection) -> Generator[None]:
    """Let tables be copied that others refer to: SQLite changes a column only so, and only outside a transaction."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.cursor()
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")
        driver.close()
