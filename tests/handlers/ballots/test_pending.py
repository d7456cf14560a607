"""Votes of people nobody knows yet: kept, and counted once the captain has verified them."""

from typing import Any

import pytest
from sqlalchemy import select

from actions.places import members
from domain.ballots import CastState, Kind
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage.tables import ballot_casts
from tests.handlers.ballots.ended import speaking
from tests.handlers.ballots.opened import (
    cast_by,
    chain,
    head,
    live_in,
    opened,
    replayed,
    tally,
)
from tests.world import World

CLAIMED = MembershipState.CLAIMED


async def test_a_strangers_vote_is_kept_and_the_private_chat_opened(world: World) -> None:
    ballot = await opened(world)
    answer = await _tap(world, IDS.anna)
    assert "counts once the captain has checked" in answer["text"]
    assert answer["url"] == f"https://t.me/{world.telegram.bot.username}?start=b_{ballot.id}"
    (cast,) = await cast_by(world, ballot, IDS.anna)
    assert (cast.state, cast.head_id) == (CastState.PENDING, None)
    assert (await tally(world, ballot)).participated == (0, 0)
    assert "1 人的票要等核实" in "".join(world.texts(IDS.building_6))


async def test_an_open_claim_needs_no_link(world: World) -> None:
    await opened(world)
    await live_in(world, IDS.anna, "2单元", "101", state=CLAIMED)
    assert (await _tap(world, IDS.anna))["url"] is None


async def test_a_claim_marks_no_flat_of_others_as_having_voted(world: World) -> None:
    ballot = await opened(world)
    await live_in(world, IDS.anna, "3单元", "201", state=CLAIMED)
    await _tap(world, IDS.anna)
    assert not (await head(world, ballot, "3单元", "201")).heard


async def test_approval_before_closing_counts_it(world: World) -> None:
    ballot = await opened(world)
    member = await live_in(world, IDS.anna, "2单元", "101", state=CLAIMED)
    await _tap(world, IDS.anna)
    (kept,) = await cast_by(world, ballot, IDS.anna)
    await _approve(world, member)
    (cast,) = await cast_by(world, ballot, IDS.anna)
    assert (cast.state, cast.receipt) == (CastState.COUNTED, kept.receipt)
    assert (await head(world, ballot, "2单元", "101")).choice == "yes"
    assert "2单元101" in world.last(IDS.anna)
    assert await replayed(world, ballot)


async def test_whoever_voted_first_and_claimed_later_counts_too(world: World) -> None:
    ballot = await opened(world)
    await _tap(world, IDS.anna)
    member = await live_in(world, IDS.anna, "2单元", "102", state=CLAIMED)
    await _approve(world, member)
    assert (await tally(world, ballot)).choices == {"yes": 1}


async def test_a_refused_claim_counts_nothing(world: World) -> None:
    ballot = await opened(world)
    member = await live_in(world, IDS.anna, "2单元", "101", state=CLAIMED)
    await _tap(world, IDS.anna)
    await _approve(world, member, agrees=False)
    assert (await tally(world, ballot)).participated == (0, 0)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_whose_claim_is_refused_hears_that_the_vote_will_not_count_and_why(
    world: World, language: str
) -> None:
    await speaking(world, language, [IDS.anna])
    ballot = await opened(world)
    member = await live_in(world, IDS.anna, "2单元", "101", state=CLAIMED)
    await _tap(world, IDS.anna, "同意" if language == "zh-CN" else "For")
    await _approve(world, member, agrees=False)
    told = "现在不会计入" if language == "zh-CN" else "will not count as things are"
    assert sum(told in text for text in world.texts(IDS.anna)) == 1
    assert len(await cast_by(world, ballot, IDS.anna)) == 1, "the right flat may be claimed yet"
    again = await live_in(world, IDS.anna, "2单元", "102", state=CLAIMED)
    await _approve(world, again)
    assert (await tally(world, ballot)).choices == {"yes": 1}


async def test_one_of_two_claims_refused_is_no_reason_to_worry(world: World) -> None:
    await opened(world)
    first = await live_in(world, IDS.anna, "2单元", "101", state=CLAIMED)
    await live_in(world, IDS.anna, "2单元", "102", state=CLAIMED)
    await _tap(world, IDS.anna)
    await _approve(world, first, agrees=False)
    assert not any("will not count" in text for text in world.texts(IDS.anna))


async def test_approval_after_closing_comes_too_late(world: World) -> None:
    ballot = await opened(world)
    member = await live_in(world, IDS.anna, "2单元", "101", state=CLAIMED)
    await _tap(world, IDS.anna)
    assert ballot.closes_at is not None
    world.clock.jump(ballot.closes_at - world.clock.now())
    await _approve(world, member)
    assert (await tally(world, ballot)).participated == (0, 0)


async def test_a_tenant_hears_why_it_will_not_count(world: World) -> None:
    ballot = await opened(world)
    await _tap(world, IDS.anna)
    member = await live_in(world, IDS.anna, "2单元", "101", Relation.TENANT, CLAIMED)
    await _approve(world, member)
    assert "was not counted" in world.last(IDS.anna)
    assert await cast_by(world, ballot, IDS.anna) == []


async def test_a_change_of_mind_leaves_one_vote_waiting(world: World) -> None:
    ballot = await opened(world)
    await _tap(world, IDS.anna)
    await _tap(world, IDS.anna, "反对")
    await _tap(world, IDS.anna, "反对")
    (cast,) = await cast_by(world, ballot, IDS.anna)
    assert (cast.choice, cast.state) == ("no", CastState.PENDING)
    rows = await world.database.run(_all_of, IDS.anna)
    assert len(rows) == 2


async def test_a_resident_verified_meanwhile_joins_the_roll(world: World) -> None:
    ballot = await opened(world, Kind.HAND)
    before = (await tally(world, ballot)).roll
    member = await live_in(world, IDS.anna, "2单元", "101", Relation.TENANT, CLAIMED)
    await _tap(world, IDS.anna)
    assert (await tally(world, ballot)).roll == before
    await _approve(world, member)
    counted = await tally(world, ballot)
    assert (counted.roll[0], counted.choices) == (before[0] + 1, {"yes": 1})
    assert [row.type for row in await chain(world, ballot)] == ["opened", "joined", "cast"]
    assert await replayed(world, ballot)


@pytest.mark.parametrize("room", ["101", "402"])
@pytest.mark.parametrize("stairwell", ["1单元", "3单元"])
async def test_a_second_flat_counts_once_it_is_verified(
    world: World, stairwell: str, room: str
) -> None:
    ballot = await opened(world)
    member = await live_in(world, IDS.wang, stairwell, room, state=CLAIMED)
    query = world.telegram.tap(IDS.wang, IDS.building_6, *world.button(IDS.building_6, "同意"))
    await world.settle()
    assert "还有一户等核实后才计" in str(world.telegram.answer_to(query))
    assert (await tally(world, ballot)).choices == {"yes": 1}
    await _approve(world, member)
    assert (await tally(world, ballot)).choices == {"yes": 2}


async def test_two_flats_verified_at_once_both_count(world: World) -> None:
    ballot = await opened(world)
    first = await live_in(world, IDS.anna, "2单元", "101", state=CLAIMED)
    second = await live_in(world, IDS.anna, "2单元", "201", state=CLAIMED)
    await _tap(world, IDS.anna)
    await _decide(world, first)
    await _approve(world, second)
    assert (await tally(world, ballot)).choices == {"yes": 2}
    assert await replayed(world, ballot)


async def test_two_flats_verified_one_after_the_other_both_count(world: World) -> None:
    ballot = await opened(world)
    first = await live_in(world, IDS.anna, "2单元", "101", state=CLAIMED)
    second = await live_in(world, IDS.anna, "2单元", "201", state=CLAIMED)
    await _tap(world, IDS.anna)
    await _approve(world, first)
    assert (await tally(world, ballot)).choices == {"yes": 1}
    await _approve(world, second)
    assert (await tally(world, ballot)).choices == {"yes": 2}


async def test_the_roll_of_flats_does_not_grow(world: World) -> None:
    ballot = await opened(world, Kind.HOUSEHOLD, stairwell="1单元")
    await world.later(seconds=1)
    answer = world.telegram.tap(IDS.wang, IDS.building_6, *world.button(IDS.building_6, "同意"))
    await world.settle()
    said = world.telegram.answer_to(answer)
    assert said is not None
    assert "您登记的住处不在这里" in str(said["text"])
    assert await cast_by(world, ballot, IDS.wang) == []


async def _tap(world: World, person_id: int, label: str = "同意") -> dict[str, Any]:
    query = world.telegram.tap(person_id, IDS.building_6, *world.button(IDS.building_6, label))
    await world.settle()
    answer = world.telegram.answer_to(query)
    assert answer is not None
    return dict(answer)


async def _approve(world: World, member: int, *, agrees: bool = True) -> None:
    await _decide(world, member, agrees=agrees)
    await world.settle()


async def _decide(world: World, member: int, *, agrees: bool = True) -> None:
    refused = await world.database.run(
        members.decide,
        IDS.captain,
        member,
        agrees=agrees,
        now=world.clock.now(),
        message_id=None,
    )
    assert refused is None


async def _all_of(tx: Any, person_id: int) -> list[Any]:  # noqa: ANN401
    return list(await tx.all(select(ballot_casts).where(ballot_casts.c.voter_id == person_id)))


async def test_who_still_waits_when_it_closes_is_told_that_it_did_not_count(world: World) -> None:
    ballot = await opened(world)
    await live_in(world, IDS.anna, "2单元", "101", state=CLAIMED)
    await _tap(world, IDS.anna)
    await world.later(days=3)
    told = [text for text in world.texts(IDS.anna) if "was not counted" in text]
    assert len(told) == 1
    assert "not yet checked where you live" in told[0]
    assert await cast_by(world, ballot, IDS.anna) == []
