"""How the library's tables came about, step by step, by Alembic; ``upgrade`` brings a library to the newest."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

LOCK = 7_051_988
"""The number of the advisory lock by which two processes that start at once take turns on PostgreSQL."""


def upgrade(engine: Engine) -> None:
    """Bring a library's tables to the newest form, in one transaction; a library of that form is left alone.

    That is found out by reading: opening a library does not wait for who is writing to it.
    """
    with engine.connect() as connection:
        heads = ScriptDirectory.from_config(_config(connection)).get_heads()
        if set(MigrationContext.configure(connection).get_current_heads()) == set(heads):
            return
    with engine.connect() as plain, _unreferenced(plain):
        connection = plain.execution_options(writes=True)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            command.upgrade(_config(connection), "head")


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


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", "contactline.library:migrations")
    config.attributes["connection"] = connection
    return config
