"""The numbers of a ballot as of now: panel, reminders, closing and results all read them here.

It stands below voting and closing, so that each of them may use it.
"""

from domain.ballots import Ballot, Shown
from domain.ballots.numbers import Tally, numbers
from storage.ballots import casts, roll
from storage.database import Tx


async def recount(tx: Tx, ballot: Ballot) -> Tally:
    """Count the roll as it stands in the rows."""
    heads = await roll.of(tx, ballot.id)
    if ballot.shown is Shown.SECRET:
        return numbers(ballot, heads, await casts.urn(tx, ballot.id))
    waiting = {cast.voter_id for cast in await casts.pending(tx, ballot.id)}
    return numbers(ballot, heads, pending=len(waiting))
