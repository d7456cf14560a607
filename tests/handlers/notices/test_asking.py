"""`/notice`, in one line or step by step, and who is turned away."""

from dataclasses import replace

from domain.notices import State, Template
from domain.places import Role
from playground.estate import IDS
from storage.database import Tx
from storage.places import chats
from tests.actions.notices.ground import grant
from tests.handlers.notices.prepared import (
    CLINIC,
    WIND,
    begun,
    buttons,
    draft,
    drafted,
    places,
    silent,
)
from tests.world import World


async def test_one_line_becomes_a_draft_that_is_read_back(world: World) -> None:
    await begun(world)
    told = world.last(IDS.captain)
    assert "公告草稿" in told
    assert "人人坞免费义诊" in told
    assert "每月7日 09:00 · 下次 12月7日(周一)" in told
    assert "1 个群 · 24 户" in told


async def test_the_next_five_dates_are_shown(world: World) -> None:
    await begun(world)
    dates = next(line for line in world.last(IDS.captain).splitlines() if "接下来" in line)
    assert dates.count("、") == 4
    assert "2027年1月7日(周四)" in dates


async def test_a_captain_in_the_group_announces_in_that_building(world: World) -> None:
    await world.say(IDS.captain, IDS.building_6, CLINIC)
    found = await drafted(world)
    assert found.place_id == world.estate.building
    assert await places(world, found.id) == [world.estate.building]


async def test_the_group_reads_nothing_of_a_draft(world: World) -> None:
    await world.say(IDS.captain, IDS.building_6, CLINIC)
    assert world.from_bot(IDS.building_6) == []


async def test_who_never_opened_a_private_chat_prepares_it_in_the_group(world: World) -> None:
    await silent(world, IDS.captain)
    await world.say(IDS.captain, IDS.building_6, CLINIC)
    assert "公告草稿" in world.last(IDS.building_6)


async def test_lines_below_the_first_are_the_text(world: World) -> None:
    found = await begun(world, f"{CLINIC}\n量血压\n地点：活动室\n限20人")
    assert "量血压" in found.body
    assert found.venue == "活动室"
    assert found.signup is not None
    assert found.signup.capacity == 20


async def test_without_a_time_it_is_something_to_know(world: World) -> None:
    found = await begun(world, WIND)
    assert found.schedule.starts_at is None
    assert found.schedule.rule is None
    assert "没有时间" in world.last(IDS.captain)


async def test_a_template_is_guessed_but_asks_nobody_to_sign_up(world: World) -> None:
    found = await begun(world)
    assert found.template is Template.CLINIC
    assert found.signup is None
    assert found.reminders == (1440, 60)


async def test_staff_are_asked_where_it_goes_the_largest_place_first(world: World) -> None:
    await begun(world, CLINIC, IDS.staff)
    assert "发到哪里" in world.last(IDS.staff)
    assert buttons(world, IDS.staff) == ["翠湖里", "6栋", "7栋"]
    await world.tap(IDS.staff, IDS.staff, "翠湖里")
    assert "2 个群 · 24 户" in world.last(IDS.staff)


async def test_a_resident_is_turned_away_with_the_captains_name(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, CLINIC)
    told = world.last(IDS.wang)
    assert "陈楼长" in told
    assert "6栋" in told
    assert await draft(world, IDS.wang) is None


async def test_a_resident_with_something_to_say_in_private_is_told_who_publishes(
    world: World,
) -> None:
    answers = await world.write(IDS.wang, CLINIC)
    assert "社区工作人员" in answers[-1]
    assert await draft(world, IDS.wang) is None


async def test_a_resident_without_words_sees_what_is_coming(world: World) -> None:
    [told] = await world.write(IDS.wang, "/notice")
    assert "由楼栋长" not in told
    assert "社区工作人员发" not in told


async def test_a_captain_gets_nowhere_in_another_buildings_group(world: World) -> None:
    await world.database.run(_join, IDS.captain, IDS.building_7)
    world.telegram.join(IDS.captain, IDS.building_7)
    await world.say(IDS.captain, IDS.building_7, CLINIC)
    assert await draft(world) is None


async def _join(tx: Tx, person: int, chat: int) -> None:
    await chats.joined(tx, chat, person)


async def test_a_group_that_is_tied_to_nothing_says_how_to_tie_it(world: World) -> None:
    async def untie(tx: Tx) -> None:
        chat = await chats.find(tx, IDS.building_6)
        assert chat is not None
        await chats.put(tx, replace(chat, place_id=None))

    await world.database.run(untie)
    await world.say(IDS.captain, IDS.building_6, CLINIC)
    assert "/bind" in world.last(IDS.captain)


async def test_alone_it_asks_what_is_to_be_announced(world: World) -> None:
    await world.say(IDS.captain, IDS.building_6, "/notice")
    assert "要通知什么" in world.last(IDS.captain)
    assert len(buttons(world, IDS.captain)) == len(Template)
    await world.write(IDS.captain, "明天下午3点 防诈骗讲座")
    found = await drafted(world)
    assert found.title == "防诈骗讲座"
    assert found.place_id == world.estate.building


async def test_the_answer_to_a_question_that_was_answered_makes_no_second_draft(
    world: World,
) -> None:
    await world.write(IDS.captain, "/notice")
    world.telegram.say(IDS.captain, IDS.captain, "明天下午3点 讲座一")
    world.telegram.say(IDS.captain, IDS.captain, "/cancel")
    await world.settle()
    assert (await drafted(world)).title == "讲座一"


async def test_a_template_begins_with_its_words_and_settings(world: World) -> None:
    await world.write(IDS.captain, "/notice")
    await world.tap(IDS.captain, IDS.captain, "义诊")
    assert "什么时候" in world.last(IDS.captain)
    await world.write(IDS.captain, "下周三上午9点到11点")
    found = await drafted(world)
    assert found.title == "免费义诊"
    assert found.signup is not None
    assert found.signup.capacity == 20
    assert "11月25日(周三) 09:00–11:00" in world.last(IDS.captain)


async def test_strong_wind_is_not_asked_for_its_hour(world: World) -> None:
    await world.write(IDS.captain, "/notice")
    await world.tap(IDS.captain, IDS.captain, "大风")
    found = await drafted(world)
    assert found.receipt
    assert "公告草稿" in world.last(IDS.captain)


async def test_the_senior_card_is_for_65_and_over(world: World) -> None:
    await world.write(IDS.captain, "/notice")
    await world.tap(IDS.captain, IDS.captain, "老年证")
    found = await drafted(world)
    assert found.audience.born_until == 2026 - 65
    assert "不发群" in world.last(IDS.captain)


async def test_a_forged_template_of_a_resident_makes_no_draft(world: World) -> None:
    await world.write(IDS.wang, "/start")
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    toast = await world.forge(IDS.wang, IDS.wang, message, f"nam:clinic:{world.estate.building}")
    assert "不能发公告" in toast
    assert await draft(world, IDS.wang) is None


async def test_a_text_too_long_is_refused_with_its_bound(world: World) -> None:
    # Telegram cuts what is longer into messages of their own.
    await world.write(IDS.captain, f"{CLINIC}\n{'很长。' * 1300}")
    assert "3500" in world.last(IDS.captain)
    assert await draft(world) is None
    await world.write(IDS.captain, "明天9点 义诊")
    assert (await drafted(world)).title == "义诊"


async def test_a_text_of_exactly_the_bound_is_taken(world: World) -> None:
    assert len((await begun(world, f"{CLINIC}\n{'好' * 3500}")).body) == 3500
    assert "3,500 字" in world.last(IDS.captain)


async def test_html_stands_as_it_was_written(world: World) -> None:
    found = await begun(world, "/notice 明天9点 <b>义诊</b> & <script>")
    assert found.title == "<b>义诊</b> & <script>"
    assert "<b>义诊</b> & <script>" in world.last(IDS.captain)


async def test_anna_is_asked_in_english(world: World) -> None:
    async def lead(tx: Tx) -> None:
        await grant(tx, IDS.anna, Role.CAPTAIN, world.estate.building)

    await world.database.run(lead)
    await world.write(IDS.anna, "/notice every month on the 7th at 9:00 free clinic")
    told = world.last(IDS.anna)
    assert "Draft notice" in told
    assert "next Mon 7 Dec" in told
    assert "1 group · 24 households" in told
    assert (await drafted(world, IDS.anna)).state is State.DRAFT
