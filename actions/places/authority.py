"""Who may arrange things in a community, read from the grants."""

from datetime import datetime

from domain.places import Place, Role
from storage.database import Tx
from storage.places import grants, tree

MANAGERS = frozenset({Role.OWNER, Role.SECRETARY, Role.STAFF})


async def manages(tx: Tx, person_id: int, place_id: int, *, now: datetime) -> bool:
    """Whether the person is an owner, or staff or secretary of the place or above it."""
    roles = await grants.roles_of(tx, person_id, place_id, now=now)
    return bool(roles & MANAGERS)


async def is_owner(tx: Tx, person_id: int, *, now: datetime) -> bool:
    return person_id in await grants.owners(tx, now=now)


async def managed(tx: Tx, person_id: int, *, now: datetime) -> list[Place]:
    """Return the communities that the person arranges things in."""
    return [
        place
        # Asked place by place: an owner's grant names none.
        for place in await tree.communities(tx)
        if await manages(tx, person_id, place.id, now=now)
    ]


async def manages_any(tx: Tx, person_id: int, *, now: datetime) -> bool:
    """The same for somebody who adds the bot, before it is known where it belongs."""
    return await is_owner(tx, person_id, now=now) or bool(await managed(tx, person_id, now=now))
