"""A report's life through the front door: taps and words in groups and in private."""

import pytest

from domain.reports import Action, State
from playground.estate import IDS
from storage.reports import register
from tests.world import World
from views.reports.buttons_life import ReportDo, ReportPick, ReportShow, ReportTimeline

LAMP = "/report 三单元二楼楼道灯不亮"


async def state(world: World, report_id: int = 1) -> State:
    report = await world.database.run(register.get, report_id)
    return report.state


async def reply(world: World, person_id: int, chat_id: int, text: str) -> None:
    """Answer the newest question of the bot in a group, as ForceReply makes people do."""
    question = world.from_bot(chat_id)[-1]
    await world.say(person_id, chat_id, text, reply_to=question["message_id"])


async def repaired(world: World, reporter: int = IDS.wang) -> None:
    await world.say(reporter, IDS.building_6, LAMP)
    await world.tap(IDS.worker, IDS.unit_chat, "接单")
    await world.tap(IDS.worker, IDS.unit_chat, "办好了")
    await reply(world, IDS.worker, IDS.unit_chat, "换了灯泡")
    assert await state(world) is State.RESOLVED


def from_private(world: World, person_id: int) -> str:
    return "\n".join(world.texts(person_id))


async def test_a_broken_lamp_is_walked_to_its_end(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, LAMP)
    assert "报事人会收到消息" in await world.tap(IDS.worker, IDS.unit_chat, "接单")
    assert "老张已接单" in from_private(world, IDS.wang)
    await world.tap(IDS.worker, IDS.unit_chat, "办好了")
    await reply(world, IDS.worker, IDS.unit_chat, "换了灯泡")
    assert "修好了吗" in world.last(IDS.wang)
    assert "已结案" in await world.tap(IDS.wang, IDS.wang, "已解决")
    assert "谢谢" in await world.tap(IDS.wang, IDS.wang, "基本满意")
    report = await world.database.run(register.get, 1)
    assert (report.state, report.rating) == (State.CLOSED, "fair")
    assert "已结案" in world.texts(IDS.building_6)[0]


async def test_the_question_is_gone_once_it_is_answered(world: World) -> None:
    await repaired(world)
    assert not any("怎么解决的" in text for text in world.texts(IDS.unit_chat))


async def test_the_second_to_press_is_told_who_was_first(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, LAMP)
    message_id, data = world.button(IDS.unit_chat, "接单")
    await world.forge(IDS.worker, IDS.unit_chat, message_id, data)
    assert "不用再点" in await world.forge(IDS.worker, IDS.unit_chat, message_id, data)


async def test_a_neighbour_cannot_do_the_units_work_with_a_forged_button(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, LAMP)
    card = world.from_bot(IDS.building_6)[0]["message_id"]
    for action in (Action.ACCEPT, Action.RESOLVE, Action.REJECT, Action.DISPATCH):
        data = ReportDo(1, action).pack()
        assert await world.forge(IDS.li_ming, IDS.building_6, card, data)
    assert await state(world) is State.DISPATCHED


@pytest.mark.parametrize("data", ["do:999:accept", "pick:999:rate:1:0", "story:999:-1", "show:9"])
async def test_a_button_of_a_report_that_never_was_says_so(world: World, data: str) -> None:
    await world.say(IDS.wang, IDS.building_6, LAMP)
    card = world.from_bot(IDS.building_6)[0]["message_id"]
    assert "不在了" in await world.forge(IDS.wang, IDS.building_6, card, data)


@pytest.mark.parametrize("data", ["do:1:explode", "do:1", "pick:1:rate:x:0", "do:1:accept:9"])
async def test_a_button_that_was_tampered_with_says_so(world: World, data: str) -> None:
    await world.say(IDS.wang, IDS.building_6, LAMP)
    card = world.from_bot(IDS.building_6)[0]["message_id"]
    assert "不在了" in await world.forge(IDS.wang, IDS.building_6, card, data)


async def test_a_stranger_hears_how_to_join(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, LAMP)
    stranger = world.telegram.add_person("路人", id=5005)
    world.telegram.person(stranger.id).started = True
    await world.write(stranger.id, "/help")
    mine = world.from_bot(stranger.id)[-1]["message_id"]
    toast = await world.forge(stranger.id, stranger.id, mine, ReportDo(1, Action.SUPPORT).pack())
    assert "还不是这栋楼的住户" in toast
    assert await world.forge(stranger.id, stranger.id, mine, ReportShow(1).pack())
    assert await world.forge(stranger.id, stranger.id, mine, ReportTimeline(1).pack())
    assert "楼道灯" not in from_private(world, stranger.id)


async def test_the_reporter_says_what_is_not_solved_in_private(world: World) -> None:
    await repaired(world)
    assert "私聊" in await world.tap(IDS.wang, IDS.building_6, "没解决")
    assert "重新办理" in await world.tap(IDS.wang, IDS.wang, "还是坏的")
    assert await state(world) is State.IN_PROGRESS
    assert any("还是坏的" in text for text in world.texts(IDS.unit_chat))


async def test_who_never_wrote_to_the_bot_confirms_in_the_group(world: World) -> None:
    await repaired(world, IDS.zhou)
    under = [m for m in world.from_bot(IDS.building_6) if m.get("reply_to_message")]
    assert "修好了吗" in under[-1]["text"]
    assert "已结案" in await world.tap(IDS.zhou, IDS.building_6, "已解决")
    assert await state(world) is State.CLOSED


async def test_a_question_goes_to_the_reporter_and_the_answer_back(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, LAMP)
    await world.tap(IDS.worker, IDS.unit_chat, "接单")
    await world.tap(IDS.worker, IDS.unit_chat, "问一下")
    await reply(world, IDS.worker, IDS.unit_chat, "几楼？")
    assert "几楼？" in from_private(world, IDS.wang)
    await world.tap(IDS.wang, IDS.wang, "回答")
    await world.write(IDS.wang, "二楼")
    assert await state(world) is State.IN_PROGRESS
    assert any("二楼" in text for text in world.texts(IDS.unit_chat))


async def test_a_date_is_set_by_a_tap_and_the_reporter_told(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, LAMP)
    await world.tap(IDS.worker, IDS.unit_chat, "接单")
    await world.tap(IDS.worker, IDS.unit_chat, "排期")
    assert "已排期" in await world.tap(IDS.worker, IDS.unit_chat, "明天上午")
    assert "11月23日(周一) 09:00" in world.last(IDS.wang)


async def test_a_date_is_typed_and_asked_back_when_it_is_not_understood(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, LAMP)
    await world.tap(IDS.worker, IDS.unit_chat, "接单")
    await world.tap(IDS.worker, IDS.unit_chat, "排期")
    await world.tap(IDS.worker, IDS.unit_chat, "其他时间")
    await reply(world, IDS.worker, IDS.unit_chat, "尽快")
    assert "哪天、几点" in world.last(IDS.unit_chat)
    await reply(world, IDS.worker, IDS.unit_chat, "12月3日 下午3点")
    assert await state(world) is State.SCHEDULED


async def test_a_returned_report_is_sent_on_by_the_captain(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, LAMP)
    await world.tap(IDS.worker, IDS.unit_chat, "退单")
    await world.tap(IDS.worker, IDS.unit_chat, "不归我们管")
    assert "不归我们管" in world.last(IDS.captain)
    await world.tap(IDS.captain, IDS.captain, "派单")
    assert "已派单" in await world.tap(IDS.captain, IDS.captain, "供电")
    assert await state(world) is State.DISPATCHED


async def test_staff_put_it_on_hold_and_the_day_brings_it_back(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, LAMP)
    data = ReportDo(1, Action.HOLD).pack()
    await world.write(IDS.staff, "/help")
    mine = world.from_bot(IDS.staff)[-1]["message_id"]
    await world.forge(IDS.staff, IDS.staff, mine, data)
    await world.tap(IDS.staff, IDS.staff, "7 天后")
    assert "挂账" in await world.tap(IDS.staff, IDS.staff, "等配件")
    assert await state(world) is State.ON_HOLD
    await world.later(days=7)
    assert await state(world) is State.IN_PROGRESS


async def test_two_of_a_kind_become_one(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, LAMP)
    await world.say(IDS.zhao, IDS.building_6, "/report 单元门门禁刷不开")
    await world.write(IDS.captain, "/help")
    mine = world.from_bot(IDS.captain)[-1]["message_id"]
    await world.forge(IDS.captain, IDS.captain, mine, ReportDo(2, Action.MERGE).pack())
    assert "已并案" in await world.tap(IDS.captain, IDS.captain, "6栋-0001")
    assert "6栋-0001" in world.last(IDS.zhao)


async def test_a_press_by_mistake_is_taken_back(world: World) -> None:
    await repaired(world)
    await world.tap(IDS.wang, IDS.wang, "已解决")
    assert "撤销" in await world.tap(IDS.wang, IDS.wang, "撤销刚才这步")
    assert await state(world) is State.RESOLVED
    await world.tap(IDS.wang, IDS.wang, "已解决")
    await world.later(minutes=11)
    undo = ReportDo(1, Action.UNDO).pack()
    card = world.from_bot(IDS.wang)[0]["message_id"]
    assert "十分钟" in await world.forge(IDS.wang, IDS.wang, card, undo)


async def test_what_nobody_takes_climbs_by_itself(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, LAMP)
    await world.later(hours=4)
    assert "还没有人接单" in world.last(IDS.captain)
    await world.tap(IDS.captain, IDS.captain, "看报事")
    assert "楼道灯" in world.last(IDS.captain)


async def test_silence_closes_it_and_says_so(world: World) -> None:
    await repaired(world)
    await world.later(days=7)
    report = await world.database.run(register.get, 1)
    assert (report.state, report.auto_closed) == (State.CLOSED, True)
    assert "自动结案" in from_private(world, IDS.wang)


async def test_the_history_names_offices_and_masks_neighbours(world: World) -> None:
    await repaired(world)
    assert "私聊" in await world.tap(IDS.li_ming, IDS.building_6, "时间线")
    told = world.last(IDS.li_ming)
    assert "物业 老张接单" in told
    assert "王阿姨" not in told


async def test_a_private_report_shows_its_history_only_to_those_inside(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, "楼上天天半夜吵，402的老李不讲理")
    report = await world.database.run(register.get, 1)
    assert report.visibility == "private"
    await world.write(IDS.li_ming, "/help")
    mine = world.from_bot(IDS.li_ming)[-1]["message_id"]
    toast = await world.forge(IDS.li_ming, IDS.li_ming, mine, ReportTimeline(1).pack())
    assert "负责的人" in toast
    assert "时间线" not in world.last(IDS.li_ming)


async def test_a_question_put_to_somebody_else_stays(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, LAMP)
    await world.tap(IDS.worker, IDS.unit_chat, "接单")
    await world.tap(IDS.worker, IDS.unit_chat, "排期")
    assert "不是问您" in await world.tap(IDS.owner, IDS.unit_chat, "先不办")
    assert "收起" in await world.tap(IDS.worker, IDS.unit_chat, "先不办")
    assert await state(world) is State.IN_PROGRESS


async def test_an_english_reader_gets_english_words(world: World) -> None:
    await repaired(world, IDS.anna)
    assert "Is it fixed?" in world.last(IDS.anna)
    assert "Closed" in await world.tap(IDS.anna, IDS.anna, "Solved")


async def test_a_photo_where_the_work_needs_one(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report 楼道垃圾没人扫")
    await world.tap(IDS.worker, IDS.unit_chat, "接单")
    await world.tap(IDS.worker, IDS.unit_chat, "办好了")
    await reply(world, IDS.worker, IDS.unit_chat, "扫干净了")
    question = world.from_bot(IDS.unit_chat)[-1]
    assert "照片" in question["text"]
    world.telegram.send_photo(
        IDS.worker, IDS.unit_chat, b"\x89PNG", reply_to=question["message_id"]
    )
    await world.settle()
    assert await state(world) is State.RESOLVED


async def test_a_rating_that_was_forged_early_is_refused(world: World) -> None:
    await repaired(world)
    card = world.from_bot(IDS.wang)[0]["message_id"]
    data = ReportPick(1, Action.RATE, 1).pack()
    assert await world.forge(IDS.wang, IDS.wang, card, data)
    assert await state(world) is State.RESOLVED
