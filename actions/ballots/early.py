"""Closing before the time: armed when everybody has voted or nothing can change any more.

It stands below voting, which calls `heard`; the closing itself is in `closing`.
"""

from datetime import datetime

from actions.ballots import counting, posting
from domain import ballots as rules
from domain.ballots import Ballot, Early, Electorate, Result, State
from domain.ballots.numbers import Tally
from storage import timers
from storage.ballots import casts, notices, roll
from storage.database import Tx

TIMER = "ballot-early"
VIEW = "ballot-ending"
# Somebody who votes and withdraws in turn must not fill the group with announcements.
MOST = 3


async def heard(tx: Tx, ballot: Ballot, *, now: datetime) -> None:
    """Arm or take back the early closing, after each change of the count.

    Source: ballots.md, "Early close": 30 minutes after everybody has voted, 2 hours after the
    result is settled, never for owners' votes.
    """
    if ballot.early is Early.NONE or rules.statutory(ballot.kind):
        return
    armed = await timers.armed(tx, TIMER, ballot.id)
    reached = await is_reached(tx, ballot)
    if armed and not reached:
        await timers.arm(tx, TIMER, ballot.id, None)
    elif reached and not armed:
        await _arm(tx, ballot, now=now)


async def is_reached(tx: Tx, ballot: Ballot) -> bool:
    """Whether the ballot may close early as things are now."""
    if rules.statutory(ballot.kind) or ballot.early is Early.NONE:
        return False
    if ballot.early is Early.ALL_VOTED:
        return await _all_heard(tx, ballot)
    return _settled(ballot, await counting.recount(tx, ballot))


async def _arm(tx: Tx, ballot: Ballot, *, now: datetime) -> None:
    due = rules.early_close(ballot.early, statutory=False, all_heard=True, settled=True, now=now)
    if due is None or ballot.closes_at is None or due >= ballot.closes_at:
        return
    for turn in range(1, MOST + 1):
        if await notices.first(tx, ballot.id, f"early-{turn}", now=now):
            await timers.arm(tx, TIMER, ballot.id, due)
            args = {"at": int(due.timestamp()), "why": ballot.early.value}
            await posting.to_groups(tx, ballot, VIEW, args, now=now, key=f"early-{turn}")
            return


async def _all_heard(tx: Tx, ballot: Ballot) -> bool:
    # Asked at every tap: the database counts what reading the whole roll would take 20 times as
    # long for, and at almost every tap the first number is answer enough.
    if await roll.unheard(tx, ballot.id):
        return False
    heads, apart = await roll.sizes(tx, ballot.id)
    # A flat whose owners differ may still agree, so it is waited for.
    return heads > 0 and not apart and not await casts.pending(tx, ballot.id)


def _settled(ballot: Ballot, tally: Tally) -> bool:
    # Whoever is verified later joins a roll of residents: nothing is settled there.
    if ballot.electorate is Electorate.RESIDENTS or not tally.heads:
        return False
    if ballot.rule is None or not isinstance(tally.outcome, Result):
        return False
    missing = [head.area for head in (*tally.unheard, *tally.excluded)]
    return rules.is_settled(ballot.rule, tally.outcome, missing)


def is_open(ballot: Ballot | None) -> bool:
    return ballot is not None and ballot.state is State.OPEN
