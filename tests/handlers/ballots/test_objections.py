"""After the result: what happens next, objections with answers, final or void."""

from dataclasses import replace
from datetime import timedelta

import pytest

from actions.ballots import finishing
from domain import ballots as rules
from domain.ballots import Ballot, Kind, State, Verdict
from playground.estate import IDS
from storage.ballots import objections, register
from storage.database import Tx
from tests.handlers.ballots.ended import (
    LANGUAGES,
    answer,
    now_of,
    owns,
    reborn,
    results,
    speaking,
    until,
)
from tests.handlers.ballots.opened import chain, opened
from tests.world import World
from views.ballots.buttons_closing import (
    BallotObject,
    BallotOutcome,
    BallotVoid,
    ObjectionAnswer,
)

LABELS = {
    "zh-CN": {
        "object": "我有异议",
        "answer": "答复异议 1",
        "outcome": "接下来怎么办",
        "final": "已定案",
        "void": "宣布作废",
        "result": "看结果",
    },
    "en": {
        "object": "I object",
        "answer": "Answer objection 1",
        "outcome": "Say what happens next",
        "final": "is final",
        "void": "Declare void",
        "result": "See the result",
    },
}


async def _closed(world: World) -> Ballot:
    await owns(world, IDS.wang, 16)
    ballot = await opened(world)
    await until(world, ballot)
    return await now_of(world, ballot)


async def _objected(world: World, text: str = "有人没看到投票") -> Ballot:
    ballot = await _closed(world)
    await world.tap(IDS.zhao, IDS.building_6, "我有异议")
    await answer(world, IDS.zhao, text)
    return ballot


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_objection_is_published_by_door_answered_and_then_all_is_final(
    world: World, language: str
) -> None:
    await speaking(world, language)
    words = LABELS[language]
    ballot = await _closed(world)
    await world.tap(IDS.zhao, IDS.building_6, words["object"])
    await answer(world, IDS.zhao, "<b>有人</b>没看到投票")
    # Two panels stand in the group, and each is redrawn in its turn.
    await world.settle()
    (told,) = results(world, IDS.building_6)
    assert "1单元101" in told
    assert "<b>有人</b>没看到投票" in told
    assert "赵爷爷" not in "".join(world.texts(IDS.building_6))
    await reborn(world)
    await world.tap(IDS.captain, IDS.captain, words["answer"])
    await answer(world, IDS.captain, "已逐户敲门通知")
    await world.settle()
    assert any("已逐户敲门通知" in text for text in results(world, IDS.building_6))
    assert any("已逐户敲门通知" in text for text in world.texts(IDS.zhao))
    await world.later(days=3)
    final = await now_of(world, ballot)
    assert final.state is State.FINAL
    assert any(words["final"] in text for text in world.texts(IDS.building_6))
    found = rules.recount(await chain(world, ballot))
    assert (found.first_bad, found.matches) == (None, True)
    types = [row.type for row in await chain(world, ballot)]
    assert types[-3:] == ["objection", "answer", "final"]


async def test_without_objections_it_is_final_when_the_window_is_over(world: World) -> None:
    ballot = await _closed(world)
    assert ballot.objections_until is not None
    world.clock.jump(ballot.objections_until - timedelta(seconds=11) - world.clock.now())
    await world.settle()
    assert (await now_of(world, ballot)).state is State.CLOSED
    await world.later(seconds=11)
    assert (await now_of(world, ballot)).state is State.FINAL


async def test_while_an_objection_waits_the_captain_is_reminded_daily(world: World) -> None:
    ballot = await _objected(world)
    await world.later(days=3, hours=1)
    assert (await now_of(world, ballot)).state is State.CLOSED
    before = sum("没有答复" in text for text in world.texts(IDS.captain))
    assert before >= 1
    await world.later(days=1)
    assert sum("还有 1 条没有答复" in text for text in world.texts(IDS.captain)) >= 2
    # The last answer is all that it was waiting for.
    await world.tap(IDS.captain, IDS.captain, "答复异议 1")
    await answer(world, IDS.captain, "已说明")
    assert (await now_of(world, ballot)).state is State.FINAL


async def test_an_objection_after_the_window_hears_that_it_is_over(world: World) -> None:
    ballot = await _closed(world)
    assert ballot.objections_until is not None
    message, data = world.button(IDS.building_6, "我有异议")
    world.clock.jump(ballot.objections_until - world.clock.now())
    toast = await world.forge(IDS.zhao, IDS.building_6, message, data)
    assert "时间" in toast or "另一步" in toast
    assert await world.database.run(objections.of, ballot.id) == []


async def test_words_that_come_after_the_window_are_not_swallowed_in_silence(
    world: World,
) -> None:
    await _closed(world)
    await world.tap(IDS.zhao, IDS.building_6, "我有异议")
    await world.later(hours=23)
    await _age(world)
    await answer(world, IDS.zhao, "我不同意")
    assert "已经过了" in world.last(IDS.zhao) or "另一步" in world.last(IDS.zhao)


async def _age(world: World) -> None:
    """Let the window be over while the question is still open."""

    async def age(tx: Tx) -> None:
        ballot = await register.get(tx, 1)
        early = replace(ballot, objections_until=world.clock.now())
        await register.change(tx, ballot, early)
        await finishing.finish(tx, 1, now=world.clock.now())

    await world.database.run(age)


async def test_outsiders_cannot_object(world: World) -> None:
    ballot = await _closed(world)
    message, _ = world.button(IDS.building_6, "我有异议")
    data = BallotObject(ballot.id).pack()
    toast = await world.forge(IDS.zhou, IDS.building_6, message, data)
    assert "住户" in toast
    assert world.from_bot(IDS.zhou) == []


async def test_three_objections_are_enough_for_one_person(world: World) -> None:
    ballot = await _closed(world)
    for number in range(3):
        await world.tap(IDS.zhao, IDS.building_6, "我有异议")
        await answer(world, IDS.zhao, f"第{number}条")
    toast = await world.tap(IDS.zhao, IDS.building_6, "我有异议")
    assert "够多" in toast
    assert len(await world.database.run(objections.of, ballot.id)) == 3


@pytest.mark.parametrize("person", [IDS.wang, IDS.zhao, IDS.zhou])
async def test_only_the_captain_or_staff_answers_and_says_what_happens_next(
    world: World, person: int
) -> None:
    ballot = await _objected(world)
    (found,) = await world.database.run(objections.of, ballot.id)
    message, _ = world.button(IDS.building_6, "我有异议")
    for data in (ObjectionAnswer(found.id), BallotOutcome(ballot.id)):
        toast = await world.forge(person, IDS.building_6, message, data.pack())
        assert "楼栋长" in toast
    assert (await world.database.run(objections.of, ballot.id))[0].answer is None


async def test_an_answer_stands_and_a_second_one_hears_so(world: World) -> None:
    ballot = await _objected(world)
    (found,) = await world.database.run(objections.of, ballot.id)
    await world.tap(IDS.captain, IDS.captain, "答复异议 1")
    await answer(world, IDS.captain, "第一个答复")
    message, _ = world.button(IDS.building_6, "我有异议")
    data = ObjectionAnswer(found.id).pack()
    assert "已经答复" in await world.forge(IDS.staff, IDS.building_6, message, data)
    (found,) = await world.database.run(objections.of, ballot.id)
    assert found.answer == "第一个答复"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_captain_is_asked_at_once_and_reminded_after_three_days(
    world: World, language: str
) -> None:
    await speaking(world, language)
    ballot = await _closed(world)
    label = LABELS[language]["outcome"]
    assert any(label in each for each in world.labels(IDS.captain))
    await world.later(days=3)
    late = "已经三天" if language == "zh-CN" else "Three days"
    assert sum(late in text for text in world.texts(IDS.captain)) == 1
    await world.tap(IDS.captain, IDS.captain, label)
    await answer(world, IDS.captain, "下周三前装好，老张负责")
    assert (await now_of(world, ballot)).outcome == "下周三前装好，老张负责"
    assert any("下周三前装好" in text for text in results(world, IDS.building_6, "📣"))
    assert (await chain(world, ballot))[-1].payload == {"text": "下周三前装好，老张负责"}


async def test_said_in_time_nobody_is_reminded_and_a_second_word_is_added(world: World) -> None:
    ballot = await _closed(world)
    for text in ("周三装", "改到周五装"):
        await world.tap(IDS.captain, IDS.captain, "写接下来怎么办")
        await answer(world, IDS.captain, text)
    await world.later(days=4)
    assert not any("已经三天" in text for text in world.texts(IDS.captain))
    said = [r.payload["text"] for r in await chain(world, ballot) if r.type == "outcome"]
    assert said == ["周三装", "改到周五装"]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_staff_may_declare_it_void_with_a_reason(world: World, language: str) -> None:
    await speaking(world, language)
    ballot = await _closed(world)
    message, _ = world.button(IDS.building_6, LABELS[language]["object"])
    data = BallotVoid(ballot.id).pack()
    assert await world.forge(IDS.captain, IDS.building_6, message, data)
    assert (await now_of(world, ballot)).state is State.CLOSED
    await world.forge(IDS.staff, IDS.building_6, message, data)
    await answer(world, IDS.staff, "名册有误")
    void = await now_of(world, ballot)
    assert (void.state, void.verdict, void.ended_reason) == (State.VOID, Verdict.VOID, "名册有误")
    assert any("名册有误" in text for text in world.texts(IDS.building_6))
    await world.later(days=5)
    assert (await now_of(world, ballot)).state is State.VOID
    assert rules.recount(await chain(world, ballot)).matches


async def test_nobody_is_reminded_at_night(world: World) -> None:
    """Closing at 23:00 local, the reminders of the days after come in the morning."""
    ballot = await opened(world, Kind.HAND, length_minutes=11 * 60)
    await until(world, ballot)
    await world.later(days=3, hours=1)
    assert not any("已经三天" in text for text in world.texts(IDS.captain))
    await world.later(hours=8)
    assert any("已经三天" in text for text in world.texts(IDS.captain))
