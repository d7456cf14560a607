"""A consultation: said, shared, grouped, answered in public, and carried into a vote."""

import pytest

from domain import ballots as rules
from domain.ballots import State
from playground.estate import IDS
from storage import prompts
from storage.places import people
from tests.handlers.ballots.consulted import LABELS, asked, forge, reply, said
from tests.handlers.ballots.ended import (
    LANGUAGES,
    answer,
    now_of,
    reborn,
    results,
    speaking,
    until,
)
from tests.handlers.ballots.opened import chain, live_in, opened
from tests.world import World
from views.ballots.buttons_closing import (
    BallotSay,
    OpinionHide,
    OpinionOpen,
    OpinionReply,
    OpinionSupport,
)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_reply_is_an_opinion_which_is_shared_and_answered_in_public(
    world: World, language: str
) -> None:
    await speaking(world, language)
    words = LABELS[language]
    ballot = await asked(world)
    await reply(world, IDS.wang, "先修二楼的扶手")
    assert any("3单元201说：先修二楼的扶手" in t or "先修二楼的扶手 (3单元201)" in t
               for t in world.texts(IDS.building_6))  # fmt: skip
    (opinion,) = await said(world, ballot)
    for _ in range(2):
        await world.tap(IDS.zhao, IDS.building_6, words["all"])
        await world.tap(IDS.zhao, IDS.zhao, "1. 先修")
        await world.tap(IDS.zhao, IDS.zhao, words["support"])
    (opinion,) = await said(world, ballot)
    assert opinion.supports == 1, "once for each person"
    await reborn(world)
    await world.tap(IDS.captain, IDS.building_6, words["all"])
    await world.tap(IDS.captain, IDS.captain, "1. 先修")
    await world.tap(IDS.captain, IDS.captain, words["reply"])
    await answer(world, IDS.captain, "下月就修")
    assert any("下月就修" in text for text in world.texts(IDS.building_6))
    assert any("下月就修" in text for text in world.texts(IDS.wang))
    types = [row.type for row in await chain(world, ballot)]
    assert types == ["opened", "opinion", "reply"]


async def test_said_in_private_and_unnamed_nobody_learns_the_door(world: World) -> None:
    ballot = await asked(world)
    await world.tap(IDS.wang, IDS.building_6, "不写房号说")
    await answer(world, IDS.wang, "太贵了\n  真的")
    (opinion,) = await said(world, ballot)
    assert (opinion.text, opinion.unnamed) == ("太贵了 真的", True)
    panel = next(text for text in world.texts(IDS.building_6) if text.startswith("🗳"))
    assert "一位邻居说：太贵了 真的" in panel
    assert "3单元201" not in panel


@pytest.mark.parametrize(("length", "kept"), [(200, True), (201, False)])
async def test_an_opinion_is_one_line_of_at_most_200(
    world: World,
    length: int,
    kept: bool,  # noqa: FBT001
) -> None:
    ballot = await asked(world)
    await world.tap(IDS.wang, IDS.building_6, "说看法")
    await answer(world, IDS.wang, "好" * length)
    assert bool(await said(world, ballot)) is kept
    if not kept:
        assert "200" in world.last(IDS.wang)
        await answer(world, IDS.wang, "短一点")
        assert [o.text for o in await said(world, ballot)] == ["短一点"]


async def test_a_reply_that_is_too_long_hears_so_in_private_and_nothing_is_said_in_the_group(
    world: World,
) -> None:
    ballot = await asked(world)
    before = len(world.from_bot(IDS.building_6))
    await reply(world, IDS.wang, "好" * 201)
    assert "200" in world.last(IDS.wang)
    assert len(world.from_bot(IDS.building_6)) == before
    assert await said(world, ballot) == []


async def test_five_opinions_are_enough_for_one_person(world: World) -> None:
    ballot = await asked(world)
    for number in range(6):
        await reply(world, IDS.wang, f"意见{number}")
    assert len(await said(world, ballot)) == 5
    assert "够多" in world.last(IDS.wang)


async def test_neighbours_talking_below_another_ballot_say_no_opinion(world: World) -> None:
    ballot = await opened(world)
    before = [len(world.from_bot(chat)) for chat in (IDS.wang, IDS.building_6)]
    await reply(world, IDS.wang, "我觉得行")
    assert [len(world.from_bot(chat)) for chat in (IDS.wang, IDS.building_6)] == before
    assert await said(world, ballot) == []


async def test_outsiders_say_and_share_nothing(world: World) -> None:
    ballot = await asked(world)
    await reply(world, IDS.wang, "甲")
    (one,) = await said(world, ballot)
    for data in (BallotSay(ballot.id), OpinionSupport(one.id)):
        assert "住户" in await forge(world, IDS.zhou, data.pack())
    await reply(world, IDS.zhou, "我也说一句")
    assert await said(world, ballot) == [one]


async def test_nobody_shares_their_own(world: World) -> None:
    ballot = await asked(world)
    await reply(world, IDS.wang, "甲")
    (one,) = await said(world, ballot)
    assert "自己" in await forge(world, IDS.wang, OpinionSupport(one.id).pack())
    assert await said(world, ballot) == [one]


async def test_a_hidden_opinion_is_gone_everywhere_but_in_the_chain(world: World) -> None:
    ballot = await asked(world)
    await reply(world, IDS.wang, "骂人的话")
    (one,) = await said(world, ballot)
    await forge(world, IDS.captain, OpinionHide(one.id).pack())
    assert not any("骂人的话" in text for text in world.texts(IDS.building_6))
    assert await forge(world, IDS.zhao, OpinionOpen(one.id).pack())
    assert world.from_bot(IDS.zhao) == []
    assert [row.type for row in await chain(world, ballot)][-1] == "opinion"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_summary_says_each_answer_or_for_how_long_there_is_none(
    world: World, language: str
) -> None:
    await speaking(world, language)
    ballot = await asked(world)
    await reply(world, IDS.wang, "甲方案")
    await reply(world, IDS.zhao, "乙方案")
    one, _ = await said(world, ballot)
    await forge(world, IDS.captain, OpinionReply(one.id).pack())
    await answer(world, IDS.captain, "采纳")
    await until(world, ballot)
    await world.later(hours=1)
    told = results(world, IDS.building_6)[-1]
    assert "采纳" in told
    await world.tap(IDS.captain, IDS.building_6, LABELS[language]["all"])
    assert (await now_of(world, ballot)).state is State.CLOSED
    assert rules.recount(await chain(world, ballot)).first_bad is None
    # Until the last one is answered it does not end.
    await world.later(days=4)
    assert (await now_of(world, ballot)).state is State.CLOSED
    _, two = await said(world, ballot)
    await forge(world, IDS.captain, OpinionReply(two.id).pack())
    await answer(world, IDS.captain, "下次再议")
    await world.later(days=1)
    assert (await now_of(world, ballot)).state is State.FINAL


async def test_whoever_cannot_be_written_to_hears_how_to_begin_and_is_asked_nothing(
    world: World,
) -> None:
    ballot = await asked(world)
    await world.database.run(people.never_started, IDS.wang)
    assert "请先打开" in await forge(world, IDS.wang, BallotSay(ballot.id).pack())
    prompt = await world.database.run(prompts.open_for, IDS.wang, IDS.wang, now=world.clock.now())
    assert prompt is None
    # In the group they can speak all the same.
    await reply(world, IDS.wang, "要木的")
    assert [o.text for o in await said(world, ballot)] == ["要木的"]


async def test_a_tenant_is_heard_as_well(world: World) -> None:
    ballot = await asked(world)
    await live_in(world, IDS.anna, "2单元", "102")
    await reply(world, IDS.anna, "Please not in red")
    assert [o.text for o in await said(world, ballot)] == ["Please not in red"]
