"""Units of work: wholly or not at all, on disk before anybody is told, whatever the disk says."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import bindparam, func, insert, select

from storage import database as module
from storage.database import Database, Tx
from storage.tables import metadata as tables_of
from storage.tables import prompts, timers
from tests.conftest import NOON, create_schema

ADD = insert(timers).values({n: bindparam(n) for n in ("due_at", "kind", "subject_id")})
KINDS = select(timers.c.kind).order_by(timers.c.id)
COUNT = select(func.count().label("n")).select_from(timers)
LARGE = insert(prompts).values(
    {c.name: bindparam(c.name) for c in prompts.c if c.name not in {"id", "message_id"}}
)


class Breaks(RuntimeError):
    """What a defect in a unit would raise."""


async def add(tx: Tx, kind: str, *, breaks: bool = False) -> str:
    await tx.do(ADD, due_at=NOON, kind=kind, subject_id=0)
    if breaks:
        raise Breaks(kind)
    return kind


async def kinds(tx: Tx) -> list[str]:
    return [row["kind"] for row in await tx.all(KINDS)]


async def count(tx: Tx) -> int:
    row = await tx.one(COUNT)
    return int(row["n"]) if row else 0


async def fill(tx: Tx, size: int) -> None:
    """Write a row that needs this many bytes, after a small one that does not."""
    await add(tx, "before")
    values = {"kind": "k", "subject_id": 0, "args": "x" * size, "expires_at": NOON}
    await tx.do(LARGE, chat_id=1, person_id=1, **values)


def seen_from_outside(database: Database) -> list[str]:
    """What another process reads of it now."""
    with closing(sqlite3.connect(database.path)) as other:
        return [str(kind) for (kind,) in other.execute("SELECT kind FROM timers ORDER BY id")]


def trace(database: Database) -> list[str]:
    """Collect every statement from now on."""
    said: list[str] = []
    database.connection.set_trace_callback(said.append)
    return said


@contextmanager
def held_elsewhere(database: Database) -> Iterator[None]:
    """Another program is in the middle of writing."""
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
async def hurried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Database]:
    """A database that waits for nobody's lock."""
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.0)
    database = Database(str(tmp_path / "hurried.db"))
    create_schema(database)
    yield database
    await database.close()


async def test_a_unit_returns_what_it_made_and_it_is_on_disk(database: Database) -> None:
    assert await database.run(add, "a") == "a"
    assert seen_from_outside(database) == ["a"]


async def test_units_that_wait_together_share_one_commit(database: Database) -> None:
    said = trace(database)
    await asyncio.gather(*(database.run(add, str(number)) for number in range(50)))
    assert [word for word in said if word == "COMMIT"] == ["COMMIT"]
    assert await database.run(kinds) == [str(number) for number in range(50)]


async def test_a_batch_has_an_end(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 20)
    said = trace(database)
    await asyncio.gather(*(database.run(add, str(number)) for number in range(50)))
    assert said.count("COMMIT") == 3
    assert await database.run(count) == 50


async def test_every_commit_waits_for_the_disk(database: Database) -> None:
    def pragma(name: str) -> object:
        return database.connection.execute(f"PRAGMA {name}").fetchone()[0]

    full = 2
    assert (pragma("journal_mode"), pragma("synchronous"), pragma("foreign_keys")) == (
        "wal", full, 1,
    )  # fmt: skip


async def test_a_failing_unit_leaves_nothing_and_spares_its_neighbours(database: Database) -> None:
    done = await asyncio.gather(
        database.run(add, "a"),
        database.run(add, "b", breaks=True),
        database.run(add, "c"),
        return_exceptions=True,
    )
    assert (done[0], done[2]) == ("a", "c")
    assert isinstance(done[1], Breaks)
    assert await database.run(kinds) == ["a", "c"]


async def test_a_statement_the_database_refuses_fails_its_own_unit_only(
    database: Database,
) -> None:
    async def twice(tx: Tx) -> None:
        await add(tx, "twin")
        await add(tx, "twin")

    failed, other = await asyncio.gather(
        database.run(twice), database.run(add, "a"), return_exceptions=True
    )
    assert isinstance(failed, sqlite3.IntegrityError)
    assert other == "a"
    assert await database.run(kinds) == ["a"]


async def test_an_error_a_unit_deals_with_undoes_nothing(database: Database) -> None:
    async def careful(tx: Tx) -> str:
        await add(tx, "a")
        with pytest.raises(sqlite3.IntegrityError):
            await add(tx, "a")
        return await add(tx, "b")

    assert await database.run(careful) == "b"
    assert await database.run(kinds) == ["a", "b"]


async def test_a_unit_sees_what_it_did_and_what_went_before_in_the_batch(
    database: Database,
) -> None:
    async def add_and_count(tx: Tx, kind: str) -> int:
        await add(tx, kind)
        return await count(tx)

    counts = await asyncio.gather(*(database.run(add_and_count, k) for k in "abc"))
    assert counts == [1, 2, 3]


async def test_nobody_is_told_of_a_result_before_the_commit(database: Database) -> None:
    told: list[list[str]] = []

    async def one(kind: str) -> None:
        await database.run(add, kind)
        told.append(seen_from_outside(database))

    await asyncio.gather(one("a"), one("b"))
    assert told == [["a", "b"], ["a", "b"]]


async def test_a_unit_may_await_nothing_but_its_transaction(database: Database) -> None:
    async def impatient(tx: Tx) -> None:
        await add(tx, "lost")
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError, match="awaited more"):
        await database.run(impatient)
    assert await database.run(kinds) == []


async def test_a_unit_that_cannot_even_begin_fails_alone(database: Database) -> None:
    wrong, right = await asyncio.gather(
        database.run(add),  # type: ignore[call-arg]
        database.run(add, "a"),
        return_exceptions=True,
    )
    assert isinstance(wrong, TypeError)
    assert right == "a"
    assert await database.run(kinds) == ["a"]


async def test_a_unit_that_will_not_be_stopped_fails_alone(database: Database) -> None:
    async def stubborn(tx: Tx) -> None:
        await add(tx, "lost")
        while True:
            try:
                await asyncio.sleep(0)
            except GeneratorExit:
                await asyncio.sleep(0)

    wrong, right = await asyncio.gather(
        database.run(stubborn), database.run(add, "a"), return_exceptions=True
    )
    assert isinstance(wrong, RuntimeError)
    assert right == "a"
    assert await database.run(kinds) == ["a"]


async def test_who_stops_waiting_holds_up_nobody(database: Database) -> None:
    given_up = asyncio.create_task(database.run(add, "a"))
    await asyncio.sleep(0)
    given_up.cancel()
    assert await database.run(add, "b") == "b"
    assert given_up.cancelled()
    assert await database.run(kinds) == ["a", "b"], "what was handed in is done all the same"


async def test_a_cancelled_waiter_hears_no_error_of_its_unit(database: Database) -> None:
    given_up = asyncio.create_task(database.run(add, "a", breaks=True))
    await asyncio.sleep(0)
    given_up.cancel()
    await database.run(add, "b")
    with pytest.raises(asyncio.CancelledError):
        await given_up
    assert await database.run(kinds) == ["b"]


async def test_what_waits_when_the_database_closes_is_written_first(tmp_path: Path) -> None:
    database = Database(str(tmp_path / "closing.db"))
    create_schema(database)
    waiting = [asyncio.create_task(database.run(add, kind)) for kind in "abc"]
    await asyncio.sleep(0)
    await database.close()
    assert await asyncio.gather(*waiting) == ["a", "b", "c"]
    assert seen_from_outside(database) == ["a", "b", "c"]


async def test_a_closed_database_refuses_instead_of_waiting_for_ever(tmp_path: Path) -> None:
    database = Database(str(tmp_path / "closed.db"))
    create_schema(database)
    await database.close()
    with pytest.raises(sqlite3.ProgrammingError):
        await asyncio.wait_for(database.run(add, "a"), 1)


async def test_a_full_disk_fails_the_unit_and_leaves_nothing_half_done(database: Database) -> None:
    await database.run(add, "first")
    (pages,) = database.connection.execute("PRAGMA page_count").fetchone()
    database.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(sqlite3.OperationalError, match="full"):
        await database.run(fill, 1_000_000)
    assert await database.run(kinds) == ["first"]


async def test_after_the_disk_has_room_again_everything_works(database: Database) -> None:
    (pages,) = database.connection.execute("PRAGMA page_count").fetchone()
    database.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(sqlite3.OperationalError, match="full"):
        await database.run(fill, 1_000_000)
    database.connection.execute("PRAGMA max_page_count = 1000000")
    await database.run(fill, 1_000_000)
    assert await database.run(kinds) == ["before"]


async def test_nobody_in_a_batch_that_met_a_full_disk_is_told_it_worked(
    database: Database,
) -> None:
    (pages,) = database.connection.execute("PRAGMA page_count").fetchone()
    database.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    done = await asyncio.gather(
        database.run(add, "a"),
        database.run(fill, 1_000_000),
        database.run(add, "b"),
        return_exceptions=True,
    )
    kept = await database.run(kinds)
    assert isinstance(done[1], sqlite3.OperationalError)
    assert [one for one in done if isinstance(one, str)] == kept


async def test_a_database_held_by_another_program_refuses_and_works_afterwards(
    hurried: Database,
) -> None:
    with held_elsewhere(hurried):
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            await hurried.run(add, "a")
        assert seen_from_outside(hurried) == []
    assert await hurried.run(add, "b") == "b"
    assert await hurried.run(kinds) == ["b"]


async def test_every_unit_of_a_batch_that_found_the_database_locked_is_told(
    hurried: Database,
) -> None:
    with held_elsewhere(hurried):
        done = await asyncio.gather(
            *(hurried.run(add, kind) for kind in "abc"), return_exceptions=True
        )
    assert [type(error) for error in done] == [sqlite3.OperationalError] * 3
    assert await hurried.run(count) == 0


async def test_a_reader_does_not_wait_for_a_writer(hurried: Database) -> None:
    await hurried.run(add, "a")
    with held_elsewhere(hurried):
        assert await hurried.read(kinds) == ["a"]


async def test_a_reader_keeps_to_one_moment(database: Database) -> None:
    async def meanwhile(tx: Tx) -> tuple[int, int]:
        first = await count(tx)
        await database.run(add, "b")
        return first, await count(tx)

    await database.run(add, "a")
    assert await database.read(meanwhile) == (1, 1)
    assert await database.read(count) == 2


async def test_a_reader_may_not_change_anything(database: Database) -> None:
    with pytest.raises(TypeError, match="reader"):
        await database.read(add, "a")

    async def by_the_back_door(tx: Tx) -> None:
        await tx.all(ADD, due_at=NOON, kind="x", subject_id=0)

    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await database.read(by_the_back_door)
    assert await database.run(count) == 0


@pytest.mark.parametrize("name", ["50%25.db", "what?.db", "block#6.db", "翠湖里 1.db"])
async def test_a_reader_finds_the_file_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    database = Database(str(tmp_path / name))
    create_schema(database)
    await database.run(add, "a")
    assert await database.read(kinds) == ["a"]
    await database.close()


async def test_a_reader_that_finds_nothing_says_so(database: Database) -> None:
    async def first(tx: Tx) -> object:
        return await tx.one(KINDS)

    assert await database.read(first) is None
    await database.run(add, "a")
    assert await database.read(first) == {"kind": "a"}


async def test_foreign_keys_are_kept(database: Database) -> None:
    grants = tables_of.tables["grants"]
    names = ("person_id", "role", "giver_id", "given_at")
    give = insert(grants).values({name: bindparam(name) for name in names})

    async def to_nobody(tx: Tx) -> None:
        await tx.do(give, person_id=404, role="staff", giver_id=1, given_at=NOON)

    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        await database.run(to_nobody)
