"""Pictures that come one by one, in whatever order."""

import itertools

import pytest

from domain.reports import Priority
from playground.estate import IDS
from tests.handlers.reports.filed import GATE, LAMP, PIXEL, items, only, stored
from tests.world import World

ORDERS = list(itertools.permutations(range(3)))


def album(world: World, chat_id: int, order: tuple[int, ...], caption: str) -> None:
    """Three pictures of one album in this order; the caption is on the first of them."""
    for number in order:
        world.telegram.send_photo(
            IDS.wang,
            chat_id,
            PIXEL + bytes([number]),
            caption=None if number else caption,
            media_group_id="13000000000000001",
        )


@pytest.mark.parametrize("order", ORDERS)
async def test_an_album_in_the_group_is_one_report(world: World, order: tuple[int, ...]) -> None:
    album(world, IDS.building_6, order, f"/report {LAMP}")
    await world.settle()
    report = await only(world)
    assert report.text == LAMP
    assert len(await items(world, report)) == 3


@pytest.mark.parametrize("order", ORDERS)
async def test_an_album_in_private_is_one_report(world: World, order: tuple[int, ...]) -> None:
    album(world, IDS.wang, order, LAMP)
    await world.settle()
    report = await only(world)
    assert (report.text, report.category) == (LAMP, "equip")
    assert len(await items(world, report)) == 3
    assert "📷3" in world.last(IDS.wang)


async def test_an_album_is_one_card_however_many_pictures(world: World) -> None:
    album(world, IDS.wang, (1, 0, 2), LAMP)
    await world.settle()
    assert len(world.from_bot(IDS.building_6)) == 1
    assert LAMP in world.last(IDS.building_6)


async def test_an_album_without_words_is_a_report_too(world: World) -> None:
    album(world, IDS.wang, (0, 1, 2), "")
    await world.settle()
    report = await only(world)
    assert (report.text, len(await items(world, report))) == ("", 3)


async def test_a_reply_to_one_picture_takes_the_whole_album(world: World) -> None:
    sent = world.telegram.send_album(IDS.zhao, IDS.building_6, [PIXEL, PIXEL + b"2"], "看看")
    await world.settle()
    last = sent[-1]["message_id"]
    await world.say(IDS.captain, IDS.building_6, f"/report {LAMP}", reply_to=last)
    report = await only(world)
    assert len(await items(world, report)) == 2
    assert report.reporter_id == IDS.zhao


async def test_an_album_nobody_reports_stays_a_chat(world: World) -> None:
    album(world, IDS.building_6, (0, 1, 2), "今天的晚霞")
    await world.settle()
    assert await stored(world) == []
    assert world.from_bot(IDS.building_6) == []


async def test_a_picture_after_the_words_goes_with_them(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    world.telegram.send_photo(IDS.wang, IDS.wang, PIXEL)
    await world.settle()
    assert len(await items(world, await only(world))) == 1


async def test_words_after_the_picture_go_with_it(world: World) -> None:
    world.telegram.send_photo(IDS.wang, IDS.wang, PIXEL)
    await world.settle()
    await world.say(IDS.wang, IDS.wang, LAMP)
    report = await only(world)
    assert (report.text, report.category) == (LAMP, "equip")
    assert LAMP in world.last(IDS.unit_chat)


async def test_words_of_danger_after_the_picture_are_answered_first(world: World) -> None:
    world.telegram.send_photo(IDS.wang, IDS.wang, PIXEL)
    await world.settle()
    await world.say(IDS.wang, IDS.wang, "三楼着火了")
    assert (await only(world)).priority is Priority.URGENT
    assert "119" in "\n".join(world.texts(IDS.wang))


async def test_a_place_after_the_words_goes_with_them(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    world.telegram.send_location(IDS.wang, IDS.wang, 31.2, 121.5)
    await world.settle()
    assert [i.kind for i in await items(world, await only(world))] == ["location"]


async def test_after_three_minutes_a_picture_is_a_matter_of_its_own(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    await world.later(minutes=3)
    world.telegram.send_photo(IDS.wang, IDS.wang, PIXEL)
    await world.settle()
    assert len(await stored(world)) == 2


async def test_a_picture_with_words_is_a_matter_of_its_own(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    world.telegram.send_photo(IDS.wang, IDS.wang, PIXEL, caption=GATE)
    await world.settle()
    assert [report.text for report in await stored(world)] == [LAMP, GATE]


async def test_a_voice_note_is_a_matter_of_its_own(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    world.telegram.send_voice(IDS.wang, IDS.wang, b"voice")
    await world.settle()
    assert len(await stored(world)) == 2


async def test_one_persons_picture_never_goes_with_anothers_words(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    world.telegram.send_photo(IDS.zhao, IDS.zhao, PIXEL)
    await world.settle()
    assert len(await stored(world)) == 2


async def test_the_pictures_are_sent_to_whoever_asks_in_the_group(world: World) -> None:
    album(world, IDS.building_6, (0, 1, 2), f"/report {LAMP}")
    await world.settle()
    toast = await world.tap(IDS.zhao, IDS.building_6, "看照片")
    assert "私聊" in toast
    photos = [m for m in world.from_bot(IDS.zhao) if "photo" in m]
    assert len(photos) == 3


async def test_who_cannot_be_written_to_is_told_how(world: World) -> None:
    album(world, IDS.building_6, (0, 1, 2), f"/report {LAMP}")
    await world.settle()
    assert "先打开和我的私聊" in await world.tap(IDS.zhou, IDS.building_6, "看照片")


async def test_the_unit_sees_the_pictures_in_its_own_chat(world: World) -> None:
    album(world, IDS.building_6, (0, 1, 2), f"/report {LAMP}")
    await world.settle()
    await world.tap(IDS.worker, IDS.unit_chat, "看照片")
    assert len([m for m in world.from_bot(IDS.unit_chat) if "photo" in m]) == 3
