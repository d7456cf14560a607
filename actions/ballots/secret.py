"""Secret ballots: one unit hears a head and drops its choice into the urn, and nothing joins them.

No row, key or argument that names the voter may carry the choice, and none with the choice a time.
"""

import secrets
from datetime import datetime

from actions.ballots import recording, voting
from actions.ballots.casting import Rand
from actions.ballots.voters import voter
from domain import ballots as rules
from domain.ballots import Ballot, Refusal, Shown
from storage.ballots import casts, register, roll
from storage.database import Tx

# The chain names who has voted in groups, so that no row of it stands for one tap.
BATCH = rules.FEWEST
NONCE_BYTES = 16


async def cast(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    choice: str,
    *,
    now: datetime,
    rand: Rand = secrets.token_bytes,
) -> Ballot | Refusal:
    """Vote in secret, once and for good, for every head the person speaks for."""
    ballot = await register.get(tx, ballot_id)
    if ballot.shown is not Shown.SECRET:
        return Refusal.WRONG_KIND
    # First: to ask who votes puts a new resident on the roll.
    if refused := voting.choice_refusal(ballot, choice):
        return refused
    known = await voter(tx, person_id, ballot, now=now)
    if known.refusal:
        return known.refusal
    heard = [head for head in known.heads if await roll.hear(tx, head.id)]
    if not heard:
        return Refusal.SECRET_NO_CHANGE
    for _ in heard:
        await casts.drop(tx, ballot.id, rand(NONCE_BYTES).hex(), choice)
    await tell_heard(tx, ballot, now=now)
    await voting.changed(tx, ballot, now=now)
    return ballot


async def tell_heard(tx: Tx, ballot: Ballot, *, now: datetime, rest: bool = False) -> None:
    """Name in the chain who has voted, a batch at a time; at closing the `rest` as well."""
    untold = await roll.untold(tx, ballot.id)
    if not untold or (len(untold) < BATCH and not rest):
        return
    # In the order of their names: that of the rows could be that of the votes.
    payload = {"heads": sorted(code for _, code in untold)}
    await recording.chained(tx, ballot, "heard", payload, None, now=now)
    for head_id, _ in untold:
        await roll.tell(tx, head_id)
