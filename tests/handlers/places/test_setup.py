"""Groups are set up: added, bound, moved, lost; played through the whole bot."""

import pytest

from playground.estate import IDS
from storage.database import Tx
from storage.places import chats, people, tree
from storage.places.chats import Chat, ChatKind, ChatState
from tests.world import World

GROUP = -4_000_001


async def chat_of(world: World, chat_id: int) -> Chat:
    found = await world.database.run(chats.find, chat_id)
    assert found is not None
    return found


async def new_group(world: World, by: int, title: str = "8栋邻居群", **how: object) -> int:
    """Somebody founds a group with a few neighbours and adds the bot."""
    members = {IDS.owner, IDS.staff, IDS.wang, IDS.anna} - {by}
    chat = world.telegram.add_group(title, owner=by, members=members)
    world.telegram.add_bot(by, chat.id, **how)  # type: ignore[arg-type]
    await world.settle()
    return chat.id


async def names(world: World) -> list[str]:
    return [place.name for place in await world.database.run(tree.every)]


async def test_staff_who_add_the_bot_are_asked_which_building_it_is(world: World) -> None:
    group = await new_group(world, IDS.staff)
    assert "8栋邻居群" in world.last(group)
    assert "看不到普通消息" in world.last(group)
    assert "哪一栋" in world.last(group)
    assert world.labels(group)[:2] == ["6栋", "7栋"]


async def test_one_tap_ties_the_group_and_the_card_says_so(world: World) -> None:
    group = await new_group(world, IDS.staff)
    assert await world.tap(IDS.staff, group, "6栋") == "好了。"
    assert "翠湖里 · 6栋 的群" in world.last(group)
    assert (await chat_of(world, group)).place_id == world.estate.building
    assert world.labels(group) == ["改成别的"]


async def test_a_resident_who_taps_the_card_is_told_who_can_and_nothing_changes(
    world: World,
) -> None:
    group = await new_group(world, IDS.staff)
    assert "社区工作人员" in await world.tap(IDS.wang, group, "6栋")
    assert "社区工作人员" in await world.tap(IDS.wang, group, "新建楼栋")
    assert "社区工作人员" in await world.tap(IDS.wang, group, "工单群")
    assert (await chat_of(world, group)).place_id is None


async def test_a_stranger_who_adds_the_bot_is_told_what_to_do_and_it_stays_idle(
    world: World,
) -> None:
    group = await new_group(world, IDS.anna)
    assert "社区工作人员" in world.last(group)
    assert "/bind 6栋" in world.last(group)
    assert world.labels(group) == []
    assert (await chat_of(world, group)).place_id is None


async def test_rights_given_later_are_shown_on_the_same_card(world: World) -> None:
    group = await new_group(world, IDS.staff)
    before = len(world.from_bot(group))
    world.telegram.promote_bot(
        IDS.staff, group, rights=("can_pin_messages", "can_delete_messages")
    )
    await world.settle()
    assert len(world.from_bot(group)) == before
    assert "❌" not in world.last(group)
    world.telegram.promote_bot(IDS.staff, group, rights=("can_delete_messages",))
    await world.settle()
    assert "❌ 不能置顶" in world.last(group)
    assert "管理员" in world.last(group)


async def test_a_bot_that_may_not_write_tells_who_added_it_and_asks_once_it_may(
    world: World,
) -> None:
    group = await new_group(world, IDS.staff, rights=())
    world.telegram.remove_bot(IDS.staff, group)
    await world.settle()
    world.telegram.restrict_bot(IDS.staff, group)
    await world.settle()
    assert "不能发言" in world.last(IDS.staff)
    told = len(world.from_bot(group))
    world.telegram.promote_bot(IDS.staff, group)
    await world.settle()
    assert len(world.from_bot(group)) >= told
    assert "哪一栋" in world.last(group)


async def test_bind_ties_in_one_line(world: World) -> None:
    group = await new_group(world, IDS.anna)
    await world.say(IDS.staff, group, "/bind 7号楼")
    assert "7栋" in world.last(group)
    assert (await chat_of(world, group)).place_id == world.estate.other_building


async def test_bind_makes_a_building_that_is_not_there_yet(world: World) -> None:
    group = await new_group(world, IDS.anna)
    await world.say(IDS.owner, group, "/bind 翠湖里 8")
    assert "8栋" in await names(world)
    assert "翠湖里 · 8栋" in world.last(group)


async def test_bind_puts_a_building_into_its_estate(world: World) -> None:
    group = await new_group(world, IDS.anna)
    await world.say(IDS.owner, group, "/bind 二期 3栋")
    assert "翠湖里 · 二期 · 3栋" in world.last(group)


async def test_a_resident_may_not_bind_and_makes_no_building(world: World) -> None:
    group = await new_group(world, IDS.anna)
    await world.say(IDS.wang, group, "/bind 99栋")
    assert "99栋" not in await names(world)
    assert (await chat_of(world, group)).place_id is None
    assert "社区工作人员" in world.last(IDS.wang)


@pytest.mark.parametrize(("line", "kind"), [("社区", "staff"), ("staff", "staff")])
async def test_the_office_binds_its_own_group(world: World, line: str, kind: str) -> None:
    group = await new_group(world, IDS.anna)
    await world.say(IDS.staff, group, f"/bind {line}")
    assert (await chat_of(world, group)).kind == kind


@pytest.mark.parametrize("line", ["物业", "property", "单位 物业公司", "Property firm"])
async def test_a_unit_is_bound_by_any_of_its_words(world: World, line: str) -> None:
    group = await new_group(world, IDS.anna)
    await world.say(IDS.staff, group, f"/bind {line}")
    chat = await chat_of(world, group)
    assert (chat.kind, chat.unit_id) == (ChatKind.UNIT, world.estate.property_firm)


async def test_a_unit_is_bound_by_buttons(world: World) -> None:
    group = await new_group(world, IDS.staff)
    await world.tap(IDS.staff, group, "工单群")
    await world.tap(IDS.staff, group, "下一页")
    await world.tap(IDS.staff, group, "物业")
    assert (await chat_of(world, group)).unit_id == world.estate.property_firm


async def test_rebinding_asks_first_and_keeps_until_confirmed(world: World) -> None:
    await world.say(IDS.staff, IDS.building_7, "/bind 6栋")
    assert "翠湖里 · 7栋" in world.last(IDS.building_7)
    assert (await chat_of(world, IDS.building_7)).place_id == world.estate.other_building
    await world.tap(IDS.staff, IDS.building_7, "确认")
    assert (await chat_of(world, IDS.building_7)).place_id == world.estate.building


async def test_a_rebinding_can_be_left(world: World) -> None:
    await world.say(IDS.staff, IDS.building_7, "/bind 6栋")
    await world.tap(IDS.staff, IDS.building_7, "不改了")
    assert (await chat_of(world, IDS.building_7)).place_id == world.estate.other_building
    assert "没有改" in world.last(IDS.building_7)


async def test_of_two_staff_who_tap_at_once_the_second_is_asked(world: World) -> None:
    group = await new_group(world, IDS.staff)
    message, six = world.button(group, "6栋")
    _, seven = world.button(group, "7栋")
    first = world.telegram.tap(IDS.staff, group, message, six)
    second = world.telegram.tap(IDS.owner, group, message, seven)
    await world.settle()
    said = [world.telegram.answer_to(query) for query in (first, second)]
    assert [answer and answer.get("text") for answer in said] == [
        "好了。",
        "这个群刚刚定成了别的，请再看一下。",
    ]
    assert (await chat_of(world, group)).place_id == world.estate.building
    assert "要改成" in world.last(group)


async def test_a_confirm_for_what_is_no_longer_so_asks_again(world: World) -> None:
    await world.say(IDS.staff, IDS.building_7, "/bind 6栋")
    message, stale = world.button(IDS.building_7, "确认")
    await world.say(IDS.staff, IDS.building_7, "/bind 8栋")
    await world.tap(IDS.staff, IDS.building_7, "确认")
    assert "刚刚" in await world.forge(IDS.owner, IDS.building_7, message, stale)
    chat = await chat_of(world, IDS.building_7)
    assert chat.place_id not in {world.estate.building, world.estate.other_building}


async def test_a_name_that_fits_several_buildings_is_asked_about(world: World) -> None:
    for line in ("一期 玫瑰苑", "二期 玫瑰苑"):
        group = await new_group(world, IDS.anna)
        await world.say(IDS.owner, group, f"/bind {line}")
    group = await new_group(world, IDS.anna)
    await world.say(IDS.owner, group, "/bind 玫瑰苑")
    assert "哪一个" in world.last(group)
    await world.tap(IDS.owner, group, "二期")
    assert "二期 · 玫瑰苑" in world.last(group)


async def test_a_group_administrator_asks_and_staff_confirm(world: World) -> None:
    group = await new_group(world, IDS.anna)
    await world.say(IDS.anna, group, "/bind 6栋")
    assert (await chat_of(world, group)).place_id is None
    assert "Anna" in world.last(IDS.staff_chat)
    assert "社区工作人员" in await world.tap(IDS.captain, IDS.staff_chat, "确认")
    await world.tap(IDS.staff, IDS.staff_chat, "确认")
    assert (await chat_of(world, group)).place_id == world.estate.building
    assert "孙社工" in world.last(IDS.staff_chat)
    assert "翠湖里 · 6栋" in world.last(group)


async def test_a_group_administrator_is_told_when_staff_decline(world: World) -> None:
    group = await new_group(world, IDS.anna)
    await world.say(IDS.anna, group, "/bind 6栋")
    await world.tap(IDS.staff, IDS.staff_chat, "不同意")
    assert (await chat_of(world, group)).place_id is None
    assert "没有同意" in world.last(group)


async def test_a_group_administrator_makes_no_building(world: World) -> None:
    group = await new_group(world, IDS.anna)
    await world.say(IDS.anna, group, "/bind 12栋")
    assert "12栋" not in await names(world)
    assert "no such building" in world.last(IDS.anna)


async def test_a_building_is_named_in_answer_to_the_question(world: World) -> None:
    group = await new_group(world, IDS.staff)
    await world.tap(IDS.staff, group, "新建楼栋")
    question = world.from_bot(group)[-1]
    assert question["entities"][0]["type"] == "text_link" or "孙社工" in question["text"]
    await world.say(IDS.staff, group, "长" * 31, reply_to=question["message_id"])
    assert "1 到 30" in world.last(group)
    await world.say(IDS.staff, group, "9", reply_to=question["message_id"])
    assert "翠湖里 · 9栋" in world.last(group)


@pytest.mark.parametrize("name", ["长" * 1000, "\u202e \u200b", "——", "/ \n /"])
async def test_a_name_that_cannot_be_shown_is_refused_with_an_example(
    world: World, name: str
) -> None:
    group = await new_group(world, IDS.anna)
    before = await names(world)
    await world.say(IDS.owner, group, f"/bind {name}")
    assert await names(world) == before
    assert (await chat_of(world, group)).place_id is None
    said = [*world.texts(group)[1:], *world.texts(IDS.owner)]
    assert any("6栋" in text for text in said)


async def test_a_name_in_html_is_shown_as_it_was_written(world: World) -> None:
    group = await new_group(world, IDS.anna, title="<b>群</b>&\u202e")
    await world.say(IDS.owner, group, "/bind <i>8栋</i>")
    assert "<i>8栋</i>" in world.last(group)


async def test_being_removed_is_told_to_owner_and_staff_and_coming_back_restores(
    world: World,
) -> None:
    world.telegram.remove_bot(IDS.captain, IDS.building_6)
    await world.settle()
    assert (await chat_of(world, IDS.building_6)).state is ChatState.REMOVED
    assert "翠湖里6栋邻里群" in world.last(IDS.owner)
    assert "翠湖里6栋邻里群" in world.last(IDS.staff_chat)
    world.telegram.add_bot(IDS.captain, IDS.building_6)
    await world.settle()
    chat = await chat_of(world, IDS.building_6)
    assert (chat.state, chat.place_id) == (ChatState.ACTIVE, world.estate.building)
    assert "翠湖里 · 6栋 的群" in world.last(IDS.building_6)


async def test_a_group_keeps_its_tie_and_its_cards_when_it_becomes_a_supergroup(
    world: World,
) -> None:
    old = world.telegram.add_group(
        "旧群", owner=IDS.staff, members=[IDS.wang], id=GROUP, kind="group"
    )
    world.telegram.add_bot(IDS.staff, old.id)
    await world.settle()
    await world.tap(IDS.staff, old.id, "6栋")
    new = world.telegram.migrate(old.id)
    await world.settle()
    assert (await chat_of(world, new)).place_id == world.estate.building
    assert (await chat_of(world, old.id)).state is ChatState.MIGRATED
    assert "翠湖里 · 6栋 的群" in world.last(new)
    assert await world.database.run(chats.is_in, new, IDS.staff)


async def test_somebody_who_blocks_the_bot_is_not_written_to_until_they_come_back(
    world: World,
) -> None:
    await world.write(IDS.staff, "/bind")
    world.telegram.block(IDS.staff)
    await world.settle()
    assert not await world.database.run(_person, IDS.staff)
    world.telegram.unblock(IDS.staff)
    await world.settle()
    assert await world.database.run(_person, IDS.staff)


async def _person(tx: Tx, person_id: int) -> bool:
    return (await people.get(tx, person_id)).reachable


async def test_bind_in_private_says_where_it_belongs(world: World) -> None:
    assert "群里" in (await world.write(IDS.staff, "/bind 6栋"))[-1]


async def test_an_english_group_reads_english(world: World) -> None:
    group = await new_group(world, IDS.staff, title="Building 8")
    await world.database.run(chats.set_language, group, "en")
    await world.say(IDS.staff, group, "/bind Building 8")
    assert "this is the group of" in world.last(group)
    await world.say(IDS.staff, group, "/bind Building 9")
    assert "instead?" in world.last(group)
