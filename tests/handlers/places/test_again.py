"""The bot is stopped and started in the middle of everything: conversations go on."""

from datetime import timedelta as delta

import pytest

from domain.places import MembershipState
from playground.estate import IDS
from storage.places import chats, tree
from tests.handlers.places.rows import kept, reborn
from tests.handlers.places.test_joining import ROLL_PHONE, claim, state_of
from tests.handlers.places.test_members import link_for
from tests.handlers.places.test_roll import GOOD, send
from tests.handlers.places.test_setup import chat_of, new_group
from tests.world import World


async def names(world: World) -> list[str]:
    return [place.name for place in await world.database.run(tree.every)]


async def test_a_claim_waits_for_its_captain(world: World) -> None:
    await claim(world, IDS.zhou)
    await reborn(world)
    await world.tap(IDS.captain, IDS.captain, "同意")
    assert "登记好了" in world.last(IDS.zhou)
    assert await state_of(world, IDS.zhou) == [MembershipState.ACTIVE]


async def test_the_day_the_first_claimant_has_goes_on(world: World) -> None:
    await claim(world, IDS.zhou, "201", "3单元")
    await world.later(hours=20)
    await reborn(world)
    await world.later(hours=3)
    assert world.texts(IDS.captain) == []
    await reborn(world)
    await world.later(hours=2)
    assert "小周 申请登记" in world.last(IDS.captain)


async def test_a_phone_that_was_asked_for_is_taken(world: World) -> None:
    await claim(world, IDS.zhou)
    await world.tap(IDS.zhou, IDS.zhou, "用手机号核对")
    await reborn(world)
    world.telegram.send_contact(IDS.zhou, IDS.zhou, ROLL_PHONE)
    await world.settle()
    assert await state_of(world, IDS.zhou) == [MembershipState.ACTIVE]


async def test_a_reason_that_was_asked_for_is_passed_on(world: World) -> None:
    await claim(world, IDS.zhou)
    await world.tap(IDS.captain, IDS.captain, "拒绝")
    await world.tap(IDS.captain, IDS.captain, "告诉对方原因")
    await reborn(world)
    assert await world.write(IDS.captain, "请到社区来") == ["已经转告。"]
    assert "请到社区来" in world.last(IDS.zhou)


async def test_a_roll_that_was_asked_for_and_one_that_was_seen_are_still_there(
    world: World,
) -> None:
    await world.write(IDS.staff, "/import")
    await reborn(world)
    assert "新增 2" in await send(world, GOOD.encode())
    await reborn(world)
    await world.tap(IDS.staff, IDS.staff, "✅ 导入")
    assert "8栋" in await names(world)
    await reborn(world)
    await world.later(days=2)
    assert "8栋" in await names(world)


async def test_a_roll_still_expires_when_the_bot_was_down_at_the_time(world: World) -> None:
    await send(world, GOOD.encode(), caption="/import")
    await world.linli.app.shutdown()
    world.clock.jump(delta(days=3))
    await reborn(world)
    await world.settle()
    assert world.database.connection.execute("SELECT count(*) FROM imports").fetchone()[0] == 0


async def test_a_building_that_was_asked_for_is_named(world: World) -> None:
    group = await new_group(world, IDS.staff)
    await world.tap(IDS.staff, group, "新建楼栋")
    question = world.from_bot(group)[-1]["message_id"]
    await reborn(world)
    await world.say(IDS.staff, group, "9", reply_to=question)
    assert "翠湖里 · 9栋" in world.last(group)


async def test_a_set_up_card_still_works_and_is_still_redrawn(world: World) -> None:
    group = await new_group(world, IDS.staff)
    await reborn(world)
    await world.tap(IDS.staff, group, "6栋")
    assert (await chat_of(world, group)).place_id == world.estate.building
    await reborn(world)
    before = len(world.from_bot(group))
    world.telegram.promote_bot(IDS.staff, group)
    await world.settle()
    assert "❌" not in world.last(group)
    assert len(world.from_bot(group)) == before


async def test_an_administrators_request_waits_for_staff(world: World) -> None:
    group = await new_group(world, IDS.anna)
    await world.say(IDS.anna, group, "/bind 6栋")
    await reborn(world)
    await world.tap(IDS.staff, IDS.staff_chat, "确认")
    assert (await chat_of(world, group)).place_id == world.estate.building


async def test_a_units_name_that_was_asked_for_is_taken(world: World) -> None:
    await world.write(IDS.staff, "/units")
    for label in ("单位", "下一页", "物业", "改电话"):
        await world.tap(IDS.staff, IDS.staff, label)
    await reborn(world)
    await world.write(IDS.staff, "028-8765 4321")
    assert "02887654321" in world.last(IDS.staff)


async def test_an_invitation_outlives_the_process(world: World) -> None:
    payload = await link_for(world)
    await reborn(world)
    await world.write(IDS.zhou, f"/start {payload}")
    assert await state_of(world, IDS.zhou) == [MembershipState.ACTIVE]


async def test_settings_and_who_is_where_are_kept(world: World) -> None:
    await world.write(IDS.zhao, "/big")
    await world.say(IDS.captain, IDS.building_6, "/lang")
    await world.tap(IDS.captain, IDS.building_6, "English")
    world.telegram.leave(IDS.wang, IDS.building_6)
    await world.settle()
    await reborn(world)
    await world.write(IDS.zhao, "/start")
    rows = world.from_bot(IDS.zhao)[-1]["reply_markup"]["inline_keyboard"]
    assert all(len(row) == 1 for row in rows)
    chat = await world.database.run(chats.find, IDS.building_6)
    assert chat is not None
    assert chat.language == "en"
    assert not await world.database.run(chats.is_in, IDS.building_6, IDS.wang)


async def test_starting_again_by_itself_says_and_changes_nothing(world: World) -> None:
    await claim(world, IDS.zhou)
    before = kept(world)
    world.telegram.calls.clear()
    for _ in range(2):
        await reborn(world)
        await world.settle()
    assert kept(world) == before
    spoken = [c.method for c in world.telegram.calls if c.method.startswith("send")]
    assert spoken == []


@pytest.mark.parametrize("cut", ["poller", "dispatcher"])
async def test_a_tap_caught_between_two_processes_counts_once(world: World, cut: str) -> None:
    """The update is taken in by one process, or handled but not answered, and then it ends."""
    await claim(world, IDS.zhou)
    message, data = world.button(IDS.captain, "同意")
    world.telegram.tap(IDS.captain, IDS.captain, message, data)
    await world.linli.poller.once()
    if cut == "dispatcher":
        await world.linli.dispatcher.drain()
    await reborn(world)
    await world.settle()
    assert await state_of(world, IDS.zhou) == [MembershipState.ACTIVE]
    assert sum("登记好了" in text for text in world.texts(IDS.zhou)) == 1
