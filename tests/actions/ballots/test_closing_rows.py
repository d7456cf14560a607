"""Closing: at the deadline or before it, once, by whichever clock rings first."""

from dataclasses import replace
from datetime import timedelta

import pytest

from actions.ballots import closing, early, extending, outcome, reminding, voting
from domain.ballots import Ballot, Kind, Refusal, State, Verdict
from domain.places import MembershipState
from playground.estate import IDS
from storage import timers
from storage.ballots import register
from storage.ballots.register import Changed
from tests.actions.ballots.chamber import DAY, HOUR, MINUTE, NOWHERE, STRANGER, TICK, Chamber

ENDING, RESULT = "ballot-ending", "ballot-result"
HALF_HOUR = timedelta(minutes=30)


async def _alone(chamber: Chamber, kind: Kind = Kind.HAND, **changes: object) -> Ballot:
    """A ballot whose whole roll are Wang, Li and Zhao."""
    return await chamber.open(kind, **changes)


async def _all_vote(chamber: Chamber, ballot: Ballot, choice: str = "yes") -> None:
    for person in (IDS.wang, IDS.li_ming, IDS.zhao):
        await chamber.cast(person, ballot, choice)


async def test_it_does_not_close_a_moment_before_its_deadline(chamber: Chamber) -> None:
    ballot = await chamber.open()
    assert ballot.closes_at is not None
    chamber.now = ballot.closes_at - TICK
    await timers_cleared(chamber, ballot)
    await chamber.do(closing.close, ballot.id)
    assert await chamber.get(ballot) == ballot
    # The clock rang too early: it is set for the deadline of the row.
    assert await chamber.armed(closing.TIMER, ballot) == [ballot.closes_at]


async def timers_cleared(chamber: Chamber, ballot: Ballot) -> None:
    await chamber.look(timers.arm, closing.TIMER, ballot.id, None)


async def test_closing_freezes_tells_and_sets_the_next_clocks(chamber: Chamber) -> None:
    ballot = await _alone(chamber)
    for person in (IDS.wang, IDS.li_ming):
        await chamber.cast(person, ballot)
    await chamber.sent()
    closed = await chamber.close(ballot)
    assert (closed.state, closed.verdict, closed.closed_at) == (
        State.CLOSED, Verdict.PASSED, chamber.now,
    )  # fmt: skip
    assert closed.objections_until == chamber.now + 3 * DAY
    assert await chamber.armed(closing.TIMER, ballot) == []
    assert await chamber.armed(closing.FINAL, ballot) == [closed.objections_until]
    assert await chamber.armed(outcome.TIMER, ballot) == [chamber.now + 3 * DAY]
    assert await chamber.armed(closing.PASSED, ballot) == [chamber.now]
    last = (await chamber.chain(ballot))[-1]
    assert (last.type, last.actor) == ("closed", "system")
    assert last.payload == {"reason": "deadline", "urn": None, "result": closed.result}
    told = sorted((row.chat_id, row.view) for row in await chamber.sent())
    assert told == [
        (IDS.building_6, RESULT), (IDS.captain, "ballot-outcome-ask"), (IDS.captain, RESULT),
    ]  # fmt: skip


@pytest.mark.parametrize("votes", [{}, {IDS.wang: "no"}, {IDS.wang: "yes", IDS.li_ming: "no"}])
async def test_what_did_not_pass_sets_off_nothing_elsewhere(
    chamber: Chamber, votes: dict[int, str]
) -> None:
    ballot = await _alone(chamber)
    for person, choice in votes.items():
        await chamber.cast(person, ballot, choice)
    closed = await chamber.close(ballot)
    expected = (Verdict.NO_VOTES, Verdict.REJECTED, Verdict.TIE)[len(votes)]
    assert closed.verdict is expected
    assert await chamber.armed(closing.PASSED, ballot) == []


async def test_a_clock_that_rings_twice_closes_once(chamber: Chamber) -> None:
    ballot = await chamber.open()
    closed = await chamber.close(ballot)
    events = await chamber.events(ballot)
    await chamber.sent()
    chamber.now += HOUR
    await chamber.do(closing.close, ballot.id)
    await chamber.do(closing.close_early, ballot.id)
    assert await chamber.get(ballot) == closed
    assert await chamber.events(ballot) == events
    assert await chamber.sent() == []


async def test_two_that_close_the_ballot_they_both_saw_write_one_row(chamber: Chamber) -> None:
    ballot = await _alone(chamber)
    seen = await chamber.get(ballot)
    assert seen.closes_at is not None
    chamber.now = seen.closes_at
    await chamber.do(closing.end, seen, closing.DEADLINE)
    events, fresh = await chamber.events(ballot), await chamber.sent()
    assert len(fresh) > 0
    with pytest.raises(Changed):
        await chamber.do(closing.end, seen, closing.DEADLINE)
    assert await chamber.events(ballot) == events
    assert await chamber.sent() == []
    assert await chamber.armed(closing.FINAL, ballot) == [chamber.now + 3 * DAY]


async def test_a_clock_for_no_ballot_or_a_draft_does_nothing(chamber: Chamber) -> None:
    draft = await chamber.draft()
    await chamber.sent()
    for step in (closing.close, closing.close_early):
        for subject in (draft.id, 404):
            await chamber.do(step, subject)
    assert await chamber.get(draft) == draft
    assert await chamber.sent() == []


async def test_a_ballot_closed_hours_late_gives_the_whole_objection_window(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open()
    closed = await chamber.close(ballot, late=5 * HOUR)
    assert closed.closed_at == chamber.now
    assert closed.objections_until == chamber.now + 3 * DAY


async def test_once_everybody_voted_it_closes_half_an_hour_later(chamber: Chamber) -> None:
    ballot = await _alone(chamber)
    await _all_vote(chamber, ballot)
    due = chamber.now + HALF_HOUR
    assert await chamber.armed(early.TIMER, ballot) == [due]
    (told,) = [row for row in await chamber.sent() if row.view == ENDING]
    assert (told.chat_id, told.args) == (
        IDS.building_6, {"at": int(due.timestamp()), "why": "all_voted"},
    )  # fmt: skip
    chamber.now = due
    assert early.TIMER in await chamber.fire()
    closed = await chamber.get(ballot)
    assert (closed.state, closed.verdict) == (State.CLOSED, Verdict.PASSED)
    assert (await chamber.chain(ballot))[-1].payload["reason"] == "all_voted"
    await chamber.replayed(ballot)


async def test_a_vote_taken_back_takes_the_early_end_back(chamber: Chamber) -> None:
    ballot = await _alone(chamber)
    await _all_vote(chamber, ballot)
    await chamber.do(voting.withdraw, IDS.zhao, ballot.id)
    assert await chamber.armed(early.TIMER, ballot) == []
    chamber.now += HALF_HOUR
    # The clock of the first time was on its way already.
    await chamber.do(closing.close_early, ballot.id)
    assert (await chamber.get(ballot)).state is State.OPEN


async def test_the_group_hears_of_an_early_end_three_times_at_most(chamber: Chamber) -> None:
    ballot = await _alone(chamber)
    await _all_vote(chamber, ballot)
    for _ in range(4):
        chamber.now += MINUTE
        await chamber.do(voting.withdraw, IDS.zhao, ballot.id)
        await chamber.cast(IDS.zhao, ballot)
    assert await chamber.told(ENDING) == [IDS.building_6] * 3
    # What was not announced is not done either: it runs to its deadline.
    assert await chamber.armed(early.TIMER, ballot) == []


async def test_changing_a_vote_does_not_put_the_early_end_off(chamber: Chamber) -> None:
    ballot = await _alone(chamber)
    await _all_vote(chamber, ballot)
    (due,) = await chamber.armed(early.TIMER, ballot)
    chamber.now += MINUTE
    await chamber.cast(IDS.zhao, ballot, "no")
    assert await chamber.armed(early.TIMER, ballot) == [due]


@pytest.mark.parametrize(
    ("ahead", "armed"), [(HALF_HOUR, False), (HALF_HOUR + TICK, True), (TICK, False)]
)
async def test_no_early_end_is_set_that_is_none(
    chamber: Chamber,
    ahead: timedelta,
    armed: bool,  # noqa: FBT001
) -> None:
    ballot = await _alone(chamber)
    assert ballot.closes_at is not None
    chamber.now = ballot.closes_at - ahead
    await _all_vote(chamber, ballot)
    assert bool(await chamber.armed(early.TIMER, ballot)) is armed


async def test_an_early_clock_that_rings_after_the_deadline_is_the_deadline(
    chamber: Chamber,
) -> None:
    ballot = await _alone(chamber)
    await _all_vote(chamber, ballot)
    assert ballot.closes_at is not None
    chamber.now = ballot.closes_at
    await chamber.do(closing.close_early, ballot.id)
    assert (await chamber.chain(ballot))[-1].payload["reason"] == "deadline"
    await chamber.replayed(ballot)


async def test_nobody_is_closed_out_while_owners_differ_or_somebody_waits(
    chamber: Chamber,
) -> None:
    ballot = await _alone(chamber)
    await chamber.newcomer()
    await chamber.live(STRANGER, "2单元", "101", state=MembershipState.CLAIMED)
    await chamber.cast(STRANGER, ballot)
    await _all_vote(chamber, ballot)
    assert await chamber.armed(early.TIMER, ballot) == []
    assert await chamber.told(ENDING) == []


@pytest.mark.parametrize("kind", [Kind.OWNERS_ORDINARY, Kind.OWNERS_SPECIAL])
async def test_owners_votes_never_end_early_even_if_somebody_armed_the_clock(
    chamber: Chamber, kind: Kind
) -> None:
    ballot = await chamber.open(kind, stairwell="3单元")
    chamber.now += DAY
    await chamber.do(closing.close_early, ballot.id)
    assert (await chamber.get(ballot)).state is State.OPEN
    assert not await chamber.look(early.is_reached, ballot)


async def test_an_extension_moves_the_clock_and_the_old_one_closes_nothing(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open()
    assert ballot.closes_at is not None
    until = ballot.closes_at + DAY
    chamber.now = ballot.closes_at - TICK
    longer = await chamber.do(
        extending.extend, IDS.captain, ballot.id, int(until.timestamp()), NOWHERE
    )
    assert isinstance(longer, Ballot)
    assert await chamber.armed(closing.TIMER, ballot) == [until]
    chamber.now = ballot.closes_at
    await chamber.do(closing.close, ballot.id)
    assert (await chamber.get(ballot)).state is State.OPEN
    assert isinstance(await chamber.try_cast(IDS.wang, ballot), voting.Vote)
    assert (await chamber.close(ballot)).closed_at == until
    await chamber.replayed(ballot)


async def test_reminders_after_closing_reach_nobody(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await chamber.close(ballot)
    await chamber.sent()
    await chamber.do(reminding.due, ballot.id)
    assert await chamber.sent() == []
    assert await chamber.try_cast(IDS.wang, ballot) is Refusal.CLOSED


async def test_a_closed_ballot_stays_as_it_is_when_the_roll_is_touched(chamber: Chamber) -> None:
    ballot = await _alone(chamber)
    await chamber.cast(IDS.wang, ballot)
    closed = await chamber.close(ballot)
    with pytest.raises(Changed):
        await chamber.look(register.change, ballot, replace(ballot, state=State.OPEN))
    assert await chamber.get(ballot) == closed
