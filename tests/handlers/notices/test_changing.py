"""Another time for one occurrence, other words for all, told to those who have the post."""

import pytest

from domain.notices import Phase, Signup
from playground.estate import IDS
from storage.notices import register
from tests.actions.notices.noticed import local
from tests.handlers.notices.broadcast import (
    at,
    current,
    day_by_day,
    holding,
    publish,
    rows,
)
from tests.world import World


async def test_moved_the_group_is_told_below_the_post_and_the_post_shows_both_times(
    world: World,
) -> None:
    _, row = await publish(world, "12月7日 09:00到11:00", signup=Signup(20), reminders=(60,))
    post = holding(world, IDS.building_6, "📢")[0]
    await world.tap(IDS.wang, IDS.building_6, "报名")
    await world.tap(IDS.captain, IDS.captain, "改时间")
    assert "改好时间了" in (await world.write(IDS.captain, "12月8日 9:30"))[-1]
    (told,) = holding(world, IDS.building_6, "改时间了")
    assert told["reply_to_message"]["message_id"] == post["message_id"]
    assert "12月7日(周一) 09:00" in told["text"]
    assert "12月8日(周二) 09:30–11:30" in told["text"]
    assert len(holding(world, IDS.wang, "改时间了")) == 1
    await world.settle()
    (shown,) = holding(world, IDS.building_6, "📢")
    assert "原定 12月7日(周一) 09:00" in shown["text"]
    assert (await current(world, row)).sequence == 1
    await day_by_day(world, local(2026, 12, 7, 10))
    assert not holding(world, IDS.building_6, "🔔")
    await day_by_day(world, local(2026, 12, 8, 9))
    assert len(holding(world, IDS.building_6, "🔔")) == 1
    await day_by_day(
        world,
        local(
            2026,
            12,
            8,
            11,
        ),
    )
    assert (await current(world, row)).state is Phase.POSTED
    await day_by_day(world, local(2026, 12, 8, 12))
    assert (await current(world, row)).state is Phase.OVER


async def test_one_of_a_rule_moved_is_posted_once_and_the_others_stay(world: World) -> None:
    notice, row = await publish(world, "每周二14:00", at_once=False)
    await world.tap(IDS.captain, IDS.captain, "改时间")
    await world.write(IDS.captain, "12月3日 15:00")
    moved = await current(world, row)
    assert moved.starts_at == local(2026, 12, 3, 15)
    assert moved.original_at == local(2026, 11, 24, 14)
    await day_by_day(world, local(2026, 12, 9))
    starts = [one.starts_at for one in await rows(world, notice) if one.posted_at]
    assert starts == [local(2026, 12, 3, 15), local(2026, 12, 1, 14), local(2026, 12, 8, 14)]
    assert len(holding(world, IDS.building_6, "📢")) == 3


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2月30日", "没有这一天或这个钟点"),
        ("昨天9点", "已经过了"),
        ("25点", "没有这一天或这个钟点"),
        ("下周三", "时间"),
        ("随便", "没看懂"),
        ("每周二9点", "没看懂"),
    ],
)
async def test_a_time_that_is_not_plain_is_asked_back_and_changes_nothing(
    world: World, typed: str, said: str
) -> None:
    _, row = await publish(world, "12月7日 09:00")
    await world.tap(IDS.captain, IDS.captain, "改时间")
    assert said in (await world.write(IDS.captain, typed))[-1]
    assert await current(world, row) == row
    # The question is open still.
    await world.write(IDS.captain, "12月8日 9:30")
    assert (await current(world, row)).starts_at == local(2026, 12, 8, 9, 30)


async def test_of_several_readings_one_is_tapped(world: World) -> None:
    _, row = await publish(world, "12月7日 09:00")
    await world.tap(IDS.captain, IDS.captain, "改时间")
    await world.write(IDS.captain, "12月8日3点")
    labels = world.labels(IDS.captain)
    assert any("12月8日(周二)" in label for label in labels)
    assert await world.tap(IDS.captain, IDS.captain, "12月8日") == "时间改好了。"
    assert (await current(world, row)).starts_at != row.starts_at


@pytest.mark.parametrize(
    ("button", "typed", "group"),
    [
        ("改正文", "请带 <身份证>", "<身份证>"),
        ("改标题", "人人坞体检", "人人坞体检"),
        ("改地点", "6栋大厅", "地点：6栋大厅"),
    ],
)
async def test_other_words_change_the_posts_and_are_told(
    world: World, button: str, typed: str, group: str
) -> None:
    await publish(world, "12月7日 09:00", body="老正文")
    await world.tap(IDS.captain, IDS.captain, "改内容")
    await world.tap(IDS.captain, IDS.captain, button)
    await world.write(IDS.captain, typed)
    await world.settle()
    post, told = world.texts(IDS.building_6)[-2:]
    assert group in post
    assert told != post


async def test_5000_characters_are_refused_in_a_sentence_and_asked_again(world: World) -> None:
    notice, _ = await publish(world, "12月7日 09:00", body="老正文")
    await world.tap(IDS.captain, IDS.captain, "改内容")
    await world.tap(IDS.captain, IDS.captain, "改正文")
    parts = await world.write(IDS.captain, "长" * 4096)
    assert "最多 3500 个字" in parts[-1]
    assert (await world.database.run(register.get, notice.id)).body == "老正文"
    await world.write(IDS.captain, "短")
    assert (await world.database.run(register.get, notice.id)).body == "短"


async def test_what_is_over_is_not_moved(world: World) -> None:
    _, row = await publish(world, "12月7日 09:00")
    at(world, local(2026, 12, 7, 8, 59))
    await world.settle()
    await world.tap(IDS.captain, IDS.captain, "改时间")
    at(world, local(2026, 12, 7, 12))
    await world.settle()
    assert "不能再改" in (await world.write(IDS.captain, "12月8日 9:30"))[-1]
    assert (await current(world, row)).state is Phase.OVER


async def test_moved_while_paused_the_waiting_copies_go_out_for_the_new_time(
    world: World,
) -> None:
    _, row = await publish(world, "11月23日 09:00", settle=False)
    await world.linli.delivery.round()
    await world.settle()
    await world.tap(IDS.captain, IDS.captain, "暂停")
    await world.tap(IDS.captain, IDS.captain, "改时间")
    await world.write(IDS.captain, "11月30日 9:00")
    await day_by_day(world, local(2026, 11, 24, 9))
    await world.tap(IDS.captain, IDS.captain, "继续")
    assert (await current(world, row)).state is Phase.POSTED
    assert len(holding(world, IDS.building_6, "📢")) == 1


async def test_a_forged_moment_and_anothers_occurrence_are_refused(world: World) -> None:
    notice, row = await publish(world, "12月7日 09:00")
    message = world.from_bot(IDS.captain)[-1]["message_id"]
    for data in (f"ndm:{row.id}:9000000000000000", f"ndm:{row.id}:0", f"ndt:{notice.id}:1"):
        assert await world.forge(IDS.captain, IDS.captain, message, data) == "这个时间已经过了。"
    assert await world.forge(IDS.wang, IDS.building_6, message, f"ndm:{row.id}:1796700000") == (
        "这条公告不归您管。"
    )
    assert await current(world, row) == row
