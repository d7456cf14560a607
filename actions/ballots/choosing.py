"""Where somebody may hold ballots, and which places one ballot may be about."""

from dataclasses import dataclass
from datetime import datetime

from actions.ballots import authority, electorate
from actions.places.authority import MANAGERS
from domain.ballots import Ballot
from domain.places import Household, Place, PlaceKind, Role, order
from domain.places.tree import normal_name
from domain.places.writing import natural_key
from storage.database import Tx
from storage.places import chats, grants, households, tree
from storage.places.chats import ChatKind

# Where flats are, or where all of them are in.
ASKABLE = (PlaceKind.BUILDING, PlaceKind.ESTATE, PlaceKind.GRID, PlaceKind.COMMUNITY)
HOLDING = MANAGERS | {Role.CAPTAIN}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to ask in, or one stairwell of it."""

    place: Place
    stairwell: str | None = None


async def spots(tx: Tx, person_id: int, chat_id: int, *, now: datetime) -> list[Spot]:
    """Return where a `/vote` in this chat may be held: the group's place, or one's own places."""
    chat = await chats.find(tx, chat_id) if chat_id < 0 else None
    if chat_id < 0 and (chat is None or chat.kind is not ChatKind.GROUP):
        # Staff talk about the whole community in their group, so they choose as in private.
        staff = chat is not None and chat.kind is ChatKind.STAFF
        return await _own(tx, person_id, now=now) if staff else []
    if chat is None:
        return await _own(tx, person_id, now=now)
    here = await _spot(tx, chat.place_id) if chat.place_id else None
    if here and await authority.may_run(tx, person_id, here.place.id, now=now):
        return [here]
    return []


async def place_of(tx: Tx, chat_id: int) -> Place | None:
    """Return the place that a group is tied to."""
    chat = await chats.find(tx, chat_id) if chat_id < 0 else None
    return await tree.find(tx, chat.place_id) if chat and chat.place_id else None


async def scopes(tx: Tx, person_id: int, ballot: Ballot, *, now: datetime) -> list[Place]:
    """Return the places this draft may be moved to: those around it, where one may run it."""
    around = await tree.lineage(tx, ballot.place_id)
    inside = await tree.inside(tx, around[-1].id)
    wanted = [p for p in inside if p.kind in ASKABLE]
    return [
        place
        for place in sorted(wanted, key=_small_first)
        if await authority.may_run(tx, person_id, place.id, now=now)
    ]


async def stairwells(tx: Tx, ballot: Ballot) -> list[Household]:
    """Return one flat for each stairwell of the ballot's building, none for larger places."""
    place = await tree.get(tx, ballot.place_id)
    if place.kind is not PlaceKind.BUILDING:
        return []
    # A flat stands for its stairwell, as buttons carry ids and a stairwell has none.
    firsts: dict[str, Household] = {}
    for flat in await households.in_building(tx, place.id):
        firsts.setdefault(flat.stairwell, flat)
    found = [flat for stairwell, flat in firsts.items() if stairwell]
    return sorted(found, key=lambda flat: natural_key(flat.stairwell))


async def _own(tx: Tx, person_id: int, *, now: datetime) -> list[Spot]:
    held = await grants.of(tx, person_id, now=now)
    # Most people hold nothing: spared the walk over all places.
    if not HOLDING & {grant.role for grant in held}:
        return []
    every = [p for p in await tree.every(tx) if p.kind in ASKABLE]
    return [
        Spot(place)
        for place in sorted(every, key=_small_first)
        if await authority.may_run(tx, person_id, place.id, now=now)
        and await electorate.buildings(tx, place.id)
    ]


async def _spot(tx: Tx, place_id: int) -> Spot | None:
    place = await tree.find(tx, place_id)
    if place is None or place.closed_at:
        return None
    if place.kind is not PlaceKind.STAIRWELL or place.parent_id is None:
        return Spot(place)
    # A stairwell's own group asks that stairwell, whose flats are the building's.
    building = await tree.get(tx, place.parent_id)
    named = [f.stairwell for f in await households.in_building(tx, building.id)]
    own = normal_name(place.name)
    return Spot(building, next((s for s in named if normal_name(s) == own), place.name))


def _small_first(place: Place) -> tuple[object, ...]:
    return (ASKABLE.index(place.kind), order(place))
