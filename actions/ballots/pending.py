"""Votes of people who were not verified yet: counted once they are, if that is before closing."""

import secrets
from datetime import datetime, timedelta

from actions.ballots import casting, posting, receipts, recording
from actions.ballots.casting import Rand
from actions.ballots.voters import voter
from actions.places import telling
from domain.ballots import Ballot, CastRow, CastState, Refusal
from storage import outbox
from storage.ballots import casts, register, voters
from storage.database import Tx
from storage.outbox import Outgoing

UNCOUNTED = "ballot-uncounted"
REFUSED = "ballot-claim-refused"
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


async def count(
    tx: Tx, ballot: Ballot, cast: CastRow, *, now: datetime, rand: Rand = secrets.token_bytes
) -> int:
    """Count a vote that waited, for every head its voter speaks for by now; return how many."""
    person_id = cast.voter_id or 0
    known = await voter(tx, person_id, ballot, now=now)
    if known.refusal and not known.waiting:
        # They were told that it would count: a tenant of a ballot of owners must learn better.
        await _drop(tx, cast, known.refusal, now=now)
        return 0
    own = {c.head_id for c in await casts.of_voter(tx, ballot.id, person_id)}
    # Where somebody has a vote already it is this one, or a later one.
    heads = [head for head in known.heads if head.id not in own]
    if not heads:
        if not known.waiting:
            await recording.end(tx, cast, CastState.SUPERSEDED, now=now)
        return 0
    made = await casting.count(tx, ballot, heads[0], cast, now=now)
    for head in heads[1:]:
        await casting.count(tx, ballot, head, _again(cast, ballot, now, rand), now=now)
    if known.waiting:
        # Another flat of theirs is not verified yet.
        await casting.keep(tx, ballot, _again(cast, ballot, now, rand), now=now)
    await posting.stale(tx, ballot.id, now=now)
    await receipts.send(tx, person_id, ballot, made.row, first=True, now=now)
    return len(heads)


async def give_up(tx: Tx, ballot: Ballot, *, now: datetime) -> None:
    """Tell those who still wait when it closes that their vote was not counted."""
    for cast in await casts.pending(tx, ballot.id):
        await _drop(tx, cast, Refusal.VERIFIED_TOO_LATE, now=now)


async def _drop(tx: Tx, cast: CastRow, reason: Refusal, *, now: datetime) -> None:
    await recording.end(tx, cast, CastState.WITHDRAWN, now=now)
    person_id = cast.voter_id or 0
    if await telling.reachable(tx, person_id):
        args = {"reason": reason.value}
        await outbox.put(tx, Outgoing(person_id, UNCOUNTED, cast.ballot_id, args), now=now)


async def warn(
    tx: Tx, ballot: Ballot, cast: CastRow, membership_id: int, *, now: datetime
) -> None:
    """Tell somebody whose claim was refused that their vote will not count as things are.

    It is kept: they may have named the wrong flat, and claim the right one in time.
    """
    person_id = cast.voter_id or 0
    known = await voter(tx, person_id, ballot, now=now)
    # Another claim of theirs is looked at still, or another flat speaks for them.
    if known.heads or (known.waiting and not known.unknown):
        return
    if await telling.reachable(tx, person_id):
        key = f"{REFUSED}:{ballot.id}:{membership_id}"
        await outbox.put(tx, Outgoing(person_id, REFUSED, ballot.id, key=key), now=now)


def _again(cast: CastRow, ballot: Ballot, now: datetime, rand: Rand) -> CastRow:
    return casting.drawn(cast.voter_id or 0, ballot, cast.choice, now=now, rand=rand)


async def of_person(tx: Tx, person_id: int) -> list[tuple[Ballot, CastRow]]:
    """Return what waits for this person to be verified."""
    waiting = await casts.pending_of(tx, person_id)
    return [(await register.get(tx, cast.ballot_id), cast) for cast in waiting]
