"""Bringing a database file to the schema of this program, before anybody opens it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, create_engine

from storage.database import Database, lock_path
from storage.locks import FileLock

MIGRATIONS = Path(__file__).parent / "migrations"


class NewerSchema(RuntimeError):
    """The file was written by a newer version of this program."""


def migrate(path: str) -> bool:
    """Bring the file up to date; return whether anything had to be done.

    Raises NewerSchema where the file is ahead of this program.
    """
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(URL.create("sqlite", database=path))
    try:
        # One transaction for all steps: a failing one leaves the file as it was.
        with engine.begin() as connection:
            return _upgrade(connection)
    except CommandError as error:
        raise NewerSchema(path) from error
    finally:
        engine.dispose()


def _upgrade(connection: Connection) -> bool:
    configuration = settings()
    configuration.attributes["connection"] = connection
    before = revision_of(connection)
    command.upgrade(configuration, "head")
    return before != ScriptDirectory.from_config(configuration).get_current_head()


def settings() -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    return configuration


def revision_of(connection: Connection) -> str | None:
    """Return the schema version a database says it has."""
    return MigrationContext.configure(connection).get_current_revision()


def open_database(path: str) -> Database:
    """Lock, migrate and open; raises InUse while another process has the file."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    # Locked before migrating and handed on: no moment for another process in between.
    lock = FileLock(lock_path(path))
    try:
        migrate(path)
        return Database(path, lock)
    except BaseException:
        lock.release()
        raise
