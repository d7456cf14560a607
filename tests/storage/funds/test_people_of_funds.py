from datetime import UTC, datetime, timedelta

import pytest

from domain.funds import Custodian, Fund, Sponsor
from domain.places import Relation
from playground.estate import IDS
from storage.database import Database, Tx
from storage.funds import custodians, flats, register, sponsors
from storage.funds.flats import FundFlat
from tests.estate import Estate, furnish

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


@pytest.fixture
async def estate(database: Database) -> Estate:
    async def step(tx: Tx) -> Estate:
        return await furnish(tx, now=NOW)

    return await database.run(step)


@pytest.fixture
async def fund_id(database: Database, estate: Estate) -> int:
    async def step(tx: Tx) -> int:
        fund = Fund(0, estate.building, 0, "扶手", IDS.captain, NOW)
        made = await register.add(tx, fund)
        for number, door in enumerate((("3单元", "201"), ("3单元", "302"), ("1单元", "101"))):
            row = FundFlat(estate.flats[door], f"c{number}", f"k{number}", door[1])
            await flats.put(tx, made.id, row)
        return made.id

    return await database.run(step)


async def _name(tx: Tx, fund_id: int, person_id: int, home: int, at: datetime) -> None:
    await custodians.name(tx, fund_id, person_id, home, IDS.captain, now=at)


async def _agree(tx: Tx, fund_id: int, person_id: int) -> bool:
    return await custodians.agree(tx, fund_id, person_id, now=LATER)


async def _end(tx: Tx, fund_id: int, person_id: int) -> bool:
    return await custodians.end(tx, fund_id, person_id, now=LATER)


async def test_nobody_keeps_the_money_before_they_agreed(
    database: Database, estate: Estate, fund_id: int
) -> None:
    home = estate.flats["3单元", "201"]
    await database.run(_name, fund_id, IDS.wang, home, NOW)
    assert await database.run(custodians.agreed, fund_id) == ()
    assert [await database.run(_agree, fund_id, IDS.wang) for _ in range(2)] == [True, False]
    assert await database.run(custodians.agreed, fund_id) == (Custodian(IDS.wang, home),)


async def test_somebody_struck_off_cannot_agree_any_more(
    database: Database, estate: Estate, fund_id: int
) -> None:
    await database.run(_name, fund_id, IDS.wang, estate.flats["3单元", "201"], NOW)
    assert [await database.run(_end, fund_id, IDS.wang) for _ in range(2)] == [True, False]
    assert await database.run(_agree, fund_id, IDS.wang) is False
    assert await database.run(custodians.of, fund_id) == []


async def test_somebody_named_again_has_to_agree_again(
    database: Database, estate: Estate, fund_id: int
) -> None:
    home = estate.flats["3单元", "201"]
    await database.run(_name, fund_id, IDS.wang, home, NOW)
    await database.run(_agree, fund_id, IDS.wang)
    await database.run(_end, fund_id, IDS.wang)
    await database.run(_name, fund_id, IDS.wang, home, LATER)
    row = await database.run(custodians.find, fund_id, IDS.wang)
    assert row is not None
    assert (row.agreed_at, row.ended_at) == (None, None)


async def test_a_sponsor_that_took_its_word_back_counts_no_more(
    database: Database, fund_id: int
) -> None:
    async def step(tx: Tx) -> tuple[int, int, list[bool]]:
        first = await sponsors.add(tx, fund_id, Sponsor("物业", 500), 5, now=NOW)
        second = await sponsors.add(tx, fund_id, Sponsor("木匠", 9, in_kind=True), 5, now=NOW)
        ended = [await sponsors.end(tx, first, now=LATER) for _ in range(2)]
        return first, second, ended

    first, second, ended = await database.run(step)
    assert ended == [True, False]
    standing = await database.run(sponsors.of, fund_id)
    assert [(row.id, row.sponsor) for row in standing] == [
        (second, Sponsor("木匠", 9, in_kind=True))
    ]
    gone = await database.run(sponsors.find, first)
    assert gone is not None
    assert gone.ended_at == LATER


async def test_flats_stand_in_the_order_of_the_doors(
    database: Database, estate: Estate, fund_id: int
) -> None:
    await database.run(flats.put, fund_id, FundFlat(estate.flats["2单元", "101"], "c9", "k01", ""))
    assert [f.sort_key for f in await database.run(flats.of, fund_id)] == ["k0", "k01", "k1", "k2"]
    found = await database.run(flats.by_code, fund_id, "c1")
    assert found is not None
    assert found.household_id == estate.flats["3单元", "302"]
    assert await database.run(flats.by_code, fund_id, "nobody") is None


async def test_people_of_a_flat_are_found_with_what_they_are_there(
    database: Database, fund_id: int
) -> None:
    homes = await database.run(flats.homes_of, fund_id, IDS.wang)
    assert [(flat.label, relation) for flat, relation in homes] == [("201", Relation.OWNER)]
    assert await database.run(flats.homes_of, fund_id, IDS.captain) == []


async def test_only_those_the_bot_may_write_to_are_told(database: Database, fund_id: int) -> None:
    told = await database.run(flats.reachable, fund_id)
    assert [person for _, person, _ in told] == [IDS.wang, IDS.li_ming, IDS.zhao]
