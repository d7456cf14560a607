"""Times that are not plain are asked back with buttons, and never guessed."""

import pytest

from playground.estate import IDS
from tests.handlers.notices.prepared import begun, buttons, drafted
from tests.world import World

BAD = (
    ("2月30日 讲座", "没有这个时间"),
    ("2月30日 9点 讲座", "没有这个时间"),
    ("昨天 讲座", "已经过去"),
    ("昨天下午3点 讲座", "已经过去"),
    ("25点 讲座", "没有这个时间"),
    ("每月32日 讲座", "没有这个时间"),
    ("明天11点到9点 讲座", "没有这个时间"),
    ("周五 讲座", "几种可能"),
    ("周二、四下午2点 家电维修", "您说的是这个时间吗"),
    ("开学前一天 讲座", "什么时候"),
)


@pytest.mark.parametrize(("text", "why"), BAD)
async def test_a_time_that_is_not_plain_is_asked_back(world: World, text: str, why: str) -> None:
    await world.write(IDS.captain, f"/notice {text}")
    assert why in world.last(IDS.captain)
    # Nothing that was written is lost while the time is asked for.
    assert text.rsplit(maxsplit=1)[-1] in (await drafted(world)).title


@pytest.mark.parametrize(("text", "why"), BAD)
async def test_none_of_them_is_taken_for_a_time(world: World, text: str, why: str) -> None:
    await world.write(IDS.captain, f"/notice {text}")
    found = await drafted(world)
    assert why
    assert found.schedule.starts_at is None
    assert found.schedule.rule is None


async def test_a_reading_on_a_button_is_taken(world: World) -> None:
    await world.write(IDS.captain, "/notice 周五 讲座")
    await world.tap(IDS.captain, IDS.captain, "11月27日(周五) 14:00")
    found = await drafted(world)
    assert found.title == "讲座"
    assert found.schedule.starts_at is not None
    assert "11月27日(周五) 14:00" in world.last(IDS.captain)


async def test_a_rule_on_a_button_is_in_words(world: World) -> None:
    await world.write(IDS.captain, "/notice 每隔两周周一9点 普法讲座")
    assert {"每两周的周一 09:00", "每3周的周一 09:00"} <= set(buttons(world, IDS.captain))
    await world.tap(IDS.captain, IDS.captain, "每3周")
    assert "每3周的周一 09:00" in world.last(IDS.captain)
    assert (await drafted(world)).repeats


async def test_a_better_time_may_be_written_instead(world: World) -> None:
    await world.write(IDS.captain, "/notice 昨天下午3点 讲座")
    await world.write(IDS.captain, "还没想好")
    assert "没有看懂" in world.last(IDS.captain)
    await world.write(IDS.captain, "明天下午3点")
    assert "11月23日(周一) 15:00" in world.last(IDS.captain)


async def test_what_is_no_time_goes_into_the_title(world: World) -> None:
    await world.write(IDS.captain, "/notice 25点 便利店开张")
    await world.tap(IDS.captain, IDS.captain, "没有时间")
    assert (await drafted(world)).title == "25点 便利店开张"


async def test_the_reading_of_an_older_question_is_refused(world: World) -> None:
    await world.write(IDS.captain, "/notice 周五 讲座")
    message, data = world.button(IDS.captain, "14:00")
    await world.write(IDS.captain, "周六")
    toast = await world.forge(IDS.captain, IDS.captain, message, data)
    assert "最新的" in toast
    assert (await drafted(world)).schedule.starts_at is None


async def test_a_reading_that_was_passed_by_meanwhile_is_refused(world: World) -> None:
    await world.write(IDS.captain, "/notice 今天 讲座")
    message, data = world.button(IDS.captain, "14:00")
    await world.later(hours=3)
    toast = await world.forge(IDS.captain, IDS.captain, message, data)
    assert "过去了" in toast


async def test_staff_are_asked_where_also_after_a_time_was_asked_back(world: World) -> None:
    await world.write(IDS.staff, "/notice 周五 讲座")
    await world.tap(IDS.staff, IDS.staff, "14:00")
    assert "发到哪里" in world.last(IDS.staff)


async def test_turning_back_from_the_time_still_asks_where(world: World) -> None:
    await world.write(IDS.staff, "/notice 周五 讲座")
    await world.tap(IDS.staff, IDS.staff, "返回")
    assert "发到哪里" in world.last(IDS.staff)


async def test_the_time_can_be_written_anew_from_the_draft(world: World) -> None:
    await begun(world)
    await world.tap(IDS.captain, IDS.captain, "时间")
    await world.write(IDS.captain, "每周二下午3点到4点半")
    told = world.last(IDS.captain)
    assert "每周二 15:00–16:30 · 下次 11月24日(周二)" in told
    assert "时长：1 小时 30 分钟" in told


async def test_a_time_can_be_taken_away_again(world: World) -> None:
    await begun(world)
    await world.tap(IDS.captain, IDS.captain, "时间")
    await world.tap(IDS.captain, IDS.captain, "没有时间")
    assert not (await drafted(world)).repeats
    assert "人人坞免费义诊" in world.last(IDS.captain)


async def test_short_months_that_are_left_out_are_told(world: World) -> None:
    await begun(world, "/notice 每月31日 9点 讲座")
    assert "跳过" in world.last(IDS.captain)


async def test_workdays_of_a_year_without_known_holidays_are_told(world: World) -> None:
    await begun(world, "/notice 每个工作日8:30 测血压")
    assert "放假安排还没有录入" in world.last(IDS.captain)


async def test_big_letters_have_at_most_four_buttons(world: World) -> None:
    await world.write(IDS.captain, "/big")
    await world.write(IDS.captain, "/notice 周五 讲座")
    assert len(buttons(world, IDS.captain)) == 4
