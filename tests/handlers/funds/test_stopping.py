"""A fund that stops: everybody gets back what they paid, then it ends at zero."""

import pytest

from domain.funds import Action, Sponsor, State
from playground.estate import IDS
from storage.funds.claims import ClaimState
from tests.actions.funds.opened import SHARE
from tests.handlers.funds.till import Till, pays, sponsored, till_of
from tests.world import World
from views.funds.buttons_spending import FundDo


@pytest.fixture(params=["zh-CN", "en"])
async def till(world: World, request: pytest.FixtureRequest) -> Till:
    return await till_of(world, request.param, State.COLLECTING)


async def stopped(till: Till) -> None:
    await till.desk(IDS.captain)
    await till.world.tap(IDS.captain, IDS.captain, till.act("stop"))
    await till.answer(IDS.captain, "改走维修资金")


async def test_a_fund_nobody_paid_into_ends_at_once(till: Till) -> None:
    await stopped(till)
    fund = await till.fund()
    assert (fund.state, fund.ended_reason) == (State.CANCELLED, "改走维修资金")
    told = "\n".join(till.world.texts(IDS.building_6))
    assert till.words("fund-stopped", title="楼道扶手", reason="改走维修资金") in told
    assert (await till.audit()).matches


async def test_everybody_gets_back_what_they_paid(till: Till) -> None:
    await pays(till, ("3单元", "302"))
    await pays(till, ("1单元", "101"), 50_000)
    await stopped(till)
    told = {"title": "楼道扶手", "stopped": 1}
    back = till.words("fund-surplus", home="3单元302", amount=SHARE, **told)
    assert till.world.last(IDS.li_ming) == back
    await till.returned(IDS.zhao, IDS.li_ming, "3单元302", "refund", SHARE)
    why = await till.press(IDS.captain, FundDo(till.fund_id, Action.CANCEL, 1))
    assert why == till.label("fund-why", why="balance-left")
    await till.returned(IDS.wang, IDS.zhao, "1单元101", "refund", 50_000)
    await till.desk(IDS.captain)
    await till.world.tap(IDS.captain, IDS.captain, till.act("cancel"))
    await till.tap(IDS.captain, "fund-sure-yes")
    assert (await till.fund()).state is State.CANCELLED
    audit = await till.audit()
    assert (audit.matches, audit.balance, audit.refunded) == (True, 0, SHARE + 50_000)


async def test_a_sponsor_gets_back_what_households_did_not_pay(till: Till) -> None:
    await sponsored(till, Sponsor("物业公司", 50_000))
    await till.desk(IDS.zhao)
    await till.world.tap(IDS.zhao, IDS.zhao, till.act("receive"))
    await till.world.tap(IDS.zhao, IDS.zhao, "物业公司")
    await till.answer(IDS.zhao, "500")
    await till.tap(IDS.zhao, "fund-submit", kind="sponsor")
    await stopped(till)
    name = till.label("fund-returns-sponsors")
    await till.returned(IDS.zhao, IDS.wang, name, "refund", 50_000)
    assert ((await till.audit()).balance, (await till.audit()).matches) == (0, True)


async def test_a_bill_that_waits_when_a_fund_stops_can_only_be_refused(till: Till) -> None:
    await till.bill(IDS.zhao, "advance", "疏通公司", "100", "1001")
    await stopped(till)
    assert (await till.fund()).state is State.REFUNDING
    toast = await till.word(IDS.wang, "fund-approve", "advance")
    assert toast == till.label("fund-why", why="wrong-state")
    await till.word(IDS.wang, "fund-decline", "advance")
    await till.answer(IDS.wang, "已经停了")
    (claim,) = await till.claims(ClaimState.REFUSED)
    assert claim.refused_reason == "已经停了"


async def test_a_stop_needs_a_reason_and_an_organiser(till: Till) -> None:
    toast = await till.press(IDS.zhao, FundDo(till.fund_id, Action.STOP))
    assert toast == till.label("fund-why", why="not-yours")
    await till.desk(IDS.captain)
    await till.world.tap(IDS.captain, IDS.captain, till.act("stop"))
    await till.reborn()
    await till.photo(IDS.captain)
    assert (await till.fund()).state is State.COLLECTING
    await till.answer(IDS.captain, "改走维修资金")
    assert (await till.fund()).state is State.CANCELLED
