"""Every command of places, by everybody, in both languages: who may, and what others are told."""

import pytest

from playground.estate import IDS
from storage.places import chats
from tests.handlers.places.rows import kept, speak
from tests.handlers.places.test_joining import claim, state_of
from tests.handlers.places.test_roles import reply_role
from tests.handlers.places.test_roll import GOOD, send
from tests.handlers.places.test_setup import chat_of, new_group
from tests.world import World

ADMIN = IDS.anna
EVERYBODY = (IDS.owner, IDS.staff, IDS.captain, IDS.worker, IDS.wang, IDS.zhou, ADMIN)
MANAGERS = {IDS.owner, IDS.staff}
IN_ONE_LINE = ("6栋", "6号楼", "六栋", "6", "06#", "翠湖里 6栋", "Building 6", "building no. 6")


async def groups(world: World, by: int = ADMIN) -> int:
    """A new group with everybody in it, whose administrator added the bot."""
    group = await new_group(world, by)
    for person in EVERYBODY:
        if not world.telegram.chat(group).has(person):
            world.telegram.join(person, group)
    await world.settle()
    return group


async def answer_to(world: World, person: int, group: int, text: str) -> str:
    """Whatever the bot says to this, in the group or in private."""
    spots = (group, person, IDS.staff_chat)
    before = {spot: len(world.texts(spot)) for spot in spots}
    await world.say(person, group, text)
    return "\n".join(t for spot in spots for t in world.texts(spot)[before[spot] :])


@pytest.mark.parametrize("person", EVERYBODY)
async def test_bind_by_everybody(world: World, person: int) -> None:
    group = await groups(world)
    said = await answer_to(world, person, group, "/bind 7栋")
    bound = (await chat_of(world, group)).place_id
    assert (bound == world.estate.other_building) is (person in MANAGERS)
    if person in MANAGERS:
        assert "翠湖里 · 7栋 的群" in said
    elif person == ADMIN:
        assert "Anna（群管理员）想把" in said
    else:
        assert "社区工作人员" in said


@pytest.mark.parametrize("person", EVERYBODY)
async def test_bind_without_a_name_by_everybody(world: World, person: int) -> None:
    group = await groups(world)
    said = await answer_to(world, person, group, "/bind")
    assert ("哪一栋" in said) is (person in MANAGERS)
    assert ("社区工作人员" in said or "community staff" in said) is (person not in MANAGERS)
    assert (await chat_of(world, group)).place_id is None


@pytest.mark.parametrize("line", IN_ONE_LINE)
async def test_a_building_is_bound_however_it_is_written(world: World, line: str) -> None:
    group = await groups(world)
    before = len(kept(world)["places"])
    await world.say(IDS.staff, group, f"/bind {line}")
    assert (await chat_of(world, group)).place_id == world.estate.building
    assert len(kept(world)["places"]) == before


@pytest.mark.parametrize("button", ["This is the staff group", "This is a unit's group"])
async def test_the_card_in_english(world: World, button: str) -> None:
    world.database.connection.execute("UPDATE places SET language = 'en'")
    group = await groups(world, IDS.staff)
    await world.database.run(chats.set_language, group, "en")
    await speak(world, "en", IDS.staff, IDS.wang)
    await world.say(IDS.staff, group, "/bind")
    assert "Which building is this group for?" in world.last(group)
    assert "Only community staff" in await world.tap(IDS.wang, group, button)
    await world.tap(IDS.staff, group, button)
    if "unit" in button:
        assert "Which unit's work group" in world.last(group)
        assert await world.tap(IDS.staff, group, "Fire") == "Done."
        assert "the work group of" in world.last(group)
    else:
        assert "the staff group of" in world.last(group)
        assert (await chat_of(world, group)).kind == "staff"


@pytest.mark.parametrize("person", EVERYBODY)
@pytest.mark.parametrize("label", ["7栋", "新建楼栋", "社区值班群", "单位工单群"])
async def test_the_cards_buttons_by_everybody(world: World, person: int, label: str) -> None:
    group = await groups(world, IDS.staff)
    before = kept(world)
    toast = await world.tap(person, group, label)
    if person in MANAGERS:
        assert toast in {"好了。", ""}
    else:
        assert "社区工作人员" in toast or "community staff" in toast
        assert kept(world) == before


@pytest.mark.parametrize("person", EVERYBODY)
async def test_units_import_and_members_by_everybody(world: World, person: int) -> None:
    (units,) = (await world.write(person, "/units"))[:1]
    assert ("要设置什么" in units) is (person in MANAGERS)
    (asked,) = (await world.write(person, "/import"))[:1]
    assert ("名册发给我" in asked) is (person in MANAGERS)
    await world.write(person, "/cancel")
    (members,) = (await world.write(person, "/members"))[:1]
    looks_after = person in MANAGERS | {IDS.captain}
    assert ("审批住户" in members or "approve residents" in members) is not looks_after


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("person", EVERYBODY)
async def test_first_words_and_help_by_everybody_in_both_languages(
    world: World, person: int, language: str
) -> None:
    await speak(world, language, person)
    hello, help_ = [(await world.write(person, f"/{c}"))[0] for c in ("start", "help")]
    zh = language == "zh-CN"
    assert ("您好" in hello, "Hello" in hello) == (zh, not zh)
    assert ("在这里可以" in help_, "Here you can" in help_) == (zh, not zh)
    has = {
        IDS.owner: "/bind", IDS.staff: "/import", IDS.captain: "/members",
        IDS.worker: "接单" if zh else "accept",
    }  # fmt: skip
    for other, words in has.items():
        wanted = other == person or (other == IDS.captain and person == IDS.staff)
        assert (words in help_) is wanted, words


@pytest.mark.parametrize("person", EVERYBODY)
async def test_cancel_and_duty_by_everybody(world: World, person: int) -> None:
    said = (await world.write(person, "/duty"))[0]
    assert all(number in said for number in ("119", "110", "120"))
    said = (await world.write(person, "/cancel"))[0]
    assert "没有等您" in said or "Nothing is waiting" in said


@pytest.mark.parametrize("person", [IDS.owner, IDS.staff, IDS.captain, IDS.wang, IDS.worker])
async def test_the_language_of_a_group_by_everybody(world: World, person: int) -> None:
    if not world.telegram.chat(IDS.building_6).has(person):
        world.telegram.join(person, IDS.building_6)
    await world.say(person, IDS.building_6, "/lang")
    group = person in MANAGERS | {IDS.captain}
    assert ("这个群的语言" in "".join(world.texts(IDS.building_6))) is group
    if group:
        await world.tap(person, IDS.building_6, "English")
        assert (await chat_of(world, IDS.building_6)).language == "en"
    else:
        assert "您的语言" in world.last(person)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_a_whole_flat_joined_in_this_language(world: World, language: str) -> None:
    await speak(world, language)
    zh = language == "zh-CN"
    await world.write(IDS.zhou, "/start")
    steps = ("我住哪户", "6栋", "2单元", "301", "业主") if zh else (
        "My flat", "6栋", "2单元", "301", "owner"
    )  # fmt: skip
    for label in steps:
        await world.tap(IDS.zhou, IDS.zhou, label)
    assert ("已收到" if zh else "Received") in world.last(IDS.zhou)
    await world.tap(IDS.captain, IDS.captain, "拒绝" if zh else "Turn down")
    assert ("没有通过" if zh else "turned down") in world.last(IDS.zhou)
    await world.tap(IDS.captain, IDS.captain, "告诉对方原因" if zh else "Tell them why")
    assert (await world.write(IDS.captain, "x y z"))[-1] == ("已经转告。" if zh else "Passed on.")
    assert "x y z" in world.last(IDS.zhou)
    await world.write(IDS.zhou, "/start")
    for label in steps:
        await world.tap(IDS.zhou, IDS.zhou, label)
    await world.tap(IDS.captain, IDS.captain, "✅ 同意" if zh else "Agree")
    assert ("登记好了" if zh else "Done: you live in") in world.last(IDS.zhou)


async def test_a_phone_is_compared_in_english(world: World) -> None:
    await speak(world, "zh-CN", IDS.zhou)
    await claim(world, IDS.zhou)
    await speak(world, "en", IDS.zhou)
    await world.write(IDS.zhou, "/privacy")
    await world.say(IDS.zhou, IDS.zhou, "/start")
    message = world.from_bot(IDS.zhou)[-1]["message_id"]
    await world.forge(IDS.zhou, IDS.zhou, message, "jn")
    assert "Send my phone number" in world.last(IDS.zhou)
    world.telegram.send_contact(IDS.zhou, IDS.zhou, "8613900000000")
    await world.settle()
    assert "the roll has another one" in world.last(IDS.zhou)
    assert [state.value for state in await state_of(world, IDS.zhou)] == ["claimed"]


async def test_a_roll_from_caption_to_flats_in_english(world: World) -> None:
    await speak(world, "en", IDS.staff, IDS.wang)
    card = await send(world, GOOD.encode(), caption="/import")
    assert "Not imported yet" in card
    await world.tap(IDS.staff, IDS.staff, "✅ Import")
    assert "The roll is imported" in world.last(IDS.staff)
    assert "Only staff" in await send(world, GOOD.encode(), IDS.wang, "/import")


async def test_roles_given_listed_and_revoked_in_english(world: World) -> None:
    await speak(world, "en")
    await reply_role(world, IDS.staff, IDS.wang, "/role building captain")
    assert "You are now captain in" in world.last(IDS.wang)
    await world.say(IDS.staff, IDS.building_7, "/role")
    assert "named by 孙社工" in world.last(IDS.staff)
    await world.tap(IDS.staff, IDS.staff, "Revoke 王阿姨")
    assert await world.tap(IDS.staff, IDS.staff, "Revoke") == "Revoked."
    assert "no longer captain" in world.last(IDS.wang)
    await reply_role(world, IDS.wang, IDS.li_ming, "/role captain")
    assert "Only" in world.last(IDS.wang)
