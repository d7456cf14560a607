"""What the captain does with opinions: groups, answers, hides them, and makes a vote of them."""

import pytest

from domain import ballots as rules
from domain.ballots import Kind, State
from playground.estate import IDS
from storage import links
from storage.ballots import opinions
from storage.links import Part
from tests.handlers.ballots.consulted import LABELS, asked, forge, reply, said
from tests.handlers.ballots.drafted import stored
from tests.handlers.ballots.ended import (
    LANGUAGES,
    answer,
    speaking,
)
from tests.handlers.ballots.opened import opened
from tests.world import World
from views.ballots.buttons_closing import (
    BallotCarry,
    BallotOpinions,
    BallotSay,
    OpinionHide,
    OpinionReply,
    OpinionUnder,
)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_says_the_same_stands_under_one_and_is_answered_with_it(
    world: World, language: str
) -> None:
    await speaking(world, language)
    words = LABELS[language]
    ballot = await asked(world)
    await reply(world, IDS.wang, "要不锈钢的")
    await reply(world, IDS.zhao, "不锈钢好")
    await world.tap(IDS.captain, IDS.building_6, words["all"])
    await world.tap(IDS.captain, IDS.captain, "2. 不锈钢好")
    await world.tap(IDS.captain, IDS.captain, words["group"])
    await world.tap(IDS.captain, IDS.captain, "1. 要不锈钢的")
    first, second = await said(world, ballot)
    assert second.under_id == first.id
    await world.tap(IDS.captain, IDS.captain, "1. 要不锈钢的")
    await world.tap(IDS.captain, IDS.captain, words["reply"])
    await answer(world, IDS.captain, "就用不锈钢")
    for person in (IDS.wang, IDS.zhao):
        assert any("就用不锈钢" in text for text in world.texts(person))


async def test_nothing_can_be_put_under_itself_a_stranger_or_a_follower(world: World) -> None:
    ballot = await asked(world)
    for person, text in ((IDS.wang, "甲"), (IDS.zhao, "乙"), (IDS.li_ming, "丙")):
        await reply(world, person, text)
    one, two, three = await said(world, ballot)
    await forge(world, IDS.captain, OpinionUnder(two.id, one.id).pack())
    for under in (two.id, 999, three.id):
        await forge(world, IDS.captain, OpinionUnder(three.id, under).pack())
    found = await said(world, ballot)
    assert [o.under_id for o in found] == [None, one.id, None]
    # What stood under one moves along with it.
    await forge(world, IDS.captain, OpinionUnder(one.id, three.id).pack())
    assert [o.under_id for o in await said(world, ballot)] == [three.id, three.id, None]
    await forge(world, IDS.captain, OpinionUnder(two.id, 0).pack())
    assert [o.under_id for o in await said(world, ballot)] == [three.id, None, None]


@pytest.mark.parametrize("person", [IDS.wang, IDS.zhao, IDS.zhou])
async def test_only_the_captain_or_staff_answers_groups_hides_and_makes_a_vote(
    world: World, person: int
) -> None:
    ballot = await asked(world)
    await reply(world, IDS.wang, "甲")
    await reply(world, IDS.zhao, "乙")
    one, two = await said(world, ballot)
    forged = (
        OpinionReply(one.id),
        OpinionUnder(two.id, one.id),
        OpinionHide(one.id),
        BallotCarry(ballot.id, 1),
    )
    for data in forged:
        assert "楼栋长" in await forge(world, person, data.pack())
    assert await said(world, ballot) == [one, two]
    assert len(await stored(world)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_made_a_vote_it_carries_what_was_said_as_options(
    world: World, language: str
) -> None:
    await speaking(world, language)
    ballot = await asked(world)
    await reply(world, IDS.wang, "要木的")
    await reply(world, IDS.zhao, "要不锈钢的")
    await reply(world, IDS.li_ming, "不锈钢" * 40)
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
    ballot = await asked(world)
    await reply(world, IDS.wang, "要木的")
    assert "两个" in await forge(world, IDS.captain, BallotCarry(ballot.id, 1).pack())
    assert len(await stored(world)) == 1
    await forge(world, IDS.captain, BallotCarry(ballot.id).pack())
    _, vote = await stored(world)
    assert (vote.kind, vote.options) == (Kind.HOUSEHOLD, ())


async def test_a_forged_page_or_a_vote_that_is_no_consultation_does_no_harm(world: World) -> None:
    ballot = await opened(world)
    assert await forge(world, IDS.captain, BallotCarry(ballot.id, 1).pack())
    assert await forge(world, IDS.wang, BallotSay(ballot.id).pack())
    assert len(await stored(world)) == 1
    other = await asked(world)
    await world.database.run(opinions.of, other.id)
    await forge(world, IDS.wang, BallotOpinions(other.id, 10**6).pack())
    assert "还没有人说" in world.last(IDS.wang)
