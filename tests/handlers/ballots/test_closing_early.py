"""Closing before the time: by itself when nothing is left to wait for, by hand only as void."""

from datetime import timedelta
from typing import Any

import pytest

from actions.ballots import early
from domain import ballots as rules
from domain.ballots import Ballot, Early, Electorate, Kind, State, Verdict
from playground.estate import IDS
from storage import timers
from tests.handlers.ballots.ended import TICK, answer, now_of, owns, results, speaking
from tests.handlers.ballots.opened import chain, live_in, opened
from tests.world import World
from views.ballots.buttons_hall import HallTool, Tool

HALF_HOUR, TWO_HOURS = timedelta(minutes=30), timedelta(hours=2)


async def _all_in_one_hand(
    world: World,
    kind: Kind = Kind.HOUSEHOLD,
    **changes: Any,  # noqa: ANN401
) -> Ballot:
    """A ballot of 24 flats of which 王阿姨 speaks for all but two."""
    await owns(world, IDS.wang, 21)
    return await opened(world, kind, **changes)


async def _everybody_votes(world: World) -> None:
    for person in (IDS.wang, IDS.li_ming, IDS.zhao):
        await world.tap(person, IDS.building_6, "同意")


async def _armed(world: World, ballot: Ballot) -> bool:
    return bool(await world.database.run(timers.armed, early.TIMER, ballot.id))


async def test_half_an_hour_after_the_last_vote_it_closes(world: World) -> None:
    ballot = await _all_in_one_hand(world)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    await world.tap(IDS.li_ming, IDS.building_6, "同意")
    assert not await _armed(world, ballot)
    await world.tap(IDS.zhao, IDS.building_6, "同意")
    (due,) = await world.database.run(timers.armed, early.TIMER, ballot.id)
    assert any("全都投了" in text for text in world.texts(IDS.building_6))
    world.clock.jump(due - TICK - world.clock.now())
    await world.settle(redraw=False)
    assert (await now_of(world, ballot)).state is State.OPEN
    world.clock.jump(TICK)
    await world.settle()
    closed = await now_of(world, ballot)
    assert (closed.state, closed.verdict) == (State.CLOSED, Verdict.PASSED)
    (row,) = [row for row in await chain(world, ballot) if row.type == "closed"]
    assert row.payload["reason"] == "all_voted"
    assert rules.recount(await chain(world, ballot)).matches


async def test_whoever_takes_a_vote_back_keeps_it_open(world: World) -> None:
    ballot = await _all_in_one_hand(world)
    await _everybody_votes(world)
    await world.say(IDS.zhao, IDS.zhao, f"/start b_{ballot.id}")
    await world.tap(IDS.zhao, IDS.zhao, "撤回")
    await world.tap(IDS.zhao, IDS.zhao, "确定撤回")
    assert not await _armed(world, ballot)
    await world.later(minutes=45)
    assert (await now_of(world, ballot)).state is State.OPEN


async def test_voting_and_withdrawing_in_turn_announces_at_most_three_times(world: World) -> None:
    ballot = await _all_in_one_hand(world)
    await _everybody_votes(world)
    for _ in range(4):
        await world.say(IDS.zhao, IDS.zhao, f"/start b_{ballot.id}")
        await world.tap(IDS.zhao, IDS.zhao, "撤回")
        await world.tap(IDS.zhao, IDS.zhao, "确定撤回")
        await world.tap(IDS.zhao, IDS.building_6, "同意")
    told = [text for text in world.texts(IDS.building_6) if "全都投了" in text]
    assert len(told) == early.MOST
    assert not await _armed(world, ballot)


async def test_a_flat_that_differs_is_waited_for(world: World) -> None:
    await live_in(world, IDS.anna, "1单元", "101")
    ballot = await _all_in_one_hand(world)
    await _everybody_votes(world)
    await world.tap(IDS.anna, IDS.building_6, "反对")
    assert not await _armed(world, ballot)


async def test_a_settled_result_closes_two_hours_later_with_notice(world: World) -> None:
    ballot = await _all_in_one_hand(world, early=Early.SETTLED)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    assert any("结果已经不会变了" in text for text in world.texts(IDS.building_6))
    await world.later(hours=1, minutes=59)
    assert (await now_of(world, ballot)).state is State.OPEN
    await world.later(minutes=2)
    assert (await now_of(world, ballot)).verdict is Verdict.PASSED
    (row,) = [row for row in await chain(world, ballot) if row.type == "closed"]
    assert row.payload["reason"] == "settled"


async def test_an_owners_vote_never_closes_early(world: World) -> None:
    ballot = await _all_in_one_hand(world, kind=Kind.OWNERS_ORDINARY)
    assert ballot.electorate is Electorate.OWNERS
    for person in (IDS.wang, IDS.li_ming, IDS.zhao):
        await world.tap(person, IDS.building_6, "同意")
    assert not await _armed(world, ballot)
    # Not even if somebody set the clock.
    await world.database.run(timers.add, early.TIMER, ballot.id, world.clock.now())
    await world.later(hours=3)
    assert (await now_of(world, ballot)).state is State.OPEN


async def test_a_deadline_that_comes_first_still_holds(world: World) -> None:
    ballot = await _all_in_one_hand(world, length_minutes=20)
    await _everybody_votes(world)
    assert not await _armed(world, ballot)
    await world.later(minutes=20)
    (row,) = [row for row in await chain(world, ballot) if row.type == "closed"]
    assert row.payload["reason"] == "deadline"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_ended_by_hand_it_is_void_after_two_confirmations(
    world: World, language: str
) -> None:
    await speaking(world, language)
    ballot = await _all_in_one_hand(world)
    zh = language == "zh-CN"
    await world.tap(IDS.captain, IDS.building_6, "管理" if zh else "Manage")
    await world.tap(IDS.captain, IDS.captain, "提前结束" if zh else "End now")
    assert (await now_of(world, ballot)).state is State.OPEN
    await world.tap(IDS.captain, IDS.captain, "结束并作废" if zh else "End it, void")
    assert (await now_of(world, ballot)).state is State.OPEN
    await answer(world, IDS.captain, "问题写错了")
    void = await now_of(world, ballot)
    assert (void.state, void.verdict) == (State.VOID, Verdict.VOID)
    assert any("问题写错了" in text for text in world.texts(IDS.building_6))
    found = rules.recount(await chain(world, ballot))
    assert (found.first_bad, found.matches) == (None, True)


@pytest.mark.parametrize("person", [IDS.wang, IDS.zhou, IDS.worker])
async def test_nobody_but_the_captain_ends_it(world: World, person: int) -> None:
    ballot = await opened(world)
    message = world.from_bot(IDS.building_6)[0]["message_id"]
    data = HallTool(ballot.id, Tool.BY_HAND).pack()
    toast = await world.forge(person, IDS.building_6, message, data)
    assert "楼栋长" in toast
    assert (await now_of(world, ballot)).state is State.OPEN
    assert results(world, IDS.building_6) == []


async def test_an_empty_reason_is_asked_for_again(world: World) -> None:
    ballot = await opened(world)
    data = HallTool(ballot.id, Tool.BY_HAND).pack()
    await world.forge(IDS.captain, IDS.building_6, 1, data)
    await answer(world, IDS.captain, "……")
    assert (await now_of(world, ballot)).state is State.OPEN
    assert "写一句" in world.last(IDS.captain)
    await answer(world, IDS.captain, "x" * 501)
    assert "500" in world.last(IDS.captain)
    assert (await now_of(world, ballot)).state is State.OPEN
