"""The captain's tools: knock list, extension, notes, cancelling, asking anew, ending by hand."""

from datetime import timedelta

import pytest

from actions.ballots import closing, reminding
from domain.ballots import Ballot, Kind, State
from playground.estate import IDS
from storage import timers
from storage.places import people
from tests.handlers.ballots.drafted import stored
from tests.handlers.ballots.ended import answer, now_of, reborn, speaking, until
from tests.handlers.ballots.hall import EN, SPOKEN, manage
from tests.handlers.ballots.opened import QUESTION, chain, opened, replayed
from tests.world import World
from views.ballots.buttons_hall import HallTool, HallUntil, Tool

CAPTAIN, GROUP = IDS.captain, IDS.building_6


async def armed(world: World, kind: str, ballot: Ballot) -> list[object]:
    return list(await world.database.run(timers.armed, kind, ballot.id))


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_the_tools_open_in_private_and_the_group_stays_quiet(
    world: World, language: str
) -> None:
    await speaking(world, language)
    await opened(world)
    before = len(world.from_bot(GROUP))
    assert await manage(world, SPOKEN[language])
    assert len(world.from_bot(GROUP)) == before
    assert QUESTION in world.last(CAPTAIN)
    assert SPOKEN[language].remind in world.labels(CAPTAIN)


async def test_the_knock_list_goes_by_stairwell_and_floor(world: World) -> None:
    await opened(world)
    await world.tap(IDS.wang, GROUP, "同意")
    await manage(world)
    await world.tap(CAPTAIN, CAPTAIN, "上门名单")
    text = world.last(CAPTAIN)
    assert "23" in text
    assert text.index("1单元") < text.index("2单元") < text.index("3单元")
    assert "101（1 号票 📱）" in text
    assert "201（19 号票" not in text
    assert "王阿姨" not in text


async def test_the_list_and_the_slips_come_as_files(world: World) -> None:
    await opened(world)
    await manage(world)
    await world.tap(CAPTAIN, CAPTAIN, "上门名单")
    await world.tap(CAPTAIN, CAPTAIN, "表格")
    await world.tap(CAPTAIN, CAPTAIN, "打印纸票")
    names = [m["document"]["file_name"] for m in world.from_bot(CAPTAIN) if "document" in m]
    assert [name.rsplit(".", 1)[1] for name in names] == ["xlsx", "pdf"]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_it_is_extended_once_and_everybody_is_told(world: World, language: str) -> None:
    await speaking(world, language)
    ballot = await opened(world)
    assert ballot.closes_at is not None
    await manage(world, SPOKEN[language])
    await world.tap(CAPTAIN, CAPTAIN, "Extend" if language == "en" else "延期")
    later = ballot.closes_at + timedelta(days=1)
    message, data = next(
        (m["message_id"], b["callback_data"])
        for m in world.from_bot(CAPTAIN)
        for row in (m.get("reply_markup") or {}).get("inline_keyboard", [])
        for b in row
        if b.get("callback_data") == HallUntil(ballot.id, int(later.timestamp())).pack()
    )
    await world.forge(CAPTAIN, CAPTAIN, message, data)
    assert (await now_of(world, ballot)).closes_at == ballot.closes_at
    await reborn(world)
    await world.tap(CAPTAIN, CAPTAIN, "Until" if language == "en" else "延到")
    longer = await now_of(world, ballot)
    assert (longer.closes_at, longer.extended_at is not None) == (later, True)
    assert await armed(world, closing.TIMER, ballot) == [later]
    assert len(await armed(world, reminding.TIMER, ballot)) == 1
    assert [row.type for row in await chain(world, ballot)] == ["opened", "extended"]
    assert any(text.startswith("⏳") for text in world.texts(GROUP))
    again = HallUntil(ballot.id, int(later.timestamp()) + 86400, 1).pack()
    assert await world.forge(CAPTAIN, CAPTAIN, message, again)
    assert (await now_of(world, ballot)).closes_at == later
    assert await replayed(world, ballot)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("昨天", "已经过了"),
        ("快点", "没看懂"),
        ("1小时", "比原来晚"),
        ("100天", "太长"),
        ("😀" * 3000, "没看懂"),
    ],
)
async def test_a_time_that_will_not_do_is_said_so_and_asked_again(
    world: World, typed: str, why: str
) -> None:
    ballot = await opened(world)
    await manage(world)
    await world.tap(CAPTAIN, CAPTAIN, "延期")
    await world.tap(CAPTAIN, CAPTAIN, "自己写时间")
    await answer(world, CAPTAIN, typed)
    assert why in world.last(CAPTAIN)
    await answer(world, CAPTAIN, "5天")
    await world.tap(CAPTAIN, CAPTAIN, "延到")
    longer = await now_of(world, ballot)
    assert longer.extended_at is not None
    assert longer.closes_at is not None
    assert ballot.closes_at is not None
    assert longer.closes_at > ballot.closes_at


async def test_at_the_deadline_nothing_is_extended(world: World) -> None:
    ballot = await opened(world)
    await manage(world)
    await world.tap(CAPTAIN, CAPTAIN, "延期")
    message, data = world.button(CAPTAIN, "11月")
    assert ballot.closes_at is not None
    world.clock.jump(ballot.closes_at - world.clock.now())
    query = world.telegram.tap(CAPTAIN, CAPTAIN, message, data)
    await world.settle()
    assert "已经截止" in str((world.telegram.answer_to(query) or {}).get("text"))
    assert (await now_of(world, ballot)).extended_at is None


async def test_a_note_is_posted_below_the_panel_and_chained(world: World) -> None:
    ballot = await opened(world)
    panel, _ = world.button(GROUP, "管理")
    await manage(world)
    await world.tap(CAPTAIN, CAPTAIN, "补充说明")
    await answer(world, CAPTAIN, "。。。")
    assert "请写一句话" in world.last(CAPTAIN)
    await answer(world, CAPTAIN, "长" * 501)
    assert "太长" in world.last(CAPTAIN)
    await answer(world, CAPTAIN, "报价 <3600> 元")
    posted = world.from_bot(GROUP)[-1]
    assert "报价 <3600> 元" in posted["text"]
    assert posted["reply_to_message"]["message_id"] == panel
    (_, row) = await chain(world, ballot)
    assert (row.type, row.payload) == ("note", {"text": "报价 <3600> 元"})
    assert "已发到群里" in world.last(CAPTAIN)
    assert await replayed(world, ballot)


async def test_cancelling_ends_it_with_the_reason_and_takes_the_pin_down(world: World) -> None:
    ballot = await opened(world)
    assert world.telegram.chat(GROUP).pinned
    await world.tap(IDS.wang, GROUP, "同意")
    await manage(world)
    await world.tap(CAPTAIN, CAPTAIN, "取消表决")
    await reborn(world)
    await answer(world, CAPTAIN, "报价有变")
    ended = await now_of(world, ballot)
    assert (ended.state, ended.ended_reason) == (State.CANCELLED, "报价有变")
    assert any("报价有变" in text for text in world.texts(GROUP))
    for timer in (closing.TIMER, reminding.TIMER):
        assert await armed(world, timer, ballot) == []
    assert (await chain(world, ballot))[-1].type == "cancelled"
    assert "✓ 同意" not in world.labels(GROUP)
    assert not world.telegram.chat(GROUP).pinned


async def test_asking_anew_ends_what_runs_and_keeps_its_question(world: World) -> None:
    ballot = await opened(world, seats=1)
    await manage(world)
    await world.tap(CAPTAIN, CAPTAIN, "重新发起")
    assert (await now_of(world, ballot)).state is State.OPEN
    await world.tap(CAPTAIN, CAPTAIN, "重新发起")
    old, new = await stored(world)
    assert (old.state, new.state) == (State.SUPERSEDED, State.DRAFT)
    assert (new.question, new.kind, new.rule, new.source_id) == (
        old.question,
        old.kind,
        old.rule,
        old.id,
    )
    assert QUESTION in world.last(CAPTAIN)


async def test_asking_a_finished_one_anew_leaves_it_as_it_is(world: World) -> None:
    ballot = await opened(world)
    await until(world, ballot)
    state = (await now_of(world, ballot)).state
    await world.tap(CAPTAIN, GROUP, "管理")
    await world.tap(CAPTAIN, CAPTAIN, "重新发起")
    await world.tap(CAPTAIN, CAPTAIN, "重新发起")
    old, new = await stored(world)
    assert (old.state, new.state) == (state, State.DRAFT)


async def test_ending_by_hand_warns_asks_why_and_makes_it_void(world: World) -> None:
    ballot = await opened(world)
    await manage(world)
    await world.tap(CAPTAIN, CAPTAIN, "提前结束")
    assert "作废" in world.last(CAPTAIN)
    await world.tap(CAPTAIN, CAPTAIN, "结束并作废")
    assert (await now_of(world, ballot)).state is State.OPEN
    await answer(world, CAPTAIN, "问题写错了")
    assert (await now_of(world, ballot)).state is State.VOID


async def test_a_captain_who_never_started_the_bot_is_led_there(world: World) -> None:
    ballot = await opened(world)
    await world.database.run(people.never_started, CAPTAIN)
    message, data = world.button(GROUP, "管理")
    query = world.telegram.tap(CAPTAIN, GROUP, message, data)
    await world.settle()
    found = world.telegram.answer_to(query) or {}
    assert found.get("url") == f"https://t.me/linli_bot?start=b_{ballot.id}"


async def test_a_draft_has_no_tools(world: World) -> None:
    await world.say(CAPTAIN, GROUP, f"/vote {QUESTION}")
    (draft,) = await stored(world)
    message = world.from_bot(GROUP)[-1]["message_id"]
    for tool in Tool:
        await world.forge(CAPTAIN, GROUP, message, HallTool(draft.id, tool).pack())
    assert await stored(world) == [draft]


async def test_big_letters_show_one_button_a_row_and_at_most_four(world: World) -> None:
    await world.database.run(people.set_big, CAPTAIN, big=True)
    await opened(world, Kind.HOUSEHOLD)
    await manage(world)
    rows = world.from_bot(CAPTAIN)[-1]["reply_markup"]["inline_keyboard"]
    assert len(rows) <= 4
    assert all(len(row) == 1 for row in rows)
    assert EN.tools not in world.labels(CAPTAIN)
