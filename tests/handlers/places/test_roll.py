"""The roll, from the file to the flats, played through the whole bot."""

import pytest

from domain.places import MembershipState
from domain.sheets import Sheet
from playground.estate import HEADER, IDS
from storage.places import households, tree
from storage.sheets import workbook
from tests.handlers.places.test_joining import claim, state_of
from tests.world import World

GOOD = f"{HEADER}\n8栋,1,1,101,88.5,王五,13812345621\n8栋,1,1,102,90,李四,\n"


async def send(
    world: World, data: bytes, person: int = IDS.staff, caption: str = "", size: int | None = None
) -> str:
    """Send a file in private and return the bot's newest words."""
    world.telegram.send_document(
        person, person, data, name="roll.csv", caption=caption or None, file_size=size
    )
    await world.settle()
    return world.last(person)


async def names(world: World) -> list[str]:
    return [place.name for place in await world.database.run(tree.every)]


async def test_staff_send_a_roll_look_and_let_it_in(world: World) -> None:
    assert "名册发给我" in (await world.write(IDS.staff, "/import"))[0]
    card = await send(world, GOOD.encode())
    assert "还没有导入" in card
    assert "8栋：新增 2，改动 0，不在了 0，不变 0" in card
    assert "8栋" not in await names(world)
    await world.tap(IDS.staff, IDS.staff, "导入")
    assert "名册已经导入" in world.last(IDS.staff)
    assert "8栋" in await names(world)
    assert world.from_bot(IDS.staff)[-1].get("reply_markup") is None


async def test_a_file_with_the_command_as_caption_needs_no_question(world: World) -> None:
    assert "新增 2" in await send(world, GOOD.encode("gb18030"), caption="/import")


async def test_a_spreadsheet_is_read_like_a_csv(world: World) -> None:
    header, *rows = [line.split(",") for line in GOOD.splitlines()]
    file = workbook([Sheet("roll", header, rows)])
    assert "新增 2" in await send(world, file, caption="/import")


async def test_cancelling_drops_the_rows(world: World) -> None:
    await send(world, GOOD.encode(), caption="/import")
    message, data = world.button(IDS.staff, "✅ 导入")
    await world.tap(IDS.staff, IDS.staff, "取消")
    assert "没有导入" in world.last(IDS.staff)
    assert world.database.connection.execute("SELECT count(*) FROM imports").fetchone()[0] == 0
    assert "放太久" in await world.forge(IDS.staff, IDS.staff, message, data)


async def test_a_roll_is_let_in_once(world: World) -> None:
    await send(world, GOOD.encode(), caption="/import")
    message, data = world.button(IDS.staff, "✅ 导入")
    await world.tap(IDS.staff, IDS.staff, "导入")
    assert "已经导入过" in await world.forge(IDS.staff, IDS.staff, message, data)
    eight = [p for p in await world.database.run(tree.every) if p.name == "8栋"]
    assert len(await world.database.run(households.in_building, eight[0].id)) == 2


async def test_a_roll_with_five_bad_rows_of_two_thousand_offers_no_import(world: World) -> None:
    lines = [HEADER]
    for number in range(2000):
        area = "很大" if number % 400 == 7 else "80"
        lines.append(f"9栋,{number // 500 + 1},{number % 25 + 1},{number},{area},某人,")
    card = await send(world, "\n".join(lines).encode(), caption="/import")
    assert card.startswith("有 5 行不对，一行都没有导入。")
    assert "第 9 行：面积看不懂：很大" in card
    assert card.count("面积看不懂") == 5
    assert not any("导入" in label for label in world.labels(IDS.staff))
    assert "9栋" not in await names(world)


async def test_a_bad_phone_is_shown_masked(world: World) -> None:
    bad = f"{HEADER}\n8栋,1,1,101,88,王五,1381234562177\n"
    card = await send(world, bad.encode(), caption="/import")
    assert "138****2177" in card
    assert "1381234562177" not in card


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b" ", "文件是空的"),
        (b"\x00\x01\x02\x03", "我读不懂"),
        (b"PK\x03\x04broken", "我读不懂"),
        (b"hello, world\n1,2\n", "找不到表头"),
        (HEADER.encode(), "只有表头"),
        ("房号,面积,单元\n1,2,3\n".encode(), "缺少这一列"),
    ],
)
async def test_what_is_no_roll_is_said_to_be_none(world: World, data: bytes, words: str) -> None:
    await world.write(IDS.staff, "/import")
    assert words in await send(world, data)


async def test_after_an_unreadable_file_the_question_is_still_open(world: World) -> None:
    await world.write(IDS.staff, "/import")
    assert "我在等名册" in (await world.write(IDS.staff, "名册在这里"))[0]
    await send(world, b"\x00\x00")
    assert "新增 2" in await send(world, GOOD.encode())


async def test_a_file_over_five_mebibytes_is_not_even_fetched(world: World) -> None:
    await world.write(IDS.staff, "/import")
    assert "最多 5 MB" in await send(world, GOOD.encode(), size=5 * 1024 * 1024 + 1)
    assert "新增 2" in await send(world, GOOD.encode(), size=5 * 1024 * 1024)


@pytest.mark.parametrize("person", [IDS.wang, IDS.captain, IDS.worker])
async def test_others_may_not_import(world: World, person: int) -> None:
    assert "只有社区工作人员" in (await world.write(person, "/import"))[0]
    assert "只有社区工作人员" in await send(world, GOOD.encode(), person, "/import")
    await send(world, GOOD.encode(), caption="/import")
    _, data = world.button(IDS.staff, "✅ 导入")
    own = world.from_bot(person)[-1]["message_id"]
    assert "只有社区工作人员" in await world.forge(person, person, own, data)
    assert "8栋" not in await names(world)


async def test_in_a_group_the_file_is_asked_for_in_private(world: World) -> None:
    await world.say(IDS.staff, IDS.staff_chat, "/import")
    assert "私聊" in world.last(IDS.staff_chat)


async def test_a_roll_nobody_lets_in_is_forgotten_after_a_day(world: World) -> None:
    await send(world, GOOD.encode(), caption="/import")
    await world.later(days=1, minutes=1)
    assert world.database.connection.execute("SELECT count(*) FROM imports").fetchone()[0] == 0
    assert "放太久" in await world.tap(IDS.staff, IDS.staff, "导入")


async def test_a_roll_seen_before_a_change_is_not_let_in(world: World) -> None:
    six = f"{HEADER}\n6栋,2单元,3,301,99,新业主,\n"
    await send(world, six.encode(), caption="/import")
    world.database.connection.execute("UPDATE households SET area = 1 WHERE room = '301'")
    assert "再发一遍" in await world.tap(IDS.staff, IDS.staff, "导入")


async def test_people_stay_in_a_flat_the_roll_loses(world: World) -> None:
    await claim(world, IDS.zhou)
    await world.tap(IDS.captain, IDS.captain, "同意")
    await send(world, f"{HEADER}\n6栋,1单元,1,101,80,某人,\n".encode(), caption="/import")
    assert "不在了 23" in world.last(IDS.staff)
    await world.tap(IDS.staff, IDS.staff, "导入")
    assert await state_of(world, IDS.zhou) == [MembershipState.ACTIVE]
    left = await world.database.run(households.in_building, world.estate.building)
    assert [flat.room for flat in left] == ["101"]


async def test_an_english_reader_gets_the_card_in_english(world: World) -> None:
    world.database.connection.execute(
        "UPDATE people SET language = 'en' WHERE id = ?", (IDS.staff,)
    )
    card = await send(world, GOOD.encode(), caption="/import")
    assert "Not imported yet" in card
    assert "2 new" in card
