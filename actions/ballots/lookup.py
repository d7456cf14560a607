"""The heads of a roll that a captain's words may mean."""

from domain.ballots import Ballot, RollHead
from domain.ballots.hall import Snag
from domain.ballots.lookup import heads_named
from storage.ballots import doors, roll
from storage.database import Tx

# As many as can be told apart on a phone.
MOST = 8


async def named(tx: Tx, ballot: Ballot, text: str) -> list[RollHead] | Snag:
    """Return the heads of a slip number or a door, at most `MOST`, or why there are none."""
    found = heads_named(text, await doors.of(tx, ballot.id))
    if not found:
        return Snag.NO_SUCH_DOOR
    if len(found) > MOST:
        return Snag.MANY_DOORS
    heads = [await roll.get(tx, head_id) for head_id in found]
    return [head for head in heads if head is not None]


async def on_roll(tx: Tx, ballot: Ballot, head_id: int) -> RollHead | None:
    """Return the head if it is one of this ballot's: a button can name any."""
    head = await roll.get(tx, head_id)
    return head if head and head.ballot_id == ballot.id else None
