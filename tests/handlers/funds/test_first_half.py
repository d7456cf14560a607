"""Story 12, first half: from `/fund` in the group to the first money that is confirmed."""

from dataclasses import replace

from domain.funds import Fund, State
from playground.estate import IDS
from storage.database import Tx
from storage.funds import register
from tests.handlers.funds.drafted import each_language, published
from tests.handlers.funds.neighbours import GROUP, House
from tests.world import World

TOTAL = 360_000


async def _at_a_twelfth(tx: Tx, fund_id: int) -> Fund:
    # Most of the demo estate's flats have nobody in the bot who could pledge.
    fund = await register.get(tx, fund_id)
    return await register.change(tx, fund, replace(fund, minimum=(1, 12)))


@each_language
async def test_a_handrail_is_shared_pledged_and_paid(world: World, language: str) -> None:
    captain = await published(world, language)
    fund_id = (await captain.fund()).id
    await world.database.run(_at_a_twelfth, fund_id)
    house, table = House(world, fund_id, language), await captain.table()
    assert sum(table.values()) == TOTAL
    assert house.label("fund-button-pledge", kind="full") in world.labels(GROUP)
    own = table["3单元", "302"]
    toast = await house.answer(IDS.li_ming, "full")
    assert f"¥{own // 100}.{own % 100:02d}" in toast
    for person_id in (IDS.wang, IDS.zhao):
        await house.answer(person_id, "full")
    pledged = sum(row.due.promised for row in await house.rows())
    assert pledged == own + table["3单元", "201"] + table["1单元", "101"]
    assert (await house.fund()).state is State.COLLECTING
    await house.pays(IDS.zhao, IDS.wang)
    assert (await house.own(IDS.zhao)).paid == table["1单元", "101"]
    found = await house.audit()
    assert (found.matches, found.paid) == (True, table["1单元", "101"])


@each_language
async def test_the_notice_of_ones_share_leads_to_the_answer(world: World, language: str) -> None:
    captain = await published(world, language)
    house = House(world, (await captain.fund()).id, language)
    own = (await captain.table())["1单元", "101"]
    # Zhao keeps no money here, so the notice is the newest he has.
    assert f"¥{own // 100}.{own % 100:02d}" in house.seen(IDS.zhao)
    await house.write(IDS.zhao, f"/start f_{house.fund_id}")
    await house.answer(IDS.zhao, "full", IDS.zhao)
    assert (await house.own(IDS.zhao)).due.answer == own
