"""A draft is published, tried out, or refused."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from domain.notices import Phase, State
from domain.places import Role
from playground.estate import IDS
from storage.database import Tx
from storage.notices import drafts, occurrences, register
from storage.places import chats, grants
from storage.places.chats import ChatState
from storage.tables import audit
from tests.actions.notices.ground import grant
from tests.handlers.notices.prepared import CLINIC, PIXEL, WIND, begun, notice
from tests.world import World

CAPTAIN = IDS.captain
AUDIT = select(audit.c.what, audit.c.person_id, audit.c.subject_id)


async def test_at_once_it_stands_in_the_group(world: World) -> None:
    found = await begun(world, WIND)
    assert "已发布" in await world.tap(CAPTAIN, CAPTAIN, "立即发")
    assert (await notice(world, found.id)).state is State.RUNNING
    assert "大风预警" in world.last(IDS.building_6)
    assert not [text for text in world.texts(IDS.building_7) if "大风" in text]


async def test_the_draft_says_that_it_is_published(world: World) -> None:
    await begun(world, WIND)
    await world.tap(CAPTAIN, CAPTAIN, "立即发")
    assert [text for text in world.texts(CAPTAIN) if "已经安排好" in text]
    assert not [text for text in world.texts(CAPTAIN) if "公告草稿" in text]


async def test_planned_it_waits_for_its_moment(world: World) -> None:
    found = await begun(world)
    await world.tap(CAPTAIN, CAPTAIN, "定时发")
    assert world.from_bot(IDS.building_6) == []
    [row] = await world.database.run(occurrences.open_of, found.id)
    assert row.state is Phase.PLANNED
    world.clock.jump(row.post_at - world.clock.now())
    await world.settle()
    assert "人人坞免费义诊" in world.last(IDS.building_6)


async def test_a_second_press_publishes_nothing_twice(world: World) -> None:
    await begun(world, WIND)
    message, data = world.button(CAPTAIN, "立即发")
    await world.forge(CAPTAIN, CAPTAIN, message, data)
    assert "没有重复发" in await world.forge(CAPTAIN, CAPTAIN, message, data)
    assert len([t for t in world.texts(IDS.building_6) if "大风预警" in t]) == 1


async def test_a_draft_that_changed_meanwhile_is_shown_again(world: World) -> None:
    found = await begun(world, WIND)
    message, data = world.button(CAPTAIN, "立即发")
    await world.tap(CAPTAIN, CAPTAIN, "置顶")
    assert "最新的" in await world.forge(CAPTAIN, CAPTAIN, message, data)
    assert (await notice(world, found.id)).state is State.DRAFT
    await world.tap(CAPTAIN, CAPTAIN, "立即发")
    assert (await notice(world, found.id)).state is State.RUNNING


async def test_a_time_that_went_by_while_the_draft_lay_is_refused(world: World) -> None:
    found = await begun(world, "/notice 今天下午3点 讲座")
    await world.later(hours=3)
    assert "过去了" in await world.tap(CAPTAIN, CAPTAIN, "立即发")
    assert "过去了" in world.last(CAPTAIN)
    assert (await notice(world, found.id)).state is State.DRAFT


async def test_a_rule_that_has_ended_is_refused(world: World) -> None:
    found = await begun(world, "/notice 每天15:00到11月24日 打疫苗")
    assert found.repeats
    await world.later(days=4)
    assert "过去了" in await world.tap(CAPTAIN, CAPTAIN, "立即发")
    assert (await notice(world, found.id)).state is State.DRAFT


async def test_a_place_without_a_group_is_named_and_nothing_goes_out(world: World) -> None:
    async def untie(tx: Tx) -> None:
        chat = await chats.find(tx, IDS.building_6)
        assert chat is not None
        await chats.put(tx, replace(chat, place_id=None))

    await world.database.run(untie)
    found = await begun(world, WIND)
    told = world.last(CAPTAIN)
    assert "没有绑定群，收不到：6栋" in told
    assert "/bind" in told
    assert "收不到" in await world.tap(CAPTAIN, CAPTAIN, "立即发")
    assert (await notice(world, found.id)).state is State.DRAFT


async def test_where_all_groups_are_gone_the_remedy_is_said(world: World) -> None:
    async def leave(tx: Tx) -> None:
        await chats.set_state(tx, IDS.building_6, ChatState.REMOVED, now=world.clock.now())

    await world.database.run(leave)
    await begun(world, WIND)
    assert "1 个群都把我移出了" in world.last(CAPTAIN)
    assert "收不到" in await world.tap(CAPTAIN, CAPTAIN, "立即发")


async def test_one_building_without_a_group_does_not_stop_the_others(world: World) -> None:
    async def leave(tx: Tx) -> None:
        await chats.set_state(tx, IDS.building_7, ChatState.REMOVED, now=world.clock.now())

    await world.database.run(leave)
    await begun(world, WIND, IDS.staff)
    await world.tap(IDS.staff, IDS.staff, "翠湖里")
    assert "没有绑定群，收不到：7栋" in world.last(IDS.staff)
    assert "已发布" in await world.tap(IDS.staff, IDS.staff, "立即发")
    assert "大风预警" in world.last(IDS.building_6)


async def test_who_lost_the_role_meanwhile_publishes_nothing(world: World) -> None:
    found = await begun(world, WIND)

    async def end(tx: Tx) -> None:
        for number, held in await grants.at(tx, world.estate.building, now=world.clock.now()):
            if held.person_id == CAPTAIN:
                await grants.end(tx, number, now=world.clock.now())

    await world.database.run(end)
    assert "不能发公告" in await world.tap(CAPTAIN, CAPTAIN, "立即发")
    assert (await notice(world, found.id)).state is State.DRAFT


async def test_every_chosen_place_must_still_be_ones_own(world: World) -> None:
    await world.database.run(grant, CAPTAIN, Role.CAPTAIN, world.estate.other_building)
    await begun(world, WIND)
    await world.tap(CAPTAIN, CAPTAIN, "6栋")
    await world.tap(CAPTAIN, CAPTAIN, "范围")
    await world.tap(CAPTAIN, CAPTAIN, "7栋")

    async def end(tx: Tx) -> None:
        for number, held in await grants.at(
            tx, world.estate.other_building, now=world.clock.now()
        ):
            if held.person_id == CAPTAIN:
                await grants.end(tx, number, now=world.clock.now())

    await world.tap(CAPTAIN, CAPTAIN, "返回")
    await world.database.run(end)
    assert "不能发公告" in await world.tap(CAPTAIN, CAPTAIN, "立即发")
    assert world.from_bot(IDS.building_7) == []


async def test_urgency_is_written_into_the_log(world: World) -> None:
    found = await begun(world, WIND)
    await world.tap(CAPTAIN, CAPTAIN, "更多")
    await world.tap(CAPTAIN, CAPTAIN, "紧急")
    await world.write(CAPTAIN, "今晚八级大风")
    await world.tap(CAPTAIN, CAPTAIN, "立即发")

    async def logged(tx: Tx) -> list[tuple[object, ...]]:
        return [tuple(row.values()) for row in await tx.all(AUDIT)]

    assert ("notice-urgent", CAPTAIN, found.id) in await world.database.run(logged)


async def test_at_night_the_preview_says_until_when_it_waits(world: World) -> None:
    world.clock.jump(timedelta(hours=11))
    await begun(world, WIND)
    assert "“立即发”会等到 11月23日(周一) 07:00" in world.last(CAPTAIN)
    await world.tap(CAPTAIN, CAPTAIN, "立即发")
    assert world.from_bot(IDS.building_6) == []
    await world.later(hours=8)
    assert "大风预警" in world.last(IDS.building_6)


async def test_the_third_of_a_day_is_warned_of(world: World) -> None:
    for number in ("一", "二"):
        await begun(world, f"/notice 通知{number}")
        assert "今天已经收到两条" not in world.last(CAPTAIN)
        await world.tap(CAPTAIN, CAPTAIN, "立即发")
    await begun(world, "/notice 通知三")
    assert "1 个群今天已经收到两条通知" in world.last(CAPTAIN)


async def test_a_test_shows_the_very_post_to_who_presses_alone(world: World) -> None:
    await begun(world, f"{CLINIC}\n量血压")
    assert "已经发到您的私聊" in await world.tap(CAPTAIN, CAPTAIN, "试发给我")
    tried = world.last(CAPTAIN)
    await world.tap(CAPTAIN, CAPTAIN, "立即发")
    assert world.texts(IDS.building_6) == [tried]


async def test_a_test_shows_the_photo_with_its_words(world: World) -> None:
    world.telegram.send_photo(CAPTAIN, CAPTAIN, PIXEL, caption=CLINIC)
    await world.settle()
    await world.tap(CAPTAIN, CAPTAIN, "试发给我")
    shown = world.from_bot(CAPTAIN)[-1]
    assert "photo" in shown
    assert "人人坞免费义诊" in shown["caption"]


async def test_a_test_shows_a_long_text_behind_its_photo(world: World) -> None:
    world.telegram.send_photo(CAPTAIN, CAPTAIN, PIXEL, caption=CLINIC)
    await world.settle()
    await world.tap(CAPTAIN, CAPTAIN, "更多")
    await world.tap(CAPTAIN, CAPTAIN, "写正文")
    await world.write(CAPTAIN, "好" * 1100)
    await world.tap(CAPTAIN, CAPTAIN, "试发给我")
    *_, photo, words = world.from_bot(CAPTAIN)
    assert "photo" in photo
    assert "好" * 1100 in words["text"]


@pytest.mark.parametrize(("days", "kept"), [(14, True), (15, False)])
async def test_a_draft_is_forgotten_after_two_weeks(world: World, days: int, kept: bool) -> None:  # noqa: FBT001
    found = await begun(world)

    async def forget(tx: Tx) -> bool:
        await drafts.forget(tx, now=found.created_at + timedelta(days=days))
        return await register.find(tx, found.id) is not None

    assert await world.database.run(forget) is kept


async def test_what_is_published_is_never_forgotten(world: World) -> None:
    found = await begun(world, WIND)
    await world.tap(CAPTAIN, CAPTAIN, "立即发")

    async def forget(tx: Tx) -> int:
        return await drafts.forget(tx, now=found.created_at + timedelta(days=99))

    assert await world.database.run(forget) == 0
    assert (await notice(world, found.id)).title
