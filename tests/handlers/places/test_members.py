"""/members: claims, lists, links and moving out, played through the whole bot."""

import pytest

from domain.places import MembershipState
from playground.estate import IDS
from storage.places import audit, households
from tests.handlers.places.test_joining import choose, claim, state_of
from tests.world import World


async def link_for(world: World, room: str = "301") -> str:
    """The captain makes a link for a flat; return its payload."""
    await world.write(IDS.captain, "/members")
    for label in ("找一户", "2单元", room, "发入户链接"):
        await world.tap(IDS.captain, IDS.captain, label)
    [[button]] = world.from_bot(IDS.captain)[-1]["reply_markup"]["inline_keyboard"]
    return str(button["url"].partition("start=")[2])


async def test_the_captain_sees_what_waits_and_decides_from_the_list(world: World) -> None:
    await claim(world, IDS.zhou)
    [overview] = await world.write(IDS.captain, "/members")
    assert "等您确认：1 条" in overview
    await world.tap(IDS.captain, IDS.captain, "小周")
    await world.tap(IDS.captain, IDS.captain, "同意")
    assert await state_of(world, IDS.zhou) == [MembershipState.ACTIVE]
    assert "等您确认：0 条" in (await world.write(IDS.captain, "/members"))[0]


async def test_a_resident_is_told_where_to_go_instead(world: World) -> None:
    assert "楼栋长" in (await world.write(IDS.wang, "/members"))[0]


async def test_in_a_group_members_are_never_listed(world: World) -> None:
    await world.say(IDS.captain, IDS.building_6, "/members")
    assert "私聊" in world.last(IDS.building_6)
    assert "王阿姨" not in "".join(world.texts(IDS.building_6))


async def test_a_forged_list_in_the_group_is_drawn_in_private_only(world: World) -> None:
    await world.say(IDS.captain, IDS.building_6, "/members")
    message = world.from_bot(IDS.building_6)[-1]["message_id"]
    data = f"ml:{world.estate.building}:0"
    await world.forge(IDS.captain, IDS.building_6, message, data)
    assert "王阿姨" in world.last(IDS.captain)
    assert "王阿姨" not in world.last(IDS.building_6)


async def test_staff_choose_among_their_buildings(world: World) -> None:
    assert "哪栋楼" in (await world.write(IDS.staff, "/members"))[0]
    await world.tap(IDS.staff, IDS.staff, "6栋")
    assert "已登记：3 户，3 人" in world.last(IDS.staff)
    await world.tap(IDS.staff, IDS.staff, "返回")
    assert "哪栋楼" in world.last(IDS.staff)


async def test_the_list_masks_phones_and_every_look_is_written_down(world: World) -> None:
    world.database.connection.execute(
        "UPDATE people SET phone = '13812345621' WHERE id = ?", (IDS.wang,)
    )
    await world.write(IDS.captain, "/members")
    await world.tap(IDS.captain, IDS.captain, "住户名单")
    assert "138****5621" in world.last(IDS.captain)
    assert "13812345621" not in world.last(IDS.captain)
    looks = await world.database.run(audit.looks_at, IDS.wang, 5)
    assert [(look.name, look.what) for look in looks] == [("陈楼长", "members")]
    assert "陈楼长" in (await world.write(IDS.wang, "/privacy"))[0]


async def test_a_captain_of_another_building_sees_nothing(world: World) -> None:
    world.database.connection.execute(
        "UPDATE grants SET place_id = ? WHERE role = 'captain'", (world.estate.other_building,)
    )
    await world.write(IDS.captain, "/members")
    message = world.from_bot(IDS.captain)[-1]["message_id"]
    flat = world.estate.flats["3单元", "201"]
    for data in (f"ml:{world.estate.building}:0", f"mf:{flat}:0", f"mi:{flat}", "mb:999:0"):
        assert "楼栋长和社区" in await world.forge(IDS.captain, IDS.captain, message, data)
    assert "王阿姨" not in "".join(world.texts(IDS.captain))


async def test_the_captain_lets_somebody_move_out(world: World) -> None:
    await world.write(IDS.captain, "/members")
    for label in ("找一户", "3单元", "201", "王阿姨 搬走了"):
        await world.tap(IDS.captain, IDS.captain, label)
    assert "确定" in world.last(IDS.captain)
    assert await state_of(world, IDS.wang) == [MembershipState.ACTIVE]
    await world.tap(IDS.captain, IDS.captain, "确定搬走")
    assert "还没有人登记" in world.last(IDS.captain)
    assert "已经不登记" in world.last(IDS.wang)
    assert await state_of(world, IDS.wang) == [MembershipState.ENDED]


async def test_a_link_lets_one_person_in_at_once(world: World) -> None:
    payload = await link_for(world)
    world.telegram.start(IDS.zhou, payload)
    await world.settle()
    assert "登记好了：您住 6栋 2单元 301室" in world.last(IDS.zhou)
    assert await state_of(world, IDS.zhou) == [MembershipState.ACTIVE]
    await world.tap(IDS.zhou, IDS.zhou, "业主")
    assert "登记身份：业主" in world.last(IDS.zhou)


async def test_a_used_link_works_for_nobody_else(world: World) -> None:
    payload = await link_for(world)
    await world.write(IDS.zhou, f"/start {payload}")
    [answer] = await world.write(IDS.worker, f"/start {payload}")
    assert "已经有人用过" in answer
    assert await state_of(world, IDS.worker) == []


async def test_the_one_who_used_a_link_is_told_they_are_in(world: World) -> None:
    payload = await link_for(world)
    await world.write(IDS.zhou, f"/start {payload}")
    assert "已经登记在这一户" in (await world.write(IDS.zhou, f"/start {payload}"))[0]
    assert len(await state_of(world, IDS.zhou)) == 1


async def test_a_link_holds_for_thirty_days_and_no_longer(world: World) -> None:
    payload = await link_for(world)
    await world.later(days=30)
    assert "过期" in (await world.write(IDS.zhou, f"/start {payload}"))[0]
    assert await state_of(world, IDS.zhou) == []


async def test_a_link_dies_with_the_role_of_its_giver(world: World) -> None:
    payload = await link_for(world)
    world.database.connection.execute("DELETE FROM grants WHERE role = 'captain'")
    assert "过期" in (await world.write(IDS.zhou, f"/start {payload}"))[0]


@pytest.mark.parametrize("token", ["a" * 24, "a" * 60, "A-_" * 8, "' OR 1=1 --", "x"])
async def test_a_forged_link_opens_nothing(world: World, token: str) -> None:
    await link_for(world)
    assert "链接不对" in (await world.write(IDS.zhou, f"/start j_{token}"))[0]
    assert await state_of(world, IDS.zhou) == []


async def test_a_link_to_a_flat_that_is_gone_says_so(world: World) -> None:
    payload = await link_for(world)
    world.database.connection.execute("UPDATE households SET gone_at = 1")
    assert "没有这一户" in (await world.write(IDS.zhou, f"/start {payload}"))[0]


async def test_a_link_settles_a_claim_that_waits(world: World) -> None:
    await claim(world, IDS.zhou)
    payload = await link_for(world)
    await world.write(IDS.zhou, f"/start {payload}")
    assert await state_of(world, IDS.zhou) == [MembershipState.ACTIVE]


async def test_the_relation_can_be_put_right_for_an_hour_only(world: World) -> None:
    payload = await link_for(world)
    await world.write(IDS.zhou, f"/start {payload}")
    await world.later(hours=1)
    assert "已经过了" in await world.tap(IDS.zhou, IDS.zhou, "业主")


async def test_what_the_captain_confirmed_is_not_changed_alone(world: World) -> None:
    await claim(world, IDS.zhou)
    await world.tap(IDS.captain, IDS.captain, "同意")
    [member] = await world.database.run(households.memberships_of, IDS.zhou)
    message = world.from_bot(IDS.zhou)[-1]["message_id"]
    answer = await world.forge(IDS.zhou, IDS.zhou, message, f"jx:{member.id}:owner")
    assert "请楼栋长帮忙改" in answer


async def test_nobody_puts_another_persons_relation_right(world: World) -> None:
    payload = await link_for(world)
    await world.write(IDS.zhou, f"/start {payload}")
    [member] = await world.database.run(households.memberships_of, IDS.zhou)
    await world.write(IDS.wang, "/start")
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    await world.forge(IDS.wang, IDS.wang, message, f"jx:{member.id}:owner")
    [after] = await world.database.run(households.memberships_of, IDS.zhou)
    assert after == member


async def test_an_empty_reason_is_asked_for_again(world: World) -> None:
    await claim(world, IDS.zhou)
    await world.tap(IDS.captain, IDS.captain, "拒绝")
    await world.tap(IDS.captain, IDS.captain, "告诉对方原因")
    world.telegram.send_photo(IDS.captain, IDS.captain, b"photo")
    await world.settle()
    assert "请写一句" in world.last(IDS.captain)
    assert (await world.write(IDS.captain, "请到社区来一趟"))[-1] == "已经转告。"


async def test_a_reason_of_ten_thousand_characters_is_shortened(world: World) -> None:
    await claim(world, IDS.zhou)
    await world.tap(IDS.captain, IDS.captain, "拒绝")
    await world.tap(IDS.captain, IDS.captain, "告诉对方原因")
    await world.write(IDS.captain, "很" * 4000)
    assert world.last(IDS.zhou).count("很") == 300


async def test_big_letters_keep_a_full_list_to_four_buttons(world: World) -> None:
    await world.write(IDS.captain, "/big")
    for room in ("101", "102"):
        await choose(world, IDS.zhou, "我住哪户", "6栋", "2单元", room, "家人")
    await world.write(IDS.captain, "/members")
    rows = world.from_bot(IDS.captain)[-1]["reply_markup"]["inline_keyboard"]
    assert [len(row) for row in rows] == [1, 1, 1, 1]
