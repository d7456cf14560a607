"""Closing: at the deadline and not before, once, with everything that is said of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from actions.ballots import closing
from domain import ballots as rules
from domain.ballots import Ballot, Kind, State, Verdict
from domain.places import MembershipState
from playground.estate import IDS
from storage import timers
from storage.ballots import register
from storage.places import households
from tests.handlers.ballots.ended import (
    LANGUAGES,
    TICK,
    now_of,
    owns,
    reborn,
    results,
    speaking,
    until,
)
from tests.handlers.ballots.opened import chain, live_in, opened, tally
from tests.world import World


async def test_a_ballot_closes_at_its_deadline_and_not_a_moment_before(world: World) -> None:
    ballot = await opened(world)
    await until(world, ballot, TICK)
    assert (await now_of(world, ballot)).state is State.OPEN
    assert results(world, IDS.building_6) == []
    world.clock.jump(TICK)
    await world.settle()
    closed = await now_of(world, ballot)
    assert closed.state is State.CLOSED
    assert closed.verdict is Verdict.NO_VOTES
    assert closed.closed_at is not None
    assert closed.objections_until == closed.closed_at + timedelta(days=3)


async def test_a_press_at_the_deadline_is_too_late_even_if_nothing_has_closed_yet(
    world: World,
) -> None:
    ballot = await opened(world)
    assert ballot.closes_at is not None
    message, data = world.button(IDS.building_6, "同意")
    world.clock.jump(ballot.closes_at - world.clock.now())
    toast = await world.forge(IDS.wang, IDS.building_6, message, data)
    assert "截止" in toast
    assert (await tally(world, ballot)).participated == (0, 0)


@pytest.mark.parametrize(("others", "verdict"), [(15, Verdict.PASSED), (14, "quorum_failed")])
async def test_two_thirds_of_the_flats_must_take_part(
    world: World, others: int, verdict: str
) -> None:
    await owns(world, IDS.wang, others)
    ballot = await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    await until(world, ballot)
    closed = await now_of(world, ballot)
    assert closed.verdict == verdict
    (told,) = results(world, IDS.building_6)
    assert ("参与的还差 1 户" in told) is (others == 14)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_result_says_numbers_rule_verdict_ways_and_the_chain(
    world: World, language: str
) -> None:
    await speaking(world, language)
    await owns(world, IDS.wang, 16)
    ballot = await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "同意" if language == "zh-CN" else "For")
    await world.tap(IDS.li_ming, IDS.building_6, "反对" if language == "zh-CN" else "Against")
    await until(world, ballot)
    (told,) = results(world, IDS.building_6)
    (head,) = [row.hash for row in await chain(world, ballot) if row.type == "closed"]
    wanted = {
        "zh-CN": (
            "结果：通过",
            "18 户",
            "24 户",
            "同意 17",
            "反对 1",
            "弃权 0",
            "过半数",
            "纸票 0",
        ),
        "en": ("Passed", "18 flats", "24 flats", "For 17", "Against 1", "Abstain 0", "on paper 0"),
    }
    for words in (*wanted[language], head[:8], ballot.question):
        assert words in told, (words, told)
    for label in ("我有异议", "导出", "来龙去脉") if language == "zh-CN" else ("object", "Export"):
        assert any(label in each for each in world.labels(IDS.building_6))


async def test_the_chain_comes_to_the_same_and_its_closing_row_is_right(world: World) -> None:
    await owns(world, IDS.wang, 16)
    ballot = await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    await until(world, ballot)
    found = rules.recount(await chain(world, ballot))
    assert (found.first_bad, found.why, found.matches) == (None, None, True)
    assert found.claimed == (await now_of(world, ballot)).result
    assert found.result == (await tally(world, ballot)).outcome


async def test_closing_twice_tells_it_once(world: World) -> None:
    ballot = await opened(world)
    await until(world, ballot)
    rows = await chain(world, ballot)
    for _ in range(2):
        await world.database.run(closing.close, ballot.id, now=world.clock.now())
        await world.database.run(closing.close_early, ballot.id, now=world.clock.now())
    await world.settle()
    assert await chain(world, ballot) == rows
    assert len(results(world, IDS.building_6)) == 1
    assert len(results(world, IDS.captain)) == 1


async def test_a_bot_that_was_away_at_the_deadline_closes_when_it_is_back(world: World) -> None:
    ballot = await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    assert ballot.closes_at is not None
    world.clock.jump(ballot.closes_at - world.clock.now() + timedelta(hours=5))
    await reborn(world)
    closed = await now_of(world, ballot)
    assert closed.state is State.CLOSED
    assert closed.closed_at is not None
    assert closed.closed_at >= ballot.closes_at + timedelta(hours=5)
    assert rules.recount(await chain(world, ballot)).matches
    assert len(results(world, IDS.building_6)) == 1


async def test_an_extended_ballot_does_not_close_when_its_old_clock_rings(world: World) -> None:
    ballot = await opened(world)
    assert ballot.closes_at is not None
    later = ballot.closes_at + timedelta(days=1)

    async def extend(tx: object) -> Ballot:
        # Only the row: a clock that was not set anew must not close it either.
        return await register.change(tx, ballot, replace(ballot, closes_at=later))  # type: ignore[arg-type]

    await world.database.run(extend)
    world.clock.jump(ballot.closes_at - world.clock.now())
    await world.settle()
    assert (await now_of(world, ballot)).state is State.OPEN
    assert await world.database.run(timers.armed, closing.TIMER, ballot.id) == [later]
    await until(world, ballot)
    assert (await now_of(world, ballot)).state is State.CLOSED


async def test_a_vote_that_waited_counts_if_its_flat_was_approved_in_time(world: World) -> None:
    ballot = await opened(world)
    where = (IDS.anna, "2单元", "102")
    claimed = await live_in(world, *where, state=MembershipState.CLAIMED)
    await world.tap(IDS.anna, IDS.building_6, "同意")
    # Approved without its clock: closing itself must look once more.
    member = await world.database.run(households.membership, claimed)
    assert member is not None
    active, now = MembershipState.ACTIVE, world.clock.now()
    await world.database.run(households.decide, member, active, IDS.captain, now=now)
    await until(world, ballot)
    assert (await tally(world, ballot)).participated[0] == 1


async def test_a_passed_ballot_leaves_word_for_what_waited_for_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await owns(world, IDS.wang, 16)
    ballot = await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    heard: list[int] = []

    async def passed(_: object, ballot_id: int, **__: object) -> None:
        heard.append(ballot_id)

    monkeypatch.setitem(world.linli.doors.timers, closing.PASSED, passed)
    await until(world, ballot)
    assert heard == [ballot.id]


async def test_a_rejected_ballot_leaves_none(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    ballot = await opened(world)
    heard: list[int] = []

    async def passed(_: object, ballot_id: int, **__: object) -> None:
        heard.append(ballot_id)

    monkeypatch.setitem(world.linli.doors.timers, closing.PASSED, passed)
    await until(world, ballot)
    assert heard == []


async def test_an_owners_vote_counts_area_and_cites_the_law(world: World) -> None:
    await owns(world, IDS.wang, 16)
    ballot = await opened(world, Kind.OWNERS_SPECIAL)
    await until(world, ballot)
    (told,) = results(world, IDS.building_6)
    assert "意向征询，不替代法定业主大会表决" in told
    assert "同意 0 位 · 0.00 m²" in told
