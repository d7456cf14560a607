from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from actions.funds import digest, ledger
from domain.funds import Entry, EntryKind, Refusal, State, recount
from playground.estate import IDS
from storage import chains, timers
from storage.database import Database, Tx
from storage.funds import entries, register
from tests.actions.funds.opened import DOORS, NOW, SHARE, all_paid, in_state, paid
from tests.estate import Estate


@pytest.fixture
async def fund_id(database: Database, estate: Estate) -> int:
    return await in_state(database, estate, State.COLLECTING)


@pytest.fixture
def home(estate: Estate) -> int:
    return estate.flats[DOORS[2]]


async def test_a_payment_stands_in_the_ledger_and_in_the_chain(
    database: Database, fund_id: int, home: int
) -> None:
    posted = await database.run(paid, fund_id, home)
    assert isinstance(posted, Entry)
    assert (posted.seq, posted.household) == (1, "3单元 302")
    row = await database.run(entries.find, fund_id, 1)
    assert row is not None
    assert (row.balance, row.label, row.household_id) == (SHARE, "3单元302", home)
    told = (await database.run(chains.rows, "fund", fund_id))[-1]
    assert (told.type, told.payload["code"], told.payload["balance"]) == ("entry", row.code, SHARE)
    assert "302" not in str(told.payload)


async def test_the_same_row_told_again_changes_nothing(
    database: Database, fund_id: int, home: int
) -> None:
    first = await database.run(paid, fund_id, home)
    before = await database.run(chains.head, "fund", fund_id)
    assert await database.run(paid, fund_id, home) == first
    assert await database.run(chains.head, "fund", fund_id) == before
    assert len(await database.run(entries.of, fund_id)) == 1


async def test_another_row_under_a_used_key_is_refused(
    database: Database, fund_id: int, home: int
) -> None:
    await database.run(paid, fund_id, home)
    assert await database.run(paid, fund_id, home, SHARE + 1) is Refusal.KEY_USED


async def test_somebody_outside_the_fund_has_no_row_in_it(
    database: Database, estate: Estate, fund_id: int
) -> None:
    other = estate.flats["2单元", "101"]
    assert await database.run(paid, fund_id, other) is Refusal.NO_HOUSEHOLD
    assert await database.run(entries.of, fund_id) == []


async def test_nothing_moves_before_money_is_collected(database: Database, estate: Estate) -> None:
    fund_id = await in_state(database, estate, State.PLEDGING)
    home = estate.flats[DOORS[0]]
    assert await database.run(paid, fund_id, home) is Refusal.WRONG_STATE


@pytest.mark.parametrize("over", [0, 1])
async def test_no_more_is_spent_than_is_there(
    database: Database, fund_id: int, home: int, over: int
) -> None:
    async def spend(tx: Tx) -> Entry | Refusal:
        await paid(tx, fund_id, home)
        fund = replace(await register.get(tx, fund_id), state=State.SPENDING)
        return await ledger.post(
            tx,
            fund,
            EntryKind.EXPENSE,
            key="x",
            amount_out=SHARE + over,
            actor_id=IDS.zhao,
            now=NOW,
        )

    done = await database.run(spend)
    assert done is Refusal.OVERDRAWN if over else isinstance(done, Entry)


@pytest.mark.parametrize(("short", "state"), [(1, State.COLLECTING), (0, State.SPENDING)])
async def test_a_fund_that_is_full_to_the_fen_may_spend(
    database: Database, estate: Estate, fund_id: int, short: int, state: State
) -> None:
    for door in DOORS[:2]:
        await database.run(paid, fund_id, estate.flats[door])
    await database.run(paid, fund_id, estate.flats[DOORS[2]], SHARE - short)
    assert (await database.run(register.get, fund_id)).state is state
    armed = await database.run(timers.armed, "fund-filled", fund_id)
    assert armed == ([] if short else [NOW])


async def test_the_chain_recounts_to_what_the_ledger_says(
    database: Database, estate: Estate, fund_id: int
) -> None:
    await database.run(all_paid, fund_id, estate)
    told = recount(await database.run(chains.rows, "fund", fund_id))
    assert (told.matches, told.balance, told.state) == (True, 3 * SHARE, State.SPENDING)


@pytest.mark.parametrize(("hours", "days"), [(0, 0), (6, 1), (5, 0)])
def test_what_moved_is_told_at_the_next_six_in_the_evening(hours: int, days: int) -> None:
    told = digest.evening(NOW + timedelta(hours=hours), ZoneInfo("Asia/Shanghai"))
    assert told == NOW + timedelta(hours=6, days=days)
