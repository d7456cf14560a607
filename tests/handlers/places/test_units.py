"""`/units`, played through the whole bot: units, categories, buildings, and who may change."""

import pytest

from playground.estate import IDS
from storage.database import Tx
from storage.places import people, tree, units
from storage.places.units import Setting
from tests.world import World


async def setting(world: World, code: str) -> Setting:
    async def unit(tx: Tx) -> Setting | None:
        return await units.category(tx, world.estate.community, code)

    found = await world.database.run(unit)
    assert found is not None
    return found


async def names(world: World) -> list[str]:
    return [place.name for place in await world.database.run(tree.every)]


async def opened(world: World, *labels: str) -> None:
    await world.write(IDS.staff, "/units")
    for label in labels:
        await world.tap(IDS.staff, IDS.staff, label)


async def test_staff_see_what_can_be_arranged(world: World) -> None:
    await opened(world)
    assert "楼栋 2 栋" in world.last(IDS.staff)
    assert "值守的单位 1 个" in world.last(IDS.staff)


@pytest.mark.parametrize("person", [IDS.wang, IDS.captain, IDS.worker])
async def test_others_are_told_who_arranges_these_things(world: World, person: int) -> None:
    assert "社区工作人员" in (await world.write(person, "/units"))[-1]


async def test_in_the_staffs_group_the_screen_stands_in_the_group(world: World) -> None:
    await world.say(IDS.staff, IDS.staff_chat, "/units")
    assert "要设置什么" in world.last(IDS.staff_chat)


async def test_in_a_buildings_group_it_opens_in_private(world: World) -> None:
    before = len(world.from_bot(IDS.building_7))
    await world.say(IDS.staff, IDS.building_7, "/units")
    assert len(world.from_bot(IDS.building_7)) == before
    assert "要设置什么" in world.last(IDS.staff)


async def test_a_unit_shows_its_people_its_group_and_how_to_add_more(world: World) -> None:
    await opened(world, "单位", "下一页", "物业")
    text = world.last(IDS.staff)
    assert "老张" in text
    assert "物业工单群" in text
    assert "/role 物业" in text


async def test_a_unit_takes_the_name_and_number_it_goes_by(world: World) -> None:
    await opened(world, "单位", "下一页", "物业", "改名字")
    await world.write(IDS.staff, "幸福<b>物业</b>")
    assert "幸福<b>物业</b>" in world.last(IDS.staff)
    await world.tap(IDS.staff, IDS.staff, "改电话")
    await world.write(IDS.staff, "打给老张")
    assert "不像电话" in world.last(IDS.staff)
    await world.write(IDS.staff, "028-8765 4321")
    assert "02887654321" in world.last(IDS.staff)


@pytest.mark.parametrize("name", ["长" * 1000, "\u202e\u200b", "。。。"])
async def test_a_name_that_cannot_be_is_asked_for_again(world: World, name: str) -> None:
    await opened(world, "单位", "下一页", "物业", "改名字")
    await world.write(IDS.staff, name)
    assert "1 到 30" in world.last(IDS.staff)
    await world.write(IDS.staff, "幸福物业")
    assert "幸福物业" in world.last(IDS.staff)


async def test_another_unit_answers_for_a_category_and_no_longer_only_helps(world: World) -> None:
    await opened(world, "类别", "电动车", "换负责", "消防")
    found = await setting(world, "ebike")
    assert (found.responsible, found.helps) == ("fire_brigade", "police")
    assert "负责：消防" in world.last(IDS.staff)


async def test_a_category_may_be_left_to_staff(world: World) -> None:
    await opened(world, "类别", "电动车", "换负责", "下一页", "下一页", "社区来定")
    assert (await setting(world, "ebike")).responsible == ""


async def test_deadlines_are_changed_by_a_tap(world: World) -> None:
    await opened(world, "类别", "电动车", "回应时限", "8小时")
    assert (await setting(world, "ebike")).respond_minutes == 480
    await world.tap(IDS.staff, IDS.staff, "办结时限")
    await world.tap(IDS.staff, IDS.staff, "3天")
    assert (await setting(world, "ebike")).resolve_minutes == 3 * 24 * 60
    assert "3天" in world.last(IDS.staff)


async def test_nothing_is_to_be_answered_later_than_done(world: World) -> None:
    await opened(world, "类别", "电动车")
    message = world.from_bot(IDS.staff)[-1]["message_id"]
    community = world.estate.community
    for value in (1441, 0, -5, 2**40):
        data = f"catset:{community}:ebike:respond:{value}"
        assert "时限" in await world.forge(IDS.staff, IDS.staff, message, data)
    assert (await setting(world, "ebike")).respond_minutes == 120


async def test_a_category_is_made_private_and_public_again(world: World) -> None:
    await opened(world, "类别", "电动车", "改成私密")
    assert (await setting(world, "ebike")).private
    await world.tap(IDS.staff, IDS.staff, "改成公开")
    assert not (await setting(world, "ebike")).private


@pytest.mark.parametrize(
    "data",
    [
        "catset:{c}:ebike:private",
        "catset:{c}:ebike:unit:1",
        "catset:{c}:ebike:respond:60",
        "deskask:{b}:rename",
        "deskask:0:found",
        "closing:{b}:1",
        "desk:{c}:home",
        "unit:1",
        "cat:{c}:ebike",
    ],
)
async def test_a_residents_forged_taps_change_and_show_nothing(world: World, data: str) -> None:
    await world.write(IDS.wang, "/units")
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    before = world.texts(IDS.wang)
    wire = data.format(c=world.estate.community, b=world.estate.other_building)
    assert "社区工作人员" in await world.forge(IDS.wang, IDS.wang, message, wire)
    assert world.texts(IDS.wang) == before
    assert not (await setting(world, "ebike")).private
    assert "7栋" in await names(world)


async def test_a_range_of_buildings_is_made_at_once(world: World) -> None:
    await opened(world, "楼栋", "新建楼栋")
    await world.write(IDS.staff, "1-12栋")
    assert {"1栋", "6栋", "12栋"} <= set(await names(world))
    assert (await names(world)).count("6栋") == 1
    assert "里面有 12 处" in world.last(IDS.staff)


@pytest.mark.parametrize("line", ["1-500栋", "6栋、——", "、、", "\u200b", "长" * 1000])
async def test_what_names_no_building_or_too_many_is_refused(world: World, line: str) -> None:
    await opened(world, "楼栋", "新建楼栋")
    await world.write(IDS.staff, line)
    assert len(await names(world)) == 3
    assert "没看懂" in world.last(IDS.staff)


async def test_a_building_is_renamed_but_not_like_its_neighbour(world: World) -> None:
    await opened(world, "楼栋", "7栋", "改名字")
    await world.write(IDS.staff, "六号楼")
    assert "已经有这个名字" in world.last(IDS.staff)
    await world.write(IDS.staff, "8栋")
    assert sorted(await names(world)) == ["6栋", "8栋", "翠湖里"]


async def test_a_place_in_use_is_not_closed_and_an_empty_one_is(world: World) -> None:
    await opened(world, "楼栋", "7栋", "停用")
    assert "还有" in await world.tap(IDS.staff, IDS.staff, "确认停用")
    await opened(world, "楼栋", "新建楼栋")
    await world.write(IDS.staff, "9栋")
    await world.tap(IDS.staff, IDS.staff, "9栋")
    await world.tap(IDS.staff, IDS.staff, "停用")
    assert await world.tap(IDS.staff, IDS.staff, "确认停用") == "好了。"
    assert "9栋" not in await names(world)


async def test_the_office_phone_is_what_buildings_show(world: World) -> None:
    await opened(world, "楼栋", "办公电话")
    await world.write(IDS.staff, "12345")

    async def unit(tx: Tx) -> str | None:
        return await tree.office_phone(tx, world.estate.building)

    assert await world.database.run(unit) == "12345"


async def test_owners_found_another_community_and_then_choose(world: World) -> None:
    await world.write(IDS.owner, "/units")
    message = world.from_bot(IDS.owner)[-1]["message_id"]
    await world.forge(IDS.owner, IDS.owner, message, "deskask:0:found")
    await world.write(IDS.owner, "翠湖里")
    assert "已经有这个名字" in world.last(IDS.owner)
    await world.write(IDS.owner, "荷花里")
    assert world.labels(IDS.owner)[-3:] == ["翠湖里", "荷花里", "➕ 新建社区"]
    await world.tap(IDS.owner, IDS.owner, "荷花里")
    assert "楼栋 0 栋" in world.last(IDS.owner)


async def test_the_screens_in_english_and_in_big_letters(world: World) -> None:
    async def unit(tx: Tx) -> None:
        await people.set_language(tx, IDS.staff, "en")
        await people.set_big(tx, IDS.staff, big=True)

    await world.database.run(unit)
    await opened(world, "Categories")
    keyboard = world.from_bot(IDS.staff)[-1]["reply_markup"]["inline_keyboard"]
    assert len(keyboard) <= 4
    assert all(len(row) == 1 for row in keyboard)
    await world.tap(IDS.staff, IDS.staff, "Fire safety")
    assert "Answers for it" in world.last(IDS.staff)
    assert len(world.from_bot(IDS.staff)[-1]["reply_markup"]["inline_keyboard"]) <= 4
    await world.tap(IDS.staff, IDS.staff, "Next")
    assert "🔒 Make it private" in world.labels(IDS.staff)
