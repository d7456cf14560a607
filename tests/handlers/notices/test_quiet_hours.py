"""From 22:00 to 7:00 nobody is written to unasked, unless it is urgent or cannot wait."""

from playground.estate import IDS
from tests.actions.notices.noticed import local
from tests.handlers.notices.broadcast import (
    add_groups,
    at,
    call_off,
    fates,
    holding,
    one_round,
    press,
    publish,
)
from tests.world import World


async def test_published_at_once_at_night_it_goes_out_at_seven(world: World) -> None:
    at(world, local(2026, 11, 22, 22))
    _, row = await publish(world, "12月7日 09:00")
    assert await fates(world, row) == {}
    at(world, local(2026, 11, 23, 6, 59))
    await world.settle()
    assert not holding(world, IDS.building_6, "📢")
    at(world, local(2026, 11, 23, 7))
    await world.settle()
    assert len(holding(world, IDS.building_6, "📢")) == 1


async def test_what_is_urgent_goes_out_at_night(world: World) -> None:
    at(world, local(2026, 11, 22, 23))
    _, row = await publish(world, "", title="大风", urgent="大风预警")
    assert await fates(world, row) == {IDS.building_6: "sent"}


async def test_called_off_at_night_the_post_shows_it_and_the_word_comes_at_seven(
    world: World,
) -> None:
    await publish(world, "12月7日 09:00")
    at(world, local(2026, 11, 22, 23))
    await call_off(world, "取消这次", "停电")
    await world.settle()
    (post,) = holding(world, IDS.building_6, "📢")
    assert "已取消" in post["text"]
    assert not holding(world, IDS.building_6, "取消了，")
    at(world, local(2026, 11, 23, 7))
    await world.settle()
    assert len(holding(world, IDS.building_6, "取消了，")) == 1


async def test_what_starts_before_seven_is_called_off_at_once(world: World) -> None:
    await publish(world, "11月23日 06:30")
    at(world, local(2026, 11, 22, 23))
    await call_off(world, "取消这次", "下雨")
    assert len(holding(world, IDS.building_6, "取消了，")) == 1


async def test_gone_on_with_at_night_the_copies_wait_for_the_morning(world: World) -> None:
    groups = await add_groups(world, 15)
    _, row = await publish(world, "12月7日 09:00", settle=False)
    await one_round(world)
    await press(world, IDS.captain, "暂停")
    await world.settle()
    out = len([fate for fate in (await fates(world, row)).values() if fate == "sent"])
    at(world, local(2026, 11, 22, 23))
    await world.tap(IDS.captain, IDS.captain, "继续")
    assert len([chat for chat in groups if holding(world, chat, "📢")]) <= out < 16
    at(world, local(2026, 11, 23, 7))
    await world.settle()
    assert set((await fates(world, row)).values()) == {"sent"}
