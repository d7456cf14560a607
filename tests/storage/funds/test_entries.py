import sqlite3
from datetime import datetime

import pytest

from domain.funds import Entry, EntryKind
from storage.database import Database, Tx
from storage.funds import entries, notices
from storage.funds.entries import EntryRow
from tests.estate import Estate
from tests.storage.funds.test_people_of_funds import LATER, NOW, estate, fund_id

__all__ = ["estate", "fund_id"]


def row(fund_id: int, seq: int, key: str, home: int | None = None) -> EntryRow:
    kind = EntryKind.EXPENSE if home is None else EntryKind.PAYMENT
    sides = (0, 5, 5 * seq) if home is None else (5, 0, 5 * seq)
    return EntryRow(fund_id, seq, key, kind, home, None, None, *sides, None, NOW, None)


async def _put(tx: Tx, one: EntryRow) -> None:
    await entries.append(tx, one)


async def test_a_row_is_read_back_with_its_door(
    database: Database, estate: Estate, fund_id: int
) -> None:
    home = estate.flats["3单元", "302"]
    await database.run(_put, row(fund_id, 1, "a", home))
    (found,) = await database.run(entries.of, fund_id)
    assert (found.label, found.sort_key, found.code) == ("302", "k1", "c1")
    assert found.entry == Entry(1, "a", EntryKind.PAYMENT, "k1", 5, 0)
    assert await database.run(entries.by_key, fund_id, "a") == found
    assert await database.run(entries.find, fund_id, 1) == found


async def test_a_row_of_no_household_has_no_door(database: Database, fund_id: int) -> None:
    await database.run(_put, row(fund_id, 1, "a"))
    (found,) = await database.run(entries.of, fund_id)
    assert (found.label, found.entry.household) == (None, None)
    assert await database.run(entries.find, fund_id, 2) is None


@pytest.mark.parametrize(("seq", "key"), [(1, "b"), (2, "a")])
async def test_a_row_is_never_written_over(
    database: Database, fund_id: int, seq: int, key: str
) -> None:
    await database.run(_put, row(fund_id, 1, "a"))
    with pytest.raises(sqlite3.IntegrityError):
        await database.run(_put, row(fund_id, seq, key))
    assert [r.entry_key for r in await database.run(entries.of, fund_id)] == ["a"]


async def test_a_step_is_taken_once_and_can_be_taken_back(
    database: Database, fund_id: int
) -> None:
    async def took(tx: Tx, at: datetime) -> bool:
        return await notices.took(tx, fund_id, "x", now=at)

    assert [await database.run(took, at) for at in (NOW, LATER)] == [True, False]
    assert await database.run(notices.at, fund_id, "x") == NOW
    dropped = [await database.run(notices.drop, fund_id, "x") for _ in range(2)]
    assert dropped == [True, False]
    assert await database.run(notices.at, fund_id, "x") is None


async def test_what_is_told_daily_remembers_the_last_time(
    database: Database, fund_id: int
) -> None:
    async def put(tx: Tx, at: datetime) -> None:
        await notices.put(tx, fund_id, "daily", now=at)

    for at in (NOW, LATER):
        await database.run(put, at)
    assert await database.run(notices.at, fund_id, "daily") == LATER
