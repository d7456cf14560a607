"""`/votes` and what of `/my` is about votes."""

import pytest

from domain.ballots import Kind
from playground.estate import IDS
from storage.places import people
from tests.handlers.ballots.ended import LANGUAGES, speaking, until
from tests.handlers.ballots.opened import opened
from tests.world import World
from views.ballots.buttons_closing import BallotList, BallotResult


async def _past(world: World, count: int) -> None:
    for number in range(count):
        ballot = await opened(world, Kind.HAND, question=f"第{number}个问题")
        await until(world, ballot)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_votes_lists_what_runs_and_what_is_over_each_to_be_opened(
    world: World, language: str
) -> None:
    await speaking(world, language)
    await _past(world, 1)
    await opened(world, question="正在问的")
    await world.say(IDS.wang, IDS.wang, "/votes")
    told = world.last(IDS.wang)
    assert told.index("正在问的") < told.index("第0个问题")
    assert ("没有人投票" if language == "zh-CN" else "Nobody voted") in told
    await world.tap(IDS.wang, IDS.wang, "第0个问题")
    assert world.last(IDS.wang).startswith("📋")
    await world.tap(IDS.wang, IDS.wang, "正在问的")
    assert any("正在问的" in text for text in world.texts(IDS.wang))


async def test_the_captain_has_the_tools_of_what_runs_and_neighbours_have_not(
    world: World,
) -> None:
    await opened(world)
    for person, has in ((IDS.captain, True), (IDS.wang, False)):
        await world.say(person, person, "/votes")
        assert any("管理" in label for label in world.labels(person)) is has


async def test_the_list_is_read_a_page_at_a_time(world: World) -> None:
    await _past(world, 10)
    await world.say(IDS.wang, IDS.wang, "/votes")
    assert "第9个问题" in world.last(IDS.wang)
    assert "第1个问题" not in world.last(IDS.wang)
    await world.tap(IDS.wang, IDS.wang, "更早")
    assert "第1个问题" in world.last(IDS.wang)
    assert "第0个问题" in world.last(IDS.wang)
    await world.tap(IDS.wang, IDS.wang, "最新")
    assert "第9个问题" in world.last(IDS.wang)


async def test_a_group_reads_its_own_list_when_nobody_can_be_written_to(world: World) -> None:
    await opened(world)
    await world.say(IDS.zhou, IDS.building_6, "/votes")
    assert "楼梯扶手" in world.last(IDS.building_6)
    assert "表决" in world.last(IDS.building_6)
    await world.database.run(people.never_started, IDS.staff)
    await world.say(IDS.staff, IDS.building_7, "/votes")
    assert "还没有表决" in world.last(IDS.building_7)


async def test_other_peoples_buildings_are_not_listed(world: World) -> None:
    await opened(world)
    await world.say(IDS.zhou, IDS.zhou, "/votes")
    assert "还没有表决" in world.last(IDS.zhou)


@pytest.mark.parametrize("before", [-5, 0, 1, 2**62])
async def test_a_forged_page_shows_no_more_than_its_own(world: World, before: int) -> None:
    await _past(world, 1)
    await world.say(IDS.wang, IDS.wang, "/votes")
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    await world.forge(IDS.wang, IDS.wang, message, BallotList(before).pack())
    assert "表决" in world.last(IDS.wang)


async def test_a_forged_turn_in_a_group_turns_nothing_there(world: World) -> None:
    await opened(world)
    before = world.texts(IDS.building_6)
    message = world.from_bot(IDS.building_6)[0]["message_id"]
    await world.forge(IDS.wang, IDS.building_6, message, BallotList(3).pack())
    assert world.texts(IDS.building_6) == before


async def test_somebody_from_elsewhere_opens_no_result(world: World) -> None:
    await _past(world, 1)
    message = world.from_bot(IDS.building_6)[0]["message_id"]
    before = len(world.from_bot(IDS.worker))
    toast = await world.forge(IDS.worker, IDS.building_6, message, BallotResult(1).pack())
    assert toast or len(world.from_bot(IDS.worker)) > before


@pytest.mark.parametrize("language", LANGUAGES)
async def test_my_votes_stand_below_my_reports(world: World, language: str) -> None:
    await speaking(world, language)
    await opened(world)
    await world.say(IDS.wang, IDS.wang, "/report 三单元二楼楼道灯不亮")
    await world.tap(IDS.wang, IDS.building_6, "同意" if language == "zh-CN" else "For")
    await world.say(IDS.wang, IDS.wang, "/my")
    told = world.last(IDS.wang)
    mine = "我投了同意" if language == "zh-CN" else "mine: For"
    assert told.index("楼道灯") < told.index(mine)
    await world.say(IDS.li_ming, IDS.li_ming, "/my")
    assert mine not in world.last(IDS.li_ming)


async def test_a_secret_vote_is_nowhere_in_my_list(world: World) -> None:
    ballot = await opened(world, Kind.ELECTION)
    await world.say(IDS.wang, IDS.wang, f"/start b_{ballot.id}")
    await world.tap(IDS.wang, IDS.wang, "张三")
    await world.tap(IDS.wang, IDS.wang, "确认投票")
    await world.say(IDS.wang, IDS.wang, "/my")
    assert "张三" not in world.last(IDS.wang)
    assert "我投了" not in world.last(IDS.wang)


async def test_elders_get_one_button_a_row(world: World) -> None:
    await _past(world, 2)
    await world.database.run(people.set_big, IDS.captain, big=True)
    await opened(world)
    await world.say(IDS.captain, IDS.captain, "/votes")
    rows = world.from_bot(IDS.captain)[-1]["reply_markup"]["inline_keyboard"]
    assert all(len(row) == 1 for row in rows)
