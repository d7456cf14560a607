"""Where somebody may open funds, and which places one fund may be about."""

from datetime import datetime

from actions.funds import authority
from actions.places import spots as places
from actions.places.spots import Spot
from domain.funds import Fund
from domain.places import Household, Place
from storage.database import Tx

__all__ = ["Spot", "scopes", "spots", "stairwells"]


async def spots(tx: Tx, person_id: int, chat_id: int, *, now: datetime) -> list[Spot]:
    """Return where a `/fund` in this chat may be opened: the group's place, or one's own."""
    may, roles = authority.may_organise, authority.ORGANISERS
    return await places.spots(tx, person_id, chat_id, may, roles, now=now)


async def scopes(tx: Tx, person_id: int, fund: Fund, *, now: datetime) -> list[Place]:
    """Return the places this draft may be moved to: those around it that one may organise."""
    return await places.scopes(tx, person_id, fund.place_id, authority.may_organise, now=now)


async def stairwells(tx: Tx, fund: Fund) -> list[Household]:
    """Return one flat for each stairwell of the fund's building, none for larger places."""
    return await places.stairwells(tx, fund.place_id)
