"""Votes of people not verified yet: counted once they are, in time, for what they speak for."""

from datetime import timedelta
from typing import Any

import pytest

from actions.ballots import closing, pending, voting
from actions.ballots.casting import Fate
from domain.ballots import CastState, Kind, Refusal, Verdict, Via
from domain.places import MembershipState, Relation
from storage import timers
from storage.ballots import casts
from tests.actions.ballots.chamber import DAY, HOUR, STRANGER, TICK, Chamber

ACTIVE, CLAIMED, REFUSED = (
    MembershipState.ACTIVE,
    MembershipState.CLAIMED,
    MembershipState.REFUSED,
)
DOOR = ("2单元", "101")
RECEIPT, UNCOUNTED, CLAIM_REFUSED = "ballot-receipt", "ballot-uncounted", "ballot-claim-refused"


async def _claims(chamber: Chamber, relation: Relation = Relation.OWNER) -> int:
    await chamber.newcomer()
    return await chamber.live(STRANGER, *DOOR, relation, CLAIMED)


async def test_a_vote_counts_as_soon_as_its_voter_is_verified(chamber: Chamber) -> None:
    ballot = await chamber.open()
    claim = await _claims(chamber)
    vote = await chamber.cast(STRANGER, ballot)
    await chamber.sent()
    await chamber.decide(claim, ACTIVE)
    await chamber.do(voting.decided, claim)
    head = await chamber.head(ballot, *DOOR)
    assert (head.choice, head.via) == ("yes", Via.TAP)
    row = await chamber.look(casts.by_receipt, vote.receipt)
    assert row is not None
    assert (row.state, row.head_id) == (CastState.COUNTED, head.id)
    assert await chamber.told(RECEIPT) == [STRANGER]
    await chamber.replayed(ballot)


async def test_a_decision_that_is_heard_of_twice_counts_once(chamber: Chamber) -> None:
    ballot = await chamber.open()
    claim = await _claims(chamber)
    await chamber.cast(STRANGER, ballot)
    await chamber.decide(claim, ACTIVE)
    for _ in range(2):
        await chamber.do(voting.decided, claim)
    assert await chamber.events(ballot) == ["opened", "cast"]
    assert len(await chamber.votes(ballot)) == 1


@pytest.mark.parametrize("state", [CLAIMED, MembershipState.ASKED])
async def test_nothing_counts_while_nobody_decided(
    chamber: Chamber, state: MembershipState
) -> None:
    ballot = await chamber.open()
    await chamber.newcomer()
    claim = await chamber.live(STRANGER, *DOOR, state=state)
    await chamber.cast(STRANGER, ballot)
    await chamber.do(voting.decided, claim)
    await chamber.do(voting.decided, 404)
    assert (await chamber.tally(ballot)).choices == {}
    assert (await chamber.tally(ballot)).pending == 1


async def test_a_waiting_vote_can_be_changed_and_withdrawn(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await _claims(chamber)
    first = await chamber.cast(STRANGER, ballot, "yes")
    assert (await chamber.cast(STRANGER, ballot, "yes")).receipt == first.receipt
    changed = await chamber.cast(STRANGER, ballot, "no")
    assert [c.receipt for c in await chamber.votes(ballot)] == [changed.receipt]
    await chamber.do(voting.withdraw, STRANGER, ballot.id)
    assert (await chamber.tally(ballot)).pending == 0
    assert await chamber.events(ballot) == ["opened"]


async def test_a_refused_claim_keeps_the_vote_and_warns_once(chamber: Chamber) -> None:
    ballot = await chamber.open()
    claim = await _claims(chamber)
    await chamber.cast(STRANGER, ballot)
    await chamber.decide(claim, REFUSED)
    await chamber.sent()
    for _ in range(2):
        await chamber.do(voting.decided, claim)
    assert await chamber.told(CLAIM_REFUSED) == [STRANGER]
    right = await chamber.live(STRANGER, "2单元", "102", Relation.OWNER, CLAIMED)
    await chamber.decide(right, ACTIVE)
    await chamber.do(voting.decided, right)
    assert (await chamber.head(ballot, "2单元", "102")).choice == "yes"
    assert not (await chamber.head(ballot, *DOOR)).heard


async def test_no_warning_goes_out_while_another_claim_is_looked_at(chamber: Chamber) -> None:
    ballot = await chamber.open()
    claim = await _claims(chamber)
    await chamber.live(STRANGER, "2单元", "102", Relation.OWNER, CLAIMED)
    await chamber.cast(STRANGER, ballot)
    await chamber.decide(claim, REFUSED)
    await chamber.sent()
    await chamber.do(voting.decided, claim)
    assert await chamber.told(CLAIM_REFUSED) == []


async def test_whoever_turns_out_to_be_a_tenant_is_told_that_it_does_not_count(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open(Kind.OWNERS_ORDINARY)
    await chamber.newcomer()
    await chamber.cast(STRANGER, ballot)
    await chamber.sent()
    tenancy = await chamber.live(STRANGER, *DOOR, Relation.TENANT)
    await chamber.do(voting.decided, tenancy)
    (told,) = [row for row in await chamber.sent() if row.view == UNCOUNTED]
    assert (told.chat_id, told.args) == (STRANGER, {"reason": Refusal.TENANT.value})
    assert await chamber.votes(ballot) == []
    assert await chamber.events(ballot) == ["opened"]


async def test_one_vote_counts_for_two_flats_verified_one_after_the_other(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open()
    claims = [await _claims(chamber), await chamber.live(STRANGER, "2单元", "102", state=CLAIMED)]
    await chamber.cast(STRANGER, ballot)
    for n, claim in enumerate(claims, start=1):
        await chamber.decide(claim, ACTIVE)
        await chamber.do(voting.decided, claim)
        assert (await chamber.tally(ballot)).choices == {"yes": n}
        assert (await chamber.tally(ballot)).pending == 2 - n
    receipts = [c.receipt for c in await chamber.votes(ballot)]
    assert len(set(receipts)) == 2
    await chamber.replayed(ballot)


async def test_a_vote_cast_after_verification_is_not_overtaken_by_the_older_one(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open()
    claim = await _claims(chamber)
    await chamber.cast(STRANGER, ballot, "yes")
    await chamber.decide(claim, ACTIVE)
    later = await chamber.cast(STRANGER, ballot, "no")
    await chamber.do(voting.decided, claim)
    assert [c.receipt for c in await chamber.votes(ballot)] == [later.receipt]
    assert (await chamber.head(ballot, *DOOR)).choice == "no"


@pytest.mark.parametrize(
    ("before_end", "counts"), [(TICK, True), (timedelta(), False), (-TICK, False)]
)
async def test_who_is_verified_before_the_deadline_counts_however_late_it_is_closed(
    chamber: Chamber,
    before_end: timedelta,
    counts: bool,  # noqa: FBT001
) -> None:
    ballot = await chamber.open()
    claim = await _claims(chamber)
    await chamber.cast(STRANGER, ballot)
    assert ballot.closes_at is not None
    chamber.now = ballot.closes_at - before_end
    await chamber.decide(claim, ACTIVE)
    closed = await chamber.close(ballot, late=3 * HOUR)
    assert closed.result is not None
    assert closed.result["yes"][0] == int(counts)
    # The chain may not say that a vote came after the deadline.
    assert (await chamber.replayed(ballot)).claimed == closed.result


async def test_after_closing_a_decision_changes_nothing(chamber: Chamber) -> None:
    ballot = await chamber.open()
    claim = await _claims(chamber)
    await chamber.cast(STRANGER, ballot)
    closed = await chamber.close(ballot)
    await chamber.decide(claim, ACTIVE)
    await chamber.sent()
    await chamber.do(voting.decided, claim)
    assert await chamber.get(ballot) == closed
    assert await chamber.sent() == []
    assert not (await chamber.head(ballot, *DOOR)).heard


async def test_clocks_that_ring_late_and_backwards_count_the_same_vote(chamber: Chamber) -> None:
    results: list[Any] = []
    for backwards in (False, True):
        ballot = await chamber.open()
        person = await chamber.newcomer(STRANGER + int(backwards))
        claim = await chamber.live(person, *DOOR, state=CLAIMED)
        await chamber.cast(person, ballot)
        await chamber.decide(claim, ACTIVE)
        await chamber.look(timers.add, "membership-decided", claim, chamber.now)
        assert ballot.closes_at is not None
        chamber.now = ballot.closes_at + DAY
        rung = await chamber.fire(backwards=backwards)
        assert {closing.TIMER, "membership-decided"} <= set(rung)
        await chamber.replayed(ballot)
        results.append((await chamber.get(ballot)).result)
        await chamber.move_out(person)
    assert results[0] == results[1]
    assert results[0]["yes"][0] == 1


async def test_what_waits_is_counted_by_people_and_not_by_votes(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await _claims(chamber)
    await chamber.newcomer(STRANGER + 1)
    for person, choice in ((STRANGER, "yes"), (STRANGER + 1, "no"), (STRANGER, "no")):
        assert (await chamber.cast(person, ballot, choice)).fate is Fate.PENDING
    assert (await chamber.tally(ballot)).pending == 2
    assert await chamber.do(pending.count_pending, ballot) == 0


async def test_waiting_votes_hold_up_no_verdict(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await _claims(chamber)
    await chamber.cast(STRANGER, ballot)
    assert (await chamber.close(ballot)).verdict is Verdict.NO_VOTES
