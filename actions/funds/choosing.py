"""Where somebody may open funds, and which places one fund may be about."""

from dataclasses import dataclass
from datetime import datetime

from actions.funds import authority
from domain.funds import Fund
from domain.places import Household, Place, PlaceKind, order
from domain.places.tree import normal_name
from domain.places.writing import natural_key
from storage.database import Tx
from storage.places import chats, grants, households, tree
from storage.places.chats import ChatKind

# Where flats are, or where all of them are in.
SHARING = (PlaceKind.BUILDING, PlaceKind.ESTATE, PlaceKind.GRID, PlaceKind.COMMUNITY)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to share in, or one stairwell of it."""

    place: Place
    stairwell: str | None = None


async def spots(tx: Tx, person_id: int, chat_id: int, *, now: datetime) -> list[Spot]:
    """Return where a `/fund` in this chat may be opened: the group's place, or one's own."""
    chat = await chats.find(tx, chat_id) if chat_id < 0 else None
    # Staff talk about the whole community in their group, so they choose as in private.
    if chat_id > 0 or (chat and chat.kind is ChatKind.STAFF):
        return await _own(tx, person_id, now=now)
    if chat is None or chat.kind is not ChatKind.GROUP or not chat.place_id:
        return []
    here = await _spot(tx, chat.place_id)
    if here and await authority.may_organise(tx, person_id, here.place.id, now=now):
        return [here]
    return []


async def place_of(tx: Tx, chat_id: int) -> Place | None:
    """Return the place that a group is tied to."""
    chat = await chats.find(tx, chat_id) if chat_id < 0 else None
    return await tree.find(tx, chat.place_id) if chat and chat.place_id else None


async def scopes(tx: Tx, person_id: int, fund: Fund, *, now: datetime) -> list[Place]:
    """Return the places this draft may be moved to: those around it that one may organise."""
    around = await tree.lineage(tx, fund.place_id)
    inside = await tree.inside(tx, around[-1].id)
    return [
        place
        for place in sorted((p for p in inside if p.kind in SHARING), key=_small_first)
        if await authority.may_organise(tx, person_id, place.id, now=now)
    ]


async def stairwells(tx: Tx, fund: Fund) -> list[Household]:
    """Return one flat for each stairwell of the fund's building, none for larger places."""
    place = await tree.get(tx, fund.place_id)
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
    if not authority.ORGANISERS & {grant.role for grant in held}:
        return []
    every = [p for p in await tree.every(tx) if p.kind in SHARING]
    return [
        Spot(place)
        for place in sorted(every, key=_small_first)
        if await authority.may_organise(tx, person_id, place.id, now=now)
    ]


async def _spot(tx: Tx, place_id: int) -> Spot | None:
    place = await tree.find(tx, place_id)
    if place is None or place.closed_at:
        return None
    if place.kind is not PlaceKind.STAIRWELL or place.parent_id is None:
        return Spot(place)
    # A stairwell's own group shares among that stairwell, whose flats are the building's.
    building = await tree.get(tx, place.parent_id)
    named = [f.stairwell for f in await households.in_building(tx, building.id)]
    own = normal_name(place.name)
    return Spot(building, next((s for s in named if normal_name(s) == own), place.name))


def _small_first(place: Place) -> tuple[object, ...]:
    return (SHARING.index(place.kind), order(place))
