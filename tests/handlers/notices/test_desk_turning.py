"""Turning the pages of the desk: in place, back again, from a group, and with forged buttons."""

from actions.notices import ending
from domain.notices import Phase
from playground.estate import IDS
from storage import panels
from storage.database import Tx
from tests.actions.notices.noticed import local
from tests.handlers.notices.broadcast import add_groups, current, fates, holding, publish
from tests.world import World


async def test_a_page_stays_until_one_goes_back_and_the_card_lives_on(world: World) -> None:
    groups = await add_groups(world, 2)
    notice, row = await publish(world, "每周二14:00")
    (card,) = holding(world, IDS.captain, "已发出：3/3 个群")
    await world.tap(IDS.captain, IDS.captain, "改内容")
    assert "哪一部分" in world.last(IDS.captain)
    assert await world.database.run(_cards, notice.id) == []
    await world.tap(IDS.captain, IDS.captain, "返回")
    assert [card["message_id"]] == await world.database.run(_cards, notice.id)
    await world.tap(IDS.captain, IDS.captain, "暂停")
    await world.settle()
    (again,) = holding(world, IDS.captain, "已暂停")
    assert again["message_id"] == card["message_id"]
    assert set(await fates(world, row)) == {IDS.building_6, *groups}


async def test_from_a_group_the_desk_opens_in_private_and_only_once(world: World) -> None:
    notice, _ = await publish(world, "12月7日 09:00")
    message = world.from_bot(IDS.building_6)[-1]["message_id"]
    wire = f"nd:{notice.id}:home:0"
    assert await world.forge(IDS.captain, IDS.building_6, message, wire) == "已经发到私聊。"
    assert len(holding(world, IDS.captain, "进行中")) == 2
    assert len(await world.database.run(_cards, notice.id)) == 1
    assert await world.forge(IDS.wang, IDS.building_6, message, wire) == "这条公告不归您管。"


async def test_a_page_about_another_notices_occurrence_shows_ones_own_card(
    world: World,
) -> None:
    mine, _ = await publish(world, "12月7日 09:00", title="甲")
    _, other = await publish(world, "12月8日 09:00", title="乙", author_id=IDS.staff)
    message = world.from_bot(IDS.captain)[-1]["message_id"]
    for page in ("date", "off"):
        await world.forge(IDS.captain, IDS.captain, message, f"nd:{mine.id}:{page}:{other.id}")
        assert "乙" not in world.last(IDS.captain)
    wire = f"ndq:{mine.id}:off:{other.id}"
    assert await world.forge(IDS.captain, IDS.captain, message, wire) == "这条公告不归您管。"


async def test_a_notice_that_never_was_is_gone(world: World) -> None:
    await publish(world, "12月7日 09:00")
    message = world.from_bot(IDS.captain)[-1]["message_id"]
    for wire in ("nd:999:home:0", "ndo:999:pause:0", "ndq:999:title:0", "ndm:999:1796700000"):
        assert "已经不在了" in await world.forge(IDS.captain, IDS.captain, message, wire)


async def test_a_group_tied_after_the_post_has_it_by_sending_once_more(world: World) -> None:
    notice, row = await publish(world, "12月7日 09:00")
    (late,) = await add_groups(world, 1)
    message = world.from_bot(IDS.captain)[-1]["message_id"]
    wire = f"ndo:{notice.id}:resend:{row.id}"
    assert "正在重发 1 处" in await world.forge(IDS.captain, IDS.captain, message, wire)
    assert (await fates(world, row))[late] == "sent"
    assert "没有可以重发的" in await world.forge(IDS.captain, IDS.captain, message, wire)
    world.clock.jump(local(2026, 12, 7, 9) - world.clock.now())
    refused = await world.forge(IDS.captain, IDS.captain, message, wire)
    assert refused == "这个时间已经过了。"


async def test_what_is_not_over_yet_is_not_closed_by_an_early_timer(world: World) -> None:
    _, row = await publish(world, "12月7日 09:00")
    await world.database.run(ending.fire, row.id, now=local(2026, 12, 7, 10, 59))
    assert (await current(world, row)).state is Phase.POSTED
    await world.database.run(ending.fire, row.id, now=local(2026, 12, 7, 11))
    assert (await current(world, row)).state is Phase.OVER


async def _cards(tx: Tx, notice_id: int) -> list[int]:
    return [panel.message_id for panel in await panels.of(tx, "notice-desk", notice_id)]
