"""Where nobody is left who could confirm, the record says so and waits for a new custodian."""

from datetime import timedelta

import pytest

from domain.funds import State
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage.database import Tx
from storage.funds import custodians
from storage.funds.claims import ClaimState
from storage.places import households
from tests.handlers.funds.till import Till, till_of
from tests.world import World
from views.funds.buttons_spending import FundWord, Word


@pytest.fixture
async def till(world: World) -> Till:
    return await till_of(world, "zh-CN", State.SPENDING)


async def home_of_wang_advanced(till: Till) -> int:
    """Record what the only other custodian's household advanced; return the claim."""
    await till.desk(IDS.zhao)
    await till.world.tap(IDS.zhao, IDS.zhao, till.act("advance"))
    await till.world.tap(IDS.zhao, IDS.zhao, "3单元201")
    await till.answer(IDS.zhao, "疏通公司", "300", "1001")
    await till.photo(IDS.zhao)
    await till.tap(IDS.zhao, "fund-submit", kind="advance")
    (claim,) = await till.claims(ClaimState.OPEN)
    return claim.id


async def test_a_record_that_nobody_can_confirm_says_so(till: Till) -> None:
    claim_id = await home_of_wang_advanced(till)
    assert till.words("fund-claim-nobody") in till.world.last(IDS.zhao)
    toast = await till.press(IDS.wang, FundWord(claim_id, Word.APPROVE))
    assert toast == till.label("fund-why", why="own-expense")
    assert len(await till.rows()) == 3


async def test_a_third_custodian_finds_it_at_the_desk(till: Till) -> None:
    await home_of_wang_advanced(till)
    home = till.world.estate.flats["3单元", "302"]

    async def third(tx: Tx) -> None:
        now = till.world.clock.now()
        await custodians.name(tx, till.fund_id, IDS.li_ming, home, IDS.captain, now=now)
        await custodians.agree(tx, till.fund_id, IDS.li_ming, now=now)

    await till.world.database.run(third)
    await till.desk(IDS.li_ming)
    kind = till.label("fund-kind", kind="advance")
    await till.tap(IDS.li_ming, "fund-desk-claim", kind=kind, amount=30_000)
    await till.word(IDS.li_ming, "fund-approve", "advance")
    assert (await till.rows())[-1].label == "3单元201"
    assert (await till.audit()).owed == 30_000


async def test_who_moved_into_the_recorders_flat_is_no_second_pair_of_eyes(till: Till) -> None:
    await till.bill(IDS.zhao, "expense", "老张五金店", "100", "1001")
    home = till.world.estate.flats["1单元", "101"]

    async def same_home(tx: Tx) -> None:
        now = till.world.clock.now()
        state = MembershipState.ACTIVE
        await households.claim(tx, IDS.li_ming, home, Relation.FAMILY, state, now=now)
        await custodians.name(tx, till.fund_id, IDS.li_ming, home, IDS.captain, now=now)
        await custodians.agree(tx, till.fund_id, IDS.li_ming, now=now)

    await till.world.database.run(same_home)
    (claim,) = await till.claims(ClaimState.OPEN)
    toast = await till.press(IDS.li_ming, FundWord(claim.id, Word.APPROVE))
    assert toast == till.label("fund-why", why="second-custodian")
    assert len(await till.rows()) == 3


async def test_a_record_waits_as_long_as_it_takes(till: Till) -> None:
    await till.bill(IDS.zhao, "expense", "老张五金店", "100", "1001")
    await till.world.later(days=timedelta(days=30).days)
    await till.reborn()
    await till.word(IDS.wang, "fund-approve", "expense")
    assert len(await till.rows()) == 4
