"""Photos, files, voice and places on the map that are sent into a draft."""

from typing import Any

from domain.notices import Medium
from playground.estate import IDS
from storage.notices import register
from tests.handlers.notices.prepared import CLINIC, PIXEL, begun, draft, drafted
from tests.handlers.reports.filed import only
from tests.world import World

CAPTAIN = IDS.captain
MIB = 1024 * 1024


async def media(world: World) -> list[Medium]:
    found = await drafted(world)
    return await world.database.run(register.media_of, found.id)


async def kinds(world: World) -> list[str]:
    return [medium.kind for medium in await media(world)]


async def sent(world: World, kind: str = "photo", **options: Any) -> None:  # noqa: ANN401
    number = len(world.telegram.messages(CAPTAIN))
    data = PIXEL + number.to_bytes(4, "big")
    world.telegram.send_file(kind, CAPTAIN, CAPTAIN, data, **options)
    await world.settle()


async def asked(world: World) -> None:
    await begun(world)
    await world.tap(CAPTAIN, CAPTAIN, "附图")
    await world.tap(CAPTAIN, CAPTAIN, "附图或文件")


async def test_a_photo_is_attached(world: World) -> None:
    await asked(world)
    await sent(world)
    assert await kinds(world) == ["photo"]
    assert "附了 1 个" in world.last(CAPTAIN)


async def test_a_voice_and_a_file_are_attached(world: World) -> None:
    await begun(world)
    await world.tap(CAPTAIN, CAPTAIN, "语音")
    assert "念一遍" in world.last(CAPTAIN)
    await sent(world, "voice")
    await world.tap(CAPTAIN, CAPTAIN, "附图或文件")
    await sent(world, "document", name="通知.pdf", mime="application/pdf")
    assert await kinds(world) == ["voice", "document"]
    await world.tap(CAPTAIN, CAPTAIN, "返回")
    assert "1 段语音、1 个文件" in world.last(CAPTAIN)


async def test_a_photo_with_the_command_begins_a_draft(world: World) -> None:
    await sent(world, caption=CLINIC)
    assert (await drafted(world)).title == "人人坞免费义诊"
    assert await kinds(world) == ["photo"]
    assert "1 张图" in world.last(CAPTAIN)


async def test_a_photo_with_the_command_alone_waits_for_its_words(world: World) -> None:
    await sent(world, caption="/notice")
    assert "要通知什么" in world.last(CAPTAIN)
    await world.write(CAPTAIN, "明天9点 义诊")
    assert await kinds(world) == ["photo"]


async def test_a_whole_album_with_the_command_is_attached(world: World) -> None:
    photos = [PIXEL + bytes([number]) for number in range(3)]
    world.telegram.send_album(CAPTAIN, CAPTAIN, photos, CLINIC)
    await world.settle()
    assert await kinds(world) == ["photo"] * 3


async def test_an_album_is_attached_while_the_time_is_asked_back(world: World) -> None:
    photos = [PIXEL + bytes([number]) for number in range(3)]
    world.telegram.send_album(CAPTAIN, CAPTAIN, photos, "/notice 周五 讲座")
    await world.settle()
    assert await kinds(world) == ["photo"] * 3
    await world.tap(CAPTAIN, CAPTAIN, "14:00")
    assert (await drafted(world)).schedule.starts_at is not None


async def test_an_album_answers_with_one_screen(world: World) -> None:
    await asked(world)
    before = len(world.from_bot(CAPTAIN))
    photos = [PIXEL + bytes([number]) for number in range(4)]
    world.telegram.send_album(CAPTAIN, CAPTAIN, photos)
    await world.settle()
    assert await kinds(world) == ["photo"] * 4
    assert len(world.from_bot(CAPTAIN)) == before + 1
    assert "附了 4 个" in world.last(CAPTAIN)


async def test_the_eleventh_is_refused(world: World) -> None:
    await asked(world)
    for number in range(10):
        if number:
            await world.tap(CAPTAIN, CAPTAIN, "附图或文件")
        await sent(world)
    assert len(await media(world)) == 10
    await world.tap(CAPTAIN, CAPTAIN, "附图或文件")
    await sent(world)
    assert "最多附 10 个" in world.last(CAPTAIN)
    assert len(await media(world)) == 10


async def test_all_can_be_taken_away(world: World) -> None:
    await asked(world)
    await sent(world)
    await world.tap(CAPTAIN, CAPTAIN, "全部去掉")
    assert await media(world) == []


async def test_a_file_of_twenty_mebibytes_is_taken_and_one_byte_more_is_not(
    world: World,
) -> None:
    await asked(world)
    await sent(world, "document", mime="image/png", file_size=20 * MIB + 1)
    assert "20 MB" in world.last(CAPTAIN)
    assert await media(world) == []
    await sent(world, "document", mime="image/png", file_size=20 * MIB)
    assert await kinds(world) == ["document"]


async def test_a_file_too_large_with_the_command_is_told_and_loses_no_question(
    world: World,
) -> None:
    await sent(world, "document", mime="image/png", file_size=21 * MIB, caption=CLINIC)
    assert "20 MB" in world.last(CAPTAIN)
    assert await draft(world) is None
    await world.write(CAPTAIN, "每月7日 09:00 义诊")
    assert (await drafted(world)).title == "义诊"


async def test_words_are_no_photo(world: World) -> None:
    await asked(world)
    await world.write(CAPTAIN, "照片在群里")
    assert "文字不算" in world.last(CAPTAIN)
    assert await media(world) == []
    await sent(world)
    assert await kinds(world) == ["photo"]


async def test_a_place_on_the_map_is_where_it_is(world: World) -> None:
    await begun(world)
    await world.tap(CAPTAIN, CAPTAIN, "地点")
    world.telegram.send_location(CAPTAIN, CAPTAIN, 30.25, 120.16)
    await world.settle()
    found = await drafted(world)
    assert (found.latitude, found.longitude) == (30.25, 120.16)
    assert "附地图位置" in world.last(CAPTAIN)
    await world.tap(CAPTAIN, CAPTAIN, "更多")
    await world.tap(CAPTAIN, CAPTAIN, "去掉地点")
    assert (await drafted(world)).latitude is None


async def test_after_publishing_a_photo_is_no_longer_taken_for_it(world: World) -> None:
    photos = [PIXEL + bytes([number]) for number in range(2)]
    world.telegram.send_album(CAPTAIN, CAPTAIN, photos, "/notice 大风预警")
    await world.settle()
    await world.tap(CAPTAIN, CAPTAIN, "立即发")
    await sent(world, caption="6栋电梯坏了")
    assert "电梯" in (await only(world)).text
