"""`/vote` through the front door: what is written becomes a draft, or is asked back."""

from datetime import timedelta

import pytest

from domain.ballots import Electorate, Kind, State
from domain.places import Grant, Role
from playground.estate import IDS
from storage.database import Tx
from storage.places import grants
from tests.conftest import NOON
from tests.handlers.ballots.drafted import QUESTION, only, stored
from tests.handlers.ballots.opened import opened
from tests.world import World

GROUP = IDS.building_6


async def test_a_question_in_the_group_becomes_a_preview_there(world: World) -> None:
    await world.say(IDS.captain, GROUP, f"/vote {QUESTION}")
    seen = world.last(GROUP)
    assert QUESTION in seen
    assert "每户一票，三分之二参与，过半数同意" in seen
    assert "24 户 · 2,104.56 m²" in seen
    assert "11月25日(周三) 12:00" in seen
    assert "⚠️" not in seen
    assert world.labels(GROUP) == ["发布", "方式", "时长", "范围", "选项", "取消"]


async def test_nothing_is_open_before_it_is_published(world: World) -> None:
    await world.say(IDS.captain, GROUP, f"/vote {QUESTION}")
    ballot = await only(world)
    assert (ballot.state, ballot.kind) == (State.DRAFT, Kind.HOUSEHOLD)
    assert ballot.def_hash is None


async def test_lines_are_options_and_a_deadline_sets_the_end(world: World) -> None:
    text = "/vote 扶手装哪种?\n木头的\n不锈钢的\n截止 24小时"
    await world.say(IDS.captain, GROUP, text)
    ballot = await only(world)
    assert (ballot.kind, ballot.options) == (Kind.CHOOSE, ("木头的", "不锈钢的"))
    assert ballot.closes_at == NOON + timedelta(hours=24)
    assert "2. 不锈钢的" in world.last(GROUP)
    assert "得票最多的胜出" in world.last(GROUP)


async def test_a_deadline_on_the_same_line_is_read_as_well(world: World) -> None:
    await world.say(IDS.captain, GROUP, f"/vote {QUESTION} 截止 周五20:00")
    ballot = await only(world)
    assert ballot.question == QUESTION
    assert ballot.closes_at == NOON + timedelta(days=5, hours=8)
    assert "11月27日(周五) 20:00" in world.last(GROUP)


async def test_a_deadline_that_is_over_is_asked_back_and_the_question_kept(world: World) -> None:
    await world.say(IDS.captain, GROUP, f"/vote {QUESTION}\n截止 今天8:00")
    assert "这个时间已经过了" in world.last(GROUP)
    assert (await only(world)).question == QUESTION
    assert (await only(world)).closes_at is None


async def test_a_deadline_nobody_understands_is_asked_back(world: World) -> None:
    await world.say(IDS.captain, GROUP, f"/vote {QUESTION}\n截止 等大家都有空")
    assert "没看懂这个时间" in world.last(GROUP)
    assert "自己写时间" in world.labels(GROUP)


async def test_of_two_possible_deadlines_one_is_chosen_by_a_button(world: World) -> None:
    await world.say(IDS.captain, GROUP, f"/vote {QUESTION}\n截止 周五之前")
    assert "好几种意思" in world.last(GROUP)
    await world.tap(IDS.captain, GROUP, "11月26日")
    assert "11月26日(周四) 20:00" in world.last(GROUP)
    assert (await only(world)).closes_at == NOON + timedelta(days=4, hours=8)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("？？？", "请写上要大家决定的事"),
        ("长" * 301, "问题太长了"),
        ("a" * 5_000, "问题太长了"),
        ("扶手装哪种?\n木头的", "选项至少要两个"),
        ("扶手装哪种?\n木头的\n木头的", "有两个选项一样"),
        ("扶手装哪种?\n木头的\n" + "铁" * 81, "有的选项太长了"),
        ("扶手装哪种?\n" + "\n".join(f"第{n}种样子" for n in range(21)), "选项最多 20 个"),
        ("装扶手?\n截止 3天\n截止 4天", "写了两个截止时间"),
    ],
)
async def test_bad_words_get_one_plain_sentence_and_can_be_written_again(
    world: World, text: str, said: str
) -> None:
    # Longer than Telegram lets one write, so that the rule itself is tried.
    world.telegram.say(IDS.captain, GROUP, f"/vote {text}"[:4_096])
    await world.settle()
    question = world.from_bot(GROUP)[-1]
    assert said in str(question["text"])
    assert await stored(world) == []
    await world.say(IDS.captain, GROUP, QUESTION, reply_to=question["message_id"])
    assert (await only(world)).question == QUESTION


async def test_twenty_options_are_allowed(world: World) -> None:
    options = "\n".join(f"第{n}种样子" for n in range(20))
    await world.say(IDS.captain, GROUP, f"/vote 扶手装哪种?\n{options}")
    assert len((await only(world)).options) == 20


async def test_markup_in_a_question_is_only_words(world: World) -> None:
    await world.say(IDS.captain, GROUP, "/vote <b>装</b> & 修?\n<i>好</i>\n{ $why }")
    assert "<b>装</b> & 修?" in world.last(GROUP)
    assert "1. <i>好</i>" in world.last(GROUP)
    assert "2. { $why }" in world.last(GROUP)


async def test_a_neighbour_hears_who_may_ask(world: World) -> None:
    await world.say(IDS.wang, GROUP, f"/vote {QUESTION}")
    assert await stored(world) == []
    assert "6栋 的楼栋长是 陈楼长" in world.last(IDS.wang)
    assert world.from_bot(GROUP) == []


async def test_somebody_the_bot_may_not_write_to_hears_it_in_the_group(world: World) -> None:
    await world.say(IDS.zhou, GROUP, f"/vote {QUESTION}")
    assert "楼栋长" in world.last(GROUP)


async def test_the_captain_of_another_building_is_a_neighbour_here(world: World) -> None:
    world.telegram.join(IDS.captain, IDS.building_7)
    await world.say(IDS.captain, IDS.building_7, f"/vote {QUESTION}")
    assert await stored(world) == []


async def test_a_group_without_a_building_has_nobody_to_ask(world: World) -> None:
    group = world.telegram.add_group("新群", owner=IDS.captain, members=(IDS.wang,))
    world.telegram.add_bot(IDS.captain, group.id)
    await world.settle()
    await world.say(IDS.captain, group.id, f"/vote {QUESTION}")
    assert await stored(world) == []
    assert "还没有绑定楼栋" in world.last(IDS.captain)


async def test_without_a_roll_a_show_of_hands_is_suggested(world: World) -> None:
    await world.say(IDS.staff, IDS.building_7, f"/vote {QUESTION}")
    ballot = await only(world)
    assert (ballot.kind, ballot.electorate) == (Kind.HAND, Electorate.RESIDENTS)
    assert "还没有可以投票的人" in world.last(IDS.building_7)


async def test_a_captain_asks_in_private_for_the_one_building(world: World) -> None:
    await world.say(IDS.captain, IDS.captain, f"/vote {QUESTION}")
    assert (await only(world)).place_id == world.estate.building
    assert "6栋" in world.last(IDS.captain)
    assert world.from_bot(GROUP) == []


async def test_staff_choose_the_building_first_and_nothing_written_is_lost(world: World) -> None:
    await world.say(IDS.staff, IDS.staff, f"/vote {QUESTION}\n截止 5天")
    assert "要问哪里的邻居" in world.last(IDS.staff)
    assert {"6栋", "7栋", "翠湖里"} <= set(world.labels(IDS.staff))
    await world.tap(IDS.staff, IDS.staff, "7栋")
    ballot = await only(world)
    assert ballot.place_id == world.estate.other_building
    assert ballot.closes_at == NOON + timedelta(days=5)
    assert QUESTION in world.last(IDS.staff)


async def test_a_deadline_nobody_understands_is_told_before_the_place_is_chosen(
    world: World,
) -> None:
    await world.say(IDS.staff, IDS.staff, f"/vote {QUESTION}\n截止 等大家有空")
    assert "没看懂这个时间" in world.last(IDS.staff)
    assert "6栋" in world.labels(IDS.staff)


async def test_a_captain_of_two_buildings_chooses_too(world: World) -> None:
    async def also(tx: Tx) -> None:
        place = world.estate.other_building
        await grants.add(tx, Grant(IDS.captain, Role.CAPTAIN, place, None, IDS.owner, NOON))

    await world.database.run(also)
    await world.say(IDS.captain, IDS.captain, f"/vote {QUESTION}")
    assert world.labels(IDS.captain) == ["6栋", "7栋", "‹ 返回"]


async def test_a_neighbour_cannot_ask_in_private_either(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, f"/vote {QUESTION}")
    assert await stored(world) == []
    assert "由楼栋长或社区工作人员来做" in world.last(IDS.wang)


async def test_a_neighbour_who_writes_the_word_alone_sees_what_there_is_to_vote_on(
    world: World,
) -> None:
    await opened(world)
    await world.say(IDS.wang, IDS.wang, "投票")
    assert QUESTION in world.last(IDS.wang)
    await world.say(IDS.wang, IDS.wang, "众筹")
    assert "众筹" in world.last(IDS.wang)


async def test_the_chinese_word_does_the_same_in_private(world: World) -> None:
    await world.say(IDS.captain, IDS.captain, "投票")
    assert "要请邻居们决定什么" in world.last(IDS.captain)


async def test_step_by_step_without_options(world: World) -> None:
    await world.say(IDS.captain, IDS.captain, "/vote")
    await world.say(IDS.captain, IDS.captain, QUESTION)
    assert "投同意、反对，还是从几个选项里选" in world.last(IDS.captain)
    await world.tap(IDS.captain, IDS.captain, "投同意或反对")
    await world.tap(IDS.captain, IDS.captain, "24小时")
    ballot = await only(world)
    assert (ballot.question, ballot.length_minutes) == (QUESTION, 24 * 60)
    assert "发布" in world.labels(IDS.captain)


async def test_step_by_step_with_options(world: World) -> None:
    await world.say(IDS.captain, IDS.captain, "/vote")
    await world.say(IDS.captain, IDS.captain, "扶手装哪种?")
    await world.tap(IDS.captain, IDS.captain, "写选项")
    await world.say(IDS.captain, IDS.captain, "1. 木头的\n2. 不锈钢的")
    assert "开放多久" in world.last(IDS.captain)
    await world.tap(IDS.captain, IDS.captain, "3天")
    assert (await only(world)).options == ("木头的", "不锈钢的")


async def test_in_a_group_only_the_one_who_was_asked_answers(world: World) -> None:
    await world.say(IDS.captain, GROUP, "/vote")
    question = world.from_bot(GROUP)[-1]["message_id"]
    await world.say(IDS.wang, GROUP, "是否给王家发钱?", reply_to=question)
    await world.say(IDS.captain, GROUP, "大家好")
    assert await stored(world) == []
    await world.say(IDS.captain, GROUP, QUESTION, reply_to=question)
    assert (await only(world)).question == QUESTION


async def test_in_english_the_same_is_said_in_english(world: World) -> None:
    async def captain(tx: Tx) -> None:
        place = world.estate.building
        await grants.add(tx, Grant(IDS.anna, Role.CAPTAIN, place, None, IDS.owner, NOON))

    await world.database.run(captain)
    text = "/vote Shall we share the cost of a handrail?\nuntil Friday 8pm"
    await world.say(IDS.anna, IDS.anna, text)
    seen = world.last(IDS.anna)
    assert "One vote a flat, two thirds must take part" in seen
    assert "24 flats · 2,104.56 m²" in seen
    assert "Fri 27 Nov, 20:00" in seen
    labels = ["Publish", "Kind", "Length", "Where", "Options", "Cancel"]
    assert world.labels(IDS.anna) == labels
