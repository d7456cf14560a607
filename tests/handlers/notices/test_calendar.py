"""加日历 under a post, and the address of a place's calendar."""

from datetime import timedelta
from typing import Any

import pytest

from domain.notices import Audience
from domain.places import Role
from playground.estate import IDS
from storage.database import Tx
from storage.notices import deliveries, feeds
from storage.notices.feeds import Feed
from storage.places import people
from tests.domain.notices.calendared import events_in
from tests.handlers.notices.broadcast import publish
from tests.world import World
from views.buttons import ButtonData
from views.notices.buttons_calendar import (
    NoticeCalendar,
    NoticeFeed,
    NoticeFeedFile,
    NoticeFeedNew,
)

CLINIC = "每月7日9点"


def files(world: World, chat_id: int) -> list[dict[str, Any]]:
    return [message for message in world.from_bot(chat_id) if "document" in message]


def content(world: World, message: dict[str, Any]) -> bytes:
    return world.telegram.files.by_id[message["document"]["file_id"]].data


async def press(world: World, person_id: int, chat_id: int, button: ButtonData) -> str:
    """Press it below whatever the bot wrote last there, as a modified client can."""
    if not world.from_bot(chat_id):
        await world.say(person_id, chat_id, "/help")
    return await world.forge(
        person_id, chat_id, world.from_bot(chat_id)[-1]["message_id"], button.pack()
    )


async def address(world: World) -> Feed | None:
    return await world.database.run(feeds.of_place, world.estate.community)


@pytest.fixture
def served(world: World) -> World:
    """With the calendars served somewhere."""
    object.__setattr__(world.linli.app.bot_data, "calendar_url", "https://linli.example.org")
    return world


async def test_the_button_of_a_post_sends_the_file_in_private(world: World) -> None:
    await publish(world, CLINIC, venue="居委会")
    toast = await world.tap(IDS.wang, IDS.building_6, "日历")
    assert "私聊" in toast
    (message,) = files(world, IDS.wang)
    assert message["document"]["file_name"] == "公告1.ics"
    (event,) = events_in(content(world, message))
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("人人坞免费义诊", "居委会")
    assert event["RRULE"].to_ical() == b"FREQ=MONTHLY;BYMONTHDAY=7"
    assert files(world, IDS.building_6) == []


async def test_an_impatient_thumb_gets_one_file_a_minute(world: World) -> None:
    await publish(world, CLINIC)
    for _ in range(3):
        await world.tap(IDS.wang, IDS.building_6, "日历")
    sent = len(files(world, IDS.wang))
    await world.later(minutes=2)
    await world.tap(IDS.wang, IDS.building_6, "日历")
    assert len(files(world, IDS.wang)) == sent + 1 < 4


async def test_who_has_not_started_the_bot_is_led_there(world: World) -> None:
    _, occurrence = await publish(world, CLINIC)
    message_id, data = world.button(IDS.building_6, "日历")
    query = world.telegram.tap(IDS.zhou, IDS.building_6, message_id, data)
    await world.settle()
    answer = world.telegram.answer_to(query)
    assert answer is not None
    assert str(answer["url"]).endswith(f"?start=n_{occurrence.id}")
    assert files(world, IDS.zhou) == []


async def test_somebody_whom_it_did_not_reach_gets_nothing(world: World) -> None:
    _, occurrence = await publish(
        world, CLINIC, audience=Audience(frozenset({Role.CAPTAIN})), settle=False
    )
    toast = await press(world, IDS.wang, IDS.wang, NoticeCalendar(occurrence.id))
    assert "不是发给您" in toast
    assert files(world, IDS.wang) == []


async def test_whom_a_filter_named_gets_the_file(world: World) -> None:
    _, occurrence = await publish(
        world, CLINIC, audience=Audience(frozenset({Role.CAPTAIN})), settle=False
    )
    assert await world.database.run(deliveries.to, occurrence.id, IDS.captain)
    await press(world, IDS.captain, IDS.captain, NoticeCalendar(occurrence.id))
    assert len(files(world, IDS.captain)) == 1


async def test_something_without_an_hour_has_no_file(world: World) -> None:
    _, occurrence = await publish(world, "")
    toast = await press(world, IDS.wang, IDS.wang, NoticeCalendar(occurrence.id))
    assert "没有定时间" in toast
    assert files(world, IDS.wang) == []


@pytest.mark.parametrize("occurrence_id", [0, -1, 999, 2**62])
async def test_a_forged_occurrence_sends_nothing(world: World, occurrence_id: int) -> None:
    await press(world, IDS.wang, IDS.wang, NoticeCalendar(occurrence_id))
    assert files(world, IDS.wang) == []


async def test_staff_make_an_address_and_change_it(served: World) -> None:
    await press(served, IDS.staff, IDS.staff, NoticeFeed())
    assert "还没有日历地址" in served.last(IDS.staff)
    await served.tap(IDS.staff, IDS.staff, "生成地址")
    first = await address(served)
    assert first is not None
    assert f"https://linli.example.org/calendar/{first.token}.ics" in served.last(IDS.staff)
    served.clock.jump(timedelta(minutes=1))
    assert "已经失效" in await served.tap(IDS.staff, IDS.staff, "换一个地址")
    second = await address(served)
    assert second is not None
    assert second.token != first.token
    assert second.token in served.last(IDS.staff)
    assert first.token not in served.last(IDS.staff)
    assert len(second.token) == 43


async def test_the_second_of_two_who_change_it_sees_the_firsts(served: World) -> None:
    await press(served, IDS.staff, IDS.staff, NoticeFeedNew(served.estate.community))
    first = await address(served)
    toast = await press(served, IDS.owner, IDS.owner, NoticeFeedNew(served.estate.community))
    assert "已经有人换过" in toast
    assert await address(served) == first
    assert first is not None
    assert first.token in served.last(IDS.owner)


@pytest.mark.parametrize(
    "button", [NoticeFeed(1), NoticeFeed(), NoticeFeedNew(1), NoticeFeedFile(1)], ids=str
)
@pytest.mark.parametrize("person", [IDS.wang, IDS.captain, IDS.worker], ids=str)
async def test_nobody_else_sees_or_changes_an_address(
    served: World, person: int, button: ButtonData
) -> None:
    await press(served, IDS.staff, IDS.staff, NoticeFeedNew(served.estate.community))
    before = await address(served)
    assert before is not None
    toast = await press(served, person, person, button)
    assert toast
    assert await address(served) == before
    assert not any(before.token in text for text in served.texts(person))
    assert files(served, person) == []


async def test_an_address_is_never_shown_in_a_group(served: World) -> None:
    await publish(served, CLINIC)
    await press(served, IDS.staff, IDS.building_6, NoticeFeedNew(served.estate.community))
    made = await address(served)
    assert made is not None
    assert made.token in served.last(IDS.staff)
    assert not any(made.token in text for text in served.texts(IDS.building_6))


async def test_a_building_has_a_calendar_of_its_own(served: World) -> None:
    await press(served, IDS.staff, IDS.staff, NoticeFeed())
    await served.tap(IDS.staff, IDS.staff, "7栋")
    assert "7栋" in served.last(IDS.staff)
    await served.tap(IDS.staff, IDS.staff, "返回")
    assert "翠湖里" in served.last(IDS.staff)


async def test_without_a_server_the_page_says_so_and_offers_the_file(world: World) -> None:
    await publish(world, CLINIC)
    await press(world, IDS.staff, IDS.staff, NoticeFeed())
    assert "BOT_CALENDAR_LISTEN" in world.last(IDS.staff)
    await world.tap(IDS.staff, IDS.staff, "文件")
    (message,) = files(world, IDS.staff)
    assert len(events_in(content(world, message))) == 1


async def test_big_letters_have_four_buttons_at_most(served: World) -> None:
    await served.database.run(be_big, IDS.staff)
    await press(served, IDS.staff, IDS.staff, NoticeFeedNew(served.estate.community))
    keyboard = served.from_bot(IDS.staff)[-1]["reply_markup"]["inline_keyboard"]
    assert [len(row) for row in keyboard] == [1, 1, 1, 1]


async def test_a_forged_place_opens_nothing(served: World) -> None:
    for button in (NoticeFeed(999), NoticeFeedNew(-1), NoticeFeedFile(2**62)):
        assert await press(served, IDS.staff, IDS.staff, button)
    assert await address(served) is None


async def be_big(tx: Tx, person_id: int) -> None:
    await people.set_big(tx, person_id, big=True)
