"""The bot is added, given and stripped of rights, thrown out, moved; people come and go."""

import pytest

from playground.chats import Member
from playground.estate import IDS
from storage.places import chats, people
from storage.places.chats import ChatState
from tests.handlers.places.rows import kept, reborn
from tests.handlers.places.test_setup import chat_of, new_group
from tests.world import World

PIN, DELETE = "can_pin_messages", "can_delete_messages"


async def inside(world: World, person: int, chat: int) -> bool:
    return await world.database.run(chats.is_in, chat, person)


@pytest.mark.parametrize(
    ("rights", "kept_as"),
    [
        (None, "post"), ((), "post read"), ((PIN,), "post pin read"),
        ((DELETE,), "post read delete"), ((PIN, DELETE), "post pin read delete"),
    ],
)  # fmt: skip
async def test_what_the_bot_may_do_is_kept_and_shown(
    world: World, rights: tuple[str, ...] | None, kept_as: str
) -> None:
    group = await new_group(world, IDS.staff, rights=rights)
    assert (await chat_of(world, group)).rights == kept_as
    card = world.last(group)
    assert card.count("✅") == len(kept_as.split())
    assert card.count("❌") == 4 - len(kept_as.split())
    assert ("群主在“管理员”里" in card) is ("❌" in card)


async def test_promoted_and_demoted_again_and_again_there_is_one_card(world: World) -> None:
    group = await new_group(world, IDS.staff)
    for rights in ((PIN, DELETE), (), (PIN,)):
        world.telegram.promote_bot(IDS.staff, group, rights=rights)
        await world.settle()
        assert (await chat_of(world, group)).rights.startswith("post")
    assert len(world.from_bot(group)) == 1
    assert "✅ 能置顶" in world.last(group)


async def test_a_tied_group_keeps_its_tie_whatever_the_rights(world: World) -> None:
    world.telegram.promote_bot(IDS.captain, IDS.building_6, rights=(DELETE,))
    await world.settle()
    chat = await chat_of(world, IDS.building_6)
    assert (chat.place_id, chat.rights) == (world.estate.building, "post read delete")


async def test_restricted_to_silence_the_one_who_did_it_is_told_in_private(
    world: World,
) -> None:
    group = await new_group(world, IDS.staff)
    before = len(world.from_bot(group))
    world.telegram.restrict_bot(IDS.staff, group)
    await world.settle()
    assert "8栋邻居群" in world.last(IDS.staff)
    assert "不能发言" in world.last(IDS.staff)
    assert len(world.from_bot(group)) == before
    assert (await chat_of(world, group)).rights == ""


async def test_silenced_by_a_stranger_nobody_is_told_who_cannot_be(world: World) -> None:
    group = await new_group(world, IDS.staff)
    world.telegram.restrict_bot(IDS.zhou, group)
    await world.settle()
    assert world.texts(IDS.zhou) == []


async def test_thrown_out_by_the_owner_the_owner_is_not_told_what_they_did(
    world: World,
) -> None:
    world.telegram.remove_bot(IDS.owner, IDS.building_6)
    await world.settle()
    assert world.texts(IDS.owner) == []
    assert "翠湖里6栋邻里群" in world.last(IDS.staff_chat)


async def test_thrown_out_of_the_staffs_own_group_the_staff_are_told_in_private(
    world: World,
) -> None:
    world.telegram.remove_bot(IDS.captain, IDS.staff_chat)
    await world.settle()
    assert "社区值班群" in world.last(IDS.staff)
    assert "社区值班群" in world.last(IDS.owner)


async def test_a_group_nobody_tied_is_left_without_a_word_to_staff(world: World) -> None:
    group = await new_group(world, IDS.anna)
    before = len(world.texts(IDS.staff_chat))
    world.telegram.remove_bot(IDS.anna, group)
    await world.settle()
    assert len(world.texts(IDS.staff_chat)) == before
    assert (await chat_of(world, group)).state is ChatState.REMOVED


async def test_added_again_by_a_stranger_the_group_is_what_it_was(world: World) -> None:
    world.telegram.remove_bot(IDS.captain, IDS.building_6)
    await world.settle()
    await reborn(world)
    world.telegram.add_bot(IDS.zhou, IDS.building_6)
    await world.settle()
    chat = await chat_of(world, IDS.building_6)
    assert (chat.state, chat.place_id) == (ChatState.ACTIVE, world.estate.building)
    await world.say(IDS.wang, IDS.building_6, "/report 三单元二楼楼道灯不亮")
    assert "6栋-0001" in "".join(world.texts(IDS.building_6))


async def test_a_new_title_is_known_when_the_bot_comes_back(world: World) -> None:
    world.telegram.remove_bot(IDS.captain, IDS.building_6)
    await world.settle()
    world.telegram.chat(IDS.building_6).face["title"] = "六栋<b>新</b>群\u202e"
    world.telegram.add_bot(IDS.captain, IDS.building_6)
    await world.settle()
    assert (await chat_of(world, IDS.building_6)).title == "六栋<b>新</b>群"


async def test_migration_keeps_language_people_and_language_of_cards(world: World) -> None:
    old = world.telegram.add_group("旧群", owner=IDS.staff, members=[IDS.wang, IDS.zhou], id=-401)
    world.telegram.add_bot(IDS.staff, old.id)
    await world.settle()
    await world.tap(IDS.staff, old.id, "7栋")
    await world.say(IDS.wang, old.id, "/help")
    await world.say(IDS.staff, old.id, "/lang")
    await world.tap(IDS.staff, old.id, "English")
    new = world.telegram.migrate(old.id)
    await world.settle()
    moved = await chat_of(world, new)
    assert (moved.place_id, moved.language) == (world.estate.other_building, "en")
    assert await inside(world, IDS.wang, new)
    assert "the group of" in world.last(new)
    before = kept(world)
    await reborn(world)
    await world.settle()
    assert kept(world) == before


async def test_an_unknown_group_that_migrates_is_nothing_to_us(world: World) -> None:
    world.telegram.add_group("陌生", owner=IDS.zhou, id=-402)
    world.telegram.add_bot(IDS.zhou, -402)
    world.database.connection.execute("DELETE FROM chats WHERE id = -402")
    world.telegram.updates.clear()
    new = world.telegram.migrate(-402)
    await world.settle()
    assert await world.database.run(chats.find, new) is None


@pytest.mark.parametrize(
    ("status", "is_in"),
    [("member", True), ("administrator", True), ("left", False), ("kicked", False),
     ("restricted", False)],
)  # fmt: skip
async def test_how_somebody_stands_decides_whether_they_are_in(
    world: World,
    status: str,
    is_in: bool,  # noqa: FBT001
) -> None:
    world.telegram.promote_bot(IDS.captain, IDS.building_7)
    await world.settle()
    group = world.telegram.chat(IDS.building_7)
    world.telegram.set_member(group, IDS.zhou, Member(status), by=IDS.staff)
    await world.settle()
    if status != "restricted":
        assert await inside(world, IDS.zhou, IDS.building_7) is is_in
    assert "小周" not in "".join(world.texts(IDS.building_7))


async def test_thrown_out_by_an_administrator_is_out(world: World) -> None:
    world.telegram.leave(IDS.wang, IDS.building_6, by=IDS.captain)
    await world.settle()
    assert not await inside(world, IDS.wang, IDS.building_6)
    assert await inside(world, IDS.captain, IDS.building_6)


async def test_a_bot_that_is_added_is_no_neighbour(world: World) -> None:
    before = world.database.connection.execute("SELECT count(*) FROM people").fetchone()[0]
    await new_group(world, IDS.staff)
    after = world.database.connection.execute("SELECT count(*) FROM people").fetchone()[0]
    assert after == before
    assert await world.database.run(people.find, world.telegram.bot.id) is None


async def test_somebody_new_from_abroad_is_written_to_in_english(world: World) -> None:
    person = world.telegram.add_person("Zoë", language_code="de")
    world.telegram.join(person.id, IDS.building_6)
    await world.settle()
    assert (await world.database.run(people.get, person.id)).language == "en"
    assert not (await world.database.run(people.get, person.id)).reachable
    await world.say(person.id, IDS.building_6, "/privacy")
    assert "Your data" not in "".join(world.texts(IDS.building_6))


async def test_an_anonymous_administrator_is_asked_to_come_in_private(world: World) -> None:
    before = kept(world) | {"people": []}
    for command in ("/bind 7栋", "/role 楼栋长", "/lang", "/units"):
        world.telegram.say(IDS.captain, IDS.building_6, command, as_sender_chat=True)
        await world.settle()
        assert "匿名管理员" in world.last(IDS.building_6)
    assert kept(world) | {"people": []} == before


async def test_blocking_and_coming_back_is_noted_without_a_word(world: World) -> None:
    await world.write(IDS.wang, "/start")
    said = len(world.texts(IDS.wang))
    for _ in range(2):
        world.telegram.block(IDS.wang)
        await world.settle()
        assert not (await world.database.run(people.get, IDS.wang)).reachable
        world.telegram.unblock(IDS.wang)
        await world.settle()
        assert (await world.database.run(people.get, IDS.wang)).reachable
    assert len(world.texts(IDS.wang)) == said
