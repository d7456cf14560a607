"""`/role`, played through the whole bot: who may give what, to whom, where, and take it back."""

import pytest

from actions.places import held as taking
from domain.errors import Missing
from domain.places import Grant, Role
from playground.estate import IDS
from storage.database import Tx
from storage.places import grants
from tests.world import World


async def held(world: World, person_id: int, place_id: int) -> frozenset[Role]:
    async def unit(tx: Tx) -> frozenset[Role]:
        return await grants.roles_of(tx, person_id, place_id, now=world.clock.now())

    return await world.database.run(unit)


async def members(world: World) -> list[int]:
    async def unit(tx: Tx) -> list[int]:
        return await grants.members(tx, world.estate.property_firm, now=world.clock.now())

    return await world.database.run(unit)


async def reply_role(
    world: World, by: int, to: int, text: str, chat: int = IDS.building_7
) -> None:
    """Somebody writes in a group; another answers it with a command."""
    for person in (by, to):
        if not world.telegram.chat(chat).has(person):
            world.telegram.join(person, chat)
    spoken = world.telegram.say(to, chat, "我来帮忙")
    await world.say(by, chat, text, reply_to=spoken["message_id"])


async def test_staff_make_somebody_captain_of_the_groups_building(world: World) -> None:
    await reply_role(world, IDS.staff, IDS.wang, "/role 楼栋长")
    assert Role.CAPTAIN in await held(world, IDS.wang, world.estate.other_building)
    assert Role.CAPTAIN not in await held(world, IDS.wang, world.estate.building)
    assert "王阿姨 现在是 翠湖里 · 7栋 的 楼栋长" in world.last(IDS.building_7)
    assert "由 孙社工 授予" in world.last(IDS.wang)


async def test_a_role_may_name_its_place(world: World) -> None:
    await reply_role(world, IDS.staff, IDS.wang, "/role captain 6号楼")
    assert Role.CAPTAIN in await held(world, IDS.wang, world.estate.building)


async def test_a_role_named_for_no_known_place_is_refused(world: World) -> None:
    await reply_role(world, IDS.staff, IDS.wang, "/role captain <b>66</b>栋")
    assert "<b>66</b>栋" in world.last(IDS.staff)
    assert not await held(world, IDS.wang, world.estate.building)


@pytest.mark.parametrize(
    "word", ["物业", "Property firm", "单位 物业公司", "unit property", "物管"]
)
async def test_a_units_word_makes_a_member_of_the_unit(world: World, word: str) -> None:
    await reply_role(world, IDS.staff, IDS.wang, f"/role {word}")
    assert IDS.wang in await members(world)
    assert Role.UNIT in await held(world, IDS.wang, world.estate.community)


@pytest.mark.parametrize(
    ("giver", "word", "who"),
    [
        (IDS.captain, "楼栋长", "社区工作人员"),
        (IDS.wang, "志愿者", "楼栋长"),
        (IDS.staff, "社区", "负责人"),
        (IDS.captain, "物业", "社区工作人员"),
        (IDS.staff, "书记", "负责人"),
    ],
)
async def test_who_may_not_give_a_role_is_told_who_can(
    world: World, giver: int, word: str, who: str
) -> None:
    await reply_role(world, giver, IDS.li_ming, f"/role {word}", IDS.building_6)
    assert who in world.last(giver)
    assert not await held(world, IDS.li_ming, world.estate.building)


async def test_a_captain_makes_volunteers_in_their_own_building_only(world: World) -> None:
    await reply_role(world, IDS.captain, IDS.wang, "/role 志愿者", IDS.building_6)
    assert Role.VOLUNTEER in await held(world, IDS.wang, world.estate.building)
    await reply_role(world, IDS.captain, IDS.li_ming, "/role 志愿者 7栋", IDS.building_6)
    assert not await held(world, IDS.li_ming, world.estate.other_building)


async def test_the_owner_makes_staff_who_answer_for_the_office_too(world: World) -> None:
    await reply_role(world, IDS.owner, IDS.anna, "/role staff")
    assert Role.STAFF in await held(world, IDS.anna, world.estate.community)
    assert "You are now community staff" in world.last(IDS.anna)


async def test_nobody_becomes_owner_by_word(world: World) -> None:
    await reply_role(world, IDS.owner, IDS.anna, "/role owner")
    assert Role.OWNER not in await held(world, IDS.anna, world.estate.community)
    assert "没看懂" in world.last(IDS.owner)


async def test_the_same_role_twice_is_said_so(world: World) -> None:
    await reply_role(world, IDS.staff, IDS.wang, "/role 楼栋长")
    await reply_role(world, IDS.staff, IDS.wang, "/role 楼栋长")
    assert "王阿姨 已经是 楼栋长" in world.last(IDS.staff)


async def test_a_name_stands_for_somebody_the_bot_has_met(world: World) -> None:
    world.telegram.person(IDS.wang).username = "Auntie_Wang"
    await world.write(IDS.wang, "/help")
    await world.say(IDS.staff, IDS.building_7, "/role @auntie_wang 楼栋长")
    assert Role.CAPTAIN in await held(world, IDS.wang, world.estate.other_building)


async def test_a_name_nobody_knows_is_told_how_to_become_known(world: World) -> None:
    await world.say(IDS.staff, IDS.building_7, "/role 楼栋长 @nobody_here")
    assert "@nobody_here" in world.last(IDS.staff)


async def test_a_role_for_nobody_asks_for_whom(world: World) -> None:
    await world.say(IDS.staff, IDS.building_7, "/role 楼栋长")
    assert "回复那个人的消息" in world.last(IDS.staff)


async def test_a_bot_gets_no_role(world: World) -> None:
    await world.say(IDS.staff, IDS.building_7, "/role")
    card = await _bot_message(world)
    await world.say(IDS.staff, IDS.building_7, "/role 楼栋长", reply_to=card)
    assert "机器人" in world.last(IDS.staff)


async def _bot_message(world: World) -> int:
    await reply_role(world, IDS.staff, IDS.wang, "/role 楼栋长")
    return int(world.from_bot(IDS.building_7)[-1]["message_id"])


async def test_a_word_that_is_no_role_lists_the_roles_there_are(world: World) -> None:
    await reply_role(world, IDS.staff, IDS.wang, "/role " + "国王" * 500)
    assert "楼栋长" in world.last(IDS.staff)


async def test_the_list_says_who_holds_what_and_who_gave_it(world: World) -> None:
    await world.say(IDS.captain, IDS.building_6, "/role")
    text = world.last(IDS.captain)
    assert "陈楼长 楼栋长（翠湖里 · 6栋），由 林主任 授予" in text
    assert "老张 物业（翠湖里）" in text


async def test_a_role_is_revoked_after_a_question_and_the_person_is_told(world: World) -> None:
    await reply_role(world, IDS.staff, IDS.wang, "/role 楼栋长")
    await world.say(IDS.staff, IDS.building_7, "/role")
    await world.tap(IDS.staff, IDS.staff, "撤销 王阿姨")
    assert Role.CAPTAIN in await held(world, IDS.wang, world.estate.other_building)
    assert await world.tap(IDS.staff, IDS.staff, "确认撤销") == "已撤销。"
    assert not await held(world, IDS.wang, world.estate.other_building)
    assert "不再是" in world.last(IDS.wang)
    assert "王阿姨" not in world.last(IDS.staff)


async def test_a_revoked_role_cannot_be_revoked_again(world: World) -> None:
    now = world.clock.now()
    (grant_id,) = [i for i, g in await _at(world, world.estate.building) if g.role is Role.CAPTAIN]

    async def unit(tx: Tx) -> bool:
        return await taking.revoke(tx, IDS.staff, grant_id, 1, 1, world.estate.building, now=now)

    assert await world.database.run(unit)
    with pytest.raises(Missing):
        await world.database.run(unit)


async def _at(world: World, place_id: int) -> list[tuple[int, Grant]]:
    async def unit(tx: Tx) -> list[tuple[int, Grant]]:
        return await grants.at(tx, place_id, now=world.clock.now())

    return await world.database.run(unit)


async def test_a_captain_sees_no_way_to_revoke_staff_and_forging_one_fails(world: World) -> None:
    await world.say(IDS.captain, IDS.building_6, "/role")
    assert not any("孙社工" in label for label in world.labels(IDS.captain))
    message = world.from_bot(IDS.captain)[-1]["message_id"]
    for grant_id, _ in await _at(world, world.estate.community):
        data = f"rolegone:{grant_id}:{world.estate.building}"
        assert "只有" in await world.forge(IDS.captain, IDS.captain, message, data)
    assert Role.STAFF in await held(world, IDS.staff, world.estate.community)


async def test_a_newcomer_sees_no_list_of_people_in_private(world: World) -> None:
    said = await world.write(IDS.zhou, "/role")
    assert "登记" in said[-1]
    assert "陈楼长" not in said[-1]


async def test_the_list_in_english(world: World) -> None:
    await world.say(IDS.anna, IDS.building_6, "/role")
    assert "陈楼长, captain" in world.last(IDS.anna)
