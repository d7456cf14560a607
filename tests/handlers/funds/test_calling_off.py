"""A fund that its organiser ends while people still pledge: nobody owes anything."""

import pytest

from domain.funds import Action, State
from playground.estate import IDS
from tests.handlers.funds.neighbours import GROUP, House, each_language, house_of
from tests.world import World
from views.funds.buttons_pledging import FundTools
from views.funds.buttons_spending import FundDo

WHY = "先走维修资金"


async def called_off(house: House, person_id: int = IDS.captain) -> None:
    await house.press(person_id, GROUP, FundTools(house.fund_id))
    await house.tap(person_id, "fund-act", act="fail")
    await house.tap(person_id, "fund-sure-yes")


@each_language
async def test_the_group_and_who_pledged_read_why_and_nobody_owes(
    world: World, language: str
) -> None:
    house = await house_of(world, language)
    await house.answer(IDS.li_ming, "full")
    await called_off(house)
    assert (await house.fund()).state is State.PLEDGING
    await house.write(IDS.captain, WHY)
    fund = await house.fund()
    assert (fund.state, fund.ended_reason) == (State.FAILED, WHY)
    told = house.words("fund-called-off", title=fund.title, reason=WHY)
    assert world.last(GROUP) == told
    assert house.seen(IDS.li_ming) == told
    assert told not in world.texts(IDS.zhao), "who promised nothing has nothing to be freed of"
    assert (await house.audit()).state is State.FAILED
    await world.later(days=8)
    assert world.last(GROUP) == told, "the deadline passes in silence"


async def test_it_is_asked_first_and_wants_a_reason_that_outlives_a_restart(world: World) -> None:
    house = await house_of(world)
    await called_off(house)
    await house.reborn()
    await house.photo(IDS.captain, b"\xff\xd8\xff\xe0jpeg")
    assert (await house.fund()).state is State.PLEDGING
    await house.write(IDS.captain, WHY)
    assert (await house.fund()).state is State.FAILED


@pytest.mark.parametrize("person_id", [IDS.li_ming, IDS.zhao, IDS.anna])
async def test_only_an_organiser_calls_it_off(world: World, person_id: int) -> None:
    house = await house_of(world)
    await world.say(person_id, person_id, "/start")
    toast = await house.press(person_id, person_id, FundDo(house.fund_id, Action.FAIL, 1))
    assert toast in {house.why("not-yours"), house.why("not-a-member")}
    assert (await house.fund()).state is State.PLEDGING


async def test_once_money_is_collected_it_is_too_late_to_call_off(world: World) -> None:
    house = await house_of(world)
    await called_off(house)
    await house.all_pledge()
    await house.write(IDS.captain, WHY)
    assert (await house.fund()).state is State.COLLECTING
    assert house.seen(IDS.captain) == house.words("fund-why", why="wrong-state")
