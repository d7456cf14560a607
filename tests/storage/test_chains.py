"""Chains as they are stored: what is read back is exactly what was hashed."""

import asyncio
import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.chain import START, Fault, Row, Verified, digest, read, seal
from storage import chains
from storage.database import Database, Tx
from storage.statements import compiled
from storage.tables import EPOCH
from tests.conftest import NOON, create_schema

ALICE = 1001
MICROSECONDS = st.integers(-(2**50), 2**52)


async def add(
    tx: Tx,
    type: str = "vote",  # noqa: A002
    payload: Mapping[str, Any] | None = None,
    *,
    kind: str = "ballot",
    subject_id: int = 7,
    now: datetime = NOON,
) -> Row:
    return await chains.append(
        tx, kind, subject_id, type, payload or {}, "a1b2c3d4e5", ALICE, now=now
    )


async def two(tx: Tx) -> tuple[Row, Row]:
    return await add(tx, "open", {"options": ["同意", "反对"]}), await add(tx)


async def test_the_first_row_follows_the_start(database: Database) -> None:
    row = await database.run(add, "open", {"n": 1})
    assert row == seal(START, 1, NOON, "a1b2c3d4e5", "open", {"n": 1})
    assert await database.run(chains.rows, "ballot", 7) == [row]


async def test_two_rows_of_one_unit_follow_each_other(database: Database) -> None:
    first, second = await database.run(two)
    assert (first.seq, second.seq, second.prev) == (1, 2, first.hash)
    assert await database.run(chains.rows, "ballot", 7) == [first, second]


async def test_many_units_at_once_make_one_chain(database: Database) -> None:
    added = await asyncio.gather(*(database.run(add, payload={"n": n}) for n in range(50)))
    found = await database.run(chains.rows, "ballot", 7)
    assert sorted(added, key=lambda row: row.seq) == found
    assert isinstance(read(await database.run(chains.exported, "ballot", 7, "x")), Verified)


async def test_a_unit_that_fails_leaves_the_chain_as_it_was(database: Database) -> None:
    async def failing(tx: Tx) -> None:
        await add(tx)
        raise RuntimeError

    first = await database.run(add)
    with pytest.raises(RuntimeError):
        await database.run(failing)
    assert await database.run(chains.head, "ballot", 7) == first.hash
    assert (await database.run(add)).prev == first.hash


async def test_chains_of_other_subjects_and_kinds_are_apart(database: Database) -> None:
    own = await database.run(add)
    for kind, subject in (("ballot", 8), ("fund", 7)):
        row = await database.run(add, kind=kind, subject_id=subject)
        assert (row.seq, row.prev) == (1, START)
    assert await database.run(chains.rows, "ballot", 7) == [own]


async def test_the_head_is_the_newest_rows_hash_and_none_before_the_first(
    database: Database,
) -> None:
    assert await database.run(chains.head, "ballot", 7) is None
    _, second = await database.run(two)
    assert await database.run(chains.head, "ballot", 7) == second.hash


async def test_the_head_is_found_by_the_key_and_without_sorting(database: Database) -> None:
    last = compiled(chains.LAST)
    explained = database.connection.execute(
        f"EXPLAIN QUERY PLAN {last.text}", last.values({"kind": "ballot", "id": 7})
    )
    (step,) = explained.fetchall()
    assert "USING INDEX sqlite_autoindex_chain_rows_1 (subject_kind=? AND" in step["detail"]


async def test_the_file_of_a_chain_verifies_and_names_its_head(database: Database) -> None:
    first, second = await database.run(two)
    data = await database.run(chains.exported, "ballot", 7, "6栋 第3号")
    assert read(data) == Verified("ballot", "6栋 第3号", (first, second), second.hash)


async def test_who_it_was_is_not_in_the_file_and_can_be_erased(database: Database) -> None:
    await database.run(two)
    before = await database.run(chains.exported, "ballot", 7, "x")
    assert str(ALICE).encode() not in before
    known = database.connection.execute("SELECT actor_id FROM chain_rows").fetchall()
    assert [row["actor_id"] for row in known] == [ALICE, ALICE]
    database.connection.execute("UPDATE chain_rows SET actor_id = NULL")
    assert await database.run(chains.exported, "ballot", 7, "x") == before


@pytest.mark.parametrize(
    "change",
    [
        "payload = '{\"n\":2}' WHERE seq = 2",
        "at = at + 1 WHERE seq = 2",
        "actor = 'b' WHERE seq = 2",
        "type = 'x' WHERE seq = 2",
        "hash = prev WHERE seq = 2",
        "prev = hash WHERE seq = 2",
    ],
)
async def test_a_row_changed_in_the_database_shows_in_the_file(
    database: Database, change: str
) -> None:
    await database.run(two)
    await database.run(add)
    database.connection.execute(f"UPDATE chain_rows SET {change}")  # noqa: S608
    found = read(await database.run(chains.exported, "ballot", 7, "x"))
    assert isinstance(found, Fault)
    assert found.row == 3


async def test_a_row_taken_out_of_the_database_shows_in_the_file(database: Database) -> None:
    await database.run(two)
    await database.run(add)
    database.connection.execute("DELETE FROM chain_rows WHERE seq = 2")
    found = read(await database.run(chains.exported, "ballot", 7, "x"))
    assert isinstance(found, Fault)
    assert found.row == 3


async def test_a_second_row_in_the_same_place_is_refused(database: Database) -> None:
    await database.run(add)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        database.connection.execute("INSERT INTO chain_rows SELECT * FROM chain_rows")


@pytest.mark.parametrize(
    ("payload", "error"),
    [({"area": 80.5}, TypeError), ({"at": NOON}, TypeError), ({1: "a"}, TypeError)],
    ids=["float", "datetime", "key"],
)
async def test_what_has_no_one_text_is_refused_and_nothing_is_stored(
    database: Database, payload: dict[Any, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        await database.run(add, payload=payload)
    assert await database.run(chains.head, "ballot", 7) is None


async def test_a_moment_in_any_zone_is_hashed_as_it_reads_back(database: Database) -> None:
    odd = datetime(2026, 11, 22, 12, 0, 0, 1, timezone(timedelta(hours=8)))
    row = await database.run(add, now=odd)
    assert row.at == "2026-11-22T04:00:00.000001+00:00"
    assert await database.run(chains.rows, "ballot", 7) == [row]


@settings(max_examples=25, deadline=None)
@given(
    MICROSECONDS,
    st.integers(-12, 14),
    st.dictionaries(
        st.text(st.characters(codec="utf-8"), max_size=5),
        st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    ),
)
def test_any_row_reads_back_as_it_was_hashed(
    microseconds: int, hours: int, payload: dict[str, Any]
) -> None:
    zone = timezone(timedelta(hours=hours))
    now = (EPOCH + timedelta(microseconds=microseconds)).astimezone(zone)

    async def play() -> tuple[Row, bytes]:
        with TemporaryDirectory() as folder:
            database = Database(str(Path(folder) / "t.db"))
            create_schema(database)
            row = await database.run(add, payload=payload, now=now)
            data = await database.run(chains.exported, "ballot", 7, "x")
            await database.close()
            return row, data

    row, data = asyncio.run(play())
    assert read(data) == Verified("ballot", "x", (row,), row.hash)


async def test_the_largest_names_and_ids_are_kept(database: Database) -> None:
    step = ("z" * 8, 2**63 - 1, "t" * 16, {"h": digest("")}, "a" * 24, 2**63 - 1)
    row = await database.run(chains.append, *step, now=NOON)
    assert await database.run(chains.rows, "z" * 8, 2**63 - 1) == [row]
