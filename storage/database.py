"""The database: one writer thread, many units of work to a commit.

A unit is an `async def` whose only awaits are `tx.one`, `tx.all` and `tx.do`. The writer thread
runs it from start to end without leaving the thread, inside a savepoint; all units that wait go
into one transaction. An await per statement across threads would cost twenty times as much.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import aiosqlite
from sqlalchemy import ClauseElement

from storage.locks import FileLock
from storage.statements import Row, compiled

P = ParamSpec("P")
T = TypeVar("T")
# Bounds how long the first unit of a batch waits for the commit.
BATCH = 200
# A backup's or a migration's short locks pass within it; the bot has no other writer.
BUSY_SECONDS = 5.0
# All there are: a statement that fell out of the driver's 128 would be prepared at each use.
PREPARED = 2048


class Tx(Protocol):
    """A running transaction; the same on SQLite and on PostgreSQL."""

    def one(self, statement: ClauseElement, /, **values: Any) -> Awaitable[Row | None]: ...  # noqa: ANN401
    def all(self, statement: ClauseElement, /, **values: Any) -> Awaitable[list[Row]]: ...  # noqa: ANN401
    def do(self, statement: ClauseElement, /, **values: Any) -> Awaitable[int]: ...  # noqa: ANN401


class SqliteTx:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def one(self, statement: ClauseElement, /, **values: Any) -> Row | None:  # noqa: ANN401
        known = compiled(statement)
        found = self._connection.execute(known.text, known.values(values)).fetchone()
        return known.row(found) if found else None

    async def all(self, statement: ClauseElement, /, **values: Any) -> list[Row]:  # noqa: ANN401
        known = compiled(statement)
        # Read to the end at once: an open cursor would hold the snapshot and block checkpoints.
        found = self._connection.execute(known.text, known.values(values)).fetchall()
        return [known.row(row) for row in found]

    async def do(self, statement: ClauseElement, /, **values: Any) -> int:  # noqa: ANN401
        known = compiled(statement)
        return self._connection.execute(known.text, known.values(values)).rowcount


class ReaderTx:
    """What only reads: lists, exports, figures, on a connection of its own."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def one(self, statement: ClauseElement, /, **values: Any) -> Row | None:  # noqa: ANN401
        rows = await self.all(statement, **values)
        return rows[0] if rows else None

    async def all(self, statement: ClauseElement, /, **values: Any) -> list[Row]:  # noqa: ANN401
        known = compiled(statement)
        found = await self._connection.execute_fetchall(known.text, known.values(values))
        return [known.row(row) for row in found]  # type: ignore[arg-type]

    async def do(self, statement: ClauseElement, /, **values: Any) -> int:  # noqa: ANN401, ARG002
        raise TypeError("a reader may not change anything")


class Database:
    """Runs units of work: what happens in one happens wholly or not at all."""

    def __init__(self, path: str, lock: FileLock | None = None) -> None:
        self.path = path
        self._address = f"{Path(path).absolute().as_uri()}?mode=ro"
        # A second process would send everything a second time.
        self._lock = lock or FileLock(lock_path(path))
        self.connection = sqlite3.connect(
            path,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_SECONDS,
            cached_statements=PREPARED,
        )
        self.connection.row_factory = sqlite3.Row
        # FULL: what people are told is on disk, even if the power fails. WAL: readers never wait.
        for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            self.connection.execute(f"PRAGMA {setting}")
        # One thread: SQLite has one writer, and a queue of our own is fairer than its lock.
        self._thread = ThreadPoolExecutor(1, "database")
        self._waiting: asyncio.Queue[_Unit | None] = asyncio.Queue()
        self._closed = False
        self._writing = asyncio.create_task(self._write())

    async def run(
        self,
        step: Callable[Concatenate[Tx, P], Coroutine[Any, Any, T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run one unit of work and return its result once it is on disk.

        Raises what the unit raises, and sqlite3.Error where the disk or a lock refuses.
        """
        if self._closed:
            raise sqlite3.ProgrammingError("the database is closed")
        unit = _Unit(lambda tx: step(tx, *args, **kwargs))
        # From here the unit is done even if the caller is cancelled: it is never half done.
        await self._waiting.put(unit)
        return await unit.done  # type: ignore[no-any-return]

    async def read(
        self,
        step: Callable[Concatenate[Tx, P], Coroutine[Any, Any, T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a step that only reads, beside the writer, on its own snapshot."""
        # mode=ro in the address: a statement that changes something fails at the database as well.
        async with aiosqlite.connect(self._address, uri=True) as connection:
            connection.row_factory = sqlite3.Row
            # All statements of the step see the same moment.
            await connection.execute("BEGIN")
            return await step(ReaderTx(connection), *args, **kwargs)

    async def close(self) -> None:
        """Let what waits be written, then let go of the file."""
        self._closed = True
        self._waiting.put_nowait(None)
        # The lock goes last: the next process must find everything written and closed.
        await asyncio.gather(self._writing, return_exceptions=True)
        self._thread.shutdown()
        self.connection.close()
        self._lock.release()

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        while batch := await self._batch():
            try:
                await loop.run_in_executor(self._thread, self._commit, batch)
            except Exception as error:
                # Nothing of the batch is on the disk, not even of units that went well.
                for unit in batch:
                    unit.error = error
            for unit in batch:
                unit.resolve()

    async def _batch(self) -> list["_Unit"]:
        """Wait for work and take what there is of it; nothing once the database closes."""
        batch: list[_Unit] = []
        while len(batch) < BATCH and not (batch and self._waiting.empty()):
            unit = await self._waiting.get()
            if unit is None:
                # Put back for the next call, where it ends the writing.
                self._waiting.put_nowait(None)
                break
            batch.append(unit)
        return batch

    def _commit(self, batch: list["_Unit"]) -> None:
        # Takes the write lock at once: a reader that becomes a writer later can fail half way.
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            for unit in batch:
                self._do(unit)
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def _do(self, unit: "_Unit") -> None:
        # One unit's failure takes back that unit alone, not those that share the commit.
        self.connection.execute("SAVEPOINT unit")
        unit.drive(SqliteTx(self.connection))
        if not self.connection.in_transaction:
            # A full disk ends the transaction, with all that was done in it.
            raise sqlite3.OperationalError(str(unit.error))
        if unit.error:
            self.connection.execute("ROLLBACK TO unit")
        self.connection.execute("RELEASE unit")


def lock_path(path: str) -> Path:
    return Path(path + ".lock")


class _Unit:
    def __init__(self, step: Callable[[Tx], Coroutine[Any, Any, Any]]) -> None:
        self._step = step
        self.done: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self.result: Any = None
        self.error: Exception | None = None

    def drive(self, tx: Tx) -> None:
        """Run the step in this thread; it may await nothing but the transaction."""
        try:
            self.result = _result(self._step(tx))
        except Exception as error:
            self.error = error

    def resolve(self) -> None:
        if self.done.cancelled():
            return
        if self.error:
            self.done.set_exception(self.error)
        else:
            self.done.set_result(self.result)


def _result(coroutine: Coroutine[Any, Any, T]) -> T:
    try:
        # Nothing inside truly waits, so one push runs it to its end without an event loop.
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value  # type: ignore[no-any-return]
    # What it waits for no loop will ever bring: fail now, and loudly.
    coroutine.close()
    raise RuntimeError("a unit of work awaited more than its transaction")
