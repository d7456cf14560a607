"""Who may announce things where, read from the grants. Source: notices.md, first paragraph."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from domain.notices import Notice
from domain.places import Place, Role, in_force
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


async def own_places(tx: Tx, person_id: int, *, now: datetime) -> list[Place]:
    """Return every open place where somebody may announce things.

    Read in two statements: asking place by place holds everybody up where there are hundreds.
    """
    held = [g for g in await grants.of(tx, person_id, now=now) if in_force(g, now)]
    held = [grant for grant in held if grant.role in PUBLISHERS]
    # Most people hold nothing: spared the walk over all places.
    places = await tree.every(tx) if held else []
    if any(grant.role is Role.OWNER for grant in held):
        return places
    given, parents = {grant.place_id for grant in held}, {p.id: p.parent_id for p in places}
    return [place for place in places if given & set(_lineage(place.id, parents))]


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


def _lineage(place_id: int | None, parents: Mapping[int, int | None]) -> Iterator[int]:
    while place_id is not None:
        yield place_id
        place_id = parents.get(place_id)
