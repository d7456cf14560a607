"""Whom a notice reaches now: the groups of its places, or in private those its filters name."""

from dataclasses import dataclass
from datetime import datetime

from domain.notices import Notice
from domain.notices.audience import heard_since
from domain.places import Place
from storage.database import Tx
from storage.notices import reach, register
from storage.notices.reach import Wanted
from storage.places import tree


@dataclass(frozen=True, slots=True)
class Reach:
    """How far it goes: to groups and the households of their places, or to people in private."""

    groups: int
    households: int
    people: int

    @property
    def nobody(self) -> bool:
        return not self.groups and not self.people


async def groups(tx: Tx, notice: Notice) -> list[tuple[int, int]]:
    """Return (chat, its place) of each group it goes to; with people filters there is none."""
    # Who is meant by a filter is nobody else's business: never in a group.
    return [] if notice.audience else await reach.groups(tx, notice.id)


async def people(tx: Tx, notice: Notice, *, now: datetime) -> list[int]:
    """Return whom its filters name and who may be written to; without filters nobody."""
    if not (who := notice.audience):
        return []
    roles = frozenset(role.value for role in who.roles)
    wanted = Wanted(roles, who.born_until, who.unheard, heard_since(now))
    return await reach.people_wanted(tx, notice.id, wanted, now=now)


async def size(tx: Tx, notice: Notice, *, now: datetime) -> Reach:
    """Count whom it would reach if it went out now."""
    if notice.audience:
        return Reach(0, 0, len(await people(tx, notice, now=now)))
    found = await groups(tx, notice)
    return Reach(len(found), await reach.households_hearing(tx, notice.id), 0)


async def groupless(tx: Tx, notice: Notice) -> list[Place]:
    """Return the places that hear nothing of it: no group at or above them is tied to it.

    Where it reaches no group at all they are the chosen places themselves.
    """
    if notice.audience:
        return []
    if await reach.groups(tx, notice.id):
        return await reach.groupless(tx, notice.id)
    found = [await tree.find(tx, one) for one in await register.places_of(tx, notice.id)]
    return [place for place in found if place]


async def groups_gone(tx: Tx, notice: Notice) -> int:
    """Count the groups of its places that the bot was removed from."""
    return await reach.groups_gone(tx, notice.id)
