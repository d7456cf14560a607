"""What keeps a draft from being opened, and drafts that are thrown away."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from domain.ballots import State
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage.database import Tx
from storage.places import chats, households
from storage.places.chats import ChatState
from storage.tables import households as flats
from tests.conftest import NOON
from tests.handlers.ballots.drafted import (
    GROUP,
    ME,
    QUESTION,
    changed,
    drafted,
    heads,
    only,
    stored,
)
from tests.world import World


async def test_nobody_to_vote_is_no_ballot(world: World) -> None:
    await drafted(world, by=IDS.staff, chat=IDS.building_7)
    toast = await world.tap(IDS.staff, IDS.building_7, "发布")
    assert "还没有可以投票的人" in toast
    assert (await only(world)).state is State.DRAFT


async def test_somebody_who_registers_meanwhile_makes_it_possible(world: World) -> None:
    async def moved_in(tx: Tx) -> None:
        flat = world.estate.flats["2单元", "101"]
        await tx.do(
            update(flats).where(flats.c.id == flat).values(place_id=world.estate.other_building)
        )
        active = (Relation.OWNER, MembershipState.ACTIVE)
        await households.claim(tx, IDS.anna, flat, *active, now=NOON)

    await drafted(world, by=IDS.staff, chat=IDS.building_7)
    await world.database.run(moved_in)
    assert await world.tap(IDS.staff, IDS.building_7, "发布") == "已发布，投票开始了。"
    assert [head.head for head in await heads(world)] == [f"p{IDS.anna}"]


async def test_without_areas_nothing_is_counted_by_area(world: World) -> None:
    await changed(world, area=0)
    await drafted(world)
    await world.tap(ME, GROUP, "方式")
    await world.tap(ME, GROUP, "业主表决（一般事项）")
    assert "名册里没有面积" in world.last(GROUP)
    assert "名册里没有面积" in await world.tap(ME, GROUP, "发布")


async def test_without_a_group_there_is_nowhere_to_vote(world: World) -> None:
    async def removed(tx: Tx) -> None:
        await chats.set_state(tx, GROUP, ChatState.REMOVED, now=NOON)

    await drafted(world, chat=ME)
    await world.database.run(removed)
    assert "还没有楼栋群" in await world.tap(ME, ME, "发布")
    assert (await only(world)).state is State.DRAFT


@pytest.mark.parametrize(("seconds", "state"), [(3_600, State.OPEN), (3_601, State.DRAFT)])
async def test_a_deadline_that_has_come_too_near_opens_nothing(
    world: World, seconds: int, state: State
) -> None:
    # Ten minutes are the shortest a vote may be.
    await drafted(world, f"{QUESTION}\n截止 70分钟")
    world.clock.jump(NOON + timedelta(seconds=seconds) - world.clock.now())
    message, data = world.button(GROUP, "发布")
    toast = await world.forge(ME, GROUP, message, data)
    assert (await only(world)).state is state
    assert ("至少要开放10分钟" in toast) == (state is State.DRAFT)


async def test_a_discarded_draft_is_gone(world: World) -> None:
    await drafted(world)
    message, data = world.button(GROUP, "发布")
    assert await world.tap(ME, GROUP, "取消") == "草稿已取消。"
    assert await stored(world) == []
    assert "已经取消了" in world.last(GROUP)
    assert await world.forge(ME, GROUP, message, data) == "这条已经不在了。"


async def test_an_answer_for_a_discarded_draft_changes_nothing(world: World) -> None:
    await drafted(world, chat=ME)
    await world.tap(ME, ME, "选项")
    await world.tap(ME, ME, "写选项")
    await world.tap(ME, ME, "返回")
    await world.tap(ME, ME, "取消")
    await world.say(ME, ME, "木头的\n不锈钢的")
    assert await stored(world) == []
    assert "已经取消了" in world.last(ME)
