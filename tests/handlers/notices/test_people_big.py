"""Big letters, and what may happen between two taps, on the pages of sign-up."""

from typing import Any

from domain.notices import Phase, Seat, Signup
from playground.estate import IDS
from storage.database import Tx
from storage.places import people
from tests.actions.notices.listed import becomes
from tests.handlers.notices.attended import GROUP, Clinic, clinic
from tests.world import World
from views.notices.buttons_people import NoticeOwn, NoticePeople, NoticeSeat

BIG_MOST = 4


def rows(world: World, person_id: int) -> list[list[dict[str, Any]]]:
    """The buttons of the newest private message."""
    markup = world.from_bot(person_id)[-1].get("reply_markup") or {}
    return list(markup.get("inline_keyboard", []))


async def walked(house: Clinic, person_id: int, *labels: str) -> None:
    """Tap these one after the other; every page on the way suits big letters."""
    for label in labels:
        await house.world.tap(person_id, person_id, label)
        shown = rows(house.world, person_id)
        assert len(shown) <= BIG_MOST, label
        assert all(len(row) == 1 for row in shown), label


async def test_an_old_neighbour_signs_up_and_brings_a_wife(world: World) -> None:
    await world.database.run(people.set_big, IDS.zhao, big=True)
    house = await clinic(world, signup=Signup(1, slot=25))
    await house.join(IDS.zhao)
    assert len(rows(world, IDS.zhao)) <= BIG_MOST
    await walked(house, IDS.zhao, "09:25")
    assert (await house.own(IDS.zhao)).slot == 1
    await walked(house, IDS.zhao, "/")
    await house.tap(IDS.zhao, "notice-own-family")
    await house.write(IDS.zhao, "老伴")
    assert len(rows(world, IDS.zhao)) <= BIG_MOST
    assert (await house.own(IDS.zhao, "老伴")).slot == 0
    await walked(house, IDS.zhao, "老伴", "取消")
    assert [row.guest for row in await house.rows()] == [""]


async def test_staff_with_big_letters_reach_every_tool(world: World) -> None:
    await world.database.run(people.set_big, IDS.captain, big=True)
    house = await clinic(world, signup=Signup(20), receipt=True)
    await house.press(IDS.captain, NoticePeople(house.id))
    found: set[str] = set()
    for _ in range(8):
        shown = [row[0]["text"] for row in rows(world, IDS.captain)]
        assert len(shown) <= BIG_MOST
        found |= set(shown)
        (onward,) = [text for text in shown if "/" in text]
        await world.tap(IDS.captain, IDS.captain, onward)
    assert found >= {"签到", "名单", "代报名", "导入接龙", "名单表格", "打印名单", "谁还没看到"}


async def test_a_page_of_what_was_called_off_offers_nothing(world: World) -> None:
    house = await clinic(world, signup=Signup(20))
    await house.join(IDS.wang)

    async def off(tx: Tx) -> None:
        await becomes(tx, house.occurrence, state=Phase.CANCELLED)

    await world.database.run(off)
    assert await house.tap(IDS.wang, "notice-own-leave") == house.why("wrong-state")
    assert await house.join(IDS.li_ming) == house.why("wrong-state")
    await house.press(IDS.wang, NoticeOwn(house.id))
    assert [[button["text"] for button in row] for row in rows(world, IDS.wang)] == [
        ["看全部公告"]
    ]
    assert (await house.own(IDS.wang)).state is Seat.IN


async def test_a_place_that_is_no_more_is_said_plainly(world: World) -> None:
    house = await clinic(world, signup=Signup(20))
    await house.join(IDS.wang)
    for forged in (0, -1, 2**40):
        toast = await house.press(IDS.wang, NoticeSeat(forged))
        assert toast == house.why("not-signed")
    assert await house.press(IDS.wang, NoticeOwn(2**40)) == house.label("gone")


async def test_a_tap_in_the_group_writes_nothing_into_it(world: World) -> None:
    house = await clinic(world, signup=Signup(20), receipt=True)
    before = len(world.texts(GROUP))
    await house.join(IDS.wang)
    await house.join(IDS.zhou)
    await house.tap(IDS.zhao, "notice-post-seen", GROUP)
    await house.press(IDS.li_ming, NoticeOwn(house.id))
    assert len(world.texts(GROUP)) == before
    assert "2/20" in world.texts(GROUP)[0]
