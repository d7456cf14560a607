"""Who may announce things where, read from the grants. Source: notices.md, first paragraph."""

from datetime import datetime

from domain.notices import Notice
from domain.places import Role
from storage.database import Tx
from storage.notices import register
from storage.places import grants, tree

PUBLISHERS = frozenset({Role.CAPTAIN, Role.GRID, Role.STAFF, Role.SECRETARY, Role.OWNER})


async def may_publish(tx: Tx, person_id: int, place_id: int, *, now: datetime) -> bool:
    """Whether somebody may announce things there: a captain in their own building, staff, owners.

    A grant holds at its place and below, so a captain's covers the stairwells of the building.
    """
    # A button may name a place that is gone; an owner's grant would cover even that.
    place = await tree.find(tx, place_id)
    if place is None or place.closed_at:
        return False
    return bool(await grants.roles_of(tx, person_id, place_id, now=now) & PUBLISHERS)


async def may_run(tx: Tx, person_id: int, notice: Notice, *, now: datetime) -> bool:
    """Whether somebody may change, move or stop the notice.

    Its home place holds all it goes to: a captain of one of two buildings must not call off
    what the other was told, unless it is their own and both are.
    """
    if await may_publish(tx, person_id, notice.place_id, now=now):
        return True
    if person_id != notice.author_id:
        return False
    return await may_publish_all(tx, person_id, notice.id, now=now)


async def may_publish_all(tx: Tx, person_id: int, notice_id: int, *, now: datetime) -> bool:
    """Whether somebody may announce things at each of the places the notice goes to."""
    places = await register.places_of(tx, notice_id)
    # A loop, as a role may stand anywhere above; these are the few places that were chosen.
    return bool(places) and all(
        [await may_publish(tx, person_id, place_id, now=now) for place_id in places]
    )
