"""A draft changed by its buttons, and by what is written into it."""

import pytest

from domain.notices import Audience, Notice
from domain.places import Role
from playground.estate import IDS
from storage.notices import drafts
from tests.actions.notices.ground import grant
from tests.handlers.notices.prepared import WIND, begun, buttons, drafted, places
from tests.world import World

CAPTAIN = IDS.captain


async def pressed(world: World, *labels: str, person: int = CAPTAIN) -> Notice:
    """Press these one after the other, and return the draft as it is then."""
    for label in labels:
        await world.tap(person, person, label)
    return await drafted(world, person)


async def written(world: World, button: str, text: str) -> Notice:
    await world.tap(CAPTAIN, CAPTAIN, button)
    await world.write(CAPTAIN, text)
    return await drafted(world)


async def test_receipts_and_pin_are_switched_on_and_off(world: World) -> None:
    await begun(world)
    assert (await pressed(world, "回执")).receipt
    assert "请大家点“收到”" in world.last(CAPTAIN)
    found = await pressed(world, "置顶", "✓ 回执")
    assert found.pin
    assert not found.receipt


async def test_a_switch_pressed_twice_is_the_same(world: World) -> None:
    await begun(world)
    message, data = world.button(CAPTAIN, "置顶")
    await world.forge(CAPTAIN, CAPTAIN, message, data)
    before = await drafted(world)
    await world.forge(CAPTAIN, CAPTAIN, message, data)
    assert await drafted(world) == before


async def test_sign_up_has_places_slots_guests_and_an_end(world: World) -> None:
    await begun(world, "/notice 每月7日 9:00-11:00 义诊")
    await pressed(world, "报名", "要报名", "名额：", "20 个名额")
    found = await pressed(world, "时段：", "15 分钟一段", "带家人：", "可带 1 人")
    assert found.signup is not None
    assert (found.signup.capacity, found.signup.slot, found.signup.guests) == (20, 15, 1)
    assert buttons(world, CAPTAIN)[:4] == [
        "名额：20 个", "时段：15 分钟一段", "带家人：1 位", "截止：开始前"
    ]  # fmt: skip
    found = await pressed(world, "截止：", "提前 1 天")
    assert found.signup is not None
    assert found.signup.closes == 1440
    assert "每段 20 个名额" in world.last(CAPTAIN)
    assert (await pressed(world, "不要报名")).signup is None


async def test_what_has_no_end_is_not_cut_into_slots(world: World) -> None:
    await begun(world)
    await pressed(world, "报名", "要报名")
    assert not [label for label in buttons(world, CAPTAIN) if "时段" in label]


async def test_an_own_number_of_places_is_written(world: World) -> None:
    await begun(world)
    await pressed(world, "报名", "要报名", "名额：")
    found = await written(world, "自己写名额", "二十五人")
    assert found.signup is not None
    assert found.signup.capacity == 25


@pytest.mark.parametrize(
    ("text", "why"), [("很多", "写一个数"), ("2001", "1 到 2000"), ("0", "1 到")]
)
async def test_a_number_out_of_bounds_is_asked_again(world: World, text: str, why: str) -> None:
    await begun(world)
    await pressed(world, "报名", "要报名", "名额：")
    found = await written(world, "自己写名额", text)
    assert why in world.last(CAPTAIN)
    assert found.signup is not None
    assert found.signup.capacity is None


async def test_reminders_are_ticked(world: World) -> None:
    await begun(world)
    assert (await pressed(world, "提醒", "提前 3 天")).reminders == (4320, 1440, 60)
    assert (await pressed(world, "✓ 提前 1 天")).reminders == (4320, 60)


async def test_a_fifth_reminder_is_refused(world: World) -> None:
    found = await begun(world)
    await pressed(world, "提醒", "提前 3 天", "提前 3 小时")
    message = world.from_bot(CAPTAIN)[-1]["message_id"]
    toast = await world.forge(CAPTAIN, CAPTAIN, message, f"naf:{found.id}:reminder:30:1")
    assert "最多 4 次" in toast


async def test_title_text_and_venue_are_written(world: World) -> None:
    await begun(world)
    await pressed(world, "更多")
    assert (await written(world, "改标题", "义诊改到下午")).title == "义诊改到下午"
    await pressed(world, "更多")
    assert (await written(world, "写正文", "第一行\n第二行")).body == "第一行\n第二行"
    assert (await written(world, "地点", "社区活动室")).venue == "社区活动室"
    assert "📍 社区活动室" in world.last(CAPTAIN)


async def test_text_and_venue_are_taken_away(world: World) -> None:
    await begun(world, "/notice 每月7日 9点 义诊\n量血压\n地点：活动室")
    found = await pressed(world, "更多", "去掉正文", "更多", "去掉地点")
    assert (found.body, found.venue) == ("", "")


async def test_a_title_of_a_hundred_signs_fits_and_one_more_does_not(world: World) -> None:
    await begun(world)
    await pressed(world, "更多")
    found = await written(world, "改标题", "好" * 101)
    assert "100 字" in world.last(CAPTAIN)
    assert found.title == "人人坞免费义诊"
    await world.write(CAPTAIN, "好" * 100)
    assert (await drafted(world)).title == "好" * 100


async def test_urgency_needs_a_reason_that_is_kept(world: World) -> None:
    await begun(world, WIND)
    await pressed(world, "更多")
    found = await written(world, "紧急", "！！！")
    assert "为什么紧急" in world.last(CAPTAIN)
    assert found.urgent is None
    await world.write(CAPTAIN, "今晚八级大风")
    assert (await drafted(world)).urgent == "今晚八级大风"
    assert "今晚八级大风" in world.last(CAPTAIN)
    assert (await pressed(world, "更多", "✓ 紧急")).urgent is None


async def test_a_rule_goes_out_so_long_before_as_was_chosen(world: World) -> None:
    await begun(world)
    assert "每次提前3天发出，下一次 12月4日(周五) 09:00" in world.last(CAPTAIN)
    assert (await pressed(world, "更多", "发出时间", "提前 1 天")).lead == 1440
    assert "12月6日(周日) 09:00" in world.last(CAPTAIN)
    assert (await pressed(world, "更多", "发出时间", "按平常")).lead is None


async def test_what_comes_once_is_asked_when_it_goes_out(world: World) -> None:
    await begun(world, "/notice 12月1日 9点 讲座")
    assert "还没定什么时候发" in world.last(CAPTAIN)
    found = await pressed(world, "定时发", "提前 1 天")
    assert found.lead == 1440
    assert "11月30日(周一) 09:00 发出" in world.last(CAPTAIN)


async def test_what_is_tomorrow_is_not_offered_three_days_before(world: World) -> None:
    found = await begun(world, "/notice 明天9点 讲座")
    await pressed(world, "定时发")
    assert "提前 3 天" not in buttons(world, CAPTAIN)
    message = world.from_bot(CAPTAIN)[-1]["message_id"]
    assert "过去了" in await world.forge(CAPTAIN, CAPTAIN, message, f"naf:{found.id}:lead:4320:1")


@pytest.mark.parametrize(
    ("text", "why"),
    [("12月1日 10点", "开始之前"), ("每天8点", "只能是一个时间"), ("昨天8点", "过去")],
)
async def test_a_moment_to_go_out_must_be_before_the_start(
    world: World, text: str, why: str
) -> None:
    await begun(world, "/notice 12月1日 9点 讲座")
    await pressed(world, "定时发")
    found = await written(world, "自己写时间", text)
    assert why in world.last(CAPTAIN)
    assert found.post_at is None


async def test_a_moment_to_go_out_is_written(world: World) -> None:
    await begun(world, WIND)
    await pressed(world, "定时发")
    found = await written(world, "自己写时间", "明天早上8点")
    assert found.post_at is not None
    assert "11月23日(周一) 08:00 发出" in world.last(CAPTAIN)


async def test_people_filters_count_people_and_no_groups(world: World) -> None:
    await begun(world)
    found = await pressed(world, "更多", "谁能收到", "居民")
    assert found.audience == Audience(frozenset({Role.RESIDENT}))
    assert "不发群，只私聊发给 3 人：居民" in world.last(CAPTAIN)
    found = await pressed(world, "65 岁以上")
    assert found.audience.born_until == 1961
    assert "只私聊发给 0 人" in world.last(CAPTAIN)
    assert not (await pressed(world, "不限人")).audience


async def test_an_own_age_is_written_or_a_year_of_birth(world: World) -> None:
    await begun(world)
    await pressed(world, "更多", "谁能收到")
    assert (await written(world, "自己写年龄", "75岁")).audience.born_until == 1951
    assert (await written(world, "自己写年龄", "1948")).audience.born_until == 1948
    await written(world, "自己写年龄", "3000")
    assert "看不懂这个年龄" in world.last(CAPTAIN)


async def test_places_are_ticked_and_the_home_holds_them_all(world: World) -> None:
    await begun(world, person=IDS.staff)
    await pressed(world, "6栋", "范围", "7栋", person=IDS.staff)
    found = await drafted(world, IDS.staff)
    both = [world.estate.building, world.estate.other_building]
    assert await places(world, found.id) == both
    assert found.place_id == world.estate.community
    found = await pressed(world, "✓ 6栋", person=IDS.staff)
    assert await places(world, found.id) == [world.estate.other_building]
    assert found.place_id == world.estate.other_building


async def test_the_last_place_cannot_be_taken_away(world: World) -> None:
    found = await begun(world)
    await pressed(world, "范围")
    assert "收不到" in await world.tap(CAPTAIN, CAPTAIN, "✓ 6栋")
    assert await places(world, found.id) == [world.estate.building]


async def test_a_place_that_is_not_ones_own_cannot_be_forged(world: World) -> None:
    found = await begun(world)
    message = world.from_bot(CAPTAIN)[-1]["message_id"]
    for place in (world.estate.community, world.estate.other_building, 999):
        toast = await world.forge(CAPTAIN, CAPTAIN, message, f"nal:{found.id}:{place}:add")
        assert "不能发公告" in toast
    assert await places(world, found.id) == [world.estate.building]


TAPS = (
    "nag:{id}:1:1", "nax:{id}", "nap:{id}:more:0", "nas:{id}:pin:1", "naf:{id}:capacity:5:1",
    "nar:{id}:staff:1", "nal:{id}:{place}:only", "nac:{id}:0:0", "nan:{id}", "naw:{id}:title",
    "nak:{id}:media", "nat:{id}",
)  # fmt: skip


@pytest.mark.parametrize("data", TAPS)
async def test_a_resident_changes_nothing_by_forged_taps(world: World, data: str) -> None:
    found = await begun(world)
    await world.write(IDS.wang, "/start")
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    before = len(world.from_bot(IDS.wang))
    wire = data.format(id=found.id, place=world.estate.building)
    assert "不能发公告" in await world.forge(IDS.wang, IDS.wang, message, wire)
    assert await drafted(world) == found
    assert len(world.from_bot(IDS.wang)) == before


async def test_a_colleague_of_the_place_may_finish_a_draft(world: World) -> None:
    found = await begun(world)
    await world.database.run(grant, IDS.zhao, Role.CAPTAIN, world.estate.building)
    await world.write(IDS.zhao, "/start")
    message = world.from_bot(IDS.zhao)[-1]["message_id"]
    await world.forge(IDS.zhao, IDS.zhao, message, f"nas:{found.id}:pin:1")
    assert (await drafted(world)).pin


async def test_big_letters_show_four_buttons_on_every_page(world: World) -> None:
    await world.write(CAPTAIN, "/big")
    found = await begun(world, "/notice 每月7日 9:00-11:00 义诊")
    message = world.from_bot(CAPTAIN)[-1]["message_id"]
    await world.forge(CAPTAIN, CAPTAIN, message, f"nas:{found.id}:signup:1")
    for page in ("home", "more", "scope", "post", "media", "signup", "remind", "audience"):
        await world.forge(CAPTAIN, CAPTAIN, message, f"nap:{found.id}:{page}:0")
        shown = buttons(world, CAPTAIN)
        assert 0 < len(shown) <= 4, page
        assert page == "home" or "返回" in shown[-1], page


async def test_a_draft_that_is_cancelled_is_gone(world: World) -> None:
    found = await begun(world)
    assert "取消" in await world.tap(CAPTAIN, CAPTAIN, "取消")
    assert "不在了" in world.last(CAPTAIN)
    message = world.from_bot(CAPTAIN)[-1]["message_id"]
    assert "不在了" in await world.forge(CAPTAIN, CAPTAIN, message, f"nap:{found.id}:more:0")


async def test_an_answer_to_a_draft_that_is_gone_says_so(world: World) -> None:
    found = await begun(world)
    await world.tap(CAPTAIN, CAPTAIN, "地点")
    await world.database.run(drafts.discard, found.id)
    await world.write(CAPTAIN, "活动室")
    assert "不在了" in world.last(CAPTAIN)


async def test_turning_away_from_a_question_drops_it(world: World) -> None:
    await begun(world)
    await world.tap(CAPTAIN, CAPTAIN, "地点")
    await world.tap(CAPTAIN, CAPTAIN, "更多")
    await world.write(CAPTAIN, "活动室")
    assert (await drafted(world)).venue == ""
