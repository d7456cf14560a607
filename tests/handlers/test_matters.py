"""What a report leads to, and the one time line of it all."""

from dataclasses import replace

import pytest

from actions import matters
from domain.ballots import Kind, State
from domain.reports import Report
from domain.reports import State as ReportState
from playground.estate import IDS
from storage import links, timers
from storage.ballots import register as ballots
from storage.database import Tx
from storage.funds import register as funds
from storage.links import Part
from storage.reports import register
from storage.tables import EPOCH
from tests.handlers.ballots.opened import QUESTION, opened
from tests.world import World

TEXT = "三单元楼梯没有扶手"


async def reported(world: World) -> Report:
    await world.say(IDS.wang, IDS.building_6, f"/report {TEXT}")
    (found,) = await world.database.run(register.at_place_since, world.estate.building, EPOCH)
    return found


async def held(world: World, report: Report) -> None:
    """The report waits until money is there."""

    async def hold(tx: Tx) -> None:
        now = await register.get(tx, report.id)
        on_hold = replace(
            now, state=ReportState.ON_HOLD, hold_reason="等钱", paused_at=world.clock.now()
        )
        await register.change(tx, now, replace(on_hold, version=now.version + 1))

    await world.database.run(hold)


async def state_of(world: World, report: Report) -> ReportState:
    return (await world.database.run(register.get, report.id)).state


async def linked(world: World, cause: Part, effect: Part) -> None:
    await world.database.run(links.add, cause, effect, now=world.clock.now())


async def story(world: World, person_id: int, report: Report) -> str:
    message = world.from_bot(IDS.building_6)[0]["message_id"]
    await world.forge(person_id, IDS.building_6, message, f"matter:report:{report.id}:-1")
    return world.last(person_id)


async def test_the_captain_asks_the_building_from_the_story_of_a_report(world: World) -> None:
    report = await reported(world)
    await story(world, IDS.captain, report)
    await world.tap(IDS.captain, IDS.captain, "发起表决")
    assert "要请大家决定什么" in world.last(IDS.captain)
    await world.say(IDS.captain, IDS.captain, QUESTION)
    ballot = await world.database.run(ballots.get, 1)
    assert ballot.question == QUESTION
    assert ballot.state is State.DRAFT
    found = await world.database.run(links.matter, Part("report", report.id))
    assert found == [Part("report", report.id), Part("ballot", 1)]


async def test_opinions_are_asked_for_the_same_way(world: World) -> None:
    report = await reported(world)
    await story(world, IDS.captain, report)
    await world.tap(IDS.captain, IDS.captain, "征求意见")
    await world.say(IDS.captain, IDS.captain, "扶手装在哪一边，大家怎么看？")
    assert (await world.database.run(ballots.get, 1)).kind is Kind.CONSULT


async def test_a_fund_follows_from_a_report_that_cannot_wait(world: World) -> None:
    report = await reported(world)
    await story(world, IDS.captain, report)
    await world.tap(IDS.captain, IDS.captain, "发起众筹")
    await world.say(IDS.captain, IDS.captain, "楼道扶手 3600元")
    fund = await world.database.run(funds.get, 1)
    assert (fund.title, fund.cost) == ("楼道扶手", 360_000)


@pytest.mark.parametrize("words", ["楼道扶手 0元", "3600元"])
async def test_words_without_a_name_or_a_cost_are_asked_for_again(
    world: World, words: str
) -> None:
    report = await reported(world)
    await story(world, IDS.captain, report)
    await world.tap(IDS.captain, IDS.captain, "发起众筹")
    await world.say(IDS.captain, IDS.captain, words)
    assert await world.database.run(funds.find, 1) is None
    assert "要一起出钱办什么" in world.last(IDS.captain)
    await world.say(IDS.captain, IDS.captain, "楼道扶手 3600元")
    assert await world.database.run(funds.find, 1) is not None


async def test_a_neighbour_reads_the_story_and_begins_nothing(world: World) -> None:
    report = await reported(world)
    told = await story(world, IDS.li_ming, report)
    assert "报了这件事" in told
    assert not [label for label in world.labels(IDS.li_ming) if "表决" in label]
    message = world.from_bot(IDS.li_ming)[-1]["message_id"]
    said = await world.forge(IDS.li_ming, IDS.li_ming, message, f"next:report:{report.id}:vote")
    assert said == "这要楼栋长或社区来办。"
    assert await world.database.run(ballots.find, 1) is None


async def test_a_stranger_reads_nothing(world: World) -> None:
    report = await reported(world)
    world.telegram.add_person("路人", id=5005).started = True
    await world.say(5005, 5005, "/help")
    mine = world.from_bot(5005)[-1]["message_id"]
    said = await world.forge(5005, 5005, mine, f"matter:report:{report.id}:-1")
    assert said == "这件事只给本楼的邻居看"
    assert TEXT not in "".join(world.texts(5005))


async def test_what_does_not_exist_has_no_story(world: World) -> None:
    await world.say(IDS.captain, IDS.captain, "/help")
    message = world.from_bot(IDS.captain)[-1]["message_id"]
    for kind in ("report", "ballot", "fund"):
        assert await world.forge(IDS.captain, IDS.captain, message, f"matter:{kind}:99:-1")


async def test_report_and_vote_are_one_story_from_either_card(world: World) -> None:
    report = await reported(world)
    ballot = await opened(world)
    await linked(world, Part("report", report.id), Part("ballot", ballot.id))
    message = world.from_bot(IDS.building_6)[0]["message_id"]
    told = []
    for kind, number in (("report", report.id), ("ballot", ballot.id)):
        await world.forge(IDS.li_ming, IDS.building_6, message, f"matter:{kind}:{number}:-1")
        told.append(world.last(IDS.li_ming))
    for text in told:
        assert "报了这件事" in text
        assert "开始表决" in text
        assert QUESTION in text


async def test_a_draft_is_in_no_story(world: World) -> None:
    report = await reported(world)
    await story(world, IDS.captain, report)
    await world.tap(IDS.captain, IDS.captain, "发起表决")
    await world.say(IDS.captain, IDS.captain, QUESTION)
    assert QUESTION not in await story(world, IDS.li_ming, report)


async def test_a_passed_ballot_takes_the_report_off_hold(world: World) -> None:
    report = await reported(world)
    await held(world, report)
    ballot = await opened(world)
    await linked(world, Part("report", report.id), Part("ballot", ballot.id))
    await world.database.run(timers.add, "ballot-passed", ballot.id, world.clock.now())
    await world.settle()
    assert await state_of(world, report) is not ReportState.ON_HOLD
    assert QUESTION in await story(world, IDS.wang, report)


async def test_a_report_that_is_not_on_hold_is_left_alone(world: World) -> None:
    report = await reported(world)
    was = await world.database.run(register.get, report.id)
    await world.database.run(matters.release, Part("report", report.id), "", now=world.clock.now())
    assert await world.database.run(register.get, report.id) == was


async def test_a_ballot_that_did_not_pass_opens_no_fund(world: World) -> None:
    ballot = await opened(world)
    await world.say(IDS.captain, IDS.captain, "/help")
    message = world.from_bot(IDS.captain)[-1]["message_id"]
    wire = f"next:ballot:{ballot.id}:fund"
    said = await world.forge(IDS.captain, IDS.captain, message, wire)
    assert said == "这次表决没有通过，不能据此发起众筹。"


async def test_another_buildings_group_learns_nothing(world: World) -> None:
    report = await reported(world)
    at = world.clock.now()
    assert not await world.database.run(
        matters.may_see, Part("report", report.id), IDS.building_7, now=at
    )
    ballot = await opened(world)
    part = Part("ballot", ballot.id)
    assert await world.database.run(matters.may_see, part, IDS.building_6, now=at)
    assert not await world.database.run(matters.may_see, part, IDS.building_7, now=at)
    assert not await world.database.run(matters.may_see, part, -5, now=at)
