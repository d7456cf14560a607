"""The desk in private: pausing amid a broadcast, failures with what helps, sending again."""

from collections import Counter

from domain.notices import Notice, Occurrence, Phase, State
from playground.estate import IDS
from storage.notices import register
from tests.actions.notices.noticed import local
from tests.handlers.notices.broadcast import (
    add_groups,
    call_off,
    current,
    day_by_day,
    fates,
    holding,
    one_round,
    press,
    publish,
)
from tests.world import World, restart

GROUPS = 25


async def half_sent(world: World) -> tuple[Notice, Occurrence, list[int]]:
    """A broadcast of which some copies are out and the others wait."""
    groups = [IDS.building_6, *await add_groups(world, GROUPS)]
    notice, row = await publish(world, "12月7日 09:00", settle=False)
    await one_round(world)
    before = await posts(world, groups)
    assert 0 < before[1] < len(groups)
    return notice, row, groups


async def posts(world: World, groups: list[int]) -> Counter[int]:
    """How many posts stand in how many groups."""
    return Counter(len(holding(world, chat, "📢")) for chat in groups)


async def test_paused_amid_a_broadcast_the_rest_waits_and_then_goes_out_once(
    world: World,
) -> None:
    _, row, groups = await half_sent(world)
    out = (await posts(world, groups))[1]
    assert await press(world, IDS.captain, "暂停") == "已暂停，没发的先不发。"
    await world.later(hours=2)
    assert (await posts(world, groups))[1] == out
    assert Counter((await fates(world, row)).values()) == {"sent": out, "paused": 26 - out}
    (card,) = holding(world, IDS.captain, "已暂停")
    assert f"：{out}/26 个群" in card["text"]
    assert await world.tap(IDS.captain, IDS.captain, "继续") == "继续发送。"
    assert await posts(world, groups) == {1: 26}
    (card,) = holding(world, IDS.captain, "进行中")
    assert "已发出：26/26 个群" in card["text"]


async def test_a_process_that_dies_amid_a_broadcast_goes_on_where_it_was(world: World) -> None:
    _, row, groups = await half_sent(world)
    services = world.linli.app.bot_data
    await world.linli.app.shutdown()
    world.linli = await restart(services, world.telegram)
    await world.settle()
    assert await posts(world, groups) == {1: 26}
    assert set((await fates(world, row)).values()) == {"sent"}


async def test_called_off_amid_a_broadcast_only_those_who_have_it_are_told(
    world: World,
) -> None:
    notice, row, groups = await half_sent(world)
    out = (await posts(world, groups))[1]
    await press(world, IDS.captain, "暂停")
    said = await call_off(world, "取消这次", "医生病了")
    assert "取消了" in said
    assert (await current(world, row)).state is Phase.CANCELLED
    told = [chat for chat in groups if holding(world, chat, "取消了")]
    assert len(told) == out
    fate = Counter((await fates(world, row)).values())
    assert fate == {"sent": out, "cancelled": 26 - out}
    (post,) = holding(world, told[0], "已取消")
    assert "医生病了" in post["text"]
    assert (await world.database.run(register.get, notice.id)).state is State.PAUSED


async def test_cancelling_twice_is_told_in_one_sentence(world: World) -> None:
    await publish(world, "每周二14:00")
    await world.tap(IDS.captain, IDS.captain, "取消这次")
    message_id, data = world.button(IDS.captain, "确定取消")
    await world.tap(IDS.captain, IDS.captain, "确定取消")
    await world.write(IDS.captain, "下雨")
    said = await world.forge(IDS.captain, IDS.captain, message_id, data)
    assert said == "已经取消过了，不用再取消。"
    assert len(holding(world, IDS.building_6, "取消了")) == 1


async def test_a_group_that_was_kicked_is_listed_and_served_once_it_is_back(
    world: World,
) -> None:
    groups = [IDS.building_6, *await add_groups(world, 1)]
    _, row = await publish(world, "12月7日 09:00", settle=False)
    world.telegram.remove_bot(IDS.captain, groups[1])
    world.telegram.updates.clear()
    await world.settle()
    assert await fates(world, row) == {groups[0]: "sent", groups[1]: "failed"}
    await world.tap(IDS.captain, IDS.captain, "没发到的")
    assert "单元群0：机器人被移出了" in world.last(IDS.captain)
    assert "没有可以重发的" in await world.tap(IDS.captain, IDS.captain, "补发一次")
    world.telegram.add_bot(IDS.captain, groups[1])
    world.telegram.promote_bot(IDS.captain, groups[1])
    await world.settle()
    assert await world.tap(IDS.captain, IDS.captain, "补发一次") == "正在重发 1 处。"
    assert await posts(world, groups) == {1: 2}


async def test_a_resident_can_neither_open_nor_use_the_desk(world: World) -> None:
    notice, _ = await publish(world, "12月7日 09:00")
    await world.write(IDS.wang, "/help")
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    for data in (f"nd:{notice.id}:home:0", f"nd:{notice.id}:off-all:0",
                 f"ndo:{notice.id}:pause:0", f"ndq:{notice.id}:off-all:0"):  # fmt: skip
        assert await world.forge(IDS.wang, IDS.wang, message, data) == "这条公告不归您管。"
    assert (await world.database.run(register.get, notice.id)).state is State.RUNNING


async def test_one_date_ahead_is_called_off_and_the_others_stay(world: World) -> None:
    notice, _ = await publish(world, "每周二14:00", at_once=False)
    await world.tap(IDS.captain, IDS.captain, "接下来几次")
    assert world.labels(IDS.captain)[-6:-1] == [
        "11月24日(周二) 14:00", "12月1日(周二) 14:00", "12月8日(周二) 14:00",
        "12月15日(周二) 14:00", "12月22日(周二) 14:00",
    ]  # fmt: skip
    await world.tap(IDS.captain, IDS.captain, "12月8日")
    await call_off(world, "取消这次", "元旦前停一次")
    await day_by_day(world, local(2026, 12, 31))
    posted = [m["text"] for m in holding(world, IDS.building_6, "📢")]
    assert [text.count("12月8日") for text in posted] == [0] * len(posted)
    assert len(posted) == 5

    assert (await world.database.run(register.get, notice.id)).state is State.RUNNING


async def test_all_called_off_the_groups_of_the_last_one_are_told(world: World) -> None:
    notice, _ = await publish(world, "每周二14:00", at_once=False)
    await day_by_day(world, local(2026, 11, 24, 18))
    await call_off(world, "全部取消", "场地到期")
    (told,) = holding(world, IDS.building_6, "以后也不再办")
    assert "场地到期" in told["text"]
    await day_by_day(world, local(2026, 12, 10))
    assert len(holding(world, IDS.building_6, "📢")) == 1
    assert (await world.database.run(register.get, notice.id)).state is State.CANCELLED
