from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.errors import Missing
from domain.funds import Fund, ShareRule, Sponsor, State, Template
from playground.estate import IDS
from storage import links
from storage.database import Database, Tx
from storage.funds import custodians, drafts, flats, register, shares, sponsors
from storage.funds.flats import FundFlat
from storage.links import Part
from tests.estate import Estate, furnish

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
WEEK = timedelta(days=7)


def handrail(place_id: int) -> Fund:
    return Fund(
        id=0,
        place_id=place_id,
        number=0,
        title="楼道扶手",
        author_id=5,
        created_at=NOW,
        rule=ShareRule.FLOORS,
        cost=360_000,
        target=300_000,
        template=Template.HANDRAIL,
        coefficients={1: 200, 2: 600, 10: 1000},
        minimum=(9, 10),
        pledge_until=NOW + WEEK,
        draft_chat_id=-100,
        salt="ab",
    )


async def added(tx: Tx, fund: Fund) -> Fund:
    return await register.add(tx, fund)


@pytest.fixture
async def estate(database: Database) -> Estate:
    async def step(tx: Tx) -> Estate:
        return await furnish(tx, now=NOW)

    return await database.run(step)


async def test_a_fund_reads_back_as_it_was_stored(database: Database, estate: Estate) -> None:
    kept = await database.run(added, handrail(estate.building))
    assert kept == replace(handrail(estate.building), id=kept.id, number=1)
    assert await database.run(register.get, kept.id) == kept


async def test_a_fixed_list_reads_back_as_a_list(database: Database, estate: Estate) -> None:
    fixed = replace(handrail(estate.building), rule=ShareRule.FIXED, fixed={7: 300_000})
    read = await database.run(register.get, (await database.run(added, fixed)).id)
    assert (read.fixed, read.coefficients) == ({7: 300_000}, {})


async def test_each_place_counts_its_own_funds(database: Database, estate: Estate) -> None:
    places = (estate.building, estate.building, estate.other_building)
    numbers = [(await database.run(added, handrail(place))).number for place in places]
    assert numbers == [1, 2, 1]


async def test_a_change_made_on_an_older_version_is_refused(
    database: Database, estate: Estate
) -> None:
    seen = await database.run(added, handrail(estate.building))
    changed = await database.run(register.change, seen, replace(seen, cost=1))
    assert (changed.version, changed.cost) == (2, 1)
    with pytest.raises(register.Changed):
        await database.run(register.change, seen, replace(seen, cost=2))
    assert await database.run(register.get, seen.id) == changed


async def test_a_fund_that_is_not_there_is_missing(database: Database) -> None:
    assert await database.run(register.find, 77) is None
    with pytest.raises(Missing):
        await database.run(register.get, 77)


async def test_a_fund_is_running_until_it_is_over_and_then_past(
    database: Database, estate: Estate
) -> None:
    for state in State:
        await database.run(added, replace(handrail(estate.building), state=state))
    now = [fund.state for fund in await database.run(register.running, estate.building)]
    over = [fund.state for fund in await database.run(register.past, estate.building, 2)]
    assert sorted(now) == sorted(set(State) - {State.DRAFT, *ENDED_STATES})
    assert over == [State.CANCELLED, State.FAILED]
    assert await database.run(register.running, estate.other_building) == []


ENDED_STATES = {State.CLOSED, State.FAILED, State.CANCELLED}


async def test_the_past_is_read_page_by_page(database: Database, estate: Estate) -> None:
    ended = replace(handrail(estate.building), state=State.CLOSED)
    ids = [(await database.run(added, ended)).id for _ in range(3)]
    first = await database.run(register.past, estate.building, 2)
    rest = await database.run(register.past, estate.building, 2, first[-1].id)
    assert [fund.id for fund in first + rest] == ids[::-1]


async def _whole_draft(tx: Tx, estate: Estate) -> Fund:
    fund = await register.add(tx, handrail(estate.building))
    flat = estate.flats["3单元", "201"]
    await flats.put(tx, fund.id, FundFlat(flat, "c", "k", "201", exempt=True))
    await sponsors.add(tx, fund.id, Sponsor("物业", 5), 5, now=NOW)
    await custodians.name(tx, fund.id, IDS.wang, flat, 5, now=NOW)
    await links.add(tx, Part("ballot", 3), Part("fund", fund.id), now=NOW)
    return fund


async def test_a_discarded_draft_leaves_nothing_behind(database: Database, estate: Estate) -> None:
    draft = await database.run(_whole_draft, estate)
    assert await database.run(drafts.discard, draft.id) is True
    assert await database.run(register.find, draft.id) is None
    assert await database.run(flats.of, draft.id) == []
    assert await database.run(sponsors.of, draft.id) == []
    assert await database.run(custodians.of, draft.id) == []
    assert await database.run(links.matter, Part("ballot", 3)) == [Part("ballot", 3)]
    assert await database.run(drafts.discard, draft.id) is False


async def test_what_is_published_is_never_discarded(database: Database, estate: Estate) -> None:
    draft = await database.run(_whole_draft, estate)
    await database.run(register.change, draft, replace(draft, state=State.PLEDGING))
    assert await database.run(drafts.discard, draft.id) is False
    assert len(await database.run(sponsors.of, draft.id)) == 1


async def _forgotten(tx: Tx, now: datetime) -> int:
    return await drafts.forget(tx, now=now)


async def test_drafts_are_forgotten_after_a_week_and_not_before(
    database: Database, estate: Estate
) -> None:
    draft = await database.run(_whole_draft, estate)
    assert await database.run(_forgotten, NOW + WEEK) == 0
    assert await database.run(_forgotten, NOW + WEEK + timedelta(microseconds=1)) == 1
    assert await database.run(register.find, draft.id) is None


async def test_a_version_of_the_shares_is_never_written_over(
    database: Database, estate: Estate
) -> None:
    fund = await database.run(_whole_draft, estate)
    flat, other = estate.flats["3单元", "201"], estate.flats["3单元", "302"]
    await database.run(shares.add, fund.id, 1, {flat: 100, other: 0})
    await database.run(shares.add, fund.id, 2, {flat: 80, other: 20})
    with pytest.raises(Exception, match="UNIQUE"):
        await database.run(shares.add, fund.id, 1, {flat: 1})
    assert await database.run(shares.of, fund.id, 1) == {flat: 100, other: 0}
    assert await database.run(shares.of_flat, fund.id, 2, other) == 20
    assert await database.run(shares.of_flat, fund.id, 3, other) is None
