"""The table of shares from stored rows: complete to the fen, whatever is changed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.funds import opening, publishing, resharing, sharing
from actions.funds.sharing import Preview
from domain.funds import Fund, Refusal, ShareRefusal, ShareRule, Sponsor, State, recount
from domain.funds.shaping import Snag
from playground.estate import IDS
from storage import chains
from storage.database import Database, Tx
from storage.funds import custodians, drafts, flats, register, shares, sponsors
from storage.funds.flats import FundFlat
from tests.estate import Estate, furnish

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
async def estate(database: Database) -> Estate:
    async def step(tx: Tx) -> Estate:
        return await furnish(tx, now=NOW)

    return await database.run(step)


async def drafted(tx: Tx, estate: Estate, cost: int = 360_000) -> Fund:
    where = (IDS.captain, estate.building, IDS.building_6)
    made = await opening.draft(tx, *where, title="楼道扶手", cost=cost, now=NOW)
    assert isinstance(made, Fund)
    return made


async def kept(tx: Tx, estate: Estate, fund: Fund) -> None:
    """Two households agree to keep the money."""
    for person_id, door in ((IDS.wang, ("3单元", "201")), (IDS.li_ming, ("3单元", "302"))):
        home = estate.flats[door]
        await custodians.name(tx, fund.id, person_id, home, IDS.captain, now=NOW)
        await custodians.agree(tx, fund.id, person_id, now=NOW)


async def opened(tx: Tx, estate: Estate, cost: int = 360_000) -> Fund:
    draft = await drafted(tx, estate, cost)
    await kept(tx, estate, draft)
    done = await publishing.publish(tx, IDS.captain, draft, now=NOW)
    assert isinstance(done, Fund), done
    return done


async def previewed(tx: Tx, fund: Fund) -> Preview:
    return await sharing.preview(tx, fund, now=NOW)


async def test_a_draft_names_all_that_keeps_it_from_being_published(
    database: Database, estate: Estate
) -> None:
    draft = await database.run(drafted, estate)
    seen = await database.run(previewed, replace(draft, cost=None, place_id=estate.other_building))
    assert seen.problems == (Snag.NO_COST, Refusal.TOO_FEW_CUSTODIANS)
    empty = await database.run(previewed, replace(draft, place_id=estate.other_building))
    assert empty.problems == (ShareRefusal.NO_FLATS, Refusal.TOO_FEW_CUSTODIANS)
    assert empty.table == {}


async def test_whole_yuan_need_a_whole_target(database: Database, estate: Estate) -> None:
    draft = await database.run(drafted, estate)
    odd = replace(draft, cost=360_001, grain=100)
    seen = await database.run(previewed, odd)
    assert ShareRefusal.NOT_WHOLE_YUAN in seen.problems
    even = await database.run(previewed, replace(odd, cost=360_000))
    assert all(fen % 100 == 0 for fen in even.table.values())
    assert sum(even.table.values()) == 360_000


async def test_sponsors_who_pay_for_all_leave_nothing_to_share(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> Preview:
        draft = await drafted(tx, estate)
        await sponsors.add(tx, draft.id, Sponsor("物业", 360_000), IDS.captain, now=NOW)
        return await previewed(tx, draft)

    seen = await database.run(step)
    assert seen.target == 0
    assert seen.problems[0] is Refusal.NOTHING_TO_SHARE


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    cost=st.integers(1, 10**9),
    rule=st.sampled_from([ShareRule.EQUAL, ShareRule.AREA, ShareRule.FLOORS]),
    given_=st.integers(0, 10**6),
    exempt=st.integers(0, 23),
)
async def test_the_shares_add_up_to_the_target_to_the_fen(
    database: Database, estate: Estate, cost: int, rule: ShareRule, given_: int, exempt: int
) -> None:
    async def step(tx: Tx) -> Preview:
        draft = replace(await drafted(tx, estate, cost), rule=rule)
        homes = sorted(estate.flats.values())
        row = FundFlat(homes[exempt], "c", "k", "x", exempt=True)
        await flats.put(tx, draft.id, row)
        if given_:
            await sponsors.add(tx, draft.id, Sponsor("物业", given_), IDS.captain, now=NOW)
        return await previewed(tx, draft)

    seen = await database.run(step)
    assert seen.target == max(0, cost - given_)
    assert sum(seen.table.values()) == seen.target
    assert all(share.amount == 0 for share in seen.shares if share.exempt and seen.target)


async def test_publishing_freezes_the_flats_in_the_order_of_the_doors(
    database: Database, estate: Estate
) -> None:
    fund = await database.run(opened, estate)
    frozen = await database.run(flats.of, fund.id)
    assert [flat.label for flat in frozen[:3]] == ["1单元 101", "1单元 102", "1单元 201"]
    assert len({flat.code for flat in frozen}) == len(estate.flats)
    table = await database.run(shares.of, fund.id, 1)
    assert sum(table.values()) == fund.target == 360_000


async def test_the_author_who_lost_the_role_publishes_nothing(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> object:
        draft = await drafted(tx, estate)
        await kept(tx, estate, draft)
        return await publishing.publish(tx, IDS.wang, draft, now=NOW)

    assert await database.run(step) is Refusal.NOT_YOURS


async def revised(tx: Tx, fund: Fund, **changes: object) -> Fund:
    """Put a revision with these changes in force."""
    draft = await resharing.revise(tx, IDS.captain, fund.id, now=LATER)
    assert isinstance(draft, Fund)
    changed = await register.change(tx, draft, replace(draft, **changes))  # type: ignore[arg-type]
    done = await publishing.publish(tx, IDS.captain, changed, now=LATER)
    assert isinstance(done, Fund), done
    return done


async def test_a_sponsor_that_stays_keeps_its_row(database: Database, estate: Estate) -> None:
    async def step(tx: Tx) -> tuple[list[int], list[int]]:
        draft = await drafted(tx, estate)
        await kept(tx, estate, draft)
        for name in ("物业", "木匠"):
            await sponsors.add(tx, draft.id, Sponsor(name, 1000), IDS.captain, now=NOW)
        fund = await publishing.publish(tx, IDS.captain, draft, now=NOW)
        assert isinstance(fund, Fund)
        before = [row.id for row in await sponsors.of(tx, fund.id)]
        await revised(tx, fund, cost=480_000)
        return before, [row.id for row in await sponsors.of(tx, fund.id)]

    before, after = await database.run(step)
    assert before == after


async def test_an_exemption_in_a_revision_spreads_that_share_over_the_others(
    database: Database, estate: Estate
) -> None:
    home = estate.flats["1单元", "101"]

    async def step(tx: Tx) -> tuple[Fund, dict[int, int]]:
        fund = await opened(tx, estate)
        draft = await resharing.revise(tx, IDS.captain, fund.id, now=LATER)
        assert isinstance(draft, Fund)
        known = await flats.find(tx, fund.id, home)
        assert known is not None
        gone = replace(known, exempt=True, exempt_reason="低保", exempt_by=1, consent_at=LATER)
        await flats.put(tx, draft.id, gone)
        done = await publishing.publish(tx, IDS.captain, draft, now=LATER)
        assert isinstance(done, Fund)
        return done, await shares.of(tx, done.id, done.table_version)

    fund, table = await database.run(step)
    assert (table[home], sum(table.values())) == (0, 360_000)
    frozen = await database.run(flats.find, fund.id, home)
    assert frozen is not None
    assert (frozen.exempt, frozen.exempt_reason) == (True, "低保")
    assert "低保" not in str(await database.run(chains.rows, "fund", fund.id))


async def test_a_running_fund_cannot_come_to_be_voluntary(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> object:
        fund = await opened(tx, estate)
        draft = await resharing.revise(tx, IDS.captain, fund.id, now=LATER)
        assert isinstance(draft, Fund)
        free = await register.change(tx, draft, replace(draft, rule=ShareRule.VOLUNTARY))
        return await publishing.publish(tx, IDS.captain, free, now=LATER)

    assert await database.run(step) is Refusal.WRONG_STATE


@pytest.mark.parametrize("state", [State.SETTLING, State.CLOSED, State.FAILED, State.REFUNDING])
async def test_what_is_over_or_being_settled_is_not_shared_anew(
    database: Database, estate: Estate, state: State
) -> None:
    async def step(tx: Tx) -> object:
        fund = await opened(tx, estate)
        await register.change(tx, fund, replace(fund, state=state))
        return await resharing.revise(tx, IDS.captain, fund.id, now=LATER)

    assert await database.run(step) is Refusal.WRONG_STATE


async def test_a_revision_begun_before_the_fund_stopped_is_put_in_force_no_more(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> object:
        fund = await opened(tx, estate)
        draft = await resharing.revise(tx, IDS.captain, fund.id, now=LATER)
        assert isinstance(draft, Fund)
        await register.change(tx, fund, replace(fund, state=State.REFUNDING))
        return await publishing.publish(tx, IDS.captain, draft, now=LATER)

    assert await database.run(step) is Refusal.WRONG_STATE


async def test_many_versions_in_a_row_stay_checkable(database: Database, estate: Estate) -> None:
    fund = await database.run(opened, estate)
    for cost in (480_000, 120_000, 360_001):

        async def step(tx: Tx, cost: int = cost) -> Fund:
            return await revised(tx, await register.get(tx, fund.id), cost=cost)

        assert (await database.run(step)).target == cost
    told = recount(await database.run(chains.rows, "fund", fund.id))
    assert (told.matches, told.why) == (True, None)
    assert (await database.run(register.get, fund.id)).table_version == 4
    assert await database.run(drafts.revision_of, fund.id) is None
