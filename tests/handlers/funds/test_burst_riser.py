"""Story 13: a riser bursts, a household advances the money and is repaid."""

import pytest

from domain.funds import EntryKind, State
from playground.estate import IDS
from storage.funds.claims import ClaimState
from tests.handlers.funds.till import Till, pays, till_of
from tests.world import World

BILL = 180_000


@pytest.fixture(params=["zh-CN", "en"])
async def till(world: World, request: pytest.FixtureRequest) -> Till:
    return await till_of(world, request.param, State.COLLECTING)


async def advance(till: Till, by: int = IDS.zhao) -> None:
    await till.bill(by, "advance", "疏通公司", "1800元", "88001122")


async def test_an_advance_is_written_only_when_the_other_custodian_approves(till: Till) -> None:
    await advance(till)
    assert await till.rows() == []
    await till.word(IDS.wang, "fund-approve", "advance")
    (row,) = await till.rows()
    assert (row.kind, row.amount_in, row.amount_out, row.balance) == ("advance", BILL, BILL, 0)
    assert row.label == "3单元302"
    assert (await till.audit()).owed == BILL


async def test_the_household_is_repaid_first_and_in_parts_as_others_pay(till: Till) -> None:
    await advance(till)
    await till.word(IDS.wang, "fund-approve", "advance")
    await pays(till, ("1单元", "101"))
    await till.returned(IDS.wang, IDS.li_ming, "3单元302", "repayment", 120_000)
    await pays(till, ("3单元", "201"))
    await till.returned(IDS.zhao, IDS.li_ming, "3单元302", "repayment", 60_000)
    told = await till.audit()
    assert (told.matches, told.owed, told.balance) == (True, 0, 60_000)
    assert [row.kind for row in await till.rows()].count(EntryKind.REPAYMENT) == 2


async def test_nobody_repays_what_is_not_there(till: Till) -> None:
    await advance(till)
    await till.word(IDS.wang, "fund-approve", "advance")
    await till.desk(IDS.wang)
    await till.world.tap(IDS.wang, IDS.wang, till.act("repay"))
    assert till.label("fund-returns-none") in till.world.last(IDS.wang)


async def test_a_repayment_the_household_did_not_get_moves_nothing(till: Till) -> None:
    await advance(till)
    await till.word(IDS.wang, "fund-approve", "advance")
    await pays(till, ("1单元", "101"))
    await till.desk(IDS.wang)
    await till.world.tap(IDS.wang, IDS.wang, till.act("repay"))
    await till.tap(IDS.wang, "fund-return", kind="repayment", name="3单元302", amount=120_000)
    await till.word(IDS.li_ming, "fund-decline", "repayment")
    await till.answer(IDS.li_ming, "还没到账")
    assert "还没到账" in till.world.last(IDS.wang)
    assert (await till.audit()).owed == BILL
    (claim,) = await till.claims(ClaimState.REFUSED)
    assert claim.second_by == IDS.li_ming


async def test_a_custodian_cannot_record_what_their_own_household_advanced(till: Till) -> None:
    await till.desk(IDS.zhao)
    await till.world.tap(IDS.zhao, IDS.zhao, till.act("advance"))
    await till.world.tap(IDS.zhao, IDS.zhao, "1单元101")
    await till.answer(IDS.zhao, "疏通公司", "1800", "88001122")
    await till.photo(IDS.zhao)
    toast = await till.tap(IDS.zhao, "fund-submit", kind="advance")
    assert toast == till.label("fund-why", why="own-expense")
    assert await till.claims(ClaimState.OPEN) == []


async def test_a_bot_that_dies_between_the_questions_asks_on(till: Till) -> None:
    await till.desk(IDS.zhao)
    await till.world.tap(IDS.zhao, IDS.zhao, till.act("advance"))
    await till.world.tap(IDS.zhao, IDS.zhao, "3单元302")
    await till.answer(IDS.zhao, "疏通公司")
    await till.reborn()
    await till.answer(IDS.zhao, "1800", "88001122")
    await till.photo(IDS.zhao)
    await till.reborn()
    await till.tap(IDS.zhao, "fund-submit", kind="advance")
    await till.reborn()
    await till.word(IDS.wang, "fund-approve", "advance")
    assert [row.amount_out for row in await till.rows()] == [BILL]


async def test_a_draft_left_alone_is_gone_on_with_where_it_stood(till: Till) -> None:
    await till.desk(IDS.zhao)
    await till.world.tap(IDS.zhao, IDS.zhao, till.act("advance"))
    await till.world.tap(IDS.zhao, IDS.zhao, "3单元302")
    await till.answer(IDS.zhao, "疏通公司")
    await till.world.say(IDS.zhao, IDS.zhao, "/cancel")
    await till.desk(IDS.zhao)
    await till.world.tap(IDS.zhao, IDS.zhao, till.act("advance"))
    asked = till.say("fund-form", kind="advance", field="amount")
    assert till.world.last(IDS.zhao) == asked
