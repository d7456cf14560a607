"""Story 16: twenty slots for blood pressure, an elderly parent, and the twenty-first who waits."""

import pytest

from domain.notices import Seat, Signup
from playground.estate import IDS
from tests.actions.notices.noticed import local
from tests.handlers.notices.attended import GROUP, clinic
from tests.handlers.notices.broadcast import at
from tests.world import World
from views.notices.buttons_people import NoticeJoin, NoticeLeave, NoticeSlot
from views.texts import LANGUAGES

each_language = pytest.mark.parametrize("language", LANGUAGES)
# Who was in the group's list before: with two neighbours they fill twenty slots.
NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦"
LIST = "\n".join(("#接龙", "量血压", *(f"{n}. {name}奶奶" for n, name in enumerate(NAMES, 1))))


@each_language
async def test_the_story_of_the_twenty_slots(world: World, language: str) -> None:
    house = await clinic(world, language)
    toast = await house.join(IDS.wang)
    assert toast == house.label("notice-signup-choose", reached="yes")
    assert house.words("notice-slots-choose") in house.seen(IDS.wang)
    toast = await world.tap(IDS.wang, IDS.wang, "09:10")
    assert toast == house.label(
        "notice-signup-in", number=1, clock="09:10", new="yes", reached="yes"
    )
    assert "09:10" in house.seen(IDS.wang)

    await house.join(IDS.li_ming)
    await house.tap(IDS.li_ming, "back")
    await house.tap(IDS.li_ming, "notice-own-family")
    page = await house.write(IDS.li_ming, "老妈")
    assert "老妈" in page
    assert "09:00" in page

    await house.press(IDS.captain, NoticeJoin(house.id))
    await house.tap(IDS.captain, "back")
    await house.tap(IDS.captain, "notice-own-people")
    await house.tap(IDS.captain, "notice-people-import")
    await house.write(IDS.captain, LIST)
    toast = await house.tap(IDS.captain, "notice-import-button")
    assert toast == house.label("notice-import-done", seated=18, waiting=0, refused=0)
    assert len(await house.rows()) == 20

    toast = await house.join(IDS.zhao)
    assert toast == house.label("notice-signup-waiting", number=1, new="yes", reached="yes")
    assert await house.line() == [str(IDS.zhao)]
    # One's own message: 取消报名 stands on the page in private.
    toast = await house.tap(IDS.wang, "notice-own-leave")
    assert toast == house.label("notice-signup-left")
    assert house.words("notice-up", name=house.label("notice-signup-self")) in house.seen(IDS.zhao)
    assert "09:10" in house.seen(IDS.zhao)
    assert await house.line() == []
    told = [text for text in world.texts(IDS.zhao) if "09:10" in text]
    assert len(told) == 1


async def test_without_slots_one_tap_is_a_place(world: World) -> None:
    house = await clinic(world, signup=Signup(20))
    toast = await house.join(IDS.wang)
    assert toast == "报上了：第 1 位。"
    assert "第 1 位" in house.seen(IDS.wang)
    assert set(world.labels(IDS.wang)) >= {"加家人", "备注", "取消报名"}
    assert await house.join(IDS.wang) == "您已经报名了：第 1 位。"
    assert len(await house.rows()) == 1


async def test_whom_the_bot_cannot_write_to_reads_it_in_the_toast(world: World) -> None:
    house = await clinic(world, signup=Signup(1))
    toast = await house.join(IDS.zhou)
    assert toast == "报上了：第 1 位。想加家人或取消，请打开和我的私聊。"
    assert world.texts(IDS.zhou) == []


async def test_the_twenty_first_of_twenty_waits(world: World) -> None:
    house = await clinic(world, signup=Signup(1))
    await house.join(IDS.wang)
    toast = await house.join(IDS.li_ming)
    assert toast == "名额已满，您排在候补第 1 位，有空位就告诉您。"
    assert "候补第 1 位" in house.seen(IDS.li_ming)


async def test_cancelling_twice_is_said_plainly(world: World) -> None:
    house = await clinic(world, signup=Signup(20))
    await house.join(IDS.wang)
    row = await house.own(IDS.wang)
    assert await house.tap(IDS.wang, "notice-own-leave") == "已取消。"
    toast = await house.press(IDS.wang, NoticeLeave(row.id), IDS.wang)
    assert toast == "这个名字没有报名，或者已经取消过了。"


async def test_at_the_deadline_sign_up_is_over_but_leaving_is_not(world: World) -> None:
    house = await clinic(world, signup=Signup(20, closes=60))
    await house.join(IDS.wang)
    at(world, local(2026, 12, 7, 8))
    assert await house.join(IDS.li_ming) == house.why("closed")
    assert await house.tap(IDS.wang, "notice-own-leave") == "已取消。"
    assert await house.rows() == []


async def test_until_the_deadline_one_can_sign_up(world: World) -> None:
    house = await clinic(world, signup=Signup(20, closes=60))
    at(world, local(2026, 12, 7, 7, 59))
    assert await house.join(IDS.wang) == "报上了：第 1 位。"


async def test_from_the_start_on_nobody_leaves(world: World) -> None:
    house = await clinic(world, signup=Signup(20))
    await house.join(IDS.wang)
    at(world, local(2026, 12, 7, 9))
    assert await house.tap(IDS.wang, "notice-own-leave") == house.why("closed")
    assert (await house.own(IDS.wang)).state is Seat.IN


async def test_nobody_gives_back_the_place_of_another(world: World) -> None:
    house = await clinic(world, signup=Signup(20))
    await house.join(IDS.wang)
    row = await house.own(IDS.wang)
    toast = await house.press(IDS.li_ming, NoticeLeave(row.id))
    assert toast == house.why("not-yours")
    assert (await house.own(IDS.wang)).state is Seat.IN


async def test_a_slot_that_is_not_there_is_nobodys(world: World) -> None:
    house = await clinic(world)
    for slot in (-1, 20, 2**40):
        toast = await house.press(IDS.wang, NoticeSlot(house.id, slot), GROUP)
        assert toast == house.why("no-slot")
    assert await house.rows() == []


async def test_a_taken_slot_is_refused_and_another_can_be_chosen(world: World) -> None:
    house = await clinic(world)
    await house.press(IDS.wang, NoticeSlot(house.id, 3))
    toast = await house.press(IDS.li_ming, NoticeSlot(house.id, 3))
    assert toast == house.why("no-slot")
    await house.press(IDS.li_ming, NoticeSlot(house.id, 4))
    row = await house.own(IDS.li_ming)
    assert row.slot == 4
    toast = await house.press(IDS.li_ming, NoticeSlot(house.id, 5, row.id), IDS.li_ming)
    assert "09:25" in toast
    assert (await house.own(IDS.li_ming)).slot == 5


@pytest.mark.parametrize(
    ("name", "code"),
    [("!!!", "no-name"), ("老" * 31, "too-long"), ("王" * 900, "too-long")],
)
async def test_a_name_that_will_not_do_is_asked_for_again(
    world: World, name: str, code: str
) -> None:
    house = await clinic(world, signup=Signup(20))
    await house.join(IDS.wang)
    await house.tap(IDS.wang, "notice-own-family")
    assert await house.write(IDS.wang, name) == house.why(code)
    assert "老妈" in await house.write(IDS.wang, "老妈")
    assert len(await house.rows()) == 2


async def test_marks_in_a_name_stay_letters(world: World) -> None:
    house = await clinic(world, signup=Signup(20))
    await house.join(IDS.wang)
    await house.tap(IDS.wang, "notice-own-family")
    assert "<b>老妈</b> & co" in await house.write(IDS.wang, "<b>老妈</b>  & co")


async def test_no_more_family_than_one_may_bring(world: World) -> None:
    house = await clinic(world, signup=Signup(20, guests=1))
    await house.join(IDS.wang)
    await house.tap(IDS.wang, "notice-own-family")
    await house.write(IDS.wang, "老妈")
    assert "加家人" not in world.labels(IDS.wang)[-5:]


async def test_a_note_stands_beside_the_name(world: World) -> None:
    house = await clinic(world, signup=Signup(20))
    await house.join(IDS.wang)
    await house.tap(IDS.wang, "notice-own-note-button")
    assert await house.write(IDS.wang, "备" * 121) == house.why("too-long")
    assert "备注：坐轮椅" in await house.write(IDS.wang, "坐轮椅")


async def test_a_stranger_with_a_link_signs_nobody_up(world: World) -> None:
    house = await clinic(world, signup=Signup(20))
    await world.say(IDS.worker, IDS.worker, "/help")
    toast = await house.press(IDS.worker, NoticeJoin(house.id), IDS.worker)
    assert toast == house.why("not-resident")
    await world.say(IDS.worker, IDS.worker, f"/start n_{house.id}")
    assert house.seen(IDS.worker) == house.why("not-resident")
    assert await house.rows() == []


async def test_a_link_opens_ones_own_page(world: World) -> None:
    house = await clinic(world, signup=Signup(20))
    await world.say(IDS.wang, IDS.wang, f"/start n_{house.id}")
    assert "您还没有报名" in house.seen(IDS.wang)
    await house.tap(IDS.wang, "notice-own-join")
    assert (await house.own(IDS.wang)).state is Seat.IN
