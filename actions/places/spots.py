"""Where somebody may begin a ballot or a fund, and which places one may be about."""

from collections.abc import Awaitable, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from actions.places import telling
from domain.places import Household, Place, PlaceKind, Role, order
from domain.places.tree import normal_name
from domain.places.writing import natural_key
from storage.database import Tx
from storage.places import chats, grants, households, people, tree
from storage.places.chats import ChatKind

# Where flats are, or where all of them are in.
KINDS = (PlaceKind.BUILDING, PlaceKind.ESTATE, PlaceKind.GRID, PlaceKind.COMMUNITY)


class May(Protocol):
    """Whether a person may do it at a place, read from the grants."""

    def __call__(
        self, tx: Tx, person_id: int, place_id: int, *, now: datetime
    ) -> Awaitable[bool]: ...


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to begin in, or one stairwell of it."""

    place: Place
    stairwell: str | None = None


async def spots(
    tx: Tx, person_id: int, chat_id: int, may: May, roles: Set[Role], *, now: datetime
) -> list[Spot]:
    """Return where it may be begun in this chat: the group's place, or one's own places.

    `roles` are those without which nobody may anywhere.
    """
    chat = await chats.find(tx, chat_id) if chat_id < 0 else None
    # Staff talk about the whole community in their group, so they choose as in private.
    if chat_id > 0 or (chat and chat.kind is ChatKind.STAFF):
        return await _own(tx, person_id, may, roles, now=now)
    if chat is None or chat.kind is not ChatKind.GROUP or not chat.place_id:
        return []
    here = await _spot(tx, chat.place_id)
    return [here] if here and await may(tx, person_id, here.place.id, now=now) else []


async def place_of(tx: Tx, chat_id: int) -> Place | None:
    """Return the place that a group is tied to."""
    chat = await chats.find(tx, chat_id) if chat_id < 0 else None
    return await tree.find(tx, chat.place_id) if chat and chat.place_id else None


async def turn_away(
    tx: Tx,
    person_id: int,
    chat_id: int,
    message_id: int,
    view: str,
    why: str,
    *,
    now: datetime,
) -> None:
    """Say why it cannot be begun here, and whom to ask; the group hears it only where it must."""
    place = await place_of(tx, chat_id)
    unbound = chat_id < 0 and place is None
    args = {
        "why": "unbound" if unbound else why,
        "names": await _captains(tx, place, now=now) if place else [],
    }
    where = (person_id, chat_id, view, place.id if place else 0, args)
    await telling.answer(tx, *where, now=now, reply_to=message_id)


async def _captains(tx: Tx, place: Place, *, now: datetime) -> list[int]:
    holders = await grants.holders(tx, place.id, Role.CAPTAIN, now=now)
    return [one for one in holders[:3] if await people.find(tx, one)]


async def scopes(tx: Tx, person_id: int, place_id: int, may: May, *, now: datetime) -> list[Place]:
    """Return the places it may be moved to from here: those around it that are one's own."""
    around = await tree.lineage(tx, place_id)
    return await _allowed(tx, person_id, await tree.inside(tx, around[-1].id), may, now=now)


async def stairwells(tx: Tx, place_id: int) -> list[Household]:
    """Return one flat for each stairwell of a building, none for larger places."""
    place = await tree.get(tx, place_id)
    if place.kind is not PlaceKind.BUILDING:
        return []
    # A flat stands for its stairwell, as buttons carry ids and a stairwell has none.
    firsts: dict[str, Household] = {}
    for flat in await households.in_building(tx, place.id):
        firsts.setdefault(flat.stairwell, flat)
    found = [flat for stairwell, flat in firsts.items() if stairwell]
    return sorted(found, key=lambda flat: natural_key(flat.stairwell))


async def _own(tx: Tx, person_id: int, may: May, roles: Set[Role], *, now: datetime) -> list[Spot]:
    held = await grants.of(tx, person_id, now=now)
    # Most people hold nothing: spared the walk over all places.
    if not roles & {grant.role for grant in held}:
        return []
    found = await _allowed(tx, person_id, await tree.every(tx), may, now=now)
    return [Spot(place) for place in found]


async def _allowed(
    tx: Tx, person_id: int, places: list[Place], may: May, *, now: datetime
) -> list[Place]:
    wanted = sorted((p for p in places if p.kind in KINDS), key=_small_first)
    return [place for place in wanted if await may(tx, person_id, place.id, now=now)]


async def _spot(tx: Tx, place_id: int) -> Spot | None:
    place = await tree.find(tx, place_id)
    if place is None or place.closed_at:
        return None
    if place.kind is not PlaceKind.STAIRWELL or place.parent_id is None:
        return Spot(place)
    # A stairwell's own group means that stairwell, whose flats are the building's.
    building = await tree.get(tx, place.parent_id)
    named = [f.stairwell for f in await households.in_building(tx, building.id)]
    own = normal_name(place.name)
    return Spot(building, next((s for s in named if normal_name(s) == own), place.name))


def _small_first(place: Place) -> tuple[object, ...]:
    return (KINDS.index(place.kind), order(place))
