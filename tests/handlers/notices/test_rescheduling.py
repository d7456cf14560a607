"""Another rule for all that is to come."""

from domain.notices import Phase, Signup
from playground.estate import IDS
from tests.actions.notices.noticed import local
from tests.handlers.notices.broadcast import day_by_day, holding, publish, rows
from tests.world import World


async def rewrite_rule(world: World, text: str) -> str:
    await world.tap(IDS.captain, IDS.captain, "全部改时间")
    return (await world.write(IDS.captain, text))[-1]


async def test_all_ahead_goes_by_the_new_rule_and_nothing_by_the_old(world: World) -> None:
    notice, _ = await publish(world, "每周二14:00", at_once=False)
    assert "按新的规律来" in await rewrite_rule(world, "每周四15:00")
    await day_by_day(world, local(2026, 12, 11))
    starts = [row.starts_at for row in await rows(world, notice) if row.posted_at]
    assert starts == [local(2026, 11, 26, 15), local(2026, 12, 3, 15), local(2026, 12, 10, 15)]
    assert len(holding(world, IDS.building_6, "📢")) == 3


async def test_what_is_announced_already_stays(world: World) -> None:
    notice, row = await publish(world, "每周二14:00")
    await rewrite_rule(world, "每周四15:00")
    found = {one.original_at: one.state for one in await rows(world, notice)}
    assert found == {
        row.original_at: Phase.POSTED,
        local(2026, 12, 1, 14): Phase.CANCELLED,
        local(2026, 11, 26, 15): Phase.PLANNED,
    }


async def test_back_to_the_old_rule_its_dates_come_again(world: World) -> None:
    notice, _ = await publish(world, "每周二14:00", at_once=False)
    await rewrite_rule(world, "每周四15:00")
    await rewrite_rule(world, "每周二14:00")
    await day_by_day(world, local(2026, 12, 2))
    starts = [row.starts_at for row in await rows(world, notice) if row.posted_at]
    assert starts == [local(2026, 11, 24, 14), local(2026, 12, 1, 14)]


async def test_who_signed_up_ahead_keeps_a_place_and_is_told(world: World) -> None:
    _, row = await publish(world, "每周二14:00", at_once=False, signup=Signup(20))
    message = world.from_bot(IDS.captain)[-1]["message_id"]
    await world.forge(IDS.wang, IDS.building_6, message, f"npj:{row.id}")
    await rewrite_rule(world, "每周四15:00")
    (told,) = holding(world, IDS.wang, "改时间了")
    assert "11月24日(周二) 14:00" in told["text"]
    assert "11月26日(周四) 15:00" in told["text"]
    await day_by_day(world, local(2026, 11, 25, 18))
    assert "1/20 人" in holding(world, IDS.building_6, "📢")[0]["text"]


async def test_what_is_no_rule_is_asked_back(world: World) -> None:
    notice, _ = await publish(world, "每周二14:00", at_once=False)
    before = await rows(world, notice)
    for typed in ("每月32日", "每周四3点", "12月8日 9:30", "随便", "每周四15:00 新标题"):
        assert "请写清楚规律和钟点" in await rewrite_rule(world, typed)
    assert await rows(world, notice) == before
