"""Where somebody may hold ballots, and which places one ballot may be about."""

from datetime import datetime

from actions.ballots import authority, electorate
from actions.places import spots as places
from actions.places.authority import MANAGERS
from actions.places.spots import Spot
from domain.ballots import Ballot
from domain.places import Household, Place, Role
from storage.database import Tx

__all__ = ["Spot", "scopes", "spots", "stairwells"]

HOLDING = MANAGERS | {Role.CAPTAIN}


async def spots(tx: Tx, person_id: int, chat_id: int, *, now: datetime) -> list[Spot]:
    """Return where a `/vote` in this chat may be held: the group's place, or one's own places."""
    found = await places.spots(tx, person_id, chat_id, authority.may_run, HOLDING, now=now)
    # A group's place is told what it lacks; of many places, those without a building only confuse.
    return [spot for spot in found if chat_id < 0 or await electorate.buildings(tx, spot.place.id)]


async def scopes(tx: Tx, person_id: int, ballot: Ballot, *, now: datetime) -> list[Place]:
    """Return the places this draft may be moved to: those around it, where one may run it."""
    return await places.scopes(tx, person_id, ballot.place_id, authority.may_run, now=now)


async def stairwells(tx: Tx, ballot: Ballot) -> list[Household]:
    """Return one flat for each stairwell of the ballot's building, none for larger places."""
    return await places.stairwells(tx, ballot.place_id)
