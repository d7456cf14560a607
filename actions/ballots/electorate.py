"""Who is asked: the flats of a ballot's place, and the heads that vote for them."""

from dataclasses import replace

from domain import ballots as rules
from domain.ballots import Ballot, Electorate, Head
from domain.places import Household, Place, PlaceKind, order
from storage.ballots import drafts
from storage.database import Tx
from storage.places import households, residents, tree


async def buildings(tx: Tx, place_id: int) -> list[Place]:
    """Return the buildings of a place: itself, or all that stand in it, as people count."""
    # Asked of the tree each time: an estate grows, and a draft is about what stands there today.
    inside = await tree.inside(tx, place_id)
    return sorted((p for p in inside if p.kind is PlaceKind.BUILDING), key=order)


async def flats(tx: Tx, ballot: Ballot) -> list[Household]:
    """Return the flats that the question concerns."""
    found: list[Household] = []
    for building in await buildings(tx, ballot.place_id):
        found += await households.in_building(tx, building.id)
    return [f for f in found if ballot.stairwell is None or f.stairwell == ballot.stairwell]


async def heads(tx: Tx, ballot: Ballot) -> tuple[Head, ...]:
    """Return who has a voice as things are now; at opening this becomes the roll."""
    if ballot.electorate == Electorate.ROSTER:
        return rules.person_heads(d.person_id for d in await drafts.roster(tx, ballot.id))
    concerned = await flats(tx, ballot)
    if ballot.electorate == Electorate.RESIDENTS:
        return rules.person_heads(await _residents(tx, ballot, concerned))
    return await _named(tx, ballot, rules.heads(ballot.electorate, concerned))


async def has_roll(tx: Tx, place_id: int) -> bool:
    """Whether the flats of a place are known."""
    for building in await buildings(tx, place_id):
        if await households.in_building(tx, building.id):
            return True
    return False


async def _residents(tx: Tx, ballot: Ballot, concerned: list[Household]) -> set[int]:
    # A set of people: whoever has two flats is one resident with one voice.
    ids = {flat.id for flat in concerned}
    return {
        resident.person_id
        for building in await buildings(tx, ballot.place_id)
        for resident in await residents.in_building(tx, building.id)
        if resident.household_id in ids
    }


async def _named(tx: Tx, ballot: Ballot, found: tuple[Head, ...]) -> tuple[Head, ...]:
    """The heads by their doors; in several buildings 101 is many, so the building is named."""
    known = {place.id: place.name for place in await buildings(tx, ballot.place_id)}
    if len(known) < 2:  # noqa: PLR2004
        return found
    of_flat = {flat.id: known[flat.place_id] for flat in await flats(tx, ballot)}
    return tuple(
        replace(head, label=f"{of_flat[head.households[0]]} {head.label}"[:60]) for head in found
    )
