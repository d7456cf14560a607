"""Proxies: written, at most three an agent, in no chain, never by property staff."""

import pytest

from domain.ballots import Ballot, CastState, Via, Why
from domain.places import Relation
from playground.estate import IDS
from storage.ballots import proxies
from storage.ballots.proxies import Proxy
from tests.handlers.ballots.ended import reborn, until
from tests.handlers.ballots.hall import WITNESS, manage, picture, slip, stored, witnessed
from tests.handlers.ballots.opened import head, live_in, opened, replayed
from tests.world import World
from views.ballots.buttons_hall import ProxyAgent, ProxyVote

CAPTAIN = IDS.captain


async def begun(world: World, principal: str, agent: str) -> None:
    """Name whose vote it is and where the agent lives."""
    await manage(world)
    await world.tap(CAPTAIN, CAPTAIN, "委托")
    await world.tap(CAPTAIN, CAPTAIN, "登记委托")
    await world.say(CAPTAIN, CAPTAIN, principal)
    await world.say(CAPTAIN, CAPTAIN, agent)


async def recorded(world: World, principal: str, agent: str, name: str) -> None:
    await begun(world, principal, agent)
    await world.tap(CAPTAIN, CAPTAIN, name)
    await picture(world, CAPTAIN)


async def in_force(world: World, ballot: Ballot) -> list[Proxy]:
    return await world.database.run(proxies.of, ballot.id)


async def test_a_neighbour_votes_for_a_home_that_asked_in_writing(world: World) -> None:
    ballot = await opened(world)
    await recorded(world, "2单元101", "3单元201", "王阿姨")
    await reborn(world)
    (proxy,) = await in_force(world, ballot)
    assert (proxy.agent_id, proxy.entered_by) == (IDS.wang, CAPTAIN)
    assert proxy.file_id
    assert "2单元101" in world.last(IDS.wang)
    toast = await world.tap(IDS.wang, IDS.wang, "反对")
    (cast,) = await stored(world, ballot)
    assert cast.receipt in toast
    assert (cast.via, cast.state) == (Via.PROXY, CastState.COUNTED)
    stood = await head(world, ballot, "2单元", "101")
    assert (stood.choice, stood.via) == ("no", Via.PROXY)
    assert not (await head(world, ballot, "3单元", "201")).heard
    assert await replayed(world, ballot)


async def test_the_agent_may_change_it_and_the_same_again_changes_nothing(world: World) -> None:
    ballot = await opened(world)
    await recorded(world, "2单元101", "3单元201", "王阿姨")
    await world.tap(IDS.wang, IDS.wang, "反对")
    assert "没有变化" in await world.tap(IDS.wang, IDS.wang, "反对")
    assert "已改" in await world.tap(IDS.wang, IDS.wang, "同意")
    assert [cast.choice for cast in await stored(world, ballot)] == ["yes"]
    assert (await head(world, ballot, "2单元", "101")).choice == "yes"


async def test_the_agent_finds_those_they_vote_for_in_their_own_screen(world: World) -> None:
    ballot = await opened(world)
    await recorded(world, "2单元101", "3单元201", "王阿姨")
    assert "还有 1 票是别人托您投的" in await world.tap(IDS.wang, IDS.building_6, "我的票")
    await world.say(IDS.wang, IDS.wang, f"/start b_{ballot.id}")
    assert "2单元101 托您代投：还没投" in world.last(IDS.wang)
    await world.tap(IDS.wang, IDS.wang, "替 2单元101 投")
    await reborn(world)
    await world.tap(IDS.wang, IDS.wang, "反对")
    await world.tap(IDS.wang, IDS.wang, "返回")
    assert "2单元101 托您代投：反对" in world.last(IDS.wang)
    assert (await head(world, ballot, "2单元", "101")).choice == "no"
    assert not (await head(world, ballot, "3单元", "201")).heard


async def test_the_agent_is_reminded_of_homes_not_heard(world: World) -> None:
    await opened(world)
    await recorded(world, "2单元101", "3单元201", "王阿姨")
    await world.tap(IDS.wang, IDS.building_6, "同意")
    await manage(world)
    await world.tap(CAPTAIN, CAPTAIN, "提醒未投")
    told = world.last(IDS.wang)
    assert "您还没有投票" not in told, "their own is cast"
    assert "托您代投、还没投的：2单元101" in told
    await world.tap(IDS.wang, IDS.wang, "替 2单元101 投")
    await world.tap(IDS.wang, IDS.wang, "同意")
    before = len(world.from_bot(IDS.wang))
    await world.later(hours=7)
    await manage(world)
    await world.tap(CAPTAIN, CAPTAIN, "提醒未投")
    assert len(world.from_bot(IDS.wang)) == before, "all they can vote for was heard"


async def test_the_own_tap_of_the_home_beats_the_proxy(world: World) -> None:
    await live_in(world, IDS.anna, "2单元", "101", Relation.OWNER)
    ballot = await opened(world)
    await recorded(world, "2单元101", "3单元201", "王阿姨")
    assert "may vote for 2单元101" in world.last(IDS.anna)
    await world.tap(IDS.wang, IDS.wang, "反对")
    message, data = world.button(IDS.wang, "同意")
    await world.tap(IDS.anna, IDS.building_6, "同意")
    stood = await head(world, ballot, "2单元", "101")
    assert (stood.choice, stood.via) == ("yes", Via.TAP)
    assert "自己投了" in await world.forge(IDS.wang, IDS.wang, message, data)
    assert await replayed(world, ballot)


async def test_without_a_picture_of_the_letter_there_is_no_proxy(world: World) -> None:
    ballot = await opened(world)
    await begun(world, "2单元101", "3单元201")
    await world.tap(CAPTAIN, CAPTAIN, "王阿姨")
    await world.say(CAPTAIN, CAPTAIN, "他口头说过了")
    assert "书面" in world.last(CAPTAIN)
    assert await in_force(world, ballot) == []
    await picture(world, CAPTAIN)
    assert len(await in_force(world, ballot)) == 1


async def test_a_fourth_home_is_one_too_many(world: World) -> None:
    ballot = await opened(world)
    for room in ("101", "102", "201"):
        await recorded(world, f"2单元{room}", "3单元201", "王阿姨")
    assert len(await in_force(world, ballot)) == 3
    await begun(world, "2单元202", "3单元201")
    assert "最多代三户" in await world.tap(CAPTAIN, CAPTAIN, "王阿姨")
    assert len(await in_force(world, ballot)) == 3


async def test_who_was_asked_cannot_ask_somebody_else(world: World) -> None:
    ballot = await opened(world)
    await recorded(world, "2单元101", "3单元201", "王阿姨")
    await begun(world, "3单元201", "1单元101")
    assert "转委托" in await world.tap(CAPTAIN, CAPTAIN, "赵爷爷")
    assert len(await in_force(world, ballot)) == 1


async def test_who_passed_their_own_vote_on_speaks_for_nobody(world: World) -> None:
    ballot = await opened(world)
    await recorded(world, "3单元201", "1单元101", "赵爷爷")
    await begun(world, "2单元101", "3单元201")
    assert "转委托" in await world.tap(CAPTAIN, CAPTAIN, "王阿姨")
    assert len(await in_force(world, ballot)) == 1


async def test_property_staff_speak_for_nobody_even_if_they_live_here(world: World) -> None:
    await live_in(world, IDS.worker, "3单元", "402", Relation.OWNER)
    ballot = await opened(world)
    await begun(world, "2单元101", "3单元402")
    assert "物业" in await world.tap(CAPTAIN, CAPTAIN, "老张")
    assert await in_force(world, ballot) == []


async def test_nobody_speaks_for_their_own_home(world: World) -> None:
    ballot = await opened(world)
    await begun(world, "3单元201", "3单元201")
    assert "自己家" in await world.tap(CAPTAIN, CAPTAIN, "王阿姨")
    assert await in_force(world, ballot) == []


async def test_a_home_where_nobody_is_known_has_no_agent(world: World) -> None:
    await opened(world)
    await begun(world, "2单元101", "2单元201")
    assert "还没有人在这里登记" in world.last(CAPTAIN)


async def test_a_forged_agent_from_outside_is_refused(world: World) -> None:
    ballot = await opened(world)
    principal = await head(world, ballot, "2单元", "101")
    await manage(world)
    message, _ = world.button(CAPTAIN, "委托")
    for outsider in (IDS.zhou, 999_999, 0, -1):
        data = ProxyAgent(ballot.id, principal.id, outsider).pack()
        assert "登记" in await world.forge(CAPTAIN, CAPTAIN, message, data)
    assert await in_force(world, ballot) == []


async def test_a_home_that_has_voted_needs_no_proxy(world: World) -> None:
    await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    await manage(world)
    await world.tap(CAPTAIN, CAPTAIN, "委托")
    await world.tap(CAPTAIN, CAPTAIN, "登记委托")
    await world.say(CAPTAIN, CAPTAIN, "3单元201")
    assert "已经自己投了" in world.last(CAPTAIN)


async def test_a_proxy_is_taken_back_unless_it_was_used(world: World) -> None:
    ballot = await opened(world)
    await recorded(world, "2单元101", "3单元201", "王阿姨")
    await recorded(world, "2单元102", "3单元201", "王阿姨")
    await world.tap(IDS.wang, IDS.wang, "同意")
    message, data = world.button(CAPTAIN, "取消 2单元102")
    assert "已经投了" in await world.forge(CAPTAIN, CAPTAIN, message, data)
    await world.tap(CAPTAIN, CAPTAIN, "取消 2单元101")
    (left,) = await in_force(world, ballot)
    assert left.head_id == (await head(world, ballot, "2单元", "102")).id
    assert "不用再代投" in world.last(IDS.wang)


async def test_a_newer_letter_replaces_the_older(world: World) -> None:
    ballot = await opened(world)
    await recorded(world, "2单元101", "3单元201", "王阿姨")
    await recorded(world, "2单元101", "1单元101", "赵爷爷")
    (proxy,) = await in_force(world, ballot)
    assert proxy.agent_id == IDS.zhao


@pytest.mark.parametrize("person", [IDS.li_ming, IDS.captain, IDS.anna])
async def test_nobody_but_the_agent_votes_by_the_proxy(world: World, person: int) -> None:
    ballot = await opened(world)
    await recorded(world, "2单元101", "3单元201", "王阿姨")
    (proxy,) = await in_force(world, ballot)
    message, _ = world.button(IDS.building_6, "管理")
    data = ProxyVote(proxy.id, 1, 1).pack()
    assert await world.forge(person, IDS.building_6, message, data)
    assert await stored(world, ballot) == []


async def test_at_the_deadline_the_agent_is_too_late(world: World) -> None:
    ballot = await opened(world)
    await recorded(world, "2单元101", "3单元201", "王阿姨")
    message, data = world.button(IDS.wang, "同意")
    await until(world, ballot)
    assert "截止" in await world.forge(IDS.wang, IDS.wang, message, data)
    assert await stored(world, ballot) == []


async def test_a_slip_and_a_proxy_that_differ_count_for_neither(world: World) -> None:
    await witnessed(world)
    ballot = await opened(world)
    await recorded(world, "2单元101", "3单元201", "王阿姨")
    await world.tap(IDS.wang, IDS.wang, "反对")
    await slip(world, "2单元101", "同意")
    await world.tap(WITNESS, WITNESS, "同意")
    assert (await head(world, ballot, "2单元", "101")).why is Why.CONFLICT
    assert await replayed(world, ballot)
