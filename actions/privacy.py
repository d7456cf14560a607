"""All that is kept of a person, in every topic: handed over, or made nobody's (people.md)."""

from datetime import datetime
from typing import Any

from actions.funds import custodians
from actions.notices import signing
from actions.places import me
from storage import chains
from storage.ballots import traces as in_ballots
from storage.database import Tx
from storage.funds import traces as in_funds
from storage.notices import traces as in_notices
from storage.places import traces


async def everything(tx: Tx, person_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return every row that tells of the person, as plain values with times in ISO 8601."""
    return {
        **await traces.everything(tx, person_id),
        **await traces.read(tx, in_ballots.KEPT, person_id),
        **await traces.read(tx, in_funds.KEPT, person_id),
        **await traces.read(tx, in_notices.KEPT, person_id),
    }


async def erase(tx: Tx, person_id: int, *, now: datetime, message_id: int | None) -> None:
    """Forget who this was: what they said and paid stays, without them."""
    # First, while they still have a name: those left to keep the money read who goes.
    await custodians.lay_down(tx, person_id, now=now)
    await in_funds.erase(tx, person_id)
    # While it is known who they are: somebody else can have the place.
    await signing.lay_down(tx, person_id, now=now)
    await in_notices.erase(tx, person_id)
    await chains.forget(tx, person_id)
    await me.erase(tx, person_id, now=now, message_id=message_id)
    # Last: which heads of a roll are an erased person's shows in what was just erased.
    await in_ballots.erase(tx, person_id, now=now)
