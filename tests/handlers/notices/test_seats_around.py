"""What happens around those who signed up: called off, moved, more seats, forgotten, migrated."""

import pytest

from actions import privacy
from domain.notices import Seat, Signup
from playground.estate import IDS
from storage.places import chats
from tests.actions.notices.noticed import local
from tests.handlers.notices.attended import GROUP, Clinic, clinic
from tests.handlers.notices.broadcast import (
    add_groups,
    at,
    call_off,
    current,
    fates,
    holding,
    publish,
)
from tests.handlers.notices.prepared import buttons
from tests.world import World
from views.notices.buttons_desk import DeskAsk, DeskPage, NoticeAsk, NoticeDesk
from views.notices.buttons_people import NoticeBegin, NoticeLeave, NoticeSlot, PeopleTool
from views.texts import LANGUAGES

# By Telegram's numbering a basic group, which can become a supergroup.
BASIC = -1500
each_language = pytest.mark.parametrize("language", LANGUAGES)


async def full(world: World, language: str = "zh-CN") -> Clinic:
    """One seat: Wang has it, Zhao waits, and Li Ming did not sign up."""
    house = await clinic(world, language, Signup(1))
    await house.join(IDS.wang)
    await house.join(IDS.zhao)
    return house


async def test_called_off_who_comes_and_who_waits_are_told_once(world: World) -> None:
    house = await full(world)
    await house.press(IDS.captain, NoticeDesk(house.notice.id))
    await call_off(world, "取消这次", "医生病了")
    for person in (IDS.wang, IDS.zhao):
        (told,) = holding(world, person, "医生病了")
        assert "12月7日" in told["text"]
    assert not holding(world, IDS.li_ming, "医生病了")
    assert await house.tap(IDS.wang, "notice-own-leave") == house.why("wrong-state")
    await world.later(days=16)
    assert len(holding(world, IDS.wang, "医生病了")) == 1


async def test_moved_who_comes_and_who_waits_are_told_once_each_time(world: World) -> None:
    house = await full(world)
    await house.press(IDS.captain, NoticeDesk(house.notice.id))
    for number, when in enumerate(("12月8日 9:00", "12月9日 9:00"), 1):
        await world.tap(IDS.captain, IDS.captain, "改时间")
        await world.write(IDS.captain, when)
        for person in (IDS.wang, IDS.zhao):
            assert len(holding(world, person, "改时间了")) == number
    assert not holding(world, IDS.li_ming, "改时间了")
    assert [row.state for row in await house.rows()] == [Seat.IN, Seat.WAITING]
    assert "12月9日" in await opened(house, IDS.wang)


async def test_moved_to_later_the_deadline_moves_along(world: World) -> None:
    house = await clinic(world, signup=Signup(1, closes=60))
    await house.press(IDS.captain, NoticeDesk(house.notice.id))
    await world.tap(IDS.captain, IDS.captain, "改时间")
    await world.write(IDS.captain, "12月8日 9:00")
    at(world, local(2026, 12, 8, 7, 58))
    assert await house.join(IDS.wang) == "报上了：第 1 位。"
    at(world, local(2026, 12, 8, 8))
    assert await house.join(IDS.zhao) == house.why("closed")


async def opened(house: Clinic, person: int) -> str:
    """One's own page, by the link."""
    return await house.write(person, f"/start n_{house.id}")


@each_language
async def test_more_seats_on_the_desk_move_who_waits_up(world: World, language: str) -> None:
    house = await full(world, language)
    await house.press(IDS.captain, NoticeDesk(house.notice.id))
    await house.tap(IDS.captain, "notice-desk-words")
    await house.tap(IDS.captain, "notice-desk-ask", what="capacity")
    question = house.seen(IDS.captain)
    assert house.words("notice-change-now", now="1") in question
    for typed in ("0", "很多", "2001"):
        said = await house.write(IDS.captain, typed)
        assert said == house.words("notice-change-wrong", why="capacity")
    assert await house.line() == [str(IDS.zhao)]
    done = await house.write(IDS.captain, "2")
    assert done == house.words("notice-change-done", what="capacity", title=house.notice.title)
    assert await house.line() == []
    up = house.words("notice-up", name=house.label("notice-signup-self"))
    assert len(holding(world, IDS.zhao, up)) == 1
    await world.settle()
    full_now = house.words("notice-post-full", capacity=2, waiting=0)
    assert full_now in world.texts(GROUP)[0]


async def test_more_seats_are_no_news_to_the_group(world: World) -> None:
    house = await full(world)
    before = len(world.texts(GROUP))
    await house.press(IDS.captain, NoticeAsk(house.notice.id, DeskAsk.CAPACITY))
    await house.write(IDS.captain, "不限")
    assert len(world.texts(GROUP)) == before
    assert await house.line() == []


async def test_seats_are_changed_only_where_one_signs_up_and_by_who_runs_it(world: World) -> None:
    house = await clinic(world, signup=None)
    await house.press(IDS.captain, NoticeDesk(house.notice.id))
    page = NoticeDesk(house.notice.id, DeskPage.WORDS)
    await house.press(IDS.captain, page, IDS.captain)
    assert buttons(world, IDS.captain) == ["改标题", "改正文", "改地点", "‹ 返回"]
    ask = NoticeAsk(house.notice.id, DeskAsk.CAPACITY)
    refused = await house.press(IDS.wang, ask)
    assert refused == house.label("notice-desk-toast", why="not-yours")


async def test_whoever_is_forgotten_gives_family_places_back_too(world: World) -> None:
    house = await clinic(world, signup=Signup(2))
    await house.join(IDS.wang)
    await house.tap(IDS.wang, "notice-own-family")
    await house.write(IDS.wang, "老妈")
    for person in (IDS.li_ming, IDS.zhao):
        await house.join(person)
    now = world.clock.now()
    await world.database.run(privacy.erase, IDS.wang, now=now, message_id=None)
    await world.settle()
    assert [row.person_id for row in await house.rows()] == [IDS.li_ming, IDS.zhao]
    assert await house.line() == []
    for person in (IDS.li_ming, IDS.zhao):
        assert len(holding(world, person, "有空位了")) == 1
    assert not holding(world, IDS.wang, "有空位了")


async def test_who_left_the_group_can_still_give_the_place_back(world: World) -> None:
    house = await clinic(world, signup=Signup(1))
    await house.join(IDS.anna)
    await world.database.run(chats.left, GROUP, IDS.anna, now=world.clock.now())
    assert "You" in await opened(house, IDS.anna) or "您" in house.seen(IDS.anna)
    assert await house.tap(IDS.anna, "notice-own-leave") == house.label("notice-signup-left")
    assert await house.rows() == []
    assert await opened(house, IDS.anna) == house.why("not-resident")


async def test_two_taps_in_one_batch_on_the_last_seat(world: World) -> None:
    house = await clinic(world, signup=Signup(1))
    message, data = world.button(GROUP, "报名")
    taps = [world.telegram.tap(who, GROUP, message, data) for who in (IDS.wang, IDS.zhao)]
    await world.settle()
    said = [str((world.telegram.answer_to(tap) or {}).get("text")) for tap in taps]
    assert sorted(row.state for row in await house.rows()) == [Seat.IN, Seat.WAITING]
    assert sorted(words[:4] for words in said) == sorted(["报上了：", "名额已满"])


async def test_one_who_taps_twice_in_one_batch_sits_once(world: World) -> None:
    house = await clinic(world, signup=Signup(2))
    message, data = world.button(GROUP, "报名")
    for _ in range(2):
        world.telegram.tap(IDS.wang, GROUP, message, data)
    await world.settle()
    assert [row.person_id for row in await house.rows()] == [IDS.wang]


async def test_the_last_slot_is_one_persons(world: World) -> None:
    house = await clinic(world)
    assert house.occurrence.ends_at == local(2026, 12, 7, 10, 40)
    message = world.from_bot(GROUP)[-1]["message_id"]
    data = NoticeSlot(house.id, 19).pack()
    taps = [
        world.telegram.tap(who, GROUP, message, data, force=True) for who in (IDS.wang, IDS.zhao)
    ]
    await world.settle()
    said = [str((world.telegram.answer_to(tap) or {}).get("text")) for tap in taps]
    (row,) = await house.rows()
    assert row.slot == 19
    assert house.why("no-slot") in said
    assert any("10:35" in words for words in said)


async def test_after_the_deadline_a_slot_cannot_be_changed(world: World) -> None:
    house = await clinic(world, signup=Signup(1, slot=5, closes=60))
    await house.press(IDS.wang, NoticeSlot(house.id, 3))
    row = await house.own(IDS.wang)
    at(world, local(2026, 12, 7, 8))
    change = NoticeSlot(house.id, 4, row.id)
    assert await house.press(IDS.wang, change) == house.why("closed")
    assert (await house.own(IDS.wang)).slot == 3
    await opened(house, IDS.wang)
    assert buttons(world, IDS.wang) == ["备注", "取消报名", "看全部公告"]


async def test_after_the_start_nobody_takes_a_name_off_either(world: World) -> None:
    house = await clinic(world, signup=Signup(2))
    await house.join(IDS.wang)
    row = await house.own(IDS.wang)
    at(world, local(2026, 12, 7, 9))
    assert await house.press(IDS.captain, NoticeLeave(row.id)) == house.why("closed")
    assert (await house.own(IDS.wang)).state is Seat.IN


@pytest.mark.parametrize("over", [True, False])
async def test_a_group_that_moved_before_the_report_has_it_once(
    world: World, *, over: bool
) -> None:
    (group,) = await add_groups(world, 1, BASIC)
    notice, row = await publish(world, "12月7日 09:00到10:40", signup=Signup(20))
    if over:
        at(world, local(2026, 12, 7, 11))
        await world.settle()
    new = world.telegram.migrate(group)
    await world.settle()
    at(world, local(2026, 12, 7, 12))
    await world.settle()
    house = Clinic(world, notice, row, "zh-CN")
    await house.press(IDS.captain, NoticeBegin(row.id, PeopleTool.REPORT))
    await house.write(IDS.captain, "来了三十人")
    assert len(holding(world, new, "来了三十人")) == 1
    assert len(holding(world, GROUP, "来了三十人")) == 1
    assert (await current(world, row)).report == "来了三十人"
    assert "failed" not in (await fates(world, row)).values()
