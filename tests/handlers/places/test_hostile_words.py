"""Whatever is typed where a name, a number or a place is asked: kept safe and answered."""

import pytest

from playground.estate import IDS
from playground.markup import parse_html
from storage.places import people, tree, units
from tests.handlers.places.rows import kept
from tests.handlers.places.test_joining import claim
from tests.handlers.places.test_roles import reply_role
from tests.handlers.places.test_roll import send
from tests.handlers.places.test_setup import new_group
from tests.world import World

MARKUP = "<a href='tg://user?id=1'>&lt;x</a>"
HOSTILE = {
    "markup": MARKUP,
    "half a tag": "<b",
    "entity": "&amp;&#128512;",
    "right to left": "\u202e栋6\u2066\u200f",
    "zero width": "\u200b\u200d\ufeff",
    "emoji only": "🏠👨‍👩‍👧🇨🇳",
    "long": "长" * 4000,
    "spaces": "\u3000\u00a0\u2003 . ",
    "lines": "6栋\n\n\n7栋\n/bind 8栋",
    "format": "'; DROP TABLE places; -- { $name } {0!r} %s",
    "combining": "a" + "\u0301" * 500,
    "private use": "\ue000name\ue001",
}  # fmt: skip
EVERY = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
HIDDEN = "\u202e\u2066\u200b\ufeff"


async def names(world: World) -> list[str]:
    return [place.name for place in await world.database.run(tree.every)]


def all_said(world: World) -> str:
    chats = (IDS.owner, IDS.staff, IDS.captain, IDS.wang, IDS.zhou, IDS.building_7)
    return "\n".join(text for chat in chats for text in world.texts(chat))


def fits(name: str) -> bool:
    return 1 <= len(name) <= 30 and not set(HIDDEN) & set(name) and "\n" not in name


@EVERY
async def test_as_a_name_of_a_building(world: World, text: str) -> None:
    await world.write(IDS.staff, "/units")
    for label in ("楼栋", "新建楼栋"):
        await world.tap(IDS.staff, IDS.staff, label)
    before = len(world.texts(IDS.staff))
    await world.write(IDS.staff, text)
    assert len(world.texts(IDS.staff)) > before
    assert all(fits(name) for name in await names(world))
    await world.write(IDS.staff, "/units")
    await world.tap(IDS.staff, IDS.staff, "楼栋")
    assert "翠湖里" in world.last(IDS.staff)


@EVERY
async def test_as_a_name_and_a_number_of_a_unit(world: World, text: str) -> None:
    await world.write(IDS.staff, "/units")
    for label in ("单位", "下一页", "物业", "改名字"):
        await world.tap(IDS.staff, IDS.staff, label)
    await world.write(IDS.staff, text)
    unit = await world.database.run(units.find, world.estate.property_firm)
    assert unit is not None
    assert unit.name is None or fits(unit.name)
    await world.write(IDS.staff, "/cancel")
    await world.write(IDS.staff, "/units")
    await world.tap(IDS.staff, IDS.staff, "楼栋")
    await world.tap(IDS.staff, IDS.staff, "办公电话")
    await world.write(IDS.staff, text)
    assert "不像电话" in world.last(IDS.staff)
    assert await world.database.run(tree.office_phone, world.estate.community) is None


@EVERY
async def test_behind_bind_and_as_the_title_of_the_group(world: World, text: str) -> None:
    group = await new_group(world, IDS.staff, title=text[:128])
    before = await names(world)
    await world.say(IDS.wang, group, f"/bind {text}")
    assert await names(world) == before
    await world.say(IDS.owner, group, f"/bind {text}")
    assert all(fits(name) for name in await names(world))
    said = [*world.texts(group), *world.texts(IDS.owner)]
    assert said
    assert not set("\u202e\u2066") & set("".join(said))


@EVERY
async def test_behind_role_and_as_the_name_of_who_gets_it(world: World, text: str) -> None:
    world.telegram.person(IDS.wang).first_name = text[:64]
    await reply_role(world, IDS.wang, IDS.li_ming, f"/role {text}")
    before = kept(world)["grants"]
    await reply_role(world, IDS.staff, IDS.wang, f"/role {text}")
    await reply_role(world, IDS.staff, IDS.wang, f"/role 楼栋长 {text}")
    assert kept(world)["grants"] in (before, kept(world)["grants"][: len(before) + 1])
    await reply_role(world, IDS.staff, IDS.wang, "/role 志愿者")
    assert "志愿者" in world.last(IDS.building_7)
    assert not set(HIDDEN) & set(world.last(IDS.building_7))


@EVERY
async def test_as_the_name_of_a_claimant_and_the_reason_for_refusing(
    world: World, text: str
) -> None:
    world.telegram.person(IDS.zhou).first_name = text[:64]
    await claim(world, IDS.zhou)
    assert "申请登记" in world.last(IDS.captain)
    assert not set(HIDDEN) & set(world.last(IDS.captain))
    await world.tap(IDS.captain, IDS.captain, "拒绝")
    await world.tap(IDS.captain, IDS.captain, "告诉对方原因")
    before = len(world.texts(IDS.captain))
    await world.write(IDS.captain, text)
    assert len(world.texts(IDS.captain)) > before
    assert all(len(said) <= 4096 for said in world.texts(IDS.zhou))
    person = await world.database.run(people.get, IDS.zhou)
    assert len(person.name) <= 130


@EVERY
async def test_instead_of_a_phone_and_behind_other_commands(world: World, text: str) -> None:
    await claim(world, IDS.zhou)
    await world.tap(IDS.zhou, IDS.zhou, "用手机号核对")
    await world.write(IDS.zhou, text)
    assert "不核对手机号" in world.last(IDS.zhou)
    assert (await world.database.run(people.get, IDS.zhou)).phone is None
    before = kept(world)
    for command in ("start", "help", "lang", "privacy", "members", "duty", "cancel", "units"):
        said = await world.write(IDS.zhou, f"/{command} {text}"[:4000])
        assert said, command
    assert kept(world) == before


@pytest.mark.parametrize("phone", ["", "+", "0", "'; --", "1" * 30, "٣٨", "<b>"])
async def test_a_contact_without_a_number_that_can_be_read(world: World, phone: str) -> None:
    await claim(world, IDS.zhou)
    await world.tap(IDS.zhou, IDS.zhou, "用手机号核对")
    world.telegram.send_contact(IDS.zhou, IDS.zhou, phone)
    await world.settle()
    assert world.last(IDS.zhou)
    person = await world.database.run(people.get, IDS.zhou)
    assert person.phone is None or person.phone.isascii()
    await world.say(IDS.zhou, IDS.zhou, "不用了")
    assert "不核对手机号" in world.last(IDS.zhou)


@EVERY
async def test_in_the_cells_of_a_roll(world: World, text: str) -> None:
    cell = text.replace('"', "").replace("\n", " ")
    rows = [
        f'"{cell}",1,1,101,80,王五,', f'8栋,"{cell}",1,102,80,王五,',
        f'8栋,1,1,"{cell}",80,王五,', f'8栋,1,1,104,80,"{cell}",', f'8栋,1,1,105,"{cell}",王五,',
        f'8栋,1,1,106,80,王五,"{cell}"', f'8栋,1,"{cell}",107,80,王五,',
    ]  # fmt: skip
    header = "楼栋,单元,楼层,房号,面积,业主,电话"
    card = await send(world, "\n".join((header, *rows)).encode(), caption="/import")
    assert "行不对" in card or "请改短" in card
    assert len(card) <= 4096
    assert not set("\u202e\u2066") & set(card)
    assert await names(world) == ["翠湖里", "6栋", "7栋"]


async def test_what_was_sent_is_always_markup_that_telegram_reads(world: World) -> None:
    """The name stands in greetings, cards, lists and roles, and never opens a tag."""
    for person in (IDS.wang, IDS.captain, IDS.zhou, IDS.staff):
        world.telegram.person(person).first_name = MARKUP
    await claim(world, IDS.zhou, "201", "3单元")
    for command in ("/start", "/privacy", "/role", "/members"):
        await world.write(IDS.captain, command)
    sent = [c.params for c in world.telegram.calls if c.params.get("parse_mode") == "HTML"]
    assert sent
    for params in sent:
        text, entities = parse_html(str(params.get("text") or params.get("caption") or ""))
        assert all(e["type"] != "text_link" for e in entities), text
    assert MARKUP[:20] in all_said(world)
