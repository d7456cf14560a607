"""Closing a ballot: the count is frozen, chained and told. Nothing here happens twice."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.ballots import counting, early, outcome, pending, recording, results, secret
from domain import ballots as rules
from domain.ballots import OBJECTION_WINDOW, Ballot, State, Verdict
from storage import timers
from storage.ballots import casts, register
from storage.database import Tx

TIMER: Final = "ballot-close"
FINAL: Final = "ballot-final"
# Other topics wait for it: a passed ballot takes its report off hold.
PASSED: Final = "ballot-passed"
DEADLINE: Final = "deadline"
BY_HAND: Final = "by_hand"


async def close(tx: Tx, ballot_id: int, *, now: datetime) -> None:
    """Close the ballot at its deadline; a second call, or one too early, changes nothing."""
    ballot = await register.find(tx, ballot_id)
    if ballot is None or ballot.state is not State.OPEN or ballot.closes_at is None:
        return
    if now < ballot.closes_at:
        # Extended meanwhile: the deadline of the row counts, not the clock that rang.
        await timers.arm(tx, TIMER, ballot.id, ballot.closes_at)
        return
    await end(tx, ballot, DEADLINE, now=now)


async def close_early(tx: Tx, ballot_id: int, *, now: datetime) -> None:
    """Close a ballot in which nothing is left to wait for, if that is still so."""
    ballot = await register.find(tx, ballot_id)
    if ballot is None or ballot.state is not State.OPEN or ballot.closes_at is None:
        return
    if now >= ballot.closes_at:
        await close(tx, ballot_id, now=now)
    elif await early.is_reached(tx, ballot):
        await end(tx, ballot, ballot.early.value, now=now)


async def end(
    tx: Tx, ballot: Ballot, reason: str, *, now: datetime, actor_id: int | None = None
) -> Ballot:
    """Freeze the result and tell it; closed by hand the ballot is void."""
    await pending.count_pending(tx, ballot, now=now)
    await pending.give_up(tx, ballot, now=now)
    await secret.tell_heard(tx, ballot, now=now, rest=True)
    closed = await _frozen(tx, ballot, reason, actor_id, now=now)
    await timers.arm(tx, TIMER, ballot.id, None)
    await timers.arm(tx, early.TIMER, ballot.id, None)
    if closed.state is State.CLOSED:
        await timers.arm(tx, FINAL, ballot.id, closed.objections_until)
        await outcome.asked(tx, closed, now=now)
    if closed.verdict is Verdict.PASSED:
        await timers.add(tx, PASSED, ballot.id, now)
    await results.stale(tx, ballot.id, now=now)
    await results.tell(tx, closed, now=now)
    return closed


async def _frozen(
    tx: Tx, ballot: Ballot, reason: str, actor_id: int | None, *, now: datetime
) -> Ballot:
    by_hand = reason == BY_HAND
    tally = await counting.recount(tx, ballot)
    urn, result = results.published(ballot, tally, await casts.urn(tx, ballot.id), void=by_hand)
    verdict = tally.outcome.verdict if tally.outcome else None
    closed = replace(
        ballot,
        state=State.VOID if by_hand else State.CLOSED,
        closed_at=now,
        objections_until=None if by_hand else now + OBJECTION_WINDOW,
        verdict=rules.Verdict.VOID if by_hand else verdict,
        result=result,
    )
    # Before the chain: two that close at once must not both write a row.
    changed = await register.change(tx, ballot, closed)
    payload = {"reason": reason, "urn": urn, "result": result}
    await recording.chained(tx, ballot, "closed", payload, actor_id, now=now)
    return changed
