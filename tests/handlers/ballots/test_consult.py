"""A consultation: said, shared, grouped, answered in public, and carried into a vote."""

import pytest

from domain import ballots as rules
from domain.ballots import Ballot, Kind, State
from playground.estate import IDS
from storage import links, prompts
from storage.ballots import opinions
from storage.ballots.opinions import Opinion
from storage.links import Part
from storage.places import people
from tests.handlers.ballots.drafted import stored
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
    BallotCarry,
    BallotOpinions,
    BallotSay,
    OpinionHide,
    OpinionOpen,
    OpinionReply,
    OpinionSupport,
    OpinionUnder,
)

LABELS = {
    "zh-CN": {
        "say": "说看法",
        "all": "全部看法",
        "support": "赞同",
        "reply": "答复",
        "group": "归到",
        "carry": "意见作选项",
        "waits": "第 7 天，还没有答复",
        "someone": "一位邻居",
    },
    "en": {
        "say": "Give an opinion",
        "all": "All opinions",
        "support": "I agree",
        "reply": "Answer",
        "group": "Same as",
        "carry": "opinions as options",
        "waits": "day 7 without an answer",
        "someone": "a neighbour",
    },
}


async def _asked(world: World) -> Ballot:
    return await opened(world, Kind.CONSULT)


async def _said(world: World, ballot: Ballot) -> list[Opinion]:
    return await world.database.run(opinions.of, ballot.id)


async def _reply(world: World, person_id: int, text: str) -> None:
    """Reply to the panel in the group."""
    panel = next(m for m in world.from_bot(IDS.building_6) if "🗳" in str(m.get("text")))
    await world.say(person_id, IDS.building_6, text, reply_to=panel["message_id"])


async def _forge(world: World, person_id: int, data: str) -> str:
    """Press a button that is not there, under the panel in the group."""
    message = world.from_bot(IDS.building_6)[0]["message_id"]
    return await world.forge(person_id, IDS.building_6, message, data)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_reply_is_an_opinion_which_is_shared_and_answered_in_public(
    world: World, language: str
) -> None:
    await speaking(world, language)
    words = LABELS[language]
    ballot = await _asked(world)
    await _reply(world, IDS.wang, "先修二楼的扶手")
    assert any("3单元201说：先修二楼的扶手" in t or "先修二楼的扶手 (3单元201)" in t
               for t in world.texts(IDS.building_6))  # fmt: skip
    (opinion,) = await _said(world, ballot)
    for _ in range(2):
        await world.tap(IDS.zhao, IDS.building_6, words["all"])
        await world.tap(IDS.zhao, IDS.zhao, "1. 先修")
        await world.tap(IDS.zhao, IDS.zhao, words["support"])
    (opinion,) = await _said(world, ballot)
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
    ballot = await _asked(world)
    await world.tap(IDS.wang, IDS.building_6, "不写房号说")
    await answer(world, IDS.wang, "太贵了\n  真的")
    (opinion,) = await _said(world, ballot)
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
    ballot = await _asked(world)
    await world.tap(IDS.wang, IDS.building_6, "说看法")
    await answer(world, IDS.wang, "好" * length)
    assert bool(await _said(world, ballot)) is kept
    if not kept:
        assert "200" in world.last(IDS.wang)
        await answer(world, IDS.wang, "短一点")
        assert [o.text for o in await _said(world, ballot)] == ["短一点"]


async def test_a_reply_that_is_too_long_hears_so_in_private_and_nothing_is_said_in_the_group(
    world: World,
) -> None:
    ballot = await _asked(world)
    before = len(world.from_bot(IDS.building_6))
    await _reply(world, IDS.wang, "好" * 201)
    assert "200" in world.last(IDS.wang)
    assert len(world.from_bot(IDS.building_6)) == before
    assert await _said(world, ballot) == []


async def test_five_opinions_are_enough_for_one_person(world: World) -> None:
    ballot = await _asked(world)
    for number in range(6):
        await _reply(world, IDS.wang, f"意见{number}")
    assert len(await _said(world, ballot)) == 5
    assert "够多" in world.last(IDS.wang)


async def test_neighbours_talking_below_another_ballot_say_no_opinion(world: World) -> None:
    ballot = await opened(world)
    before = [len(world.from_bot(chat)) for chat in (IDS.wang, IDS.building_6)]
    await _reply(world, IDS.wang, "我觉得行")
    assert [len(world.from_bot(chat)) for chat in (IDS.wang, IDS.building_6)] == before
    assert await _said(world, ballot) == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_says_the_same_stands_under_one_and_is_answered_with_it(
    world: World, language: str
) -> None:
    await speaking(world, language)
    words = LABELS[language]
    ballot = await _asked(world)
    await _reply(world, IDS.wang, "要不锈钢的")
    await _reply(world, IDS.zhao, "不锈钢好")
    await world.tap(IDS.captain, IDS.building_6, words["all"])
    await world.tap(IDS.captain, IDS.captain, "2. 不锈钢好")
    await world.tap(IDS.captain, IDS.captain, words["group"])
    await world.tap(IDS.captain, IDS.captain, "1. 要不锈钢的")
    first, second = await _said(world, ballot)
    assert second.under_id == first.id
    await world.tap(IDS.captain, IDS.captain, "1. 要不锈钢的")
    await world.tap(IDS.captain, IDS.captain, words["reply"])
    await answer(world, IDS.captain, "就用不锈钢")
    for person in (IDS.wang, IDS.zhao):
        assert any("就用不锈钢" in text for text in world.texts(person))


async def test_nothing_can_be_put_under_itself_a_stranger_or_a_follower(world: World) -> None:
    ballot = await _asked(world)
    for person, text in ((IDS.wang, "甲"), (IDS.zhao, "乙"), (IDS.li_ming, "丙")):
        await _reply(world, person, text)
    one, two, three = await _said(world, ballot)
    await _forge(world, IDS.captain, OpinionUnder(two.id, one.id).pack())
    for under in (two.id, 999, three.id):
        await _forge(world, IDS.captain, OpinionUnder(three.id, under).pack())
    found = await _said(world, ballot)
    assert [o.under_id for o in found] == [None, one.id, None]
    # What stood under one moves along with it.
    await _forge(world, IDS.captain, OpinionUnder(one.id, three.id).pack())
    assert [o.under_id for o in await _said(world, ballot)] == [three.id, three.id, None]
    await _forge(world, IDS.captain, OpinionUnder(two.id, 0).pack())
    assert [o.under_id for o in await _said(world, ballot)] == [three.id, None, None]


@pytest.mark.parametrize("person", [IDS.wang, IDS.zhao, IDS.zhou])
async def test_only_the_captain_or_staff_answers_groups_hides_and_makes_a_vote(
    world: World, person: int
) -> None:
    ballot = await _asked(world)
    await _reply(world, IDS.wang, "甲")
    await _reply(world, IDS.zhao, "乙")
    one, two = await _said(world, ballot)
    forged = (
        OpinionReply(one.id),
        OpinionUnder(two.id, one.id),
        OpinionHide(one.id),
        BallotCarry(ballot.id, 1),
    )
    for data in forged:
        assert "楼栋长" in await _forge(world, person, data.pack())
    assert await _said(world, ballot) == [one, two]
    assert len(await stored(world)) == 1


async def test_outsiders_say_and_share_nothing(world: World) -> None:
    ballot = await _asked(world)
    await _reply(world, IDS.wang, "甲")
    (one,) = await _said(world, ballot)
    for data in (BallotSay(ballot.id), OpinionSupport(one.id)):
        assert "住户" in await _forge(world, IDS.zhou, data.pack())
    await _reply(world, IDS.zhou, "我也说一句")
    assert await _said(world, ballot) == [one]


async def test_nobody_shares_their_own(world: World) -> None:
    ballot = await _asked(world)
    await _reply(world, IDS.wang, "甲")
    (one,) = await _said(world, ballot)
    assert "自己" in await _forge(world, IDS.wang, OpinionSupport(one.id).pack())
    assert await _said(world, ballot) == [one]


async def test_a_hidden_opinion_is_gone_everywhere_but_in_the_chain(world: World) -> None:
    ballot = await _asked(world)
    await _reply(world, IDS.wang, "骂人的话")
    (one,) = await _said(world, ballot)
    await _forge(world, IDS.captain, OpinionHide(one.id).pack())
    assert not any("骂人的话" in text for text in world.texts(IDS.building_6))
    assert await _forge(world, IDS.zhao, OpinionOpen(one.id).pack())
    assert world.from_bot(IDS.zhao) == []
    assert [row.type for row in await chain(world, ballot)][-1] == "opinion"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_summary_says_each_answer_or_for_how_long_there_is_none(
    world: World, language: str
) -> None:
    await speaking(world, language)
    ballot = await _asked(world)
    await _reply(world, IDS.wang, "甲方案")
    await _reply(world, IDS.zhao, "乙方案")
    one, _ = await _said(world, ballot)
    await _forge(world, IDS.captain, OpinionReply(one.id).pack())
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
    _, two = await _said(world, ballot)
    await _forge(world, IDS.captain, OpinionReply(two.id).pack())
    await answer(world, IDS.captain, "下次再议")
    await world.later(days=1)
    assert (await now_of(world, ballot)).state is State.FINAL


@pytest.mark.parametrize("language", LANGUAGES)
async def test_made_a_vote_it_carries_what_was_said_as_options(
    world: World, language: str
) -> None:
    await speaking(world, language)
    ballot = await _asked(world)
    await _reply(world, IDS.wang, "要木的")
    await _reply(world, IDS.zhao, "要不锈钢的")
    await _reply(world, IDS.li_ming, "不锈钢" * 40)
    words = LABELS[language]
    await world.tap(IDS.captain, IDS.building_6, words["all"])
    await world.tap(IDS.captain, IDS.captain, words["carry"])
    first, vote = await stored(world)
    assert (vote.state, vote.kind, vote.question) == (State.DRAFT, Kind.CHOOSE, first.question)
    assert vote.options[:2] == ("要木的", "要不锈钢的")
    assert len(vote.options[2]) == rules.LONGEST_OPTION
    matter = await world.database.run(links.matter, Part("ballot", ballot.id))
    assert Part("ballot", vote.id) in matter
    # In private: neighbours see it once it is published.
    assert vote.draft_chat_id == IDS.captain


async def test_one_opinion_alone_makes_no_choice_but_a_yes_or_no(world: World) -> None:
    ballot = await _asked(world)
    await _reply(world, IDS.wang, "要木的")
    assert "两个" in await _forge(world, IDS.captain, BallotCarry(ballot.id, 1).pack())
    assert len(await stored(world)) == 1
    await _forge(world, IDS.captain, BallotCarry(ballot.id).pack())
    _, vote = await stored(world)
    assert (vote.kind, vote.options) == (Kind.HOUSEHOLD, ())


async def test_a_forged_page_or_a_vote_that_is_no_consultation_does_no_harm(world: World) -> None:
    ballot = await opened(world)
    assert await _forge(world, IDS.captain, BallotCarry(ballot.id, 1).pack())
    assert await _forge(world, IDS.wang, BallotSay(ballot.id).pack())
    assert len(await stored(world)) == 1
    other = await _asked(world)
    await world.database.run(opinions.of, other.id)
    await _forge(world, IDS.wang, BallotOpinions(other.id, 10**6).pack())
    assert "还没有人说" in world.last(IDS.wang)


async def test_whoever_cannot_be_written_to_hears_how_to_begin_and_is_asked_nothing(
    world: World,
) -> None:
    ballot = await _asked(world)
    await world.database.run(people.never_started, IDS.wang)
    assert "请先打开" in await _forge(world, IDS.wang, BallotSay(ballot.id).pack())
    asked = await world.database.run(prompts.open_for, IDS.wang, IDS.wang, now=world.clock.now())
    assert asked is None
    # In the group they can speak all the same.
    await _reply(world, IDS.wang, "要木的")
    assert [o.text for o in await _said(world, ballot)] == ["要木的"]


async def test_a_tenant_is_heard_as_well(world: World) -> None:
    ballot = await _asked(world)
    await live_in(world, IDS.anna, "2单元", "102")
    await _reply(world, IDS.anna, "Please not in red")
    assert [o.text for o in await _said(world, ballot)] == ["Please not in red"]
