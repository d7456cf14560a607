"""Looking into a database file beside the process that runs on it; needs no lock."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import aiosqlite
from alembic.script import ScriptDirectory

from storage.database import BUSY_SECONDS, ReaderTx, Tx
from storage.migrating import settings


class NotCurrent(RuntimeError):
    """The file has another schema than this program: what it needs is in the sentence."""


def address(path: Path, mode: str = "ro") -> str:
    """Return the file as an address that SQLite opens in this mode only."""
    return f"{path.absolute().as_uri()}?mode={mode}"


def read_only(path: Path) -> sqlite3.Connection:
    """Open for looking only; raises FileNotFoundError, or sqlite3.Error where it cannot be."""
    # SQLite says only "unable to open"; this names the file that is missing.
    path.stat()
    return sqlite3.connect(address(path), uri=True, isolation_level=None, timeout=BUSY_SECONDS)


@asynccontextmanager
async def reading(path: Path) -> AsyncIterator[Tx]:
    """Read from one moment's state of the file; raises NotCurrent, OSError, sqlite3.Error."""
    with closing(read_only(path)) as connection:
        found = revision_in(connection)
    # Statements are of this program's schema; on another one they would fail one by one.
    if found != newest():
        raise NotCurrent(f"{path} has another schema than this program: run `migrate` first.")
    async with aiosqlite.connect(address(path), uri=True) as reader:
        reader.row_factory = sqlite3.Row
        await reader.execute("BEGIN")
        yield ReaderTx(reader)


def revision_in(connection: sqlite3.Connection) -> str | None:
    """Return the schema version a file says it has, None where it is none of ours."""
    # Asked first: a missing table is an answer here, not an error.
    known = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    if connection.execute(known).fetchone() is None:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def newest() -> str | None:
    """Return the schema version this program works with."""
    return _scripts().get_current_head()


def is_known(revision: str) -> bool:
    """Whether this program has the migration that leads to a schema version."""
    return any(script.revision == revision for script in _scripts().walk_revisions())


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(settings())
