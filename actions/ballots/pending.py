"""Votes of people who were not verified yet: counted once they are, if that is before closing."""

from datetime import datetime, timedelta

from actions.ballots import casting, posting, receipts, recording
from actions.ballots.voters import voter
from domain.ballots import Ballot, CastRow, CastState
from storage import outbox
from storage.ballots import casts, register, voters
from storage.database import Tx
from storage.outbox import Outgoing

UNCOUNTED = "ballot-uncounted"
_TICK = timedelta(microseconds=1)


async def count_pending(tx: Tx, ballot: Ballot, *, now: datetime) -> int:
    """Count what waited and may count, before closing; return how many votes that were.

    Called late it counts as of the last moment, and nobody who was verified after that.
    """
    ends = ballot.closes_at or now
    counted = 0
    for cast in await casts.pending(tx, ballot.id):
        late = await voters.verified_since(tx, cast.voter_id or 0, ends)
        if not late:
            counted += await count(tx, ballot, cast, now=min(now, ends - _TICK))
    return counted


async def count(tx: Tx, ballot: Ballot, cast: CastRow, *, now: datetime) -> int:
    """Count one vote that waited, for every head its voter speaks for by now."""
    person_id = cast.voter_id or 0
    known = await voter(tx, person_id, ballot, now=now)
    if known.refusal and not known.waiting:
        # They were told that it would count: a tenant of a ballot of owners must learn better.
        await recording.end(tx, cast, CastState.WITHDRAWN, now=now)
        args = {"reason": known.refusal.value}
        await outbox.put(tx, Outgoing(person_id, UNCOUNTED, ballot.id, args), now=now)
        return 0
    if not known.heads:
        return 0
    made = await casting.count(tx, ballot, known.heads[0], cast, now=now)
    if not made.new:
        await recording.end(tx, cast, CastState.SUPERSEDED, now=now)
        return 0
    await posting.stale(tx, ballot.id, now=now)
    await receipts.send(tx, person_id, ballot, made.row, first=True, now=now)
    return 1


async def of_person(tx: Tx, person_id: int) -> list[tuple[Ballot, CastRow]]:
    """Return what waits for this person to be verified."""
    waiting = await casts.pending_of(tx, person_id)
    return [(await register.get(tx, cast.ballot_id), cast) for cast in waiting]
