"""Finding a flat step by step: building, stairwell, floor, room."""

from collections.abc import Iterable
from datetime import datetime

from domain.places import Household, Place, order
from domain.places.writing import natural_key
from storage.database import Tx
from storage.places import grants, households, residents, tree


async def nearest_buildings(tx: Tx, person_id: int) -> list[Place]:
    """Return the buildings with flats: those the person lives or chats in, then by name."""
    inhabited = await residents.inhabited(tx)
    near = {flat.place_id for flat in await households.homes_of(tx, person_id)}
    for place_id in await residents.groups_of(tx, person_id):
        near |= {place.id for place in await tree.inside(tx, place_id)}
    found = [p for p in await tree.every(tx) if p.id in inhabited]
    return sorted(found, key=lambda place: (place.id not in near, order(place)))


async def own_places(tx: Tx, person_id: int, *, now: datetime) -> list[Place]:
    """Return the places the person belongs to: by a flat, a group, or a role."""
    # Home first, then groups, then roles: the first place is taken where one is needed.
    ids = [flat.place_id for flat in await households.homes_of(tx, person_id)]
    ids += await residents.groups_of(tx, person_id)
    ids += [g.place_id for g in await grants.of(tx, person_id, now=now) if g.place_id]
    places = [await tree.find(tx, place_id) for place_id in dict.fromkeys(ids)]
    return [p for p in places if p is not None and p.closed_at is None]


async def stairwells(tx: Tx, place_id: int) -> list[Household]:
    """Return one flat for each stairwell of the building, in natural order."""
    flats = await households.in_building(tx, place_id)
    # A flat stands for its stairwell, as buttons carry ids and a stairwell has none.
    firsts = {flat.stairwell: flat for flat in reversed(flats)}
    return sorted(firsts.values(), key=lambda flat: natural_key(flat.stairwell))


async def beside(tx: Tx, household_id: int, *, floor_only: bool = False) -> list[Household]:
    """Return the flats of the same stairwell, or of the same floor, from the ground up."""
    flat = await households.find(tx, household_id)
    if flat is None:
        return []
    same = [
        other
        for other in await households.in_building(tx, flat.place_id)
        if other.stairwell == flat.stairwell and (not floor_only or other.floor == flat.floor)
    ]
    return sorted(same, key=_upwards)


def floors(flats: Iterable[Household]) -> list[Household]:
    """Return one flat for each floor, from the ground up."""
    firsts: dict[int | None, Household] = {}
    for flat in flats:
        firsts.setdefault(flat.floor, flat)
    return sorted(firsts.values(), key=_upwards)


def _upwards(flat: Household) -> tuple[object, ...]:
    # Flats without a known floor come last rather than in the cellar.
    return (flat.floor is None, flat.floor or 0, natural_key(flat.room), flat.id)
